"""Provisions as the two languages cite them: "26(5)" is "Art. 26 Abs. 5" and "Art 26(5)"."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from aiops_model.i18n import EN_DASH, NBSP

_PROVISION = re.compile(r"(?P<article>\d+[a-z]?)(?P<parts>(?:\([0-9a-z]+\))*)")
_ANNEX = re.compile(r"(?:Annex )?(?P<annex>[IVX]+)(?: (?P<number>\d+)(?:\((?P<letter>[a-z]+)\))?)?")
_RANGE = re.compile(r"(?P<article>\d+)\((?P<first>\d+)\)-\((?P<last>\d+)\)")
_PLAIN = ("",)
_NUMBERED = "3"
"""The article of definitions: its parts are numbers, not paragraphs."""
_SUBPARAGRAPHS = {"first": 1, "second": 2, "third": 3}


class _Provision(NamedTuple):
    article: str
    parts: tuple[str, ...]


def cite(article: str, lang: str) -> str:
    """A provision of content or of the engine, as the language cites it.

    Provisions that differ in their last part only are drawn together: "Art. 26 Abs. 1, 5". What is
    no known pattern stays as it is written.
    """
    return ", ".join(_joined(article.split(", "), lang))


def _joined(words: Sequence[str], lang: str) -> Iterator[str]:
    """The provisions; alike ones in one go."""
    for stem, run in groupby(words, key=_stem):
        group = list(dict.fromkeys(run))
        if len(group) == 1 or stem is None:
            yield from (_one(word, lang) for word in group)
            continue
        last = [_provision(word) for word in group]
        if stem == _PLAIN:
            head = "Art." if lang == "de" else "Arts"
            yield f"{head}{NBSP}{', '.join(row.article for row in last)}"
        elif lang == "de":
            rest = ", ".join(row.parts[-1] for row in last[1:])
            yield f"{_one(group[0], lang)}, {rest}"
        else:
            rest = ", ".join(f"({row.parts[-1]})" for row in last[1:])
            yield f"{_one(group[0], lang)}, {rest}"


def _stem(word: str) -> tuple[str, ...] | None:
    """What two provisions share that can be cited in one go; None for other texts."""
    if not _PROVISION.fullmatch(word):
        return None
    article, parts = _provision(word)
    if not parts:
        return _PLAIN
    kind = "number" if parts[-1][0].isdigit() else "letter"
    return (article, *parts[:-1], kind)


def _provision(word: str) -> _Provision:
    found = _PROVISION.fullmatch(word)
    assert found is not None
    return _Provision(found["article"], tuple(re.findall(r"\(([0-9a-z]+)\)", found["parts"])))


def _one(word: str, lang: str) -> str:
    if _PROVISION.fullmatch(word):
        return _article(_provision(word), lang)
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
