"""What the register of AI systems tells the maturity instrument, so that nothing is asked twice."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from aiops_model.domain.ai_act.classify import classify
from aiops_model.domain.ai_act.coverage import UNANSWERED, DutyAnswer
from aiops_model.domain.ai_act.law import HIGH
from aiops_model.domain.ai_act.proposals import ProposedValue, item_proposals
from aiops_model.domain.ai_act.result import Classification, DutyState
from aiops_model.services.ai_act.classifying import answer_of
from aiops_model.services.ai_act.fact_entries import company_of, system_of
from aiops_model.services.ai_act.opening import stored_value
from aiops_model.services.ai_act.views import DutyEvidence, DutyRecord
from aiops_model.services.context import Context
from aiops_model.store.maturity_overviews import Cell, MaturityOverview

HIGH_RISK = "high_risk_use"
WITHOUT_OWNER = "live_without_owner"
IN_USE = ("pilot", "live")


@dataclass(frozen=True)
class Told:
    """Facts (id -> "yes", "no", "possible") and values for items, none of them confirmed."""

    facts: dict[str, str]
    values: tuple[ProposedValue, ...]


def told(ctx: Context, found: MaturityOverview) -> Told:
    """What the rows of the register say today, retired systems left out."""
    in_use = [cell for cell in found.systems if cell.other in IN_USE]
    if not in_use:
        return Told({}, ())
    law, day = ctx.content.ai_act.law, ctx.clock().date()
    company = company_of(
        {cell.key: stored_value(cell.text or "null") for cell in found.company_facts}
    )
    facts, answers = _by_system(found.system_facts), _by_system(found.duties)
    rows: list[tuple[DutyState, DutyAnswer]] = []
    classes: list[Classification] = []
    for system in in_use:
        said = {cell.key: stored_value(cell.text or "null") for cell in facts[system.key]}
        result = classify(company, system_of(said), day, law)
        classes.append(result)
        known = {cell.key: answer_of(_record(cell)) for cell in answers[system.key]}
        rows += [(state, known.get(state.id, UNANSWERED)) for state in result.duties]
    return Told(
        facts={HIGH_RISK: _high_risk(classes), WITHOUT_OWNER: _without_owner(in_use)},
        values=item_proposals(rows, ctx.content.maturity.model, law, day, confirmed=()),
    )


def _high_risk(classes: Iterable[Classification]) -> str:
    """Yes where one system is high-risk for certain, possible where open facts allow it."""
    rows = list(classes)
    if any(risk in HIGH for row in rows for risk in row.classes):
        return "yes"
    return "possible" if any(r in HIGH for row in rows for r in row.possible_classes) else "no"


def _without_owner(systems: Iterable[Cell]) -> str:
    """Yes where a live system has no person in any operating role; a deputy is not enough."""
    return "yes" if any(row.other == "live" and not row.text for row in systems) else "no"


def _by_system(cells: Iterable[Cell]) -> dict[str, list[Cell]]:
    found: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        found[cell.other or ""].append(cell)
    return found


def _record(cell: Cell) -> DutyRecord:
    level: Any = cell.text
    until = None if not cell.more else date.fromisoformat(cell.more)
    evidence = None if cell.more is None else DutyEvidence("", valid_until=until)
    return DutyRecord(cell.key, level=level, evidence=evidence)
