"""The way to a class: each step with its answer and the provision it rests on."""

from collections.abc import Mapping

from aiops_model.domain.ai_act.case import Case
from aiops_model.domain.ai_act.facts import POINTS, System, flag, point
from aiops_model.domain.ai_act.law import Version
from aiops_model.domain.ai_act.result import PathStep, StepAnswer
from aiops_model.domain.ai_act.tree import Tree
from aiops_model.domain.ai_act.tri import Tri, any_of


def path(case: Case, statements: Tree) -> tuple[PathStep, ...]:
    """The steps q0 to q10; it ends where the system is out of scope."""
    system, version, ordered = case.system, case.version, case.law.in_order
    found: list[PathStep] = []

    def add(step: str, term: Tri, citation: str, points: tuple[str, ...] = ()) -> None:
        found.append(PathStep(step, _answer(term), citation, points, ordered(term.hangs_on)))

    is_ai = flag(system, "is_ai_system")
    territory = any_of(statements.territory.values())
    scope: tuple[tuple[str, Tri, str, bool], ...] = (
        ("q0", is_ai, "3(1)", False),
        ("q1", territory, _first(statements.territory) or "2(1)", False),
        ("q2", statements.excluded, _exclusion(statements), True),
    )
    for step, term, citation, leaves in scope:
        add(step, term, citation)
        if term.value is leaves:
            return tuple(found)
    roles: dict[str, Tri] = {
        role: term for role, term in statements.roles.items() if term.value is not False
    }
    add("q3", any_of(statements.roles.values()), "3(3)-(8)", _holding(roles))
    add("q4", any_of(statements.becomes_provider.values()),
        _first(statements.becomes_provider) or "25(1)")  # fmt: skip
    practices = _holding(statements.practices)
    add("q5", any_of(statements.practices.values()), _cited("5(1)", practices), practices)
    add("q6", *_product_step(statements, system, version))
    areas = _holding(statements.annex_iii)
    add("q7", any_of(statements.annex_iii.values()), _cited("III", areas), areas)
    if any_of(statements.annex_iii.values()).value is not False:
        add("q8", statements.exempt, *_exemption_step(statements, system))
    owed = _holding(statements.owed)
    add("q9", any_of(statements.owed.values()), owed[0] if len(owed) == 1 else "50", owed)
    add("q10", statements.classes["minimal"], "4")
    return tuple(found)


def practice_citation(practice: str) -> str:
    """A point of Art 5(1) as cited: "5(1)(f)"."""
    return f"5(1)({practice})"


def _answer(term: Tri) -> StepAnswer:
    return "open" if term.value is None else "yes" if term.value else "no"


def _first(provisions: Mapping[str, Tri]) -> str:
    """The first provision that holds."""
    return next((key for key, term in provisions.items() if term.value is True), "")


def _holding(terms: Mapping[str, Tri]) -> tuple[str, ...]:
    """What holds; where nothing does, what may hold."""
    held = tuple(key for key, term in terms.items() if term.value is True)
    return held or tuple(key for key, term in terms.items() if term.value is None)


def _exclusion(statements: Tree) -> str:
    freed = statements.open_source.value is True
    return "2(12)" if freed and statements.excluded.value is True else "2(3), 2(6), 2(8), 2(10)"


def _cited(provision: str, points: tuple[str, ...]) -> str:
    """One point is cited with its provision; several with the provision alone."""
    if len(points) != 1:
        return provision
    if provision == "III":
        number, letter = points[0][:1], points[0][1:]
        return f"III {number}({letter})" if letter else f"III {number}"
    return f"{provision}({points[0]})"


def _product_step(
    statements: Tree, system: System, version: Version
) -> tuple[Tri, str, tuple[str, ...]]:
    """Art 6(1), with the paragraph of 2026 that decided where one did."""
    a, b = statements.classes["high_annex_i_a"], statements.classes["sectoral_annex_i_b"]
    term = any_of((a, b))
    sections = tuple(s for s, said in (("a", a), ("b", b)) if said.value is not False)
    citation = "6(1)"
    covered = system.annex_i in {"a", "b"}
    if version == "now" and covered:
        solely = flag(system, "solely_non_safety_quality_control").value is True
        endangers = flag(system, "failure_endangers").value is True
        for_safety = flag(system, "third_party_for_safety").value
        if solely:
            citation = "6(1b)" if endangers else "6(1a)"
        elif system.annex_i == "a" and statements.component.value and for_safety is False:
            citation = "6(1c)"
    return term, citation, sections


def _exemption_step(statements: Tree, system: System) -> tuple[str, tuple[str, ...]]:
    limbs = {p: point(system, "article_6_3", p) for p in POINTS["article_6_3"]}
    held = tuple(p for p, term in limbs.items() if term.value is True)
    if flag(system, "profiling").value is True:
        return "6(3), third subparagraph", ()
    if statements.exempt.value is True and len(held) == 1:
        return f"6(3)({held[0]})", held
    return "6(3)", held if statements.exempt.value is not False else ()
