"""What may be written of a system and of a duty: every entry is checked before anything is."""

from collections.abc import Mapping
from typing import get_args

from aiops_model.domain.errors import Refusal
from aiops_model.services.ai_act.views import (
    DutyEvidence,
    Holder,
    Level,
    OperatingRole,
    Origin,
    Stage,
    SystemEntry,
)
from aiops_model.services.maturity.entries import link_of, needed_text, one_of, text_of
from aiops_model.store.ai_act_tables import (
    NAME_LIMIT,
    NOT_APPLICABLE,
    NOTE_LIMIT,
    PURPOSE_LIMIT,
    REASON_LIMIT,
    TITLE_LIMIT,
    USE_AREA_LIMIT,
)

ROLES: tuple[OperatingRole, ...] = get_args(OperatingRole)
LEVELS: tuple[Level, ...] = get_args(Level)


def entry_of(given: SystemEntry) -> SystemEntry:
    """An entry as it is stored.

    Raises Refusal("text_missing") about "system_name" or "evidence_title",
    Refusal("unknown_option") about "own_build", "stage" or "role", Refusal("not_a_link") about
    "evidence_link", those of `clean_text` about the field.
    """
    title = text_of(given.evidence_title, TITLE_LIMIT, "evidence_title") or ""
    link = link_of(given.evidence_link) or ""
    if link and not title:
        raise Refusal("text_missing", "evidence_title")
    return SystemEntry(
        name=needed_text(_trimmed(given.name), NAME_LIMIT, "system_name"),
        purpose=text_of(given.purpose, PURPOSE_LIMIT, "purpose", lines=True) or "",
        vendor=text_of(_trimmed(given.vendor), NAME_LIMIT, "vendor") or "",
        own_build=one_of(given.own_build, "own_build", get_args(Origin)),  # type: ignore[arg-type]
        use_area=text_of(_trimmed(given.use_area), USE_AREA_LIMIT, "use_area") or "",
        stage=one_of(given.stage, "stage", get_args(Stage)),  # type: ignore[arg-type]
        people=_people(given.people),
        evidence_title=title,
        evidence_link=link,
    )


def level_of(level: object, reason: str) -> tuple[Level | None, str]:
    """An evidence level with its reason, which "not_applicable" needs and nothing else has.

    Raises Refusal("unknown_option") about "level", Refusal("text_missing") about "reason".
    """
    if level is None:
        return None, ""
    known: Level = one_of(level, "level", LEVELS)  # type: ignore[assignment]
    if known != NOT_APPLICABLE:
        return known, ""
    return known, needed_text(reason, REASON_LIMIT, "reason", lines=True)


def owner_of(owner: str | None) -> str | None:
    """Who sees to a duty, None for nobody."""
    return text_of(_trimmed(owner), NAME_LIMIT, "owner")


def note_of(note: str | None) -> str | None:
    """A note on a duty, None for none."""
    return text_of(note, NOTE_LIMIT, "note", lines=True)


def evidence_of(given: DutyEvidence | None) -> DutyEvidence | None:
    """What proves a duty: a title, an http(s) address or none, days in order.

    Raises Refusal("text_missing") about "evidence_title", Refusal("not_a_link"),
    Refusal("dates_order") about "valid_until".
    """
    if given is None:
        return None
    title = needed_text(given.title, TITLE_LIMIT, "evidence_title")
    if given.dated and given.valid_until and given.valid_until < given.dated:
        raise Refusal("dates_order", "valid_until", first="evidence_dated", second="valid_until")
    return DutyEvidence(title, link_of(given.link) or "", given.dated, given.valid_until)


def _trimmed(text: str | None) -> str:
    return (text or "").strip()


def _people(given: Mapping[OperatingRole, Holder]) -> dict[OperatingRole, Holder]:
    found = {}
    for role, who in given.items():
        one_of(role, "role", ROLES)
        clean = Holder(
            text_of(_trimmed(who.name), NAME_LIMIT, "person") or "",
            text_of(_trimmed(who.deputy), NAME_LIMIT, "deputy") or "",
        )
        if clean != Holder():
            found[role] = clean
    return {role: found[role] for role in ROLES if role in found}
