"""Provisions as the two languages cite them: "26(5)" is "Art. 26 Abs. 5" and "Art 26(5)"."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from aiops_model.i18n import EN_DASH, NBSP

_PROVISION = re.compile(r"(?P<article>\d+[a-z]?)(?P<parts>(?:\([0-9a-z]+\))*)")
_ANNEX = re.compile(r"(?:Annex )?(?P<annex>[IVX]+)(?: (?P<number>\d+)(?:\((?P<letter>[a-z]+)\))?)?")
_RANGE = re.compile(r"(?P<article>\d+)\((?P<first>\d+)\)-\((?P<last>\d+)\)")
_NUMBERED = "3"
"""The article of definitions: its parts are numbers, not paragraphs."""
_SUBPARAGRAPHS = {"first": 1, "second": 2, "third": 3}


class _Provision(NamedTuple):
    article: str
    parts: tuple[str, ...]


def cite(article: str, lang: str, *, law: bool = False) -> str:
    """A provision of content or of the engine in the language; `law` names the Act behind it.

    What is no known pattern stays as it is written.
    """
    cited = ", ".join(_joined(article, lang))
    if not law:
        return cited
    return f"{cited} {'KI-VO' if lang == 'de' else 'AI Act'}"


def _joined(article: str, lang: str) -> Iterator[str]:
    """The provisions, paragraphs of one article and plain articles in one go."""
    words = [word.strip() for word in article.split(", ")]
    for plain, run in groupby(words, key=lambda word: word.isalnum() and word[0].isdigit()):
        group = list(run)
        if plain and len(group) > 1:
            head = "Art." if lang == "de" else "Arts"
            yield f"{head}{NBSP}{', '.join(group)}"
        else:
            yield from (_one(word, lang) for word in group)


def _one(word: str, lang: str) -> str:
    if found := _PROVISION.fullmatch(word):
        parts = tuple(re.findall(r"\(([0-9a-z]+)\)", found["parts"]))
        return _article(_Provision(found["article"], parts), lang)
    if found := _RANGE.fullmatch(word):
        return _range(found["article"], found["first"], found["last"], lang)
    if found := _ANNEX.fullmatch(word):
        return _annex(found["annex"], found["number"], found["letter"], lang)
    first, _, rest = word.partition(" ")
    if lang == "de" and rest == "subparagraph" and first in _SUBPARAGRAPHS:
        return f"Unterabs.{NBSP}{_SUBPARAGRAPHS[first]}"
    return word


def _article(provision: _Provision, lang: str) -> str:
    article, parts = provision
    if lang != "de":
        return f"Art{NBSP}{article}" + "".join(f"({part})" for part in parts)
    words = [f"Art.{NBSP}{article}"]
    for part in parts:
        numbered = part[0].isdigit()
        name = "Nr." if article == _NUMBERED else "Abs."
        words.append(f"{name if numbered else 'Buchst.'}{NBSP}{part}")
    return " ".join(words)


def _range(article: str, first: str, last: str, lang: str) -> str:
    if lang != "de":
        return f"Art{NBSP}{article}({first}){EN_DASH}({last})"
    name = "Nr." if article == _NUMBERED else "Abs."
    return f"Art.{NBSP}{article} {name}{NBSP}{first} bis {last}"


def _annex(annex: str, number: str | None, letter: str | None, lang: str) -> str:
    if lang != "de":
        point = f", point{NBSP}{number}" + (f"({letter})" if letter else "") if number else ""
        return f"Annex{NBSP}{annex}{point}"
    words = [f"Anhang{NBSP}{annex}"]
    words += [f"Nr.{NBSP}{number}"] if number else []
    words += [f"Buchst.{NBSP}{letter}"] if letter else []
    return " ".join(words)
