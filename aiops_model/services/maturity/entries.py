"""What may be written: every entry is checked against the instrument before anything is."""

import re
from urllib.parse import urlsplit

from aiops_model.content.maturity import MaturityContent
from aiops_model.domain.errors import Refusal
from aiops_model.domain.text import clean_text
from aiops_model.services.maturity.views import Choice, Consensus, Evidence
from aiops_model.store.maturity_tables import (
    DONT_KNOW,
    FACT_LIMIT,
    GROUPS,
    LEVELS,
    LINK_LIMIT,
    NAME_LIMIT,
    NOTE_LIMIT,
    REASON_LIMIT,
    STEPS,
    TITLE_LIMIT,
)

CONFIDENCE = (1, 2, 3)
_SPACE = re.compile(r"\s")


def is_capability(content: MaturityContent, item_id: str) -> bool:
    """Whether the id is that of a capability, answered by a level as in a workshop."""
    return item_id in content.capability


def known_item(content: MaturityContent, item_id: str, *, or_capability: bool = False) -> str:
    """The id of an item (or a capability). Raises Refusal("unknown_item") about "item"."""
    if item_id in content.item or (or_capability and is_capability(content, item_id)):
        return item_id
    raise Refusal("unknown_item", "item", entered=item_id)


def known_capability(content: MaturityContent, capability_id: str) -> str:
    """The id of a capability. Raises Refusal("unknown_item") about "item"."""
    if is_capability(content, capability_id):
        return capability_id
    raise Refusal("unknown_item", "item", entered=capability_id)


def value_of(content: MaturityContent, item_id: str, value: object) -> str:
    """A value an item or a capability can have. Raises Refusal("unknown_option")."""
    if is_capability(content, item_id):
        return one_of(value, "answer", tuple(v for v in LEVELS if v in content.instrument.levels))
    return one_of(value, "answer", tuple(step for step in STEPS if step in content.value))


def choice_of(
    content: MaturityContent, item_id: str, value: object, confidence: int | None
) -> Choice:
    """An answer as it is stored. Raises Refusal("unknown_item"), Refusal("unknown_option")."""
    known_item(content, item_id, or_capability=True)
    if confidence is not None and (isinstance(confidence, bool) or confidence not in CONFIDENCE):
        options = list(CONFIDENCE)
        raise Refusal("unknown_option", "confidence", entered=confidence, options=options)
    if value == DONT_KNOW:
        return Choice(DONT_KNOW, confidence)
    return Choice(value_of(content, item_id, value), confidence)


def one_of(value: object, field: str, options: tuple[str, ...]) -> str:
    """One of the options. Raises Refusal("unknown_option") about the field."""
    if isinstance(value, str) and value in options:
        return value
    raise Refusal("unknown_option", field, entered=value, options=list(options))


def text_of(text: str | None, limit: int, field: str, *, lines: bool = False) -> str | None:
    """A text that may be missing; blank is missing. Raises the Refusals of `clean_text`."""
    if text is None or not text.strip():
        return None
    return clean_text(text, limit, field, lines=lines)


def needed_text(text: str | None, limit: int, field: str, *, lines: bool = False) -> str:
    """A text that must be there. Raises Refusal("text_missing"), those of `clean_text`."""
    found = text_of(text, limit, field, lines=lines)
    if found is None:
        raise Refusal("text_missing", field)
    return found


def reason_of(content: MaturityContent, item_id: str, reason: str) -> str:
    """Why an item is left out. Raises Refusal("left_out_not_allowed") where it never may be."""
    known_item(content, item_id)
    if content.item[item_id].not_applicable is None:
        raise Refusal("left_out_not_allowed", "item", item=item_id)
    return needed_text(reason, REASON_LIMIT, "reason", lines=True)


def note_of(content: MaturityContent, item_id: str, note: str | None) -> str | None:
    """A note on an item or a capability, None for none."""
    known_item(content, item_id, or_capability=True)
    return text_of(note, NOTE_LIMIT, "note", lines=True)


def evidence_of(content: MaturityContent, item_id: str, given: Evidence) -> Evidence:
    """Evidence as it is stored: a title, and a link that is an http(s) address or none."""
    known_item(content, item_id)
    return Evidence(
        needed_text(given.title, TITLE_LIMIT, "evidence_title"),
        link_of(given.link) or "",
        given.valid_until,
    )


def link_of(link: str | None) -> str | None:
    """An http(s) address, None for none. Raises Refusal("not_a_link") about "evidence_link"."""
    clean = text_of(None if link is None else link.strip(), LINK_LIMIT, "evidence_link")
    if clean is None:
        return None
    try:
        parts = urlsplit(clean)
        host = parts.hostname
    except ValueError:
        host, parts = None, urlsplit("")
    if parts.scheme not in {"http", "https"} or not host or _SPACE.search(clean):
        raise Refusal("not_a_link", "evidence_link", entered=clean)
    return clean


def consensus_of(content: MaturityContent, item_id: str, given: Consensus) -> Consensus:
    """A value agreed on an item or a capability, by whom and why."""
    known_item(content, item_id, or_capability=True)
    return Consensus(
        value_of(content, item_id, given.value),
        text_of(given.by, NAME_LIMIT, "decided_by") or "",
        text_of(given.reason, REASON_LIMIT, "reason", lines=True) or "",
    )


def fact_of(content: MaturityContent, fact_id: str, value: object) -> str:
    """A fact as it is stored. Raises Refusal about "fact": "unknown_item", "unknown_option",
    "not_whole", "out_of_range".
    """
    question = next((row for row in content.instrument.facts if row.id == fact_id), None)
    if question is None:
        raise Refusal("unknown_item", "fact", entered=fact_id)
    if question.kind == "count":
        return _count(value, question.maximum or 0)
    if question.kind == "choice":
        options = tuple(option.id for option in question.options)
    else:
        conditional = any(stop.only_if == fact_id for stop in content.instrument.stops)
        options = ("yes", "no", *(("possible",) if conditional else ()), "unknown")
    return one_of(value, "fact", options)[:FACT_LIMIT]


def _count(value: object, most: int) -> str:
    text = str(value).strip() if isinstance(value, str | int) else ""
    if isinstance(value, bool) or not (text.isascii() and text.isdigit()):
        raise Refusal("not_whole", "fact", min=0, max=most, entered=value)
    if len(text) > FACT_LIMIT or int(text) > most:
        raise Refusal("out_of_range", "fact", min=0, max=most, entered=value)
    return str(int(text))


def target_of(content: MaturityContent, capability_id: str, level: int) -> int:
    """The level a capability is meant to reach. Raises Refusal("out_of_range") about "target"."""
    known_capability(content, capability_id)
    most = len(content.instrument.levels)
    if level not in range(1, most + 1):
        raise Refusal("out_of_range", "target", min=1, max=most, entered=level)
    return int(level)


def group_of(group: str) -> str | None:
    """A group of respondents, None for none. Raises Refusal("unknown_option") about "group"."""
    return one_of(group, "group", GROUPS) if group else None


def name_of(name: str) -> str:
    """A respondent's name; it may stay empty for one of them."""
    return text_of(name, NAME_LIMIT, "respondent_name") or ""
