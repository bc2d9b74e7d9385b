"""A plan to look at: solved from what is stored, never stored itself; and what would change it.

Solving takes up to some seconds and happens outside every transaction.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from aiops_model.content.plan import PlanContent
from aiops_model.domain.errors import Refusal
from aiops_model.domain.plan.build import build_plan
from aiops_model.domain.plan.replan import Difference, difference
from aiops_model.domain.plan.result import Plan
from aiops_model.domain.plan.values import Excluded, PlanInput
from aiops_model.domain.plan.what_if import with_more
from aiops_model.domain.self_check import AnswerValue, complete, open_items
from aiops_model.services.context import Context
from aiops_model.services.plan import entries
from aiops_model.services.plan.gaps import Found, found_in
from aiops_model.services.plan.inputs import asked, proposed_closures
from aiops_model.services.plan.reading import File, open_file
from aiops_model.services.plan.views import PlanView, SetUp
from aiops_model.store import Actor
from aiops_model.store.plan_tables import COUNTRIES

LITTLE_TO_GAIN = "little_to_gain"
"""The note of an estimate that makes the small set enough."""
WEEK = 7


@dataclass(frozen=True)
class Preview:
    """A plan that nobody has accepted yet."""

    plan: Plan
    against: Plan | None
    """What the difference is told against: the plan that is followed, or the one without the
    change; None before the first plan."""
    difference: Difference | None
    """None where there is nothing to compare with."""
    data: PlanInput = field(repr=False)
    file: File = field(repr=False)
    found: Found = field(repr=False)

    @property
    def input_hash(self) -> str:
        """What `accept` compares: the same hash, the same plan."""
        return self.plan.input_hash


@dataclass(frozen=True)
class Change:
    """What if; nothing of it is stored."""

    more: Mapping[str, float] = field(default_factory=dict)
    """Role -> full-time equivalents more (0.1) or less."""
    start: date | None = None
    exclude: tuple[str, ...] = ()
    horizon_days: int | None = None
    buffer: float | None = None


def proposed_set_up(ctx: Context, view: PlanView, self_check: Mapping[str, AnswerValue]) -> SetUp:
    """What a form shows before anybody has set the plan up: the next Monday, the usual figures.

    The country is that of the self-check, the size follows its estimate.
    """
    content, today = ctx.content.plan, ctx.clock().date()
    start = today + timedelta(days=-today.weekday() % WEEK or WEEK)
    horizon = int(content.figure("horizon_days"))
    return SetUp(
        start=start,
        country=view.country if view.country in COUNTRIES else COUNTRIES[0],
        horizon_days=horizon,
        closures=proposed_closures(content, start, horizon, view.lang),
        buffer=content.figure("buffer"),
        size="light" if little_to_gain(ctx, self_check) else "full",
    )


def little_to_gain(ctx: Context, self_check: Mapping[str, AnswerValue]) -> bool:
    """Whether the euro estimate says so; False while the self-check is not complete."""
    from aiops_model.domain.euro.estimate import estimate

    if open_items(self_check):
        return False
    found = estimate(complete(self_check), ctx.content.euro, sensitivity=False)
    return LITTLE_TO_GAIN in found.notes


def propose(ctx: Context, actor: Actor, assessment_id: str) -> Preview:
    """The plan as it would be made today, against the one that is followed; nothing is stored.

    Before the first plan it is the first proposal. Afterwards what is done or running stays, the
    next days are frozen, and of the rest as little as possible moves.

    Raises Refusal("no_set_up") about "plan_start", what the engine refuses (a pin outside the plan,
    no hours at all), NotFound.
    """
    return preview_of(ctx, open_file(ctx, actor, assessment_id))


def preview_of(ctx: Context, file: File) -> Preview:
    """The same for a file that was read already."""
    found = found_in(ctx, file)
    data = asked(ctx, file, found)
    latest = file.plan.latest
    before = None if latest is None else latest.plan
    plan = build_plan(data)
    told = None if before is None else difference(before, plan)
    return Preview(plan, before, told, data, file, found)


def what_if(ctx: Context, actor: Actor, assessment_id: str, change: Change) -> Preview:
    """The plan with a change, against the plan without it; nothing is stored.

    Raises what `propose` raises, Refusal("unknown_option") about "role",
    Refusal("unknown_measure") about "measure", what the set-up refuses about "plan_start".
    """
    return what_if_of(ctx, preview_of(ctx, open_file(ctx, actor, assessment_id)), change)


def what_if_of(ctx: Context, preview: Preview, change: Change) -> Preview:
    """The same against a plan that was solved already."""
    data = _changed(ctx, preview, change)
    plan = build_plan(data, levers=False)
    return replace(
        preview,
        plan=plan,
        against=preview.plan,
        difference=difference(preview.plan, plan),
        data=data,
    )


def _changed(ctx: Context, preview: Preview, change: Change) -> PlanInput:
    content, data = ctx.content.plan, preview.data
    set_up = preview.file.plan.set_up
    if set_up is None:
        raise Refusal("no_set_up", "plan_start")
    wanted: dict[str, Any] = {"start": change.start or set_up.start}
    if change.horizon_days is not None:
        wanted["horizon_days"] = change.horizon_days
    if change.buffer is not None:
        wanted["buffer"] = change.buffer
    frame = entries.set_up_entry(content, replace(set_up, **wanted), ctx.clock().date(), set_up)
    if frame != set_up:
        data = asked(ctx, preview.file, preview.found, _moved(content, set_up, frame, preview))
    hours = content.figure("full_time_hours")
    for role, more in sorted(change.more.items()):
        data = with_more(data, entries.known_role(role), _more(data, role, more * hours))
    out = {row.measure: row for row in data.excluded}
    for name in change.exclude:
        entries.known_measure(content, name)
        out.setdefault(name, Excluded(name))
    pinned = {name: day for name, day in data.pinned.items() if name not in change.exclude}
    return replace(data, excluded=tuple(out[name] for name in sorted(out)), pinned=pinned)


def _moved(content: PlanContent, before: SetUp, frame: SetUp, preview: Preview) -> SetUp:
    """Another start or horizon: proposed closures that now fall into the plan come along."""
    lang = preview.file.plan.lang
    proposed = set(proposed_closures(content, frame.start, frame.horizon_days, lang))
    proposed -= set(proposed_closures(content, before.start, before.horizon_days, lang))
    rows = {*frame.closures, *proposed}
    return replace(frame, closures=tuple(sorted(rows, key=lambda row: (row.first, row.last))))


def _more(data: PlanInput, role: str, hours: float) -> float:
    """Never below nothing."""
    known = next((row.hours_a_week for row in data.roles if row.id == role), 0.0)
    return max(hours, -known)
