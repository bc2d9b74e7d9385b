"""Visitors without a browser: they speak Streamlit's own protocol and time each run.

The test framework of Streamlit runs pages in its own process and is blind to what a visitor waits
for: garbage collection, messages, the flush of the server. Loopback only.
"""
