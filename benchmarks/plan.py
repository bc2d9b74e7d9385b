"""The plan engine against its goals: 40 measures with reasons, 100 measures to the proof.

The floor is what no plan can do without: its input read and hashed, its pools laid out, one greedy
pass over the candidates. Instances are made up, the same in every run, three roles too short of
hours for two thirds of the work.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from statistics import median

import numpy as np

from aiops_model.content import load_content
from aiops_model.content.planning import plan_rules
from aiops_model.domain.plan.build import build_plan, frame_of
from aiops_model.domain.plan.hashing import input_hash
from aiops_model.domain.plan.result import Plan
from aiops_model.domain.plan.shift import place
from aiops_model.domain.plan.values import Calendar, Gap, Lift, Measure, PlanInput, PlanRules, Role
from benchmarks.measure import interleave, milliseconds, ratios
from benchmarks.rows import Row

START = date(2027, 1, 4)
ROLES = ("product_owner", "data_owner", "model_owner", "control_owner", "operations_lead")
HOURS = (10.0, 6.0, 8.0, 10.0, 10.0)
INSTANCES = 5
REASONS_S, LEVERS_S, PROOF_S, GAP_PERCENT, RATIO = 1.0, 2.0, 5.0, 1.0, 400.0


def question(count: int, seed: int, rules: PlanRules) -> PlanInput:
    """A made-up company with so many measures to choose from."""
    rng = np.random.Generator(np.random.PCG64(seed))
    days = (START + timedelta(days=n) for n in range(730))
    calendar = Calendar(tuple(d for d in days if d.weekday() < 5 and rng.random() > 0.03),
                        (0, 1, 2, 3, 4))  # fmt: skip
    measures, gaps = [], []
    for number in range(count):
        name = f"m{number:03}"
        owner = ROLES[rng.integers(len(ROLES))]
        others = [role for role in ROLES if role != owner]
        helpers = [others[n] for n in rng.permutation(len(others))[: rng.integers(3)]]
        before = rng.permutation(number)[: rng.integers(3)].tolist()
        duty = rng.random() < 0.12
        lift = Lift("duty", name, 0, 2) if duty else Lift("item", name)
        measures.append(
            Measure(
                id=name,
                owner=owner,
                effort=int(rng.choice([40, 80, 120, 160, 240, 320])),
                least_days=int(rng.choice([1, 3, 5, 10, 15])),
                closes=(lift,),
                support=dict.fromkeys(helpers, 0.2),
                after=tuple(f"m{n:03}" for n in sorted(before)),
                phase=int(rng.choice([1, 1, 2, 3])),
                quick_win=bool(rng.random() < 0.15),
            )
        )
        gaps.append(
            Gap(
                kind=lift.kind,
                ref=name,
                target=lift.to,
                value=int(rng.choice([100, 200, 300, 400, 500, 800])),
                due=START + timedelta(days=int(rng.integers(20, 85))) if duty else None,
            )
        )
    return PlanInput(
        start=START,
        horizon_days=90,
        calendar=calendar,
        roles=tuple(map(Role, ROLES, HOURS)),
        measures=tuple(measures),
        gaps=tuple(gaps),
        rules=rules,
        buffer=0.15,
    )


def bare_pass(data: PlanInput) -> Callable[[], object]:
    """Input hashed, problem laid out, every candidate placed once in the order of ids."""

    def work() -> object:
        input_hash(data)
        frame = frame_of(data)
        free = dict.fromkeys(range(len(frame.axes)), 0)
        problem = replace(frame.problem, axes=frame.axes, days=len(data.calendar.days))
        return [place(problem, number, 0, free) for number in range(len(problem.tasks))]

    return work


def _collect(plans: list[Plan], data: PlanInput) -> None:
    plans.append(build_plan(data, levers=False))


def rows(quick: bool) -> list[Row]:
    """Times of both sizes, and how far from the best the larger plans are."""
    rules = plan_rules(load_content().plan)
    seeds = range(2 if quick else INSTANCES)
    small = [question(40, seed, rules) for seed in seeds]
    large = [question(100, seed, rules) for seed in seeds]
    build_plan(small[0])  # OR-Tools is loaded at the first plan
    bare = [milliseconds(partial(build_plan, data, levers=False)) / 1000 for data in small]
    full = [milliseconds(partial(build_plan, data)) / 1000 for data in small]
    plans: list[Plan] = []
    proof = [milliseconds(partial(_collect, plans, data)) / 1000 for data in large]
    turns = interleave(
        {"laid out": bare_pass(small[0]), "plan": lambda: build_plan(small[0])}, 3 if quick else 7
    )
    proven = sum(plan.proven for plan in plans)
    return [
        Row("plan, 40 measures with reasons, median", median(bare), REASONS_S,
            unit=" s", note=f"worst {max(bare):.2f} s"),
        Row("plan, the same and what would change it, median", median(full), LEVERS_S,
            unit=" s", note=f"worst {max(full):.2f} s"),
        Row("plan, 40 measures / laid out and placed once",
            ratios(turns, floor="laid out")["plan"], RATIO,
            note=f"{median(turns['plan']):.0f} ms / {median(turns['laid out']):.1f} ms"),
        Row("plan, 100 measures, median", median(proof), PROOF_S, unit=" s",
            note=f"worst {max(proof):.2f} s; {proven} of {len(plans)} proven"),
        Row("plan, 100 measures, from the best, worst", max(plan.gap_percent for plan in plans),
            GAP_PERCENT, unit=" %"),
    ]  # fmt: skip
