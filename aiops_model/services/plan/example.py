"""The plan of an example company: solved for the day it was accepted, and followed until today."""

from dataclasses import replace
from datetime import datetime, timedelta

from aiops_model.content.schema.base import Text
from aiops_model.content.schema.demo_plan import DemoPlan
from aiops_model.domain.plan.build import build_plan
from aiops_model.domain.plan.result import Item, Plan
from aiops_model.services.context import Context
from aiops_model.services.plan import entries
from aiops_model.services.plan.accepting import put_version, version_row
from aiops_model.services.plan.answering_gates import put_gate
from aiops_model.services.plan.gaps import found_in
from aiops_model.services.plan.inputs import asked, proposed_closures
from aiops_model.services.plan.progressing import put_progress
from aiops_model.services.plan.proposing import Preview, proposed_set_up
from aiops_model.services.plan.reading import File, open_file
from aiops_model.services.plan.setting_up import put_capacity, put_set_up
from aiops_model.services.plan.views import Capacity, Evidence, GateEntry, SetUp, State
from aiops_model.services.plan.writing import Writing, writing
from aiops_model.store import Actor, assessments


def ensure(ctx: Context, actor: Actor, assessment_id: str, example: DemoPlan, lang: str) -> bool:
    """Give an example company its plan if it has none; True where one was made.

    The plan is solved before anything is locked.
    """
    file = open_file(ctx, actor, assessment_id)
    if file.plan.versions:
        return False
    now = ctx.clock()
    then = replace(ctx, clock=lambda: now - timedelta(days=example.accepted_days_ago))
    set_up = _set_up(then, file, example, now)
    hours = _capacities(example, lang)
    plan_view = replace(file.plan, set_up=set_up, capacities={row.role: row for row in hours})
    shown = _solved(then, replace(file, plan=plan_view))
    with writing(ctx, actor, assessment_id) as to:
        assessments.lock(to.session, actor, assessment_id)
        if to.view().versions:
            return False
        at = replace(to, at=then.clock())
        put_set_up(at, set_up, revision=0)
        for row in hours:
            put_capacity(at, row, revision=0)
        put_version(at, version_row(then, shown), example.reason.get(lang))
        _follow(to, shown.plan, example, lang)
        _gate(to, example, lang)
    return True


def _set_up(then: Context, file: File, example: DemoPlan, now: datetime) -> SetUp:
    start = now.date() - timedelta(days=example.started_days_ago)
    usual = proposed_set_up(then, file.plan, file.maturity.self_check)
    closures = proposed_closures(then.content.plan, start, usual.horizon_days, file.plan.lang)
    return replace(usual, start=start, closures=closures)


def _capacities(example: DemoPlan, lang: str) -> list[Capacity]:
    return [
        entries.capacity_entry(
            Capacity(role, row.hours_a_week, tuple(who.get(lang) for who in row.people))
        )
        for role, row in example.capacities.items()
    ]


def _solved(then: Context, file: File) -> Preview:
    """As it was accepted, without what more hours would bring: nobody decides on that any more."""
    found = found_in(then, file)
    data = asked(then, file, found)
    return Preview(build_plan(data, levers=False), None, None, data, file, found)


def _follow(to: Writing, plan: Plan, example: DemoPlan, lang: str) -> None:
    """What should have ended is done, but for the last of it; what should run runs."""
    today, slip = to.now.date(), example.slip
    ended = sorted((i for i in plan.items if i.end < today), key=lambda i: (i.end, i.measure))
    for item in ended[:-1]:
        at = _moment(to, item)
        put_progress(at, item.measure, "state", _done(item), revision=0)
        _prove(at, item, example.evidence, lang)
    for item in ended[-1:]:
        expected = today + timedelta(days=slip.expected_in)
        state = State("running", slip.percent, slip.reason.get(lang), item.start, expected)
        put_progress(to, item.measure, "state", state, revision=0)
    for item in plan.items:
        if item.start <= today <= item.end:
            done = 100 * (today - item.start).days // max(1, (item.end - item.start).days + 1)
            put_progress(
                to, item.measure, "state", State("running", done, "", item.start), revision=0
            )


def _moment(to: Writing, item: Item) -> Writing:
    """The evening on which a measure ended; never later than now."""
    days = (to.now.date() - item.end).days
    return replace(to, at=to.now - timedelta(days=days))


def _done(item: Item) -> State:
    return State("done", 100, "", item.start, None, item.end)


def _prove(to: Writing, item: Item, proof: Text, lang: str) -> None:
    evidence = entries.evidence_entry(Evidence(proof.get(lang), "", item.end))
    put_progress(to, item.measure, "evidence", evidence, revision=0)


def _gate(to: Writing, example: DemoPlan, lang: str) -> None:
    for question, said in example.answers.items():
        text = "" if said.evidence is None else said.evidence.get(lang)
        gate = entries.known_question(to.ctx.content.plan, example.gate, question)
        clean = entries.gate_entry(
            to.ctx.content.plan, GateEntry(gate, question, said.answer, text)
        )
        put_gate(to, clean, revision=0)
