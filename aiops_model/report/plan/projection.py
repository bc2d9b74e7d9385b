"""Where the company stands at each gate if the plan is kept: what our model estimates."""

from datetime import timedelta

from aiops_model.report.amounts import money_range
from aiops_model.report.maturity.shown import tenth
from aiops_model.report.model import Section
from aiops_model.report.plan.basis import Projection
from aiops_model.report.plan.model import Standpoint
from aiops_model.report.plan.words import Words


def standpoints(words: Words) -> tuple[Standpoint, ...]:
    """Today first, then the days of the gates."""
    rows = [row for row in words.basis.projections if _level(row, words) or row.at_stake]
    return tuple(_standpoint(row, words) for row in rows)


def _standpoint(row: Projection, words: Words) -> Standpoint:
    t = words.locale.t
    level = _level(row, words) or t("plan.level_open")
    euro = "" if row.at_stake is None else money_range(row.at_stake, words.locale)
    title = t("plan.stand_today") if row.day <= 0 else _day(row.day, words)
    sentence = t("plan.stand_level", when=title, level=level)
    if euro:
        sentence = t("plan.stand_both", when=title, level=level, euro=euro)
    return Standpoint(row.day, title, level, euro, sentence)


def _day(day: int, words: Words) -> str:
    when = words.plan.start + timedelta(days=day - 1)
    return words.locale.t("plan.day_date", day=day, date=words.locale.date(when))


def _level(row: Projection, words: Words) -> str:
    """Level with its index, or a range of levels; "" while it is open."""
    if row.level_low is None or row.level_high is None:
        return ""
    name = words.maturity.level_range(row.level_low, row.level_high)
    if row.index is None:
        return name
    return words.locale.t("plan.level_index", level=name, index=tenth(row.index))


def standpoints_title(rows: tuple[Standpoint, ...], words: Words) -> str:
    """Where the last day leads, or that nothing changes."""
    if not rows:
        return ""
    first, last = rows[0], rows[-1]
    if (first.level, first.euro) == (last.level, last.euro):
        known = any(_level(row, words) for row in words.basis.projections)
        return words.locale.t("plan.stand_same" if known else "plan.stand_open")
    if first.level != last.level:
        return words.locale.t("plan.stand_title", day=last.day, level=last.level)
    return words.locale.t("plan.stand_euro", day=last.day)


def levers(words: Words) -> Section | None:
    """The measures that lift the index most for each person-day."""
    found = words.basis.levers
    if found is None or not found.measures:
        return None
    t = words.locale.t
    line = t("plan.levers_rise", rise=tenth(found.rise), days=tenth(found.days))
    lines = (*(words.title(measure_id) for measure_id in found.measures), line)
    return Section("levers", t("plan.levers_title", n=len(found.measures)), lines)
