"""Facts on a company and one of its AI systems -> scope, roles, class, duties, days, ceilings."""

from collections.abc import Mapping
from datetime import date

from aiops_model.domain.ai_act.authorities import routing_facts
from aiops_model.domain.ai_act.case import Case
from aiops_model.domain.ai_act.duties import Owed, duty_states, owed_duties, reached
from aiops_model.domain.ai_act.exposure import exposure
from aiops_model.domain.ai_act.facts import Company, System, flag
from aiops_model.domain.ai_act.law import CLASSES, Law, Role, Version
from aiops_model.domain.ai_act.modifiers import modifier_terms, modifiers
from aiops_model.domain.ai_act.path import path
from aiops_model.domain.ai_act.questions import LICENCE, class_facts, open_questions, reviews
from aiops_model.domain.ai_act.result import Classification, Outcome
from aiops_model.domain.ai_act.size import company_size
from aiops_model.domain.ai_act.tree import Tree, headline, tree
from aiops_model.domain.ai_act.tri import FactRef, Tri, all_of, any_of


def classify(
    company: Company, system: System, as_of: date, law: Law, version: Version = "now"
) -> Classification:
    """Everything the law says about one system on a day, as far as the facts decide it.

    An open fact never lowers the class: then the class is "needs_review", `candidate` the strictest
    one possible, and `review` says what to find out. Facts must not contradict each other
    (`contradictions` finds those that do).
    """
    case = Case(company, system, as_of, law, version)
    statements = tree(case)
    inside = statements.in_scope.value
    owed = owed_duties(case, statements)
    duties = duty_states(owed, case, statements)
    size, size_facts = company_size(company, law)
    risk_class, candidate = _class(statements)
    member = {c: all_of(statements.in_scope, term).value for c, term in statements.classes.items()}
    hangs_on = [] if inside is False else [*_hangs_on(case, statements, owed), size_facts]
    return Classification(
        as_of=as_of,
        version=version,
        in_scope=inside,
        risk_class=risk_class,
        candidate=candidate,
        classes=tuple(c for c in CLASSES if member[c] is True),
        possible_classes=tuple(c for c in CLASSES if member[c] is None),
        prohibited_from=_banned(statements, law, version),
        roles=_roles(statements, certain=True),
        possible_roles=_roles(statements, certain=False),
        duties=duties,
        transparency=_paragraphs(statements, statements.owed),
        vendor_transparency=_paragraphs(statements, statements.vendor),
        modifiers=modifiers(case, statements, owed),
        earliest_date=min(
            (
                row.working_from
                for row in duties
                if row.working_from > as_of and not row.conditional and not row.good_practice
            ),
            default=None,
        ),
        next_date=min(filter(None, (row.next_start(as_of) for row in duties)), default=None),
        size=size,
        exposure=exposure(duties, company, law, as_of, version),
        path=path(case, statements),
        review=reviews(statements, law) if candidate else (),
        open_questions=open_questions(case, hangs_on, class_facts(statements)),
    )


def _class(statements: Tree) -> tuple[Outcome, Outcome | None]:
    """The class, or "needs_review" and the strictest candidate."""
    if statements.in_scope.value is False:
        return "out_of_scope", None
    strictest, certain = headline(statements)
    return (strictest, None) if certain else ("needs_review", strictest)


def _banned(statements: Tree, law: Law, version: Version) -> date | None:
    """The day of the ban, where a practice holds for certain."""
    if statements.in_scope.value is not True:
        return None
    days = law.prohibited_from[version]
    held = (days[practice] for practice, term in statements.practices.items() if term.value)
    return min(held, default=None)


def _roles(statements: Tree, *, certain: bool) -> tuple[Role, ...]:
    if statements.in_scope.value is False:
        return ()
    wanted = True if certain else None
    return tuple(role for role, term in statements.roles.items() if term.value is wanted)


def _paragraphs(statements: Tree, terms: Mapping[str, Tri]) -> tuple[str, ...]:
    """The paragraphs of Art 50 that hold; none for systems the article does not reach."""
    if statements.in_scope.value is False or not reached(statements):
        return ()
    return tuple(paragraph for paragraph, term in terms.items() if term.value is True)


def _hangs_on(case: Case, statements: Tree, owed: tuple[Owed, ...]) -> list[frozenset[FactRef]]:
    """What scope, classes, roles, duties, days, modifiers and authorities still hang on."""
    classes, flags = statements.classes, case.system.flags
    found = [statements.in_scope.hangs_on, *(t.hangs_on for t in classes.values())]
    found += [row.applies.hangs_on | row.days.hangs_on for row in owed]
    for terms in (statements.roles, statements.vendor):
        found += [term.hangs_on for term in terms.values()]
    found += [term.hangs_on for term in modifier_terms(case, statements).values()]
    high = any_of((classes["high_annex_iii"], classes["high_annex_i_a"]))
    found.append(all_of(high, flag(case.system, "equivalent_reporting")).hangs_on)
    found.append(statements.open_source.hangs_on & LICENCE)
    if classes["minimal"].value is not True:
        found.append(routing_facts(case, statements))
    if classes["high_annex_i_a"].value is not False and not statements.roles["provider"].value:
        found.append(frozenset({"product_maker"}) - frozenset(flags))
    return found
