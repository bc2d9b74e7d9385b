"""Authorities, incident clocks and requirements fit the duties and the engine."""

from collections.abc import Iterator
from typing import get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from aiops_model.content.draft import Draft
from aiops_model.content.files import PACK
from aiops_model.content.problems import Fault
from aiops_model.content.schema import Pack
from aiops_model.content.schema.act import Act, AuthorityTable, IncidentRules, RequirementList
from aiops_model.content.schema.ai_act import DutyList
from aiops_model.domain.ai_act.facts import COUNTRIES
from aiops_model.domain.ai_act.result import Caveat

WAYS = {("provider", None), ("deployer", True), ("deployer", False)}
"""Roles, and whether a deployer reaches the provider."""


def check_act_rules(draft: Draft, folder: str) -> Iterator[Fault]:
    """The act, authorities, incident rules and requirements of a folder."""
    files = draft.below(f"{folder}/duties", DutyList).values()
    duties = {duty.id for rows in files for duty in rows.duties}
    yield from _check_act(draft, f"{folder}/act.yaml", duties)
    yield from _check_authorities(draft, f"{folder}/authorities.yaml")
    yield from _check_incident(draft, f"{folder}/incident.yaml", duties)
    yield from _check_requirements(draft, f"{folder}/requirements.yaml", duties)


def _check_act(draft: Draft, file: str, duties: set[str]) -> Iterator[Fault]:
    act, pack = draft.get(file, Act), draft.get(PACK, Pack)
    if act is None:
        return
    if pack is not None and act.law_date != pack.law_date:
        message = f"{act.law_date} differs from law_date of {PACK} ({pack.law_date})"
        yield Fault(file, ("law_date",), f"{message}; one legal status date holds for all")
    if {row.id for row in act.versions} != {"now", "before_amendment"}:
        yield Fault(file, ("versions",), "needs now and before_amendment, each once")
    yield from _check_class_days(act, file)
    absent = set(get_args(Caveat)) - {row.id for row in act.size_caveats}
    if absent:
        message = f"has no words for {', '.join(sorted(absent))}; add them"
        yield Fault(file, ("size_caveats",), message)
    rows = {name: getattr(act, name) for name in ("timeline", "date_questions", "open_points")}
    for part, listed in rows.items():
        for index, told in enumerate(listed):
            for number, duty in enumerate(told.duties):
                if duty not in duties:
                    yield Fault(file, (part, index, "duties", number), f"there is no duty {duty}")


def _check_class_days(act: Act, file: str) -> Iterator[Fault]:
    ids = [row.id for row in act.class_dates]
    if sorted(ids) != ["annex_i_a", "annex_iii", "class_public"]:
        yield Fault(
            file, ("class_dates",), "needs annex_iii, annex_i_a and class_public, each once"
        )
    for number, row in enumerate(act.class_dates):
        if row.now < row.before_amendment:
            message = f"{row.now} lies before the day of the older text ({row.before_amendment})"
            yield Fault(file, ("class_dates", number, "now"), message)


def _check_authorities(draft: Draft, file: str) -> Iterator[Fault]:
    """Routes lead to authorities; the last competent one of each country has no condition."""
    table = draft.get(file, AuthorityTable)
    if table is None:
        return
    known = {row.id for row in table.authorities}
    for index, row in enumerate(table.routes):
        if row.authority not in known:
            message = f"there is no authority {row.authority}; correct the id"
            yield Fault(file, ("routes", index, "authority"), message)
    for country in COUNTRIES:
        try:
            ZoneInfo(table.zones[country])
        except (KeyError, ValueError, ZoneInfoNotFoundError):
            yield Fault(file, ("zones",), f"{country} needs the name of a time zone")
        rows = [r for r in table.routes if r.kind == "competent" and country in r.countries]
        free = [not (r.roles or r.when.facts or r.when.points) for r in rows]
        if rows and (not free[-1] or any(free[:-1])):
            message = f"only the last competent route of {country} has no condition; order them"
            yield Fault(file, ("routes",), message)


def _check_incident(draft: Draft, file: str, duties: set[str]) -> Iterator[Fault]:
    rules = draft.get(file, IncidentRules)
    if rules is None:
        return
    for index, row in enumerate(rules.kinds):
        if (row.days is None) != (row.basis is None):
            message = f"{row.id} needs both days and basis, or neither"
            yield Fault(file, ("kinds", index, "days"), message)
    ids = [row.id for row in rules.kinds]
    if len(set(ids)) != len(ids):
        yield Fault(file, ("kinds",), "lists a kind twice; keep one")
    if {(row.role, row.provider_reachable) for row in rules.paths} != WAYS:
        message = "needs provider, deployer with the provider reachable and not reachable"
        yield Fault(file, ("paths",), message)
    for index, path in enumerate(rules.paths):
        if path.duty not in duties:
            message = f"there is no duty {path.duty}; correct the id"
            yield Fault(file, ("paths", index, "duty"), message)


def _check_requirements(draft: Draft, file: str, duties: set[str]) -> Iterator[Fault]:
    table = draft.get(file, RequirementList)
    for index, row in enumerate(table.requirements if table else ()):
        for part in ("provider", "deployer"):
            for number, basis in enumerate(getattr(row, part)):
                if basis.duty not in duties:
                    at = ("requirements", index, part, number, "duty")
                    yield Fault(file, at, f"there is no duty {basis.duty}; correct the id")
