"""A server of our own on a free loopback port, and what it costs the machine."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Self

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
"""Seconds a start may take."""
QUIET = ("--server.headless", "true", "--browser.gatherUsageStats", "false",
         "--server.fileWatcherType", "none", "--server.address", "127.0.0.1")  # fmt: skip
"""What no floor should pay for."""


class Server:
    """`streamlit run` of a script in a folder; `log` keeps what it writes."""

    def __init__(
        self, script: Path, folder: Path, flags: tuple[str, ...] = (), **settings: str
    ) -> None:
        self.command = [sys.executable, "-m", "streamlit", "run", str(script), *flags]
        self.folder = folder
        self.settings = settings
        self.log = folder / "server.log" if folder != ROOT else Path(settings["AIOPS_HOME"]) / "log"
        self.base = ""
        self.began = 0.0
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        port = free_port()
        self.base = f"http://127.0.0.1:{port}"
        self.log.parent.mkdir(parents=True, exist_ok=True)
        self.began = time.perf_counter()
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603
                [*self.command, "--server.port", str(port)],
                cwd=self.folder,
                env=_surroundings() | self.settings,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        while not self._healthy():
            ended = self._process.poll() is not None
            if ended or time.perf_counter() - self.began > PATIENCE:
                self.__exit__()
                raise RuntimeError(f"the server did not start:\n{self.written[-2000:]}")
            time.sleep(0.01)
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is None:
            return
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def cpu_seconds(self) -> float:
        """Processor time of the server so far, all threads, in nanosecond steps (Linux)."""
        clock_of_process = (~self.pid << 3) | 2
        return time.clock_gettime(clock_of_process)

    @property
    def memory_kb(self) -> int:
        """Resident memory (Linux)."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return int(status.split("VmRSS:")[1].split()[0])

    @property
    def written(self) -> str:
        """What the server has written so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def _healthy(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.base}/_stcore/health", timeout=1) as answer:  # noqa: S310
                return bool(answer.read() == b"ok")
        except OSError:
            return False


def product(home: Path, *flags: str, **settings: str) -> Server:
    """The application as the README starts it, with a home folder of its own."""
    return Server(ROOT / "app.py", ROOT, flags, AIOPS_HOME=str(home), **settings)


def floor(folder: Path, name: str, *flags: str, **settings: str) -> Server:
    """One of the floor apps, in a folder without a configuration."""
    folder.mkdir(parents=True, exist_ok=True)
    script = Path(__file__).resolve().parents[1] / "floors" / f"{name}.py"
    return Server(script, folder, (*QUIET, *flags), PYTHONPATH=str(ROOT), **settings)


def free_port() -> int:
    """A port of this machine nobody uses just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _surroundings() -> dict[str, str]:
    """The environment without what would set up the application."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("AIOPS_", "STREAMLIT_")) and name != "DATABASE_URL"
    }
