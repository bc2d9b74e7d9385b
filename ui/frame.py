"""What surrounds every page: title and icon of the window, logo, column, footer."""

from html import escape
from typing import Literal
from urllib.parse import urlencode, urlsplit

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui import links
from ui.access import lang, locale, t
from ui.registry import ROOT
from web.process import context

WORK = 1040
"""Width of the column for results and registers, in pixels."""
FORM = 720
"""Width of the column for questions and forms, in pixels."""
ASSETS = ROOT / "assets"


def configure() -> None:
    """Window title, icon and logo; the logo follows the theme."""
    st.set_page_config(page_title=t("app.name"), page_icon=_address("favicon.png"), layout="wide")
    theme = "dark" if st.context.theme.type == "dark" else "light"
    st.logo(_address("logo", f"logo_{theme}.svg"), size="large")


def _address(*path: str) -> str:
    """Where the browser finds a picture: as a file the logo would go along with every click."""
    here = urlsplit(st.context.url or "")
    if here.scheme not in {"http", "https"}:
        return str(ASSETS / path[-1])
    return "/".join((f"{here.scheme}://{here.netloc}", *path))


def column(width: int = WORK, gap: Literal["small", "medium"] = "medium") -> DeltaGenerator:
    """The one centred column of a page."""
    centred = st.container(horizontal_alignment="center", gap=None)
    return centred.container(width=width, gap=gap)


def footer() -> None:
    """Product, law date, legal pages and the other language."""
    content = context().content
    with column():
        st.caption(t("app.footer", date=locale().date(content.law_date)))
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.html(_language_links(), width="content")
            links.link("sources", t("nav.sources"))
            links.link("data", t("nav.data"))
            links.link("legal", t("nav.legal"))


def _language_links() -> str:
    """Links that reload the page in another language: only a request can carry `<html lang>`."""
    kept = {k: v for k, v in st.query_params.items() if k != "lang"}
    found = []
    for code, texts in context().content.i18n.items():
        if code != lang():
            query = escape(urlencode({**kept, "lang": code}))
            name = texts["app.language_name"]
            found.append(f'<a href="?{query}" lang="{code}" style="color:inherit">{name}</a>')
    return " ".join(found)
