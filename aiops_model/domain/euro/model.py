"""The formulas of the euro model, per draw, in EUR a year unless stated.

Gross is what is at stake between today and a run with an owner, monitoring and a playbook. Net is
what twelve months can close of it, after running cost. Fines are in neither.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aiops_model.domain.euro.draws import Values
from aiops_model.domain.euro.inputs import Quantities
from aiops_model.domain.euro.values import Constants


@dataclass(frozen=True, slots=True)
class Gross:
    """The three components after the caps, their sum, and whether a cap on the sum or on
    unrealised value bound.
    """

    unrealised_value: Values
    spend_to_stop: Values
    avoidable_incidents: Values
    total: Values
    capped: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Incident:
    """One event today: its loss, and the part of it early notice would spare (EUR per event)."""

    loss: Values
    avoidable: Values


@dataclass(frozen=True, slots=True)
class Net:
    """`net` and `running_cost` a year, `one_off` once, `payback_months` (inf when never)."""

    net: Values
    running_cost: Values
    one_off: Values
    payback_months: Values


def hours_taken_over(x: Quantities, c: Constants) -> Values:
    """Hours a year that AI takes over where it is meant to work."""
    tau = x.weight_assistants * x.tau_assistants + x.weight_workflow * x.tau_workflow
    return x.employees * x.reach * x.hours * np.minimum(tau, c.tau_at_most)


def revenue(x: Quantities) -> Values:
    """Revenue a year, given or estimated from the number of staff."""
    return x.employees * x.revenue_per_head if x.revenue is None else x.revenue


def live_systems(x: Quantities, c: Constants) -> Values:
    """Number of AI systems in live use; none where nothing is in regular use."""
    if x.systems is not None:
        return x.in_use * x.systems
    estimated = np.clip(x.spend * x.live / x.unit_cost, c.systems.low, c.systems.high)
    return estimated * x.in_use * (x.spend > 0)


def incident(x: Quantities, systems: Values, c: Constants) -> Incident:
    """One event: repair, and harm for every week until somebody notices."""
    repair = x.days * x.rate * x.repair_factor
    revenue_hit = revenue(x) / c.weeks_per_year * x.phi / np.maximum(systems, 1)
    weekly_harm = revenue_hit * x.delta * x.cost
    now = np.where(x.alarmed > 0, x.weeks_alert, x.weeks)
    sooner = now - np.minimum(x.weeks_alert, now)
    repair_spared = repair * x.remediation_avoided * x.avoidable_factor
    return Incident(repair + weekly_harm * now, repair_spared + weekly_harm * sooner)


def gross(x: Quantities, systems: Values, event: Incident | None, c: Constants) -> Gross:
    """What is at stake. Without `event` the model does not cover incidents and leaves them out.

    No double count: a stranded initiative is either converted (value in the first component) or
    stopped (cost in the second), by the same share `stop`.
    """
    full = hours_taken_over(x, c) * x.wage * x.capture
    payroll_cap = c.unrealised_cap * x.employees * x.wage * x.hours
    wanted = full * (1 - x.realised) * (1 - x.stop)
    unrealised = np.minimum(wanted, payroll_cap)
    to_stop = x.spend / c.spend_years * (1 - x.live) * x.stop
    turnover = revenue(x)
    incidents = np.zeros(())
    if event is not None:
        incidents = np.minimum(x.lam * systems * event.avoidable, c.incidents_cap * turnover)
    total = unrealised + to_stop + incidents
    total_cap = c.total_cap * turnover
    over = total > total_cap
    capped = over | (wanted > payroll_cap)
    if np.any(over):
        factor = np.where(over, total_cap / np.where(over, total, 1), 1)
        unrealised, to_stop, incidents, total = (
            part * factor for part in (unrealised, to_stop, incidents, total)
        )
    return Gross(unrealised, to_stop, incidents, total, capped)


def net(x: Quantities, systems: Values, at_stake: Gross, arrives: Values, c: Constants) -> Net:
    """What twelve months close, after cost. `arrives`: uniforms deciding if the value arrives."""
    people = x.employees * x.reach * (1 - x.realised) * x.close12
    stranded = x.spend * (1 - x.live) * (1 - x.stop) / x.unit_cost
    converted = np.maximum(stranded, x.reach > 0) * x.close12
    running = (systems + converted) * (x.monitoring + x.owner) * x.control_factor
    running = running + people * x.licence
    one_off = converted * x.conversion + people * x.training
    success = np.where(arrives < c.success.chance, 1, c.success.otherwise)
    watched = np.minimum(1, x.close12 / c.monitoring_complete_at)
    benefit = x.close12 * (at_stake.unrealised_value * success + at_stake.spend_to_stop)
    result = benefit + watched * at_stake.avoidable_incidents - running
    return Net(result, running, one_off, payback_months(result, one_off, x.ramp, c))


def payback_months(yearly: Values, one_off: Values, ramp: Values, c: Constants) -> Values:
    """Months until `one_off` is back; infinite where the yearly result is not positive.

    The result rises in a straight line over `ramp` months until it reaches `yearly`.
    """
    monthly = np.where(yearly > 0, yearly, 1) / c.months_per_year
    during = np.sqrt(2 * one_off * ramp / monthly)
    after = one_off / monthly + ramp / 2
    months = np.where(one_off <= monthly * ramp / 2, during, after)
    return np.where(yearly > 0, months, np.inf)
