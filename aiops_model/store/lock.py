"""One server per SQLite file. Command-line reads and backups need no lock and run beside it."""

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from aiops_model.domain.errors import Refusal

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class ServerLock:
    """A lock on `<database file>.server.lock`, held while the server runs.

    The operating system lets go of it when the process ends, however it ends; the empty file stays.
    With `path` None (PostgreSQL) it holds nothing.
    Raises Refusal("server_already_running") when another process holds it, Refusal("database_file")
    when it cannot be made.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = None if path is None else path.with_name(path.name + ".server.lock")
        self._descriptor: int | None = None

    def __enter__(self) -> Self:
        if self.path is None:
            return self
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600)
        except OSError as error:
            raise Refusal("database_file", "database_url", reason=error.strerror or "") from None
        try:
            _take(descriptor)
        except OSError:
            os.close(descriptor)
            raise Refusal("server_already_running", file=self.path.name) from None
        self._descriptor = descriptor
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    @property
    def held(self) -> bool:
        return self.path is None or self._descriptor is not None
