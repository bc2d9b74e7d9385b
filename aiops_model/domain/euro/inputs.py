"""From answers to quantities: which figures hold for this company, drawn or fixed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

import numpy as np

from aiops_model.domain.euro.case import Case
from aiops_model.domain.euro.draws import (
    Picks,
    Values,
    antithetic_normals,
    between,
    combinations,
    correlated,
    from_normal,
    generator,
    stratified_uniforms,
)
from aiops_model.domain.euro.values import CHOICES, PARAMETERS, TABLES

SUCCESS = "success"
"""Id of the uniform that decides whether the realised value arrives."""


@dataclass(frozen=True, slots=True)
class Draws:
    """What chance decides: a score per input, and an option per answer that is not certain.

    scores: standard normals by parameter id, uniforms in [0, 1) by table id and for `SUCCESS`.
    picks: index of the option by table id or choice id.
    """

    scores: Mapping[str, Values]
    picks: Mapping[str, Picks]

    def first(self, draws: int) -> "Draws":
        """The first `draws` of them."""
        return Draws(
            {name: score[:draws] for name, score in self.scores.items()},
            {name: pick[:draws] if pick.ndim else pick for name, pick in self.picks.items()},
        )


@dataclass(frozen=True, slots=True)
class Quantities:
    """The model's quantities, one number per draw or one for all. Money in EUR.

    The first five come from the answers, then the parameters under their ids, then what an
    answer decides: weights, factors and revenue. `systems` is None when it has to be estimated.
    """

    employees: Values
    reach: Values
    spend: Values
    live: Values
    realised: Values
    wage: Values
    hours: Values
    tau_assistants: Values
    tau_workflow: Values
    capture: Values
    stop: Values
    close12: Values
    lam: Values
    delta: Values
    days: Values
    rate: Values
    phi: Values
    cost: Values
    weeks: Values
    weeks_alert: Values
    revenue_per_head: Values
    unit_cost: Values
    remediation_avoided: Values
    monitoring: Values
    owner: Values
    licence: Values
    conversion: Values
    training: Values
    ramp: Values
    weight_assistants: Values
    weight_workflow: Values
    repair_factor: Values
    avoidable_factor: Values
    control_factor: Values
    in_use: Values
    """0 where the state is "nothing", else 1."""
    alarmed: Values
    """1 where an error is noticed by an alert already, else 0."""
    revenue: Values | None
    systems: Values | None


def drawn(case: Case) -> Draws:
    """The draws of a case: the seeded streams of the model and a combination of options each."""
    constants = case.model.constants
    items = ("employees", "reach", "depth", "spend", "state", "detection", "consequence")
    sizes = [len(case.spans[i] if i in case.spans else case.options[i]) for i in items]
    picks = dict(zip(items, combinations(sizes, constants.draws), strict=True))
    state = picks.pop("state")
    picks |= {"live": state, "realised": state}
    scores = streams(constants.seed, constants.draws)
    weights = (constants.depth_weights[option] for option in case.options["depth"])
    by_workflow = np.array([weight.assistants == 0 for weight in weights])[picks["depth"]]
    leading = np.where(by_workflow, scores["tau_workflow"], scores["tau_assistants"])
    rho = constants.correlations
    mixed = {
        "capture": correlated(leading, scores["capture"], rho.tau_capture),
        "delta": correlated(scores["lam"], scores["delta"], rho.lam_delta),
        "cost": correlated(scores["phi"], scores["cost"], rho.phi_cost),
    }
    return Draws({**scores, **mixed}, picks)


@lru_cache(maxsize=1)
def streams(seed: int, draws: int) -> Mapping[str, Values]:
    """Independent scores of every input. They are the same for every company, so they are kept.

    Read-only; a fixed seed per model version makes two companies comparable draw by draw.
    """
    rng = generator(seed)
    uniform_ids = (*TABLES, SUCCESS)
    normals = antithetic_normals(rng, len(PARAMETERS), draws)
    uniforms = stratified_uniforms(rng, len(uniform_ids), draws)
    for scores in (normals, uniforms):
        scores.flags.writeable = False
    return MappingProxyType(
        dict(zip(PARAMETERS, normals, strict=True)) | dict(zip(uniform_ids, uniforms, strict=True))
    )


def quantities(case: Case, draws: Draws) -> Quantities:
    """Every quantity of the model for these draws."""
    tables = {name: _table(case, draws, name) for name in TABLES}
    parameters = {name: _parameter(case, draws, name, tables["employees"]) for name in PARAMETERS}
    given = {
        name: np.asarray(case.fixed[name]) for name in case.fixed.keys() & {"revenue", "systems"}
    }
    return Quantities(
        **tables,
        **parameters,
        **_decided(case, draws),
        revenue=given.get("revenue"),
        systems=given.get("systems"),
    )


def with_input(case: Case, draws: Draws, known: Quantities, input_id: str) -> Quantities:
    """`known` with only those quantities computed anew that depend on one input."""
    if input_id in CHOICES:
        parameters = [n for n in PARAMETERS if case.model.parameters[n].by == input_id]
        changed = _decided(case, draws)
    elif input_id in TABLES:
        parameters = ["revenue_per_head"] if input_id == "employees" else []
        changed = {input_id: _table(case, draws, input_id)}
        changed |= _decided(case, draws) if input_id == "live" else {}
    else:
        parameters, changed = [input_id], {}
    employees = changed.get("employees", known.employees)
    changed |= {name: _parameter(case, draws, name, employees) for name in parameters}
    return replace(known, **changed)


def _table(case: Case, draws: Draws, name: str) -> Values:
    low = np.array([span.low for span in case.spans[name]])[draws.picks[name]]
    high = np.array([span.high for span in case.spans[name]])[draws.picks[name]]
    return between(draws.scores[name], low, high, case.model.tables[name].spacing)


def _parameter(case: Case, draws: Draws, name: str, employees: Values) -> Values:
    if name in case.fixed:
        return np.asarray(case.fixed[name])
    parameter = case.model.parameters[name]
    pick: Picks = np.asarray(0)
    if parameter.by == "size":
        pick = np.asarray(employees >= case.model.constants.size_split, dtype=np.intp)
    elif parameter.by in CHOICES:
        pick = draws.picks[parameter.by]
    location, scale = case.normals[name]
    values = from_normal(draws.scores[name], location[pick], scale[pick], parameter.distribution)
    return values if parameter.at_most is None else np.minimum(values, parameter.at_most)


def _decided(case: Case, draws: Draws) -> dict[str, Values]:
    """Weights and factors that follow from an answer alone."""
    c = case.model.constants
    unalarmed = case.model.parameters["weeks"].figures

    def by(item: str, number: Callable[[str], float]) -> Values:
        pick = draws.picks["live" if item == "state" else item]
        return np.array([number(option) for option in case.options[item]])[pick]

    control = by("consequence", c.control_by_consequence.__getitem__)
    missing = by("detection", c.control_by_detection.__getitem__)
    return {
        "weight_assistants": by("depth", lambda o: c.depth_weights[o].assistants),
        "weight_workflow": by("depth", lambda o: c.depth_weights[o].workflow),
        "repair_factor": by("consequence", c.repair_by_consequence.__getitem__),
        "avoidable_factor": by("detection", c.avoidable_by_detection.__getitem__),
        "control_factor": control * missing,
        "in_use": by("state", c.systems_from_spend.__getitem__),
        "alarmed": by("detection", lambda o: float(o not in unalarmed)),
    }
