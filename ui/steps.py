"""Where a company stands on the way check, assess, plan, track, and the way on."""

from collections.abc import Collection

import streamlit as st

from aiops_model.export.text import markdown_text as words
from aiops_model.services.steps import STEPS, Step
from ui.access import t
from ui.registry import page


def show(
    to: str,
    *,
    path: str = "",
    here: Step = "assess",
    taken: Collection[Step] = (),
) -> None:
    """The steps behind the company with a tick, the one of this page, and the page that follows.

    `to` names the texts of the way on and, without `path`, the page itself.
    """
    badges = []
    for step in STEPS:
        name = t(f"strip.{step}")
        if step == here:
            badges.append(f":blue-badge[**{name}**]")
        else:
            tick = ":material/check: " if step in taken else ""
            badges.append(f":gray-badge[{tick}{name}]")
    with st.container(
        border=True, horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        text = words(t(f"strip.text_{to}"))
        st.markdown(f"{' '.join(badges)}  \n{text}", width="content")
        button = words(t(f"strip.button_{to}"))
        if st.button(button, icon=":material/arrow_forward:", icon_position="right"):
            st.switch_page(page(path or to).source)
