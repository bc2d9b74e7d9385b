"""Whether the server lives (`/healthz`) and can take an answer (`/readyz`): for monitoring."""

import threading
import time
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse

from aiops_model.services import Readiness

FRESH = 2.0
"""Seconds one probe counts: anyone may ask, and each probe writes to the database."""


async def alive(_request: Request) -> JSONResponse:
    """The process answers; nothing more is claimed."""
    return JSONResponse({"status": "ok"})


class ReadyProbe:
    """`/readyz`: 200 when the database takes a write, has this version's schema and room, else 503.

    The body says which of these holds.
    """

    def __init__(
        self, look: Callable[[], Readiness], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.look = look
        self.clock = clock
        self._lock = threading.Lock()
        self._found: Readiness | None = None
        self._at = 0.0

    def answer(self, _request: Request) -> JSONResponse:
        with self._lock:
            if self._found is None or self.clock() - self._at >= FRESH:
                self._found = self.look()
                self._at = self.clock()
            found = self._found
        body = {
            "status": "ok" if found.ready else "not ready",
            "schema_current": found.schema_current,
            "writable": found.writable,
        }
        return JSONResponse(body, status_code=200 if found.ready else 503)
