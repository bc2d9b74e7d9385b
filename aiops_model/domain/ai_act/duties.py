"""Which duties a company owes for a system: roles, classes, conditions; each with its days."""

from collections.abc import Iterable
from dataclasses import dataclass

from aiops_model.domain.ai_act.case import Case
from aiops_model.domain.ai_act.dates import DutyDays, Legacies, duty_days
from aiops_model.domain.ai_act.facts import (
    COMPANY_FLAGS,
    annex,
    established_in_eu,
    flag,
)
from aiops_model.domain.ai_act.law import Condition, Duty, RiskClass, Role
from aiops_model.domain.ai_act.result import DutyState
from aiops_model.domain.ai_act.tree import Tree
from aiops_model.domain.ai_act.tri import NO, YES, FactRef, Tri, all_of, any_of, negation

PARAGRAPH = "50("
"""How the paragraphs of Art 50 begin, among the points of a condition."""
FRIA_POINTS = ("5b", "5c")
"""Points of Annex III for which every deployer owes Art 27."""
WITHOUT_ARTICLE_50: tuple[RiskClass, ...] = ("transparency", "not_high_risk_art6_3", "minimal")
"""Classes whose duties Art 2(2) takes away from systems under Section B of Annex I."""


@dataclass(frozen=True, slots=True)
class Owed:
    """A duty with its days and what decides whether it is owed."""

    duty: Duty
    applies: Tri
    good_practice: bool
    days: DutyDays


def owed_duties(case: Case, statements: Tree) -> tuple[Owed, ...]:
    """Every duty that is owed, may be owed or is shown as good practice; order of the law."""
    if statements.in_scope.value is False:
        return ()
    found = []
    by_roles: dict[tuple[Role, ...], Tri] = {}
    legacies: Legacies = {}
    remaining = frozenset(c for c, term in statements.classes.items() if term.value is not False)
    for duty in case.law.duties:
        if duty.owners not in by_roles:
            term = any_of(statements.roles[role] for role in duty.owners)
            by_roles[duty.owners] = all_of(statements.in_scope, term)
        owner = by_roles[duty.owners]
        if owner.value is False:
            continue
        common = all_of(owner, condition(duty.when, case, statements))
        if common.value is False:
            continue
        applies = all_of(common, _membership(duty, statements, remaining))
        good_practice = False
        if applies.value is False:
            shown = all_of(common, *_good_practice(duty, statements))
            if shown.value is not True:
                continue
            applies, good_practice = shown, True
        days = duty_days(duty, case, statements, legacies)
        found.append(Owed(duty, applies, good_practice, days))
    return tuple(found)


def duty_states(owed: Iterable[Owed], case: Case, statements: Tree) -> tuple[DutyState, ...]:
    """What the result says of the duties."""
    ordered: dict[frozenset[FactRef], tuple[str, ...]] = {}
    found = []
    for row in owed:
        facts = row.applies.hangs_on
        if facts not in ordered:
            ordered[facts] = case.law.in_order(facts)
        found.append(_state(row, case, statements, ordered[facts]))
    return tuple(found)


def _state(row: Owed, case: Case, statements: Tree, hangs_on: tuple[str, ...]) -> DutyState:
    duty, days = row.duty, row.days
    return DutyState(
        id=duty.id,
        article=duty.article,
        roles=tuple(r for r in duty.owners if statements.roles[r].value is not False),
        certain=row.applies.value is True,
        hangs_on=hangs_on,
        good_practice=row.good_practice,
        working_from=days.working_from,
        formal_from=days.formal_from,
        disputed=days.disputed,
        conditional=days.conditional,
        in_force=days.working_from <= case.as_of and not days.conditional and not row.good_practice,
        class_dated=days.class_dated,
        tier=duty.tier,
        parts=days.parts,
    )


def _membership(duty: Duty, statements: Tree, remaining: frozenset[RiskClass]) -> Tri:
    """Whether the system belongs to one of the duty's classes.

    One of the `remaining` classes holds whatever the open facts turn out to be: a duty owed under
    each of them is owed for certain. A system under Section B of Annex I that is in no class above
    keeps only its sector's rules.
    """
    if not duty.when.except_points and remaining.issubset(duty.classes):
        return YES
    classes = statements.classes
    terms = []
    for risk_class in duty.classes:
        term = classes[risk_class]
        if risk_class == "high_annex_iii" and duty.when.except_points:
            term = all_of(term, _outside(duty, statements))
        elif risk_class in WITHOUT_ARTICLE_50:
            term = all_of(term, statements.beyond_sector)
        terms.append(term)
    return any_of(terms)


def reached(statements: Tree) -> bool:
    """Whether the transparency obligations can reach the system."""
    return statements.beyond_sector.value is not False


def _outside(duty: Duty, statements: Tree) -> Tri:
    """Whether a point of Annex III holds that does not take the duty out."""
    return any_of(
        term for p, term in statements.annex_iii.items() if p not in duty.when.except_points
    )


def _good_practice(duty: Duty, statements: Tree) -> tuple[Tri, ...]:
    return (any_of(statements.classes[c] for c in duty.good_practice_for),)


def condition(when: Condition, case: Case, statements: Tree) -> Tri:
    """Whether every listed fact and one of the listed points holds."""
    if not (when.facts or when.points):
        return YES
    terms = [
        any_of(_answered(fact, answer, case, statements) for answer in answers)
        for fact, answers in when.facts.items()
    ]
    if when.points:
        terms.append(any_of(_point(p, statements) for p in when.points))
    return all_of(*terms)


def _point(point_id: str, statements: Tree) -> Tri:
    if point_id.startswith(PARAGRAPH):
        return statements.owed.get(point_id, NO)
    return statements.annex_iii.get(point_id, NO)


def _answered(fact: str, answer: bool | str, case: Case, statements: Tree) -> Tri:
    """Whether a fact has this answer."""
    if fact == "annex_i" and answer in {"a", "b"}:
        return annex(case.system, "a" if answer == "a" else "b")
    term = fact_term(fact, case, statements)
    return term if answer is True else negation(term)


def fact_term(fact: str, case: Case, statements: Tree) -> Tri:
    """A yes-or-no fact, asked or following from others."""
    company, system = case.company, case.system
    if fact == "established_in_eu":
        return established_in_eu(company)
    if fact == "fria_scope":
        points = (statements.annex_iii[p] for p in FRIA_POINTS)
        return any_of((flag(company, "public_body"), flag(system, "public_service"), *points))
    if fact == "employees_affected":
        return flag(system, "workplace")
    return flag(company if fact in COMPANY_FLAGS else system, fact)
