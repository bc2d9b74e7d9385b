"""The plan: candidates chosen, solved, explained."""

from dataclasses import dataclass, replace

from aiops_model.domain.plan.assemble import Frame, assemble, calendar_day, gaps_left, last_day
from aiops_model.domain.plan.candidates import choose
from aiops_model.domain.plan.capacity import pools_of
from aiops_model.domain.plan.checks import notices
from aiops_model.domain.plan.dropped import dropped_of
from aiops_model.domain.plan.gates import gate_dates
from aiops_model.domain.plan.hashing import input_hash
from aiops_model.domain.plan.items import items_of
from aiops_model.domain.plan.loads import role_loads
from aiops_model.domain.plan.problem import at_gates, objective
from aiops_model.domain.plan.refuse import refuse
from aiops_model.domain.plan.result import MeetingDate, Plan, Stages
from aiops_model.domain.plan.solve import Effort, Solution, solve
from aiops_model.domain.plan.values import PlanInput, Role
from aiops_model.domain.plan.what_if import levers_of
from aiops_model.domain.plan.worth import closable


def build_plan(data: PlanInput, *, levers: bool = True) -> Plan:
    """The best plan for an input, with reasons, and what would change it (`levers`).

    The same input gives the same plan. Raises Refusal naming the field: what `refuse` and
    `choose` refuse.
    """
    refuse(data)
    frame = frame_of(data)
    solution = solve(frame.problem, effort_of(frame))
    placement = solution.placement
    items = items_of(frame, placement)
    dropped = dropped_of(frame, placement)
    loads = role_loads(frame, placement)
    gates = gate_dates(frame, items)
    quality = _quality(frame, solution)
    return Plan(
        start=data.start,
        end=last_day(data),
        today=data.not_before,
        items=items,
        dropped=dropped,
        done=tuple(sorted(data.done)),
        roles=loads,
        gates=gates,
        meetings=tuple(
            MeetingDate(id=row.id, date=row.day, units=row.units, roles=row.roles)
            for row in sorted(data.meetings, key=lambda row: (row.day, row.id))
            if row.day <= last_day(data)
        ),
        warnings=notices(frame, placement, items=items, dropped=dropped, loads=loads, gates=gates),
        levers=levers_of(frame, solution, dropped) if levers else (),
        objective=quality.stages,
        bound=quality.bound,
        proven=solution.proven,
        order_proven=solution.order_proven,
        gap_percent=quality.gap_percent,
        input_hash=input_hash(data),
        catalogue_version=data.catalogue_version,
    )


def frame_of(data: PlanInput) -> Frame:
    """The problem behind an input. Raises what `choose` raises."""
    candidates = choose(data)
    known = {role.id for role in data.roles}
    needed = {
        role
        for measure in candidates.measures.values()
        for role in (measure.owner, *measure.support)
    }
    unfilled = tuple(Role(role, 0.0) for role in sorted(needed - known))
    return assemble(data, candidates, pools_of(replace(data, roles=(*data.roles, *unfilled))))


def effort_of(frame: Frame) -> Effort:
    """How long the solver may think; the order takes the longer, the more measures there are."""
    rules, many = frame.data.rules, len(frame.problem.tasks)
    order = max(rules.least_order_limit, rules.order_limit * many * many)
    return Effort(rules.solver_limit, order, rules.order_tries, rules.seed)


@dataclass(frozen=True)
class _Quality:
    stages: Stages
    bound: float
    gap_percent: float


def _quality(frame: Frame, solution: Solution) -> _Quality:
    """The objective stage by stage, with its distance from the best."""
    data, scale = frame.data, frame.data.rules.value_scale
    reached = objective(frame.problem, solution.placement)
    everything = closable(data.gaps)
    given = everything - closable(gaps_left(data, frame.candidates, frame.fixed))
    in_gates = data.rules.gate_value * at_gates(frame.problem, solution.placement)
    closed, bound = given + reached.gain - in_gates, given + solution.bound
    by = calendar_day(data, data.rules.quick_win_day)
    wins = [n for n, task in enumerate(frame.problem.tasks) if task.quick]
    won = any(
        frame.candidates.measures[row.measure].quick_win and row.end <= by
        for row in frame.fixed.values()
    )
    stages = Stages(
        mandatory=sum(task.mandatory for task in frame.problem.tasks),
        mandatory_in_time=reached.in_time,
        mandatory_planned=reached.mandatory,
        quick_win=bool(reached.quick) or won,
        quick_win_possible=bool(wins) or won,
        gates=sum(task.gate is not None for task in frame.problem.tasks),
        gates_in_time=at_gates(frame.problem, solution.placement),
        points=(given + reached.gain) / scale,
        closed=closed / scale,
        closable=everything / scale,
        moved=-reached.kept,
        waiting=-reached.together,
        earliness=reached.early,
    )
    missing = solution.bound - reached.gain
    return _Quality(stages, bound / scale, _percent(data, missing, bound))


def _percent(data: PlanInput, missing: int, whole: int) -> float:
    return 0.0 if missing <= 0 else data.rules.percent_whole * missing / whole
