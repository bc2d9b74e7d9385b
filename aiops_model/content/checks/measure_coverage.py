"""No gap without a measure: items, duties, patterns, prerequisites, the first week."""

from collections.abc import Iterator

from aiops_model.content.checks.measures import FOLDER, placed
from aiops_model.content.draft import Draft
from aiops_model.content.files import FIRST_WEEK, LENSES, PATTERNS, PLANNING
from aiops_model.content.problems import Fault, Loc
from aiops_model.content.schema.ai_act import DutyList
from aiops_model.content.schema.instrument import CapabilityText
from aiops_model.content.schema.maturity_rules import LensTable, PatternTable
from aiops_model.content.schema.measures import GapKind
from aiops_model.content.schema.plan_frame import FirstWeek

CAPABILITIES = "instrument/capabilities"
PREREQUISITES = "prerequisites"
"""The lens whose groups are the five prerequisites."""
METRICS = ("metrics", "economics")
FULL = 1.0
HIGHEST_EVIDENCE = 3.0
Ways = dict[tuple[GapKind, str], list[tuple[float, float]]]


def check_coverage(draft: Draft) -> Iterator[Fault]:
    """Every gap can be closed whole, and every gap a measure names exists.

    Says nothing of files that are not there: the plan alone can be read without the instrument.
    """
    known = placed(draft)
    ways: Ways = {}
    for _, _, row in known.values():
        for closes in row.closes:
            lift = (closes.start or 0.0, closes.to if closes.to is not None else FULL)
            ways.setdefault((closes.kind, closes.ref), []).append(lift)
    gaps = _gaps(draft)
    for file, loc, row in known.values():
        for n, closes in enumerate(row.closes):
            if closes.kind in gaps and closes.ref not in gaps[closes.kind]:
                message = f"there is no {closes.kind} {closes.ref}; correct the id"
                yield Fault(file, (*loc, "closes", n), message)
    yield from _check_metrics(draft)
    for kind, (ids, highest) in _wanted(draft, gaps).items():
        for name in sorted(ids):
            reached = _reach(ways.get((kind, name), []))
            if reached < highest:
                message = (
                    f"no measure lifts the {kind} {name} beyond {reached:g}; "
                    f"add measures that lead to {highest:g}"
                )
                yield Fault(PLANNING, (), message)


def _reach(ways: list[tuple[float, float]]) -> float:
    """How far one gets from nothing by measures whose starts are reached."""
    reached = 0.0
    for start, to in sorted(ways):
        if start <= reached:
            reached = max(reached, to)
    return reached


def _gaps(draft: Draft) -> dict[GapKind, set[str]]:
    """What there is to be closed, of each kind that could be read."""
    found: dict[GapKind, set[str]] = {}
    rows = draft.below(CAPABILITIES, CapabilityText).values()
    if rows and _whole(draft, CAPABILITIES):
        found["item"] = {item.id for row in rows for item in row.items}
    duties = draft.below(draft.law, DutyList).values()
    if duties and _whole(draft, draft.law):
        found["duty"] = {duty.id for row in duties for duty in row.duties}
    patterns = draft.get(PATTERNS, PatternTable)
    if patterns:
        found["pattern"] = {row.id for row in patterns.patterns}
    groups = _groups(draft, PREREQUISITES)
    if groups:
        found["prerequisite"] = groups
    week = draft.get(FIRST_WEEK, FirstWeek)
    if week:
        found["checklist"] = {row.id for row in week.items}
    return found


def _whole(draft: Draft, folder: str) -> bool:
    """Whether every file of a folder could be read; of a part of them nothing is said."""
    files = {*draft.documents, *draft.unread}
    return all(file in draft.values for file in files if file.startswith(f"{folder}/"))


def _wanted(draft: Draft, gaps: dict[GapKind, set[str]]) -> dict[GapKind, tuple[set[str], float]]:
    """What must be closable, and how far."""
    if not placed(draft) or not _whole(draft, FOLDER):
        return {}
    highest = {"duty": HIGHEST_EVIDENCE}
    return {kind: (ids, highest.get(kind, FULL)) for kind, ids in gaps.items()}


def _groups(draft: Draft, lens: str) -> set[str]:
    table = draft.get(LENSES, LensTable)
    return {
        group.id
        for row in (table.lenses if table else ())
        if row.id == lens
        for group in row.groups
    }


def _check_metrics(draft: Draft) -> Iterator[Fault]:
    """Metrics named by id are groups of the lenses on metrics and economics."""
    known = {name for lens in METRICS for name in _groups(draft, lens)}
    for file, loc, row in placed(draft).values() if known else ():
        if isinstance(row.metric, str) and row.metric not in known:
            where: Loc = (*loc, "metric")
            yield Fault(file, where, f"no lens knows the metric {row.metric}; see {LENSES}")
