"""Why a measure starts when it does: a sentence for each reason, the binding one first."""

from datetime import date

from aiops_model.domain.plan.result import Item, Reason
from aiops_model.report.plan.words import Words


def when(item: Item, words: Words) -> tuple[str, ...]:
    """All reasons of one start; that nothing comes before is said where it is the only one."""
    binding = [reason for reason in item.reasons if reason.code != "first_day"]
    shown = binding or item.reasons
    return tuple(dict.fromkeys(reason_text(reason, words) for reason in shown))


def reason_text(reason: Reason, words: Words) -> str:
    """One reason as a sentence."""
    t = words.locale.t
    match reason.code:
        case "after":
            return _after(reason, words)
        case "role_busy":
            return _busy(reason, words)
        case "role_absent":
            days = _days(reason.first, reason.until, words)
            return t("plan.when_role_absent", role=words.role(reason.role), days=days)
        case "calendar":
            return t("plan.when_calendar", days=_days(reason.first, reason.until, words))
        case "phase":
            return _phase(reason, words)
        case "not_before":
            first = reason.first or words.plan.today or words.plan.start
            return t("plan.when_not_before", date=words.locale.date(first))
        case _:
            return t(f"plan.when_{reason.code}")


def _after(reason: Reason, words: Words) -> str:
    end = reason.until or _end(reason.measure, words)
    title = words.title(reason.measure)
    if end is None:
        return words.locale.t("plan.when_after", measure=title)
    return words.locale.t("plan.when_after_until", measure=title, date=words.locale.date(end))


def _busy(reason: Reason, words: Words) -> str:
    values = {"role": words.role(reason.role), "measure": words.title(reason.measure)}
    end = reason.until or _end(reason.measure, words)
    if not reason.measure:
        return words.locale.t("plan.when_role_full", role=values["role"])
    if end is None:
        return words.locale.t("plan.when_role_busy", **values)
    return words.locale.t("plan.when_role_busy_until", date=words.locale.date(end), **values)


def _phase(reason: Reason, words: Words) -> str:
    phase = reason.phase or 1
    if reason.gate:
        gate = words.gate(reason.gate)
        return words.locale.t("plan.when_phase_gate", phase=phase, gate=gate)
    return words.locale.t("plan.when_phase", phase=phase)


def _days(first: date | None, until: date | None, words: Words) -> str:
    if first is None or until is None:
        day = first or until
        return "" if day is None else words.day(day)
    return words.period(first, until)


def _end(measure_id: str, words: Words) -> date | None:
    """The last day of a planned measure."""
    return next((item.end for item in words.plan.items if item.measure == measure_id), None)
