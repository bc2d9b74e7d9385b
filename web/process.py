"""What one server process has once: its settings and the open application behind all pages."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from aiops_model.services import Context, open_context, running_server
from aiops_model.settings import Settings, load_settings


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process, read once. Raises Refusal("setting")."""
    return load_settings()


class _Opened:
    """The context of this process, and the lock that lets one thread at a time open it."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.context: Context | None = None


_OPENED = _Opened()


def context() -> Context:
    """Store, content and key of this process; safe to call from any thread.

    The server has opened them at its start. Without a server (a test of a page) the first call
    opens them.
    """
    with _OPENED.lock:
        if _OPENED.context is None:
            _OPENED.context = open_context(settings())
        return _OPENED.context


@contextmanager
def serving() -> Iterator[Context]:
    """This process as the one server of its database: locked, migrated, open until the end."""
    with running_server(settings()) as opened:
        with _OPENED.lock:
            _OPENED.context = opened
        try:
            yield opened
        finally:
            with _OPENED.lock:
                _OPENED.context = None


def close() -> None:
    """Close and forget what a page test has opened; the next call of `context` opens afresh."""
    with _OPENED.lock:
        if _OPENED.context is not None:
            _OPENED.context.close()
        _OPENED.context = None
        settings.cache_clear()
