"""Content that is read when it is first needed, so that the start does not wait for it."""

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Later(Generic[T]):
    """A value read once, at its first use, however many threads ask for it at the same time."""

    def __init__(self, read: Callable[[], T]) -> None:
        self._read: Callable[[], T] | None = read
        self._value: tuple[T] | None = None
        self._lock = Lock()

    def get(self) -> T:
        """The value. Raises what the reading raises, each time anew."""
        if self._value is None:
            with self._lock:
                if self._read is not None:
                    self._value = (self._read(),)
                    self._read = None
        assert self._value is not None
        return self._value[0]
