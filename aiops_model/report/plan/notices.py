"""What the plan's own checks found, as sentences; what is no mistake to avoid is a warning."""

from collections.abc import Callable, Mapping
from datetime import date

from aiops_model.domain.plan.result import Notice as Found
from aiops_model.domain.plan.result import Scalar
from aiops_model.report.maturity.shown import tenth
from aiops_model.report.model import Notice
from aiops_model.report.plan.words import Words

PREVENTING = ("no_baseline", "explainability_late", "no_human_review", "data_apart_from_model")
"""Mistakes whose measure ends too late or is not planned: one sentence serves all of them."""
WARNINGS = ("role_without_hours", "hours_gone_to_meetings", "no_hours_left", "phase_overruns")
"""In the order of what stops the plan most."""


def notice_text(row: Found, words: Words) -> str:
    """One finding as a sentence."""
    if row.code in PREVENTING:
        return _prevented(row, words)
    told = SENTENCES.get(row.code)
    return words.title(row.measure) if told is None else told(row, words)


def _prevented(row: Found, words: Words) -> str:
    t, told = words.locale.t, row.values
    values = {"measure": words.title(row.measure), "live": _day(told["live"], words)}
    if told["ends"] is None:
        return t("plan.found_not_prevented", **values)
    return t("plan.found_prevented_late", ends=_day(told["ends"], words), **values)


def _several(row: Found, words: Words) -> str:
    until = _day(row.values["until"], words)
    return words.locale.t(
        "plan.found_several_before_g2", n=int(row.values["count"] or 0), date=until
    )


def _overloaded(row: Found, words: Words) -> str:
    told = row.values
    return words.locale.t(
        "plan.found_role_overloaded",
        n=int(told["weeks"] or 0),
        role=words.role(row.role),
        week=_day(told["week"], words),
        planned=tenth(float(told["planned"] or 0)),
        hours=tenth(float(told["hours"] or 0)),
    )


def _majority(row: Found, words: Words) -> str:
    share = words.locale.percent(float(row.values["share"] or 0))
    return words.locale.t(
        "plan.found_one_person_majority", person=row.values["person"], share=share
    )


def _held_by_one(row: Found, words: Words) -> str:
    return words.locale.t("plan.found_control_is_model", person=row.values["person"])


def _lacking(row: Found, words: Words) -> str:
    return words.locale.t(
        "plan.found_no_hours_left",
        role=words.role(row.role),
        hours=tenth(float(row.values["hours"] or 0)),
        measure=words.title(row.measure),
    )


def _without_hours(row: Found, words: Words) -> str:
    return words.locale.t(f"plan.found_{row.code}", role=words.role(row.role))


def _overruns(row: Found, words: Words) -> str:  # noqa: ARG001 - the gates name the measures
    return words.locale.t("plan.found_phase_overruns")


def _employees(row: Found, words: Words) -> str:
    t, told = words.locale.t, row.values
    values = {"measure": words.title(row.measure), "starts": _day(told["starts"], words)}
    if told["asked"] is None:
        return t("plan.found_nobody_asked", **values)
    return t("plan.found_asked_late", asked=_day(told["asked"], words), **values)


def _due(row: Found, words: Words) -> str:
    t, told, measure = words.locale.t, row.values, words.title(row.measure)
    due = _day(told["due"], words)
    if not due:
        return t("plan.found_not_planned", measure=measure)
    if told["ends"] is None:
        return t("plan.found_due_not_planned", measure=measure, due=due)
    return t("plan.found_due_late", measure=measure, due=due, ends=_day(told["ends"], words))


def _day(iso: Scalar, words: Words) -> str:
    """A day the engine wrote down; "" for none."""
    try:
        return words.locale.date(date.fromisoformat(str(iso)))
    except ValueError:
        return ""


SENTENCES: Mapping[str, Callable[[Found, Words], str]] = {
    "several_before_g2": _several,
    "nobody_for_employees": _employees,
    "duty_after_date": _due,
    "role_overloaded": _overloaded,
    "one_person_majority": _majority,
    "control_is_model": _held_by_one,
    "no_hours_left": _lacking,
    "role_without_hours": _without_hours,
    "hours_gone_to_meetings": _without_hours,
    "phase_overruns": _overruns,
}


def warnings(words: Words) -> tuple[Notice, ...]:
    """What is wrong with the plan's own figures, one frame a kind."""
    found = []
    for code in WARNINGS:
        rows = [row for row in words.plan.warnings if row.code == code]
        if rows:
            body = " ".join(dict.fromkeys(notice_text(row, words) for row in rows))
            found.append(Notice(words.locale.t(f"plan.warning_{code}", n=len(rows)), body))
    return tuple(found)
