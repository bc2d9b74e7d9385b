"""Whom to address: one card an authority, with the systems it is competent for."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from aiops_model.domain.ai_act.authorities import Routed, Routing, routing
from aiops_model.domain.ai_act.case import Case
from aiops_model.report.ai_act.basis import ActBasis
from aiops_model.report.ai_act.model import AuthorityCard
from aiops_model.report.ai_act.words import Words, some_named

Part = Literal["competent", "perhaps", "contact", "check"]


@dataclass(frozen=True)
class Found:
    """A route of one system."""

    part: Part
    routed: Routed
    system: str


def routings(basis: ActBasis, words: Words) -> tuple[tuple[str, Routing], ...]:
    """System name -> its authorities, for systems in scope or not yet known to be."""
    return tuple(
        (
            system.name,
            routing(
                Case(basis.facts, system.facts, basis.as_of, words.law, basis.version),
                basis.country,
            ),
        )
        for system in basis.systems
        if system.classification.in_scope is not False
    )


def authorities(basis: ActBasis, words: Words) -> tuple[AuthorityCard, ...]:
    """Competent ones first, then those that may be, inform, or are to be checked."""
    found = routings(basis, words)
    groups: dict[tuple[Part, str], list[Found]] = {}
    for row in _routes(found):
        groups.setdefault((row.part, row.routed.route), []).append(row)
    parts: tuple[Part, ...] = ("competent", "perhaps", "contact", "check")
    ordered = sorted(groups.values(), key=lambda rows: parts.index(rows[0].part))
    return tuple(_card(rows, len(found), words) for rows in ordered)


def authority_notes(basis: ActBasis, words: Words) -> tuple[str, ...]:
    """What else to know about the authorities of the country."""
    held = dict.fromkeys(note for _, found in routings(basis, words) for note in found.notes)
    texts = {row.id: row for row in words.act.authorities.notes}
    return tuple(words.locale.text(texts[note].text) for note in held)


def _routes(found: tuple[tuple[str, Routing], ...]) -> Iterator[Found]:
    for name, way in found:
        if way.competent is not None:
            yield Found("competent", way.competent, name)
        yield from (Found("perhaps", row, name) for row in way.perhaps)
        yield from (Found("contact", row, name) for row in way.contacts)
        yield from (Found("check", row, name) for row in way.checks)


def _card(rows: list[Found], systems: int, words: Words) -> AuthorityCard:
    t, locale = words.locale.t, words.locale
    first = rows[0]
    told = words.act.authority[first.routed.authority]
    route = next(row for row in words.act.authorities.routes if row.id == first.routed.route)
    names = dict.fromkeys(row.system for row in rows)
    return AuthorityCard(
        id=route.id,
        name=locale.text(told.name),
        text=locale.text(route.text),
        role=t(f"act.authority_{first.part}"),
        systems=some_named(names, words.locale) if len(names) < systems else "",
        links=told.links,
        confidence=route.confidence,
        confidence_text=t(f"act.confidence_{route.confidence}"),
    )
