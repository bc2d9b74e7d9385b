"""The shell around the pages: what a request meets before Streamlit, and what it gets besides.

Nothing here knows Streamlit; `app.py` puts the parts together.
"""
