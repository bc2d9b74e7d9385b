"""The pages as Streamlit knows them, and links to them.

Streamlit looks up the file of each page it is told of, and of each it is to link to: made once a
language, the pages cost a run nothing.
"""

from copy import copy

import streamlit as st

from aiops_model.export.text import label_text
from ui.access import locale, t
from ui.registry import HOME, PAGES
from web.process import context

_MADE: dict[tuple[str, str, str], dict[str, st.Page]] = {}
"""By content, language and country, like the titles: reference data, the same for every visitor."""


def pages() -> list[st.Page]:
    """Every page, for this run alone: the navigation marks the one it runs."""
    return [copy(page) for page in _made().values()]


def link(path: str, label: str, *, icon: str | None = None) -> None:
    """A link to the page at this address."""
    st.page_link(_made()[path], label=label_text(label), icon=icon)


def _made() -> dict[str, st.Page]:
    reader = locale()
    known = (context().content.content_hash, reader.lang, reader.country)
    if known not in _MADE:
        _MADE[known] = {
            entry.path: st.Page(
                entry.source,
                title=t(entry.title),
                url_path=entry.path,
                default=entry is HOME,
                visibility="visible" if entry.in_navigation else "hidden",
            )
            for entry in PAGES
        }
    return _MADE[known]
