"""A Streamlit page that shows every hostile text once as text and once as the label of a button."""

import streamlit as st

from aiops_model.export.text import markdown_text
from tests.export.hostile import MARKS, READ_LATE

for number, words in enumerate([*MARKS, *(words for words, _ in READ_LATE)]):
    with st.container(key=f"text{number}"):
        st.markdown(markdown_text(words))
    with st.container(key=f"label{number}"):
        st.button(markdown_text(words), key=f"button{number}")
st.text("Ende der Seite")
