"""Who is asking, and in which language: read afresh from the request on every run.

A script cannot set cookies. The middleware gives every visitor a random visit cookie; here it
becomes the Actor that each service call needs. Session state holds ids and view choices only.
"""

import secrets
import threading

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


def settle_language() -> Lang:
    """Choose the language of a run, before it draws anything."""
    language = _choose_language()
    _RUN.reader = _reader(language, home_country())
    return language


def _choose_language() -> Lang:
    """The address, then the stored choice, the browser, German."""
    asked = st.query_params.get("lang")
    chosen = asked if asked in LANGUAGES else st.session_state.get("lang") or _known_language()
    lang: Lang = "en" if chosen == "en" else "de"
    st.session_state["lang"] = lang
    return lang


def _known_language() -> str:
    stored = st.context.cookies.get(LANG_COOKIE)
    return stored if stored in LANGUAGES else str(st.context.locale or "de").lower()[:2]


def lang() -> Lang:
    """Language of the session, as the run settled it."""
    settled: Lang | None = st.session_state.get("lang")
    return settled or _choose_language()


COUNTRIES = ("DE", "AT", "CH")
_LOCALES: dict[tuple[str, Lang, str], Locale] = {}
"""By content, language and country: reference data, the same for every visitor."""


class _Run(threading.local):
    """The reader of the run that this thread draws; None where no run has settled one.

    A thread of Streamlit draws for one session. What the session keeps is looked up once a run
    then, not at each of its hundred texts.
    """

    reader: Locale | None = None


_RUN = _Run()


def settle_country(country: str | None) -> None:
    """Read on as someone from this country: the one of the self-check that is open."""
    if country and st.session_state.get("country") != country:
        st.session_state["country"] = country
        if _RUN.reader is not None:
            _RUN.reader = _reader(lang(), country)


def home_country() -> str:
    """Country of the session: of the open self-check, else of the browser's region, else DE."""
    settled: str | None = st.session_state.get("country")
    if settled:
        return settled
    region = str(st.context.locale or "").upper().rpartition("-")[2]
    return region if region in COUNTRIES else "DE"


def locale(country: str | None = None) -> Locale:
    """The reader: language of the session, number patterns and currency of the country."""
    reader = _RUN.reader
    if reader is None:
        return _reader(lang(), country or home_country())
    if country is None or country == reader.country:
        return reader
    return _reader(lang(), country)


def _reader(language: Lang, country: str) -> Locale:
    """The one value for this language and country."""
    content = context().content
    known = (content.content_hash, language, country)
    if known not in _LOCALES:
        _LOCALES[known] = Locale(
            lang=language,
            country=country,
            catalogue=content.i18n[language],
            swiss_words=content.swiss_words,
            chf_per_eur=content.exchange.value,
        )
    return _LOCALES[known]


def t(key: str, /, **values: object) -> str:
    """An interface text in the language of the session."""
    return locale().t(key, **values)


def address() -> str:
    """The visitor's network address, for rate limits only; never stored in the clear."""
    return st.context.ip_address or "loopback"
