"""The plan as bars over its days: phases and gates above, holidays behind, today as a line."""

from collections.abc import Iterator
from datetime import date, timedelta

from aiops_model.domain.plan.result import Item
from aiops_model.domain.plan.values import DayOff
from aiops_model.i18n import SOFT_HYPHEN, plain
from aiops_model.report.model import Figure, Row
from aiops_model.report.plan.heading import first_win
from aiops_model.report.plan.state import Standing, standing
from aiops_model.report.plan.words import Words

LETTER = 0.02
"""Share of a phone's width that a character beside a bar takes."""
MOST_TICKS = 4
SATURDAY = 5
NEAR_START, NEAR_END = 0.1, 0.93
"""Shares of the days before or from which a word on the axis begins or ends at its day."""
HALF_A_DAY = 0.5
TICK = 30
"""Days between two words on the axis, or a multiple of it."""


def gantt(words: Words) -> Figure | None:
    """A line of phases with their gates, a line a measure; None without a planned measure."""
    items = words.plan.items
    if not items:
        return None
    rows = [
        *_phases(words),
        *(row for line, item in enumerate(items, start=1) for row in _bar(line, item, words)),
        *_off(words),
        *ticks(len(items) + 1, words),
    ]
    listed = "; ".join(_told(item, words) for item in items)
    return Figure("gantt", finding(words), words.locale.t(_help(words)), plain(listed), tuple(rows))


def finding(words: Words) -> str:
    """When the first result is there: a quick win, else whatever is done first."""
    win = first_win(words)
    if win is not None:
        return words.locale.t("plan.first_win_done", day=win.end_day)
    ends = [item.end_day for item in words.alive]
    if not ends:
        return words.locale.t("plan.measures_none")
    return words.locale.t("plan.first_done", day=min(ends))


def _help(words: Words) -> str:
    return "plan.gantt_help_today" if _today(words) is not None else "plan.gantt_help"


def _phases(words: Words) -> Iterator[Row]:
    """The phases as far as the plan reaches, each with the diamond of its gate."""
    t, horizon = words.locale.t, words.horizon
    starts = phase_days(words)
    for at, (phase, first) in enumerate(starts):
        until = starts[at + 1][1] - 1 if at + 1 < len(starts) else horizon
        yield _row("phase", 0, first - 1, until, name=t("plan.phase", phase=phase), phase=phase)
    for gate in words.plan.gates:
        if gate.day <= horizon:
            yield _row("gate", 0, gate.day, gate.day, name=gate.id, phase=gate.phase)


def phase_days(words: Words) -> list[tuple[int, int]]:
    """(phase, first calendar day) of those that begin inside the plan."""
    figure = words.library.figure
    days = [(phase, int(figure(f"phase_{phase}_day"))) for phase in (1, 2, 3)]
    return [(phase, day) for phase, day in days if day <= words.horizon]


def _bar(line: int, item: Item, words: Words) -> Iterator[Row]:
    """A measure, and the diamond at its end where a gate asks for it."""
    stands = standing(item, words)
    first, until = max(item.start_day - 1, 0), min(item.end_day, words.horizon)
    place, text = _beside(first, until, _texts(item, stands, words), words)
    yield _row(
        "measure",
        line,
        first,
        until,
        name=words.label(item.measure),
        text=text,
        place=place,
        phase=item.phase,
        state=stands.state,
        done=first + (until - first) * stands.percent / 100,
    )
    asked = any(item.measure in gate.asks_for for gate in words.plan.gates)
    if asked and stands.state != "given_up":
        yield _row("answers", line, until, until, phase=item.phase)


def _beside(first: float, until: float, texts: tuple[str, ...], words: Words) -> tuple[str, str]:
    """The longest words that have room, behind the bar or before it."""
    for text in texts:
        room = len(text) * LETTER * words.horizon
        if until + room <= words.horizon:
            return "after", text
        if first >= room:
            return "before", text
    return "none", texts[0]


def _texts(item: Item, stands: Standing, words: Words) -> tuple[str, ...]:
    """The role; while the plan is followed with how far it is, which also stands alone."""
    t, role = words.locale.t, words.role(item.owner).replace(SOFT_HYPHEN, "")
    if stands.state == "planned":
        return (role,)
    short = t(
        "plan.given_up_marked" if stands.state == "given_up" else f"plan.state_{stands.state}"
    )
    if stands.state == "running":
        short = words.locale.percent(stands.percent / 100)
    return t("plan.bar", role=role, state=short), short


def _told(item: Item, words: Words) -> str:
    return words.locale.t(
        "plan.gantt_alt",
        measure=words.title(item.measure),
        start=item.start_day,
        end=item.end_day,
        role=_texts(item, standing(item, words), words)[0],
    )


def _off(words: Words) -> Iterator[Row]:
    """Holidays and closures inside the plan; days in a row as one strip."""
    inside = {row.day for row in words.basis.off if _in_plan(row, words)}
    for first, last in _runs(sorted(inside)):
        yield _row("off", 0, words.day_number(first) - 1, words.day_number(last))


def _in_plan(row: DayOff, words: Words) -> bool:
    return words.plan.start <= row.day <= words.plan.end


def _runs(days: list[date]) -> Iterator[tuple[date, date]]:
    """First and last of days in a row; a weekend between two does not part them."""
    first = last = None
    for day in days:
        if first is None or last is None:
            first = last = day
        elif _next_working(last) >= day:
            last = day
        else:
            yield first, last
            first = last = day
    if first is not None and last is not None:
        yield first, last


def _next_working(day: date) -> date:
    """The day after, weekends skipped."""
    following = day + timedelta(days=1)
    while following.weekday() >= SATURDAY:
        following += timedelta(days=1)
    return following


def _today(words: Words) -> int | None:
    """Today as a day of the plan; None before it, after it, and while nobody follows it."""
    day = words.day_number(words.basis.created)
    return day if 1 <= day <= words.horizon else None


def ticks(line: int, words: Words) -> Iterator[Row]:
    """The words of the axis: every thirtieth day, and today."""
    t, horizon = words.locale.t, words.horizon
    step = TICK * max(1, -(-horizon // (TICK * MOST_TICKS)))
    days = [*range(step, horizon + 1, step)]
    if not days or horizon - days[-1] >= step // 2:
        days.append(horizon)
    for day in days:
        side = _side(day, horizon)
        yield _row("tick", line, day, day, name=t("plan.day", day=day), place=side)
    today = _today(words)
    if today is not None:
        now, side = today - HALF_A_DAY, _side(today, horizon)
        yield _row("today", line, now, now, name=t("plan.today"), place=side)


def _side(day: int, horizon: int) -> str:
    """Which end of a word stands at its day."""
    if day >= horizon * NEAR_END:
        return "right"
    return "left" if day <= horizon * NEAR_START else "center"


def _row(kind: str, line: int, first: float, until: float, **values: str | float) -> Row:
    """One mark; every row has the same keys, so that a column of them is of one kind."""
    empty: dict[str, str | float] = {
        "name": "",
        "text": "",
        "place": "",
        "phase": 0,
        "state": "",
        "done": float(first),
    }
    at: dict[str, str | float] = {
        "kind": kind,
        "line": line,
        "start": float(first),
        "end": float(until),
    }
    return {**at, **empty, **values}
