"""Who is asking, and in which language: read afresh from the request on every run.

A script cannot set cookies. The middleware gives every visitor a random visit cookie; here it
becomes the Actor that each service call needs. Session state holds ids and view choices only.
"""

import secrets

import streamlit as st

from aiops_model import services
from aiops_model.content.schema import Lang
from aiops_model.i18n import LANGUAGES, Locale
from aiops_model.services import Actor
from web.cookies import LANG_COOKIE, SHARE_COOKIE, VISIT_COOKIE
from web.process import context


def actor() -> Actor:
    """The visitor of this session. Without cookies the binding lasts as long as the session."""
    visit = st.context.cookies.get(VISIT_COOKIE) or st.session_state.setdefault(
        "visit", secrets.token_urlsafe(32)
    )
    return services.visitor(context(), visit)


def reader() -> Actor | None:
    """The holder of a share link, None for anyone else."""
    token = st.context.cookies.get(SHARE_COOKIE)
    return services.reader(context(), token) if token else None


def lang() -> Lang:
    """Language of the session: the address, then the stored choice, the browser, German."""
    asked = st.query_params.get("lang")
    if asked in LANGUAGES:
        st.session_state["lang"] = asked
    chosen = st.session_state.get("lang") or st.context.cookies.get(LANG_COOKIE)
    if chosen in LANGUAGES:
        return "en" if chosen == "en" else "de"
    return "en" if str(st.context.locale or "de").lower().startswith("en") else "de"


def locale(country: str = "DE") -> Locale:
    """The reader: language of the session, number patterns and currency of the country."""
    content = context().content
    return Locale(
        lang=lang(),
        country=country,
        catalogue=content.i18n[lang()],
        swiss_words=content.swiss_words,
        chf_per_eur=content.exchange.value,
    )


def t(key: str, /, **values: object) -> str:
    """An interface text in the language of the session."""
    return locale().t(key, **values)


def address() -> str:
    """The visitor's network address, for rate limits only; never stored in the clear."""
    return st.context.ip_address or "loopback"
