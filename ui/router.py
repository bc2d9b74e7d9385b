"""The script of every run: frame, language, navigation, then the page itself."""

import streamlit as st

from ui import faults, frame, links, state
from ui.access import settle_language


def main() -> None:
    """Draw the frame and run the page that the address names."""
    settle_language()
    frame.configure()
    page = st.navigation(links.pages(), position="top")
    state.turn_to(page.url_path)
    faults.run_page(page.run)
    frame.footer()


main()
