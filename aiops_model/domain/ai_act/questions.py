"""What is still open: facts that can change something, and the next one to ask."""

from collections.abc import Iterable

from aiops_model.domain.ai_act.case import Case
from aiops_model.domain.ai_act.facts import state
from aiops_model.domain.ai_act.law import CLASSES, Law
from aiops_model.domain.ai_act.path import practice_citation
from aiops_model.domain.ai_act.result import Classification, OpenQuestion, Review
from aiops_model.domain.ai_act.tree import Tree
from aiops_model.domain.ai_act.tri import FactRef, Tri

CITED = {
    "prohibited": "5(1)",
    "high_annex_iii": "6(2), 6(3)",
    "high_annex_i_a": "6(1)",
    "sectoral_annex_i_b": "2(2), 6(1)",
    "transparency": "50",
    "not_high_risk_art6_3": "6(3)",
    "minimal": "4",
}
"""Provision that decides a class."""

MIRRORED = ("not_high_risk_art6_3", "minimal")
"""Classes that are open only where a stricter one is, for the same facts."""

LICENCE: frozenset[FactRef] = frozenset({"open_source"})
"""The licence can take a system out of scope; until somebody has said so it does not."""


def class_facts(statements: Tree) -> frozenset[FactRef]:
    """The facts on which the class itself still hangs: those of scope and of classes above."""
    facts = statements.in_scope.hangs_on | (statements.open_source.hangs_on & LICENCE)
    terms: list[Tri] = []
    if statements.in_scope.value is False:
        return frozenset()
    for risk_class in CLASSES:
        term = statements.classes[risk_class]
        if term.value is True:
            break
        terms.append(term)
    return facts.union(*(term.hangs_on for term in terms))


def reviews(statements: Tree, law: Law) -> tuple[Review, ...]:
    """The classes that cannot be ruled out, the strictest first, and what to find out."""
    if statements.in_scope.value is False:
        return ()
    found: list[Review] = []
    if statements.in_scope.value is None:
        found.append(Review("out_of_scope", "2, 3(1)", law.in_order(statements.in_scope.hangs_on)))
    for risk_class in CLASSES:
        term = statements.classes[risk_class]
        if term.value is True:
            break
        if term.value is not None or risk_class in MIRRORED:
            continue
        if risk_class == "prohibited" and "prohibited" not in term.hangs_on:
            found += [
                Review(risk_class, practice_citation(practice), law.in_order(said.hangs_on))
                for practice, said in statements.practices.items()
                if said.value is None
            ]
        else:
            found.append(Review(risk_class, CITED[risk_class], law.in_order(term.hangs_on)))
    return tuple(found)


def open_questions(
    case: Case, hangs_on: Iterable[frozenset[FactRef]], decisive: frozenset[FactRef]
) -> tuple[OpenQuestion, ...]:
    """The facts of these statements as questions, in the order they are asked."""
    points: dict[str, list[str]] = {}
    for ref in case.law.in_order(frozenset().union(*hangs_on)):
        fact, _, point_id = ref.partition(":")
        points.setdefault(fact, []).extend([point_id] if point_id else [])
    decided = {ref.partition(":")[0] for ref in decisive}
    return tuple(
        OpenQuestion(
            fact=fact,
            step=case.law.step_of[fact],
            state=state(case.company, case.system, fact) or "unknown",
            points=tuple(listed),
            changes_class=fact in decided,
        )
        for fact, listed in points.items()
    )


def next_question(classification: Classification) -> OpenQuestion | None:
    """The first open fact that was not asked yet; None when asking more changes nothing."""
    return next((q for q in classification.open_questions if q.state == "not_asked"), None)
