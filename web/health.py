"""Whether the server lives (`/healthz`) and can take an answer (`/readyz`): for monitoring."""

import threading
import time
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse

from aiops_model.domain.errors import Refusal

FRESH = 2.0
"""Seconds one probe counts: anyone may ask, and each probe writes to the database."""


async def alive(_request: Request) -> JSONResponse:
    """The process answers; nothing more is claimed."""
    return JSONResponse({"status": "ok"})


class Readiness:
    """`/readyz`: 200 when the database takes a write and has the schema of this version, else 503.

    `probe` raises the Refusal that says what is not well.
    """

    def __init__(
        self, probe: Callable[[], object], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.probe = probe
        self.clock = clock
        self._lock = threading.Lock()
        self._found = ""
        self._at = float("-inf")

    def answer(self, _request: Request) -> JSONResponse:
        with self._lock:
            if self.clock() - self._at >= FRESH:
                self._found = self._problem()
                self._at = self.clock()
            problem = self._found
        if problem:
            return JSONResponse({"status": "not ready", "reason": problem}, status_code=503)
        return JSONResponse({"status": "ok"})

    def _problem(self) -> str:
        try:
            self.probe()
        except Refusal as refusal:
            return str(refusal.values.get("kind") or refusal.code)
        return ""
