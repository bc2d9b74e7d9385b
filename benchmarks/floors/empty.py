"""The least this Streamlit can do: one page that draws nothing.

`FLOOR_IMPORTS` loads what the product has loaded once it is warm; `FLOOR_SETTLED` takes it out of
the collector's sight, as the product does.
"""

import os

import streamlit as st

if os.environ.get("FLOOR_IMPORTS"):
    import benchmarks.floors.imports
if os.environ.get("FLOOR_SETTLED"):
    import benchmarks.floors.settled  # noqa: F401


def empty() -> None:
    """Draw nothing."""


st.navigation([st.Page(empty, url_path="empty", default=True)]).run()
