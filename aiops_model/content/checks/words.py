"""Words: both languages say the same, in the same places, with every plural, in house style."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from aiops_model.content.catalogue import PLURALS, ZERO, is_plural, placeholders
from aiops_model.content.document import Document
from aiops_model.content.draft import Draft
from aiops_model.content.files import AVOID, I18N
from aiops_model.content.problems import Fault, Loc
from aiops_model.content.schema import LANGS, Lang
from aiops_model.content.schema.words import Avoided

PAIR = frozenset(LANGS)
SOFT_HYPHEN = "\u00ad"
REFUSALS = (
    "unknown_option",
    "not_a_number",
    "ambiguous_number",
    "not_whole",
    "out_of_range",
)
"""Codes a reader can meet when an answer is checked; each needs a text `error.<code>`."""


def check_words(draft: Draft) -> Iterator[Fault]:
    """Catalogue keys, plurals and places; pairs of texts."""
    yield from _check_catalogue(draft)
    for document, loc, _lang, text in _texts(draft):
        yield from _check_braces(document.file, loc, text)
    for document in draft.documents.values():
        for loc, value in document.walk():
            if isinstance(value, dict) and value.keys() == PAIR:
                yield from _check_places(document.file, loc, value["de"], value["en"])


def check_glossary(draft: Draft) -> Iterator[Fault]:
    """Words the glossary avoids."""
    avoided = {lang: [e for e in draft.values.get(AVOID, ()) if e.lang == lang] for lang in LANGS}
    any_of = {lang: _any_of(avoided[lang]) for lang in LANGS}
    for document, loc, lang, text in _texts(draft):
        bare = text.replace(SOFT_HYPHEN, "")
        for entry in avoided[lang] if any_of[lang].search(bare) else ():
            if entry.occurs_in(bare):
                message = f"says {entry.word!r}; write {entry.instead!r}"
                yield Fault(document.file, loc, message)


def _any_of(entries: Sequence[Avoided]) -> re.Pattern[str]:
    """What finds a text with any of the words: whole words under one boundary, tried ten times as
    fast as each under its own.
    """
    words = "|".join(re.escape(entry.word) for entry in entries if not entry.pattern)
    patterns = [entry.regex for entry in entries if entry.pattern]
    return re.compile("|".join([rf"\b(?:{words})\b" if words else "$^", *patterns]))


def _texts(draft: Draft) -> Iterator[tuple[Document, Loc, Lang, str]]:
    """Every text a reader can meet, with its language."""
    catalogue: dict[str, Lang] = {file: lang for lang, file in I18N.items()}
    for document in draft.documents.values():
        for loc, value in document.walk():
            if not isinstance(value, str):
                continue
            if document.file in catalogue:
                yield document, loc, catalogue[document.file], value
            elif loc and loc[-1] == "de":
                yield document, loc, "de", value
            elif loc and loc[-1] == "en":
                yield document, loc, "en", value


def _check_braces(file: str, loc: Loc, text: str) -> Iterator[Fault]:
    try:
        placeholders(text)
    except ValueError as error:
        yield Fault(file, loc, f"has broken braces: {error}")


def _names(text: object) -> frozenset[str]:
    try:
        return placeholders(text) if isinstance(text, str) else frozenset()
    except ValueError:
        return frozenset()


def _check_places(file: str, loc: Loc, german: Any, english: Any) -> Iterator[Fault]:
    de, en = _names(german), _names(english)
    if de != en:
        only = ", ".join(sorted(f"{{{name}}}" for name in de ^ en))
        yield Fault(file, loc, f"{only} stands in one language only; use it in both or in neither")


def _check_catalogue(draft: Draft) -> Iterator[Fault]:
    trees = {lang: draft.documents.get(file) for lang, file in I18N.items()}
    de, en = trees["de"], trees["en"]
    if de is None or en is None or not isinstance(de.data, dict) or not isinstance(en.data, dict):
        return
    yield from _compare(de, en, (), de.data, en.data)
    for tree in (de, en):
        for loc, value in tree.walk():
            if not isinstance(value, dict) and not (isinstance(value, str) and value.strip()):
                yield Fault(tree.file, loc, "needs a text in quotes, or keys below it")
    for code in REFUSALS:
        if code not in (de.data.get("error") or {}):
            yield Fault(
                de.file, ("error",), f"has no text for the refusal {code}; add error.{code}"
            )


def _compare(de: Document, en: Document, loc: Loc, german: Any, english: Any) -> Iterator[Fault]:
    if isinstance(german, dict) != isinstance(english, dict):
        message = "is a single text in one language and a group of keys in the other"
        yield Fault(en.file, loc, message)
    elif not isinstance(german, dict):
        yield from _check_places(en.file, loc, german, english)
    elif is_plural(german) or is_plural(english):
        yield from _check_plural(de.file, loc, german)
        yield from _check_plural(en.file, loc, english)
        if (ZERO in german) != (ZERO in english):
            yield Fault(en.file, loc, "has a written zero in one language only; write both")
        names = [frozenset().union(*map(_names, forms.values())) for forms in (german, english)]
        if names[0] != names[1]:
            only = ", ".join(sorted(f"{{{name}}}" for name in names[0] ^ names[1]))
            yield Fault(en.file, loc, f"{only} stands in one language only")
    else:
        for key in [*german, *(k for k in english if k not in german)]:
            if key not in english:
                yield Fault(de.file, (*loc, key), f"has no English text; add it to {en.file}")
            elif key not in german:
                yield Fault(en.file, (*loc, key), f"has no German text; add it to {de.file}")
            else:
                yield from _compare(de, en, (*loc, key), german[key], english[key])


def _check_plural(file: str, loc: Loc, forms: dict[str, Any]) -> Iterator[Fault]:
    missing = [form for form in PLURALS if form not in forms]
    if missing:
        yield Fault(file, loc, f"lacks the plural {', '.join(missing)}; write every whole sentence")
    extra = [form for form in forms if form not in (*PLURALS, ZERO)]
    if extra:
        message = f"{', '.join(extra)} is no plural of German or English; remove it"
        yield Fault(file, loc, message)
