"""The text of a page, put together: what stands one below the other becomes one element.

Each element costs the server, the connection and the browser something, so that a page of forty
small ones is felt; a heading, its reading help and the paragraphs below it need only one.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NewType

import streamlit as st

from aiops_model.export.text import markdown_text as words

Written = NewType("Written", str)
"""Markdown in which every text is escaped: only the functions of this file make it."""
Piece = Written | Callable[[], object]
"""A text, or what draws something else between two texts."""
PARAGRAPH_LINES = 2


def heading(level: int, text: str) -> Written:
    """A heading of level 1 to 3, on one line."""
    line = words(text).replace("  \n", " ")
    return Written(f"{'#' * level} {line}")


def note(text: str) -> Written:
    """What a caption says: context, how to read a figure; "" without a text."""
    return Written(f":gray[:small[{words(text)}]]" if text else "")


def paragraph(text: str) -> Written:
    """One paragraph."""
    return Written(words(text))


def strong(text: str) -> Written:
    """One paragraph in bold letters; "" without a text."""
    return Written(f"**{words(text)}**" if text else "")


def labelled(label: str, text: str) -> Written:
    """A paragraph that begins with a word in bold letters."""
    return Written(f"**{words(label)}** {words(text)}")


def signed(lines: Iterable[tuple[str, str, str]]) -> Written:
    """A list: name of a Material symbol (ours, never an entry), name in bold letters, text."""
    return Written(
        "\n".join(
            f"- :material/{symbol}: **{words(name)}**: {words(text)}"
            for symbol, name, text in lines
        )
    )


def listed(lines: Sequence[str]) -> Written:
    """One or two lines as a paragraph, more as a list."""
    if len(lines) <= PARAGRAPH_LINES:
        return Written("  \n".join(words(line) for line in lines))
    return bullets(map(paragraph, lines))


def bullets(lines: Iterable[Written]) -> Written:
    """A list, however short."""
    return Written("\n".join(f"- {line}" for line in lines))


def together(texts: Iterable[Written]) -> Written:
    """Texts one below the other; empty ones leave no gap."""
    return Written("\n\n".join(text for text in texts if text))


def draw(pieces: Iterable[Piece]) -> None:
    """Draw the pieces in their order; neighbouring texts become one element."""
    texts: list[Written] = []
    for piece in pieces:
        if isinstance(piece, str):
            texts.append(piece)
        else:
            _write(texts)
            texts = []
            piece()
    _write(texts)


def _write(texts: list[Written]) -> None:
    if any(texts):
        st.markdown(together(texts), anchors=False)
