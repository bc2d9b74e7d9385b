"""What would change the plan: a little more of the roles that bind, solved again."""

from collections.abc import Sequence
from dataclasses import replace

from aiops_model.domain.plan.assemble import Frame, assemble
from aiops_model.domain.plan.capacity import pools_of
from aiops_model.domain.plan.problem import objective
from aiops_model.domain.plan.result import Dropped, Lever
from aiops_model.domain.plan.solve import Effort, Solution, solve
from aiops_model.domain.plan.values import PlanInput, Role
from aiops_model.domain.plan.worth import gain_of


def levers_of(frame: Frame, solution: Solution, dropped: Sequence[Dropped]) -> tuple[Lever, ...]:
    """The roles of which more would gain most, best first; empty where nothing is lacking."""
    lost: dict[str, float] = {}
    for row in dropped:
        if row.code == "no_capacity":
            points = sum(closed.value for closed in row.closes)
            lost[row.role] = lost.get(row.role, 0.0) + points + int(row.mandatory)
    binding = sorted(lost, key=lambda role: (-lost[role], role))[: frame.data.rules.levers_shown]
    found = [_lever(frame, solution, role) for role in binding]
    useful = [row for row in found if (row.mandatory_in_time, row.closed) > (0, 0)]
    return tuple(sorted(useful, key=lambda row: (-row.mandatory_in_time, -row.closed, row.role)))


def with_more(data: PlanInput, role: str, hours: float) -> PlanInput:
    """The same question with more hours a week for one role."""
    known = {row.id for row in data.roles}
    roles = tuple(
        replace(row, hours_a_week=row.hours_a_week + hours) if row.id == role else row
        for row in data.roles
    )
    return replace(data, roles=roles if role in known else (*roles, Role(role, hours)))


def _lever(frame: Frame, solution: Solution, role: str) -> Lever:
    data, rules = frame.data, frame.data.rules
    hours = rules.more_capacity * rules.full_time_hours
    known = {row.id for row in data.roles}
    unfilled = tuple(Role(other, 0.0) for other in sorted(set(frame.pool_of) - known - {role}))
    more = with_more(data, role, hours)
    more = replace(more, roles=(*more.roles, *unfilled))
    other = assemble(more, frame.candidates, pools_of(more))
    effort = Effort(rules.lever_limit, rules.order_limit, rules.order_tries, rules.seed)
    found = solve(other.problem, effort, order=False)
    old, new = _worthy(frame, solution), _worthy(other, found)
    before, after = (
        objective(frame.problem, solution.placement),
        objective(other.problem, found.placement),
    )
    return Lever(
        role=role,
        hours_a_week=hours,
        gained=tuple(sorted(new - old)),
        lost=tuple(sorted(old - new)),
        closed=(after.gain - before.gain) / rules.value_scale,
        mandatory_in_time=after.in_time - before.in_time,
    )


def _worthy(frame: Frame, solution: Solution) -> set[str]:
    """Planned measures that close something themselves."""
    tasks = frame.problem.tasks
    return {tasks[n].id for n in solution.placement if gain_of(n, frame.problem.segments) > 0}
