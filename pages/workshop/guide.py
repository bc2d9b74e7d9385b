"""How to use the self-check with several roles: the hour before the first decision."""

import streamlit as st

from ui import cards, frame, links, steps
from ui.access import t

STEPS = ("step_1", "step_2", "step_3", "step_4", "step_5")

with frame.column(frame.FORM):
    cards.page_header(t("workshop.title"), sentence=t("workshop.sentence"))
    st.markdown("\n".join(f"{at}. {t(f'workshop.{name}')}" for at, name in enumerate(STEPS, 1)))
    st.caption(t("workshop.note"))
    links.link("compare", t("workshop.compare"))
    links.link("assessment", t("workshop.assess"))
    steps.show("check", path="self_check", here="check")
