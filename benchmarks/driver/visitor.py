"""One visitor: fetches the page, keeps its cookies, opens the live connection, acts and waits."""

import asyncio
import http.client
import socket
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from benchmarks.driver.page import DriveError, Page

PATIENCE = 30.0
"""Seconds a run may take."""
CLIENTS_A_BLOCK = 250
"""Visitors whose made-up addresses share the third number."""


@dataclass(frozen=True)
class Run:
    """One action of a visitor, from the click to the end of the last script it set off."""

    name: str
    ms: float
    bytes: int
    deltas: int
    error: str = ""


class Visitor:
    """A session of its own: own visit cookie, own network address (as a proxy would name it)."""

    def __init__(self, base: str, number: int = 0, lang: str = "de-DE") -> None:
        host = urlsplit(base).hostname
        if host not in {"127.0.0.1", "localhost", "::1"}:
            raise DriveError(f"{host} is not this machine")
        self.base = base
        self.lang = lang
        self.page = Page()
        self.runs: list[Run] = []
        self.cookies: dict[str, str] = {}
        block, place = divmod(number, CLIENTS_A_BLOCK)
        self.address = f"10.20.{block}.{place + 1}"
        self._socket: Any = None
        self._live: Any = None

    async def connect(self) -> None:
        """Fetch the page and the health answer as a browser does, then open the connection."""
        for path in ("/", "/_stcore/health"):
            await asyncio.to_thread(self.fetch, path)
        token = self.cookies.get("_streamlit_xsrf", "PLACEHOLDER_AUTH_TOKEN").strip('"')
        where = urlsplit(self.base)
        self._live = await websockets.connect(
            f"ws://{where.netloc}/_stcore/stream",
            subprotocols=["streamlit", token],  # type: ignore[list-item]
            additional_headers=self._identity(),
            origin=self.base,  # type: ignore[arg-type]
            compression=None,
            max_size=None,
            open_timeout=PATIENCE,
            ping_interval=None,
        )
        self._socket = self._live.transport.get_extra_info("socket")
        self._acknowledge_at_once()

    def fetch(self, path: str) -> bytes:
        """One request with the visitor's cookies. Raises DriveError unless it is answered 200."""
        where = urlsplit(self.base)
        connection = http.client.HTTPConnection(where.netloc, timeout=PATIENCE)
        try:
            connection.request("GET", path, headers={"Accept": "text/html,*/*"} | self._identity())
            answer = connection.getresponse()
            body = answer.read()
        finally:
            connection.close()
        if answer.status != http.HTTPStatus.OK:
            raise DriveError(f"{path} answered {answer.status}")
        for line in answer.msg.get_all("Set-Cookie") or []:
            name, _, value = line.split(";", 1)[0].partition("=")
            self.cookies[name.strip()] = value
        return body

    async def close(self) -> None:
        if self._live is not None:
            await self._live.close()

    async def open(self, page: str = "", query: str = "", name: str = "open") -> Run:
        """The first run of a session, or the page loaded again."""
        self.page.query = query
        return await self._exchange(self._request(script="", page=page), name)

    async def rerun(self, name: str = "rerun") -> Run:
        """The same page once more."""
        return await self._exchange(self._request(), name)

    async def goto(self, page: str, query: str = "", name: str = "goto") -> Run:
        """Another page of the navigation."""
        script = self.page.addresses.get(page)
        if script is None:
            raise DriveError(f"no page {page!r}; there are {sorted(self.page.addresses)}")
        self.page.query = query
        return await self._exchange(self._request(script=script, page=page), name)

    async def click(self, key: str, name: str = "click") -> Run:
        """Press a button."""
        button = self.page.widget(key)
        pressed = WidgetState(id=button.widget_id, trigger_value=True)
        asked = self._request(pressed=pressed, fragment=button.fragment)
        return await self._exchange(asked, name, button.fragment)

    async def download(self, name: str = "download") -> Run:
        """Fetch what the first download button offers; it is made on the click."""
        begun = time.perf_counter()
        button = self.page.labelled("download_button").proto
        url = button.url or await self._made_file(button.deferred_file_id)
        path = urljoin("/", url)
        body = await asyncio.to_thread(self.fetch, path)
        run = Run(name, (time.perf_counter() - begun) * 1000, len(body), 0)
        self.runs.append(run)
        return run

    async def _made_file(self, file_id: str) -> str:
        message = BackMsg()
        wanted = message.backend_operation_request
        wanted.request_id = f"file-{time.monotonic_ns()}"
        wanted.session_id = self.page.session
        wanted.deferred_file.file_id = file_id
        await self._live.send(message.SerializeToString())
        while True:
            raw = await asyncio.wait_for(self._live.recv(), PATIENCE)
            answer = self.page.take(ForwardMsg.FromString(raw))
            if answer.WhichOneof("type") == "backend_operation_response":
                made = answer.backend_operation_response
                if made.error_msg:
                    raise DriveError(made.error_msg)
                return str(made.deferred_file.url)

    def _identity(self) -> dict[str, str]:
        headers = {"X-Forwarded-For": self.address, "Accept-Language": self.lang}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return headers

    def _acknowledge_at_once(self) -> None:
        """A visitor pauses between clicks, so the system acknowledges at once. A program does not:
        without this it would measure the 40 ms its own system holds acknowledgements back."""
        if hasattr(socket, "TCP_QUICKACK"):
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)

    def _request(
        self,
        *,
        script: str | None = None,
        page: str = "",
        pressed: WidgetState | None = None,
        fragment: str = "",
    ) -> bytes:
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string = self.page.query
        asked.page_script_hash = self.page.script if script is None else script
        asked.page_name = page
        asked.fragment_id = fragment
        asked.context_info.timezone = "Europe/Berlin"
        asked.context_info.timezone_offset = -60
        asked.context_info.locale = self.lang
        asked.context_info.url = f"{self.base}/{page}"
        asked.context_info.color_scheme = "light"
        asked.cached_message_hashes.extend(self.page.known)
        asked.widget_states.SetInParent()
        if pressed is not None:
            asked.widget_states.widgets.add().CopyFrom(pressed)
        return bytes(message.SerializeToString())

    async def _exchange(self, payload: bytes, name: str, fragment: str = "") -> Run:
        self.page.run += 1
        size = deltas = 0
        error = ""
        begun = time.perf_counter()
        await self._live.send(payload)
        self._acknowledge_at_once()
        while True:
            left = begun + PATIENCE - time.perf_counter()
            try:
                raw = await asyncio.wait_for(self._live.recv(), max(left, 0.001))
            except TimeoutError:
                error = "no end of the run"
                break
            self._acknowledge_at_once()
            size += len(raw)
            message = self.page.take(ForwardMsg.FromString(raw))
            kind = message.WhichOneof("type")
            deltas += kind == "delta"
            error = error or _fault(message)
            if kind == "script_finished":
                if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    break
                self.page.run += 1
                fragment = ""  # what a run asks for in its place is the whole page
        took = (time.perf_counter() - begun) * 1000
        run = Run(name, took, size, deltas, error or self.page.settle(fragment))
        self.runs.append(run)
        return run


def _fault(message: ForwardMsg) -> str:
    kind = message.WhichOneof("type")
    if kind == "page_not_found":
        return "page not found"
    if (
        kind == "script_finished"
        and message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR
    ):
        return "the script does not compile"
    return ""
