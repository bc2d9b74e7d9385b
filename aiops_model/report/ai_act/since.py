"""From when a duty applies, in words: in force, ahead, conditional, disputed, as it was before."""

from collections.abc import Mapping
from datetime import date

from aiops_model.domain.ai_act.law import Version
from aiops_model.domain.ai_act.result import DutyState, PartState
from aiops_model.report.ai_act.model import Timing
from aiops_model.report.ai_act.words import Words


def timing(duty: DutyState, version: Version) -> Timing:
    """Which of the kinds of days this duty has; what weakens it comes before its day."""
    if duty.good_practice:
        return "good_practice"
    if duty.conditional:
        return "conditional"
    if version == "before_amendment":
        return "before_amendment"
    if duty.disputed:
        return "disputed"
    return "in_force" if duty.in_force else "from_date"


def since(duty: DutyState, version: Version, as_of: date, words: Words) -> str:
    """From when, as one phrase; two readings are both given.

    A duty that open facts still decide never reads as if it applied.
    """
    text = _since(duty, version, as_of, words)
    return text if duty.certain else words.locale.t("act.since_open", since=text)


def _since(duty: DutyState, version: Version, as_of: date, words: Words) -> str:
    t, kind = words.locale.t, timing(duty, version)
    if kind == "good_practice":
        return t("act.since_good_practice")
    if kind == "disputed":
        return _readings(duty, as_of, words)
    day = words.locale.date(duty.working_from)
    if kind == "conditional":
        return t("act.since_conditional", date=day)
    if kind == "before_amendment":
        return t("act.since_before", date=day)
    return _plain(duty.working_from, as_of, words)


def part_since(part: PartState, version: Version, as_of: date, words: Words) -> str:
    """From when a part of a duty applies that has days of its own."""
    t = words.locale.t
    if version == "before_amendment":
        text = t("act.since_before", date=words.locale.date(part.working_from))
    elif part.disputed:
        text = _readings(part, as_of, words)
    else:
        text = _plain(part.working_from, as_of, words)
    return t("act.part", article=words.cite(part.article), since=text)


def _plain(day: date, as_of: date, words: Words) -> str:
    key = "act.since_in_force" if day <= as_of else "act.since_from"
    return words.locale.t(key, date=words.locale.date(day))


def _readings(duty: DutyState | PartState, as_of: date, words: Words) -> str:
    """Both readings; once both days are past, only how long is disputed."""
    dates: Mapping[str, str] = {
        "working": words.locale.date(duty.working_from),
        "formal": words.locale.date(duty.formal_from),
    }
    if duty.working_from <= as_of:
        return words.locale.t("act.since_disputed_past", **dates)
    if duty.formal_from <= as_of:
        return words.locale.t("act.since_disputed", **dates)
    return words.locale.t("act.since_disputed_ahead", **dates)
