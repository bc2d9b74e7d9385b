"""Planned against done: person-days added up over the days of the plan."""

from collections.abc import Iterator

from aiops_model.domain.plan.result import Item
from aiops_model.i18n import plain
from aiops_model.report.maturity.shown import tenth
from aiops_model.report.model import Figure, Row
from aiops_model.report.plan.basis import UNTRACKED
from aiops_model.report.plan.gantt import ticks
from aiops_model.report.plan.state import standing, worth_of
from aiops_model.report.plan.words import Words

NO_LABEL = ("", "")
STEP = 7
"""Days between two points of the lines."""


def planned_items(words: Words) -> tuple[Item, ...]:
    """The first accepted plan, that is what was promised; without what was given up since."""
    baseline = words.basis.baseline
    items = words.plan.items if baseline is None else baseline.items
    return tuple(item for item in items if not words.is_given_up(item.measure))


def known_items(words: Words) -> tuple[Item, ...]:
    """Everything that was ever planned, with the whole of its work: what is done may not stand in
    the plan any more, and of what runs a later plan holds only what was left then.
    """
    now = {item.measure: item for item in words.alive}
    first = {item.measure: item for item in planned_items(words)}
    return tuple({**now, **first}.values())


def progress(words: Words) -> Figure | None:
    """Two lines over the days; None while nobody follows the plan."""
    items = planned_items(words)
    if not words.basis.tracking or not items:
        return None
    whole = sum(item.days_of_work for item in items)
    done = worth_of(words.basis, known_items(words))
    top = max(whole, done, 0.1)
    marks: list[Row] = [
        {"kind": row["kind"], "day": row["start"], "value": 0.0, "top": top,
         "name": row["name"], "place": row["place"]}
        for row in ticks(0, words)
    ]  # fmt: skip
    rows = [*_planned(items, top, words), *_done(top, words), *marks]
    help_text = words.locale.t("plan.progress_help")
    return Figure("progress", _finding(words), help_text, plain(sentence(words)), tuple(rows))


def _planned(items: tuple[Item, ...], top: float, words: Words) -> Iterator[Row]:
    days = [*range(0, words.horizon, STEP), words.horizon]
    for day in days:
        value = sum(item.days_of_work * _share(item, day) for item in items)
        last = day == words.horizon
        name = words.locale.t("plan.line_planned", days=tenth(value)) if last else ""
        yield _point("planned", day, value, top, (name, "right"))


def _share(item: Item, day: int) -> float:
    """Share of a measure that is planned to be done at the end of a calendar day."""
    length = item.end_day - item.start_day + 1
    return min(1.0, max(0.0, (day - item.start_day + 1) / length))


def today(words: Words) -> int:
    """The day of the view, inside the plan."""
    return min(max(words.day_number(words.basis.created), 0), words.horizon)


def _done(top: float, words: Words) -> Iterator[Row]:
    """What was done by each week's end; what is under way counts today."""
    now, items = today(words), known_items(words)
    tracks = words.basis.tracks
    ended = {
        item.measure: words.day_number(tracks[item.measure].done_on or item.end)
        for item in items
        if tracks.get(item.measure, UNTRACKED).status == "done"
    }
    for day in [*range(0, now, STEP)]:
        value = sum(i.days_of_work for i in items if ended.get(i.measure, now + 1) <= day)
        yield _point("done", day, value, top, NO_LABEL)
    value = worth_of(words.basis, items)
    name = words.locale.t("plan.line_done", days=tenth(value))
    side = "left" if now <= words.horizon / 2 else "right"
    yield _point("done", now, value, top, (name, side))


def _point(kind: str, day: int, value: float, top: float, label: tuple[str, str]) -> Row:
    """A point of a line; `label`: its words, and the end of them that stands at the point."""
    name, side = label
    return {
        "kind": kind, "day": float(day), "value": round(value, 2), "top": top, "name": name,
        "place": side,
    }  # fmt: skip


def planned_by_now(words: Words) -> float:
    """Person-days that should be done today."""
    now = today(words)
    return sum(item.days_of_work * _share(item, now) for item in planned_items(words))


def _ahead(words: Words) -> bool:
    """Whether nothing is due and nothing done: the first day is still to come."""
    done = worth_of(words.basis, known_items(words))
    return words.basis.created < words.plan.start and not done


def _finding(words: Words) -> str:
    if _ahead(words):
        return words.locale.t("plan.not_begun")
    planned, done = planned_by_now(words), worth_of(words.basis, known_items(words))
    behind = tenth(planned) - tenth(done)
    if behind > 0:
        return words.locale.t("plan.behind", days=behind)
    return words.locale.t("plan.on_track")


def sentence(words: Words) -> str:
    """Done against planned today, how many are overdue, the largest slip."""
    if not words.basis.tracking:
        return ""
    t = words.locale.t
    if _ahead(words):
        return t("plan.progress_ahead", date=words.locale.date(words.plan.start))
    planned, done = planned_by_now(words), worth_of(words.basis, known_items(words))
    parts = [t("plan.progress_sentence", done=tenth(done), planned=tenth(planned))]
    stands = [standing(item, words) for item in words.alive]
    late = sum(row.state == "late" for row in stands)
    if late:
        parts.append(t("plan.overdue", n=late))
    slip = max((row.slip for row in stands), default=0)
    if slip:
        parts.append(t("plan.largest_slip", n=slip))
    return " ".join(parts)
