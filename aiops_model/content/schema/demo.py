"""Fictitious companies that show the product; every surface marks them as such."""

from aiops_model.content.schema.base import Frozen, Id, Lang, Sentence, Text
from aiops_model.domain.self_check import AnswerValue


class DemoCompany(Frozen):
    """One invented company with its answers to the self-check."""

    id: Id
    company: Sentence
    tagline: Text
    lang: Lang
    answers: dict[str, AnswerValue]
