"""A text to take along, with a button that copies it.

Streamlit's own copy button is hidden until one points at it, cannot be reached by keyboard then
and speaks English only. This one is a button like any other; it reads the theme's variables.
"""

import streamlit as st

from ui.access import t
from ui.frame import ASSETS

COPY_BUTTON = st.components.v2.component(
    "copy_button",
    js=(ASSETS / "copy_button.js").read_text("utf-8"),
    css=(ASSETS / "copy_button.css").read_text("utf-8"),
)


def copyable(text: str, label: str, key: str) -> None:
    """The text itself, and beside it the button (`label` is what it says before the click)."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.code(text, language=None, wrap_lines=True, width="content")
        COPY_BUTTON(
            data={"label": label, "text": text, "done": t("app.copied")}, key=key, width="content"
        )
