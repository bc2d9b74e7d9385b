"""Whether the duty to report an incident applies on a day, by the words and by usage."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from aiops_model.domain.ai_act.incident import Incident, way_of
from aiops_model.domain.ai_act.law import DutyDate, Law

State = Literal["not_yet", "disputed", "one_class", "in_force"]
"""one_class: for systems under Annex III, not yet for those under Annex I Section A."""


@dataclass(frozen=True, slots=True)
class Standing:
    """From when the duty behind a report applies, and whether it does on the day."""

    duty: str
    as_of: date
    state: State
    formal_from: date
    """By the words; before `working_from` where two readings differ."""
    working_from: date
    """By the usual reading, for systems under Annex III."""
    annex_i_from: date
    """By the usual reading, for systems under Annex I Section A."""


def standing(incident: Incident, law: Law, as_of: date | None = None) -> Standing:
    """Where the duty stands on a day, without one on the day of awareness at the authority."""
    day = as_of or incident.aware_at.astimezone(law.zones[incident.country]).date()
    duty, dates = law.duty[way_of(incident, law).duty], law.class_dates["now"]
    formal = _day(duty.formal_from, dates.annex_iii)
    working = _day(duty.working_from, dates.annex_iii)
    last = _day(duty.working_from, dates.annex_i_a)
    state: State = "in_force"
    if day < formal:
        state = "not_yet"
    elif day < working:
        state = "disputed"
    elif day < last:
        state = "one_class"
    return Standing(duty.id, day, state, formal, working, last)


def _day(stated: DutyDate, of_class: date) -> date:
    return stated if isinstance(stated, date) else of_class
