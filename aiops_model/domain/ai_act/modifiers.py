"""What changes dates or adds duties beside the class: the modifiers of the procedure."""

from collections.abc import Iterable, Mapping

from aiops_model.domain.ai_act.case import Case
from aiops_model.domain.ai_act.duties import Owed, fact_term
from aiops_model.domain.ai_act.facts import established_in_eu, flag
from aiops_model.domain.ai_act.law import HIGH
from aiops_model.domain.ai_act.result import Modifier
from aiops_model.domain.ai_act.tree import Tree
from aiops_model.domain.ai_act.tri import Tri, all_of, any_of, negation


def modifiers(case: Case, statements: Tree, owed: Iterable[Owed]) -> tuple[Modifier, ...]:
    """The modifiers that hold for certain."""
    if statements.in_scope.value is not True:
        return ()
    rows = [row for row in owed if row.applies.value is True and not row.good_practice]
    held: Mapping[Modifier, bool] = {
        "conditional": any(row.days.conditional for row in rows),
        "legacy_public": any(row.days.legacy and row.days.legacy.public_day for row in rows),
        "two_readings": any(row.days.disputed for row in rows),
        **{name: term.value is True for name, term in modifier_terms(case, statements).items()},
        "marking_grace": any(row.days.grace for row in rows),
    }
    return tuple(name for name, holds in held.items() if holds)


def modifier_terms(case: Case, statements: Tree) -> dict[Modifier, Tri]:
    """The modifiers that follow from facts alone."""
    company, system = case.company, case.system
    classes, roles = statements.classes, statements.roles
    high = any_of(classes[c] for c in HIGH)
    used = all_of(high, roles["deployer"])
    used_iii = all_of(classes["high_annex_iii"], roles["deployer"])
    beyond_infrastructure = any_of(t for p, t in statements.annex_iii.items() if p != "2")
    scope_of_27 = fact_term("fria_scope", case, statements)
    return {
        "fria": all_of(used_iii, beyond_infrastructure, scope_of_27),
        "public_authority": all_of(used_iii, flag(company, "public_body")),
        "workplace": all_of(used, flag(system, "workplace")),
        "decisions_on_persons": all_of(used_iii, flag(system, "decides_on_persons")),
        "non_eu_provider": all_of(high, roles["provider"], negation(established_in_eu(company))),
        "financial_institution": all_of(high, flag(company, "financial_institution")),
    }
