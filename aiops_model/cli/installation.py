"""The installation the command line works on: settings, content, database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from aiops_model.settings import load_settings

if TYPE_CHECKING:
    from aiops_model.content import Content
    from aiops_model.services import Context


def content_in_use() -> "Content":
    """The content of the installation. Raises ContentError."""
    from aiops_model.content import load_content

    return load_content(load_settings().content_dir)


@contextmanager
def installation() -> "Iterator[Context]":
    """The opened installation, closed at the end. Raises what `open_context` raises."""
    from aiops_model.services import open_context

    ctx = open_context(load_settings())
    try:
        yield ctx
    finally:
        ctx.close()
