"""Imprint and data protection: the texts of whoever hosts this installation."""

import streamlit as st

from ui import cards, frame, legal
from ui.access import locale, t
from web.process import context

with frame.column(frame.FORM):
    cards.page_header(t("legal.title"))
    st.header(t("legal.imprint_title"), anchor=False)
    st.markdown(legal.imprint_text())
    st.header(t("legal.privacy_title"), anchor=False)
    st.markdown(legal.privacy_text())
    day = locale().date(context().content.law_date)
    st.caption(f"{t('legal.not_advice', date=day)} {t('legal.licences')}")
