"""Content: questions, rules, figures and texts, read once from YAML into one frozen value."""

from aiops_model.content.answers import answers_schema, read_answers
from aiops_model.content.content import Content
from aiops_model.content.loader import BUNDLED, load_content
from aiops_model.content.number_entry import parse_number
from aiops_model.content.problems import ContentError, Problem
from aiops_model.content.schema import Source, Text

__all__ = [
    "BUNDLED",
    "Content",
    "ContentError",
    "Problem",
    "Source",
    "Text",
    "answers_schema",
    "load_content",
    "parse_number",
    "read_answers",
]
