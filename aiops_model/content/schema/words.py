"""Words of the interface, the Swiss word list, and words the glossary avoids."""

import re
from typing import Any

from pydantic import field_validator

from aiops_model.content.schema.base import Frozen, Lang, Sentence

Catalogue = dict[str, Any]
"""Nested keys down to sentences or plural forms; `check_words` looks inside."""

SwissWords = dict[str, str]
"""German words and what Swiss readers get instead, beyond ss for ß."""


class Avoided(Frozen):
    """A word that does not occur in any text, and what to write instead."""

    lang: Lang
    word: Sentence
    instead: Sentence
    pattern: Sentence | None = None
    """Regular expression that finds it, where the whole word would not do."""
    allowed_in: tuple[str, ...] = ()
    """Longer expressions in which the word is right."""

    @field_validator("pattern")
    @classmethod
    def _is_a_pattern(cls, pattern: str | None) -> str | None:
        try:
            re.compile(f"(?:{pattern})")
        except re.error as error:
            raise ValueError(f"is no regular expression: {error}") from None
        return pattern

    @property
    def regex(self) -> str:
        """What finds the word."""
        return f"(?:{self.pattern})" if self.pattern else rf"\b{re.escape(self.word)}\b"

    def occurs_in(self, text: str) -> bool:
        """Whether the word stands in the text outside the expressions that allow it."""
        for allowed in self.allowed_in:
            text = text.replace(allowed, "")
        return re.search(self.regex, text) is not None
