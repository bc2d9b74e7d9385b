"""Text fields that show what is stored, and keep what is being typed."""

import streamlit as st

from aiops_model.export.text import markdown_text as words
from ui.access import t


def fill(key: str, stored: tuple[str, ...], *, typed: bool = False) -> None:
    """Give the fields `key.0`, `key.1` ... their stored values.

    What was `typed` stays when someone else has changed them meanwhile.
    """
    known = st.session_state.get(f"{key}.stored")
    if f"{key}.0" not in st.session_state or (known != stored and not typed):
        for at, value in enumerate(stored):
            st.session_state[f"{key}.{at}"] = value
    st.session_state[f"{key}.stored"] = stored


def entered(key: str) -> str:
    """What stands in a field, trimmed."""
    return str(st.session_state.get(key) or "").strip()


def section(label: str, key: str, count: int, most: int) -> int:
    """Which of `count` rows is the first on the screen, chosen where they are more than `most`."""
    if count <= most:
        return 0
    names = {
        start: t("systems.page_of", first=start + 1, last=min(start + most, count), n=count)
        for start in range(0, count, most)
    }
    return int(
        st.selectbox(words(label), list(names), format_func=lambda start: names[start], key=key)
    )
