"""Assumptions and sources: the whole method, searchable."""

import streamlit as st

from aiops_model.export.text import markdown_text as words
from aiops_model.report.handbook import handbook
from ui import cards, frame, steps
from ui.access import locale, t
from web.process import context

LIMITS = ("limits_range", "limits_evidence", "limits_seed")

content, reader = context().content, locale()
with frame.column():
    cards.page_header(t("sources.title"), sentence=t("sources.sentence"))
    search = st.text_input(
        t("sources.search"),
        key="sources.search",
        placeholder=t("sources.search_placeholder"),
        bind="query-params",
    )
    chapters = handbook(content, reader, search or "")
    if search:
        st.caption(t("sources.found", n=sum(len(c.table.rows) for c in chapters)))
    for chapter in chapters:
        with st.container(gap="small"):
            with st.container(gap="xsmall"):
                st.header(words(chapter.title), anchor=False)
                if chapter.text:
                    st.caption(words(chapter.text))
            cards.table(chapter.table)
    if not search:
        with st.container(gap="small"):
            st.header(t("sources.limits_title"), anchor=False)
            st.markdown("\n".join(f"- {t(f'sources.{name}')}" for name in LIMITS))
    steps.show("check", path="self_check", here="check")
    st.caption(
        t(
            "sources.version",
            content=words(content.version),
            model=words(content.euro.version),
            date=reader.date(content.checked_on),
            law_date=reader.date(content.law_date),
        )
    )
