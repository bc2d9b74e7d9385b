"""Text fields that show what is stored, and keep what is being typed."""

from collections.abc import Sequence

import streamlit as st

from aiops_model.export.text import label_text
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


def tick(name: str, note: str, *, key: str, value: bool = False) -> None:
    """A box to tick by its name, which is read aloud as it stands; what it means is below."""
    with st.container(gap=None):
        st.checkbox(label_text(name), value=value, key=key)
        st.caption(words(note))


def section(label: str, key: str, count: int, most: int, names: Sequence[str] = ()) -> int:
    """Which of `count` rows is the first on the screen, chosen where they are more than `most`.

    With the names of the rows, a reader finds a section by typing one.
    """
    if count <= most:
        return 0
    labels = {
        start: t("systems.page_of", first=start + 1, last=min(start + most, count), n=count)
        for start in range(0, count, most)
    }
    if names:
        labels = {
            start: f"{label}: {', '.join(names[start : start + most])}"
            for start, label in labels.items()
        }
    return int(
        st.selectbox(
            label_text(label), list(labels), format_func=lambda start: labels[start], key=key
        )
    )
