"""Whom to address: the competent authority, offices that inform, and what to check."""

from collections.abc import Iterable
from dataclasses import dataclass

from aiops_model.domain.ai_act.case import Case
from aiops_model.domain.ai_act.duties import condition
from aiops_model.domain.ai_act.law import Confidence, Route
from aiops_model.domain.ai_act.tree import Tree, tree
from aiops_model.domain.ai_act.tri import YES, FactRef, Tri, all_of, any_of


@dataclass(frozen=True, slots=True)
class Routed:
    """One authority for one system, by the route that led there."""

    route: str
    authority: str
    confidence: Confidence
    certain: bool
    """False: it is the one only if open facts turn out so."""
    hangs_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Routing:
    """Authorities for one system of one company."""

    competent: Routed | None
    """The first route that holds for certain; None where the country has none."""
    perhaps: tuple[Routed, ...]
    """Routes before it that open facts still allow."""
    contacts: tuple[Routed, ...]
    checks: tuple[Routed, ...]
    notes: tuple[str, ...]
    """Ids of the notes that hold or may hold."""


def routing(case: Case, country: str) -> Routing:
    """Who is competent in `country` for the case's system."""
    statements = tree(case)
    rows = [(row, _fits(row, case, statements)) for row in case.law.routes
            if country in row.countries]  # fmt: skip
    rows = [(row, term) for row, term in rows if term.value is not False]
    competent: Routed | None = None
    perhaps: list[Routed] = []
    for row, term in rows:
        if row.kind != "competent":
            continue
        if term.value is True:
            competent = _routed(case, row, term)
            break
        perhaps.append(_routed(case, row, term))
    return Routing(
        competent=competent,
        perhaps=tuple(perhaps),
        contacts=tuple(_routed(case, row, term) for row, term in rows if row.kind == "contact"),
        checks=tuple(_routed(case, row, term) for row, term in rows if row.kind == "check"),
        notes=tuple(
            note.id
            for note in case.law.authority_notes
            if country in note.countries
            and condition(note.when, case, statements).value is not False
        ),
    )


def routing_facts(case: Case, statements: Tree) -> frozenset[FactRef]:
    """What the competent authority of the company's country still hangs on."""
    found: frozenset[FactRef] = frozenset()
    for row in case.law.routes:
        if row.kind == "competent" and case.company.country in row.countries:
            term = _fits(row, case, statements)
            if term.value is True:
                break
            found |= term.hangs_on
    return found


def _fits(row: Route, case: Case, statements: Tree) -> Tri:
    roles: Iterable[Tri] = [statements.roles[role] for role in row.roles] or [YES]
    return all_of(any_of(roles), condition(row.when, case, statements))


def _routed(case: Case, row: Route, term: Tri) -> Routed:
    return Routed(
        route=row.id,
        authority=row.authority,
        confidence=row.confidence,
        certain=term.value is True,
        hangs_on=case.law.in_order(term.hangs_on),
    )
