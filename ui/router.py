"""The script of every run: frame, language, navigation, then the page itself."""

import streamlit as st

from ui import faults, frame, state
from ui.access import settle_language, t
from ui.registry import HOME, PAGES


def main() -> None:
    """Draw the frame and run the page that the address names."""
    settle_language()
    frame.configure()
    pages = [
        st.Page(
            entry.source,
            title=t(entry.title),
            url_path=entry.path,
            default=entry is HOME,
            visibility="visible" if entry.in_navigation else "hidden",
        )
        for entry in PAGES
    ]
    page = st.navigation(pages, position="top")
    state.turn_to(page.url_path)
    faults.run_page(page.run)
    frame.footer()


main()
