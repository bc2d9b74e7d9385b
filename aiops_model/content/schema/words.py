"""Words of the interface, the Swiss word list, and words the glossary avoids."""

from typing import Any

from aiops_model.content.schema.base import Frozen, Lang, Sentence

Catalogue = dict[str, Any]
"""Nested keys down to sentences or plural forms; `check_words` looks inside."""

SwissWords = dict[str, str]
"""German words and what Swiss readers get instead, beyond ss for ß."""


class Avoided(Frozen):
    """A word that does not occur in any text, and what to write instead."""

    lang: Lang
    word: Sentence
    pattern: Sentence
    """Regular expression that finds it, soft hyphens left out."""
    instead: Sentence
    allowed_in: tuple[str, ...] = ()
    """Longer expressions in which the word is right."""
