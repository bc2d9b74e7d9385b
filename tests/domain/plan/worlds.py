"""Hypothesis draws questions: measures with roles, predecessors, phases, dates; hours; days off."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from aiops_model.domain.plan.values import (
    Absence,
    Excluded,
    Gap,
    GateRule,
    Lift,
    Measure,
    Meeting,
    PlanInput,
    PlanRules,
    Role,
)
from tests.domain.plan.builders import RULES, START, calendar, question

ROLES = ("r", "s", "t")


@st.composite
def measures(draw: st.DrawFn, /, most: int) -> tuple[Measure, ...]:
    """Up to so many measures; each waits only for earlier ones."""
    found: list[Measure] = []
    for number in range(draw(st.integers(1, most))):
        name = f"m{number}"
        owner = draw(st.sampled_from(ROLES))
        helpers = draw(st.sets(st.sampled_from([r for r in ROLES if r != owner]), max_size=1))
        before = [row.id for row in found]
        lifts = [Lift("item", f"i{draw(st.integers(0, most - 1))}")]
        if draw(st.integers(0, 5)) == 0:
            lifts.append(Lift("checklist", name))
        if draw(st.integers(0, 5)) == 0:
            lifts.append(Lift("duty", f"d{draw(st.integers(0, 1))}", 0, 2))
        found.append(
            Measure(
                id=name,
                owner=owner,
                effort=draw(st.integers(1, 260)),
                least_days=draw(st.sampled_from([1, 1, 2, 5, 9])),
                closes=tuple(lifts),
                support=dict.fromkeys(sorted(helpers), 0.25),
                after=tuple(sorted(draw(st.sets(st.sampled_from(before), max_size=2))))
                if before
                else (),
                phase=draw(st.sampled_from([1, 1, 1, 2])),
                quick_win=draw(st.integers(0, 4)) == 0,
            )
        )
    return tuple(found)


@st.composite
def rules(draw: st.DrawFn, /, names: list[str]) -> PlanRules:
    """Gates inside the horizon that ask for some of the measures."""
    asked = [tuple(sorted(draw(st.sets(st.sampled_from(names), max_size=2)))) for _ in "12"]
    gates = (GateRule("G1", 10, 1, asked[0]), GateRule("G2", 21, 2, asked[1]))
    return replace(RULES, gates=gates, gate_value=draw(st.sampled_from([0, 100, 500])))


@st.composite
def questions(draw: st.DrawFn, /, most: int = 7, **more: Any) -> PlanInput:
    """A question over 14 to 45 days."""
    rows = draw(measures(most))
    refs = sorted({lift.gap for row in rows for lift in row.closes})
    gaps = []
    for kind, ref in refs:
        if kind != "checklist" and draw(st.integers(0, 6)) == 0:
            continue
        due = START + timedelta(days=draw(st.integers(3, 60))) if kind == "duty" else None
        gaps.append(
            Gap(
                kind=kind,
                ref=ref,
                current=draw(st.sampled_from([0, 0, 0.5])) if kind == "item" else 0,
                target=2 if kind == "duty" else 1,
                value=0 if kind == "checklist" else draw(st.sampled_from([50, 100, 400, 800])),
                due=due,
                in_force=kind == "duty" and draw(st.booleans()),
            )
        )
    people = draw(st.sampled_from([(), ("ann",)]))
    roles = []
    for name in ROLES:
        first = START + timedelta(days=draw(st.integers(0, 30)))
        away = Absence(first, first + timedelta(days=draw(st.integers(0, 9))))
        roles.append(
            Role(
                name,
                draw(st.sampled_from([0, 0.3, 2, 6, 12.5, 30])),
                people if name != "t" else (),
                (away,) if draw(st.booleans()) else (),
            )
        )
    roles[0] = Role("r", max(2, roles[0].hours_a_week), roles[0].people, roles[0].absences)
    off = [START + timedelta(days=n) for n in draw(st.sets(st.integers(0, 40), max_size=4))]
    meetings = [
        Meeting("weekly", START + timedelta(days=7 * n + 1), 5, ("r", "s")) for n in range(6)
    ]
    excluded = draw(st.sets(st.sampled_from([row.id for row in rows]), max_size=1))
    told: dict[str, Any] = {
        "horizon_days": draw(st.integers(14, 45)),
        "calendar": calendar(off=off),
        "roles": tuple(roles),
        "buffer": draw(st.sampled_from([0.0, 0.15])),
        "meetings": tuple(meetings) if draw(st.booleans()) else (),
        "excluded": tuple(Excluded(name, "ann", "later") for name in excluded)
        if draw(st.integers(0, 3)) == 0
        else (),
        "rules": draw(rules([row.id for row in rows])),
        **more,
    }
    return question(rows, gaps, **told)
