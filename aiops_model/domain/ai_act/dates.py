"""From when a duty applies to a system: version of the text, class day, legacy systems."""

from dataclasses import dataclass, replace
from datetime import date

from aiops_model.domain.ai_act.case import Case
from aiops_model.domain.ai_act.facts import UNKNOWN, Day, flag
from aiops_model.domain.ai_act.law import (
    HIGH,
    ClassDates,
    Duty,
    DutyDate,
    Part,
    RiskClass,
    Version,
)
from aiops_model.domain.ai_act.result import PartState
from aiops_model.domain.ai_act.tree import Tree
from aiops_model.domain.ai_act.tri import NONE, FactRef, Tri, all_of, any_of, unknown


@dataclass(frozen=True, slots=True)
class Legacy:
    """What Art 111(2) does to the duties that follow one class day."""

    class_day: date
    conditional: bool = False
    public_day: date | None = None
    """Set where the system is meant for public authorities."""
    changed_on: date | None = None
    """A significant change in design on or after the class day that ends the grandfathering."""
    hangs_on: frozenset[FactRef] = NONE


Legacies = dict[date, Legacy]


@dataclass(frozen=True, slots=True)
class DutyDays:
    """The days of one duty for one system."""

    working_from: date
    formal_from: date
    disputed: bool
    conditional: bool
    class_dated: bool
    parts: tuple[PartState, ...]
    legacy: Legacy | None
    grace: bool
    """A part for older systems replaces the duty's own days."""
    hangs_on: frozenset[FactRef]


def duty_days(duty: Duty, case: Case, statements: Tree, legacies: Legacies) -> DutyDays:
    """The days of `duty`, by the working and the formal reading.

    `legacies` keeps what was found per class day; start with an empty one for each system.
    """
    dates = case.law.class_dates[case.version]
    day = class_day(duty.classes, statements, dates)
    working, formal = _readings(duty, case.version)
    class_dated = working in {"class", "class_public"}
    legacy = None
    if class_dated and any(c in HIGH for c in duty.classes):
        if day not in legacies:
            legacies[day] = _legacy(day, dates, case)
        legacy = legacies[day]
    hangs_on = legacy.hangs_on if legacy else NONE
    grace = False
    parts = []
    for part in duty.parts if case.version == "now" else _older(duty):
        if part.placed_before is None:
            parts.append(_part_state(part, day, dates, legacy, case.as_of))
            continue
        held = _before(case.system.placed_on, part.placed_before, "placed_on")
        if held.value is True:
            working, formal, grace = part.working_from, part.formal_from, True
        hangs_on |= held.hangs_on
    working_from = _day(working, day, dates, legacy)
    formal_from = _day(formal, day, dates, legacy)
    return DutyDays(
        working_from=working_from,
        formal_from=formal_from,
        disputed=duty.disputed and formal_from != working_from,
        conditional=legacy is not None and legacy.conditional,
        class_dated=class_dated,
        parts=tuple(parts),
        legacy=legacy,
        grace=grace,
        hangs_on=hangs_on,
    )


def class_day(classes: tuple[RiskClass, ...], statements: Tree, dates: ClassDates) -> date:
    """The earliest class day among these classes of the system, open ones included."""
    of = {
        "high_annex_iii": dates.annex_iii,
        "not_high_risk_art6_3": dates.annex_iii,
        "high_annex_i_a": dates.annex_i_a,
    }
    held = [of[c] for c in classes if c in of and statements.classes[c].value is not False]
    return min(held, default=dates.annex_iii)


def _readings(duty: Duty, version: Version) -> tuple[DutyDate, DutyDate]:
    if version == "now":
        return duty.working_from, duty.formal_from
    return duty.before_amendment, duty.before_amendment


def _older(duty: Duty) -> tuple[Part, ...]:
    """The parts as the text of 2024 had them."""
    return tuple(
        replace(
            part,
            working_from=part.before_amendment,
            formal_from=part.before_amendment,
            disputed=False,
        )
        for part in duty.parts
        if part.before_amendment is not None and part.placed_before is None
    )


def _legacy(day: date, dates: ClassDates, case: Case) -> Legacy:
    """Art 111(2) for this class day. What is open counts as the stricter answer."""
    company, system = case.company, case.system
    older = _before(system.placed_on, day, "placed_on")
    unchanged = _unchanged(system.significant_design_change_on, day)
    held = all_of(older, unchanged)
    changed = system.significant_design_change_on
    if held.value is not True:
        ends = older.value is True and unchanged.value is False and isinstance(changed, date)
        return Legacy(
            day, changed_on=changed if ends and isinstance(changed, date) else None,
            hangs_on=held.hangs_on,
        )  # fmt: skip
    public = any_of(
        (
            flag(system, "for_public_authorities"),
            all_of(flag(company, "public_body"), flag(system, "uses")),
        )
    )
    answers = (system.flags.get("for_public_authorities"), company.flags.get("public_body"))
    if public.value is True or (public.value is None and UNKNOWN in answers):
        return Legacy(day, public_day=dates.public, hangs_on=public.hangs_on)
    return Legacy(day, conditional=True, hangs_on=public.hangs_on)


def _before(day: Day, limit: date, fact: str) -> Tri:
    """Whether a day lies before the limit; no such day does not."""
    if isinstance(day, date):
        return Tri(day < limit)
    return Tri(False) if day == "none" else unknown(fact)


def _unchanged(day: Day, limit: date) -> Tri:
    """Whether no significant change in design lies on or after the limit."""
    if day == "none":
        return Tri(True)
    return _before(day, limit, "significant_design_change_on")


def _day(of: DutyDate, day: date, dates: ClassDates, legacy: Legacy | None) -> date:
    """The day a reading means for this system."""
    if legacy is not None and legacy.public_day is not None:
        return legacy.public_day
    if legacy is not None and legacy.conditional:
        return legacy.class_day
    found = day if of == "class" else dates.public if of == "class_public" else of
    assert isinstance(found, date)
    if legacy is not None and legacy.changed_on is not None:
        return max(day, legacy.changed_on)
    return found


def _part_state(
    part: Part, day: date, dates: ClassDates, legacy: Legacy | None, as_of: date
) -> PartState:
    working = _day(part.working_from, day, dates, legacy)
    formal = _day(part.formal_from, day, dates, legacy)
    conditional = legacy is not None and legacy.conditional
    return PartState(
        article=part.article,
        working_from=working,
        formal_from=formal,
        disputed=part.disputed and working != formal,
        in_force=working <= as_of and not conditional,
        points=part.points,
    )
