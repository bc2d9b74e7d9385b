"""The application as a visitor meets it: started the way the README says, on a free port."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Self

import httpx

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 180.0
"""Seconds a start may take on a busy machine."""


class Server:
    """One server process with a home folder of its own; what it writes is kept in `log`."""

    def __init__(self, home: Path, **settings: str) -> None:
        self.home = home
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.settings = settings
        self.process: subprocess.Popen[bytes] | None = None
        self._log = home / "server.log"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Start and wait until the server says it is well.

        The body is compared: an unknown address answers 200 as well in a plain Streamlit.
        """
        self.home.mkdir(parents=True, exist_ok=True)
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(
                command(self.port),
                cwd=ROOT,
                env=surroundings(self.home, self.settings),
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self.process.poll() is None:
            if self._healthy():
                return
            time.sleep(0.1)
        code = self.process.poll()
        self.stop()
        raise AssertionError(f"the server did not start (exit code {code}):\n{self.log}")

    def stop(self) -> None:
        """End the server as an operator would; kill it only when it does not listen."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None

    def kill(self) -> None:
        """End the server in the middle of whatever it does."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def restart(self) -> None:
        """A new process at the same address with the same data: all sessions are gone."""
        self.stop()
        self.start()

    @property
    def database_url(self) -> str:
        """Where the answers lie, unless a setting said otherwise."""
        return self.settings.get("DATABASE_URL", f"sqlite:///{self.home / 'cockpit.sqlite3'}")

    @property
    def log(self) -> str:
        """Everything the server has written since the first start."""
        return self._log.read_text(encoding="utf-8") if self._log.exists() else ""

    def _healthy(self) -> bool:
        try:
            return httpx.get(f"{self.url}/_stcore/health", timeout=2).text == "ok"
        except httpx.TransportError:
            return False


def command(port: int) -> list[str]:
    """What the README says, on this port."""
    return [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]


def surroundings(home: Path, settings: dict[str, str]) -> dict[str, str]:
    """The environment of a server of its own: nothing of this machine's settings but the path."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("AIOPS_", "STREAMLIT_", "COV_")) and name != "DATABASE_URL"
    }
    return kept | {"AIOPS_HOME": str(home)} | settings


def free_port() -> int:
    """A port of this machine nobody uses just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
