"""From five answers to the estimate: run the model, then read ranges and chances off its draws."""

import numpy as np

from aiops_model.domain.euro import model as formulas
from aiops_model.domain.euro.case import Case, case_of
from aiops_model.domain.euro.ceiling import FineCeiling, fine_ceiling
from aiops_model.domain.euro.draws import Values, quantiles
from aiops_model.domain.euro.figures import rounded_down, rounded_up
from aiops_model.domain.euro.inputs import SUCCESS, Quantities, drawn, quantities
from aiops_model.domain.euro.result import (
    BreakEven,
    ComponentRanges,
    Components,
    Cost,
    Estimate,
    Event,
    Net,
    Note,
    Payback,
    Provenance,
    Range,
    YearlyLoss,
)
from aiops_model.domain.euro.sensitivity import (
    at_medians,
    learn_first,
    perfect_information,
    tornado,
)
from aiops_model.domain.euro.shown import shown
from aiops_model.domain.euro.values import EuroModel, parameter_hash
from aiops_model.domain.self_check import SelfCheckAnswers


def estimate(answers: SelfCheckAnswers, model: EuroModel, *, sensitivity: bool = True) -> Estimate:
    """What is at stake per year for these answers, in EUR.

    The same answers and model always give the same estimate. `sensitivity=False` leaves out the
    tornado and the learn-first list, which take most of the time.
    """
    constants = model.constants
    case = case_of(answers, model)
    draws = drawn(case)
    x = quantities(case, draws)
    systems = formulas.live_systems(x, constants)
    event = formulas.incident(x, systems, constants)
    at_stake = formulas.gross(x, systems, event if case.covers_incidents else None, constants)
    after_cost = formulas.net(x, systems, at_stake, draws.scores[SUCCESS], constants)

    gross = _range(at_stake.total, case)
    net = Net(
        **_range(after_cost.net, case).model_dump(),
        probability_positive=float(np.mean(after_cost.net > 0)),
        probability_loss=float(np.mean(after_cost.net < 0)),
    )
    ranges = ComponentRanges(
        unrealised_value=_range(at_stake.unrealised_value, case),
        spend_to_stop=_range(at_stake.spend_to_stop, case),
        avoidable_incidents=_range(at_stake.avoidable_incidents, case)
        if case.covers_incidents
        else None,
    )
    components = _components(at_stake, case)
    hours = _range(formulas.hours_taken_over(x, constants), case)
    sunk = _median(x.spend * (1 - x.live))
    cost = Cost(running=_median(after_cost.running_cost), one_off=_median(after_cost.one_off))
    one_event = _event(case, x, systems, event) if case.covers_incidents else None
    yearly = None
    if ranges.avoidable_incidents is not None:
        yearly = YearlyLoss(
            **ranges.avoidable_incidents.model_dump(),
            mean=float(np.mean(at_stake.avoidable_incidents)),
        )
    return Estimate(
        gross=gross,
        components=components,
        component_ranges=ranges,
        net=net,
        payback=Payback(
            within_12_months=float(
                np.mean(after_cost.payback_months <= constants.payback_months.short)
            ),
            within_24_months=float(
                np.mean(after_cost.payback_months <= constants.payback_months.long)
            ),
        ),
        event=one_event,
        yearly_incident_loss=yearly,
        shown=shown(
            constants,
            gross=gross,
            net=net,
            event=one_event,
            ranges=ranges,
            components=components,
            hours=hours,
            sunk=sunk,
            cost=cost,
        ),
        at_medians=at_medians(case) if sensitivity else 0.0,
        tornado=tornado(case) if sensitivity else (),
        learn_first=learn_first(case, draws.first(constants.sensitivity_draws))
        if sensitivity
        else (),
        evpi=perfect_information(np.atleast_1d(after_cost.net)),
        fine_ceiling=_ceiling(answers, case, x),
        capped_share=float(np.mean(at_stake.capped)),
        sunk=sunk,
        cost=cost,
        hours=hours,
        notes=_notes(answers, case, gross, net),
        provenance=Provenance(
            model_version=model.version,
            parameter_hash=parameter_hash(model),
            seed=constants.seed,
            draws=constants.draws,
            answers=answers,
        ),
    )


def break_even(yearly_cost: float, event_loss: float, avoidable_share: float = 1.0) -> BreakEven:
    """How likely an event must be for `yearly_cost` (EUR a year) to pay.

    event_loss: EUR per event; avoidable_share: the part of it early notice spares. All above 0.
    """
    yearly = yearly_cost / (event_loss * avoidable_share)
    return BreakEven(
        yearly_cost=yearly_cost,
        event_loss=event_loss,
        avoidable_share=avoidable_share,
        years=1 / yearly,
        yearly_probability=yearly,
    )


def _range(values: Values, case: Case) -> Range:
    q = case.model.constants.quantiles
    p10, p50, p90 = quantiles(values, [q.p10, q.p50, q.p90])
    return Range(p10=p10, p50=p50, p90=p90)


def _median(values: Values) -> float:
    return quantiles(values, [1 / 2])[0]


def _components(at_stake: formulas.Gross, case: Case) -> Components:
    """Means over the draws around the middle of the total."""
    total = np.atleast_1d(at_stake.total)
    zone = case.model.constants.middle
    low, high = quantiles(total, [zone.low, zone.high])
    middle = (total >= low) & (total <= high)

    def mean(part: Values) -> float:
        return float(np.mean(np.broadcast_to(part, total.shape)[middle]))

    return Components(
        unrealised_value=mean(at_stake.unrealised_value),
        spend_to_stop=mean(at_stake.spend_to_stop),
        avoidable_incidents=mean(at_stake.avoidable_incidents) if case.covers_incidents else None,
    )


def _event(case: Case, x: Quantities, systems: Values, one: formulas.Incident) -> Event:
    loss = _range(one.loss, case)
    control = _median(systems * (x.monitoring + x.owner) * x.control_factor)
    avoidable_share = _median(one.avoidable / one.loss)
    pays = control > 0 and avoidable_share > 0
    return Event(
        **loss.model_dump(),
        probability_of_event_in_year=float(np.mean(1 - np.exp(-x.lam * systems))),
        break_even=break_even(control, loss.p50, avoidable_share) if pays else None,
    )


def _ceiling(answers: SelfCheckAnswers, case: Case, x: Quantities) -> FineCeiling:
    """The legal ceilings; an unknown turnover is the default range, rounded outwards."""
    if "revenue" in case.fixed:
        turnover = (case.fixed["revenue"], case.fixed["revenue"])
    else:
        default = _range(formulas.revenue(x), case)
        turnover = (float(rounded_down(default.p10)), float(rounded_up(default.p90)))
    return fine_ceiling(
        case.model.penalties,
        country=answers.country,
        staff=_staff(case),
        turnover=turnover,
        turnover_known="revenue" in case.fixed,
        eu_output=answers.refine.eu_output,
    )


def _staff(case: Case) -> tuple[float, float]:
    spans = case.spans["employees"]
    return min(span.low for span in spans), max(span.high for span in spans)


def _notes(answers: SelfCheckAnswers, case: Case, gross: Range, net: Net) -> tuple[Note, ...]:
    constants = case.model.constants
    fewest, most = _staff(case)
    calibrated = constants.calibrated_staff
    holds: dict[Note, bool] = {
        "outside_calibrated_range": fewest < calibrated.low or most > calibrated.high,
        "potential_not_loss": all(span.high == 0 for span in case.spans["spend"]),
        "product_not_covered": not case.covers_incidents,
        "little_to_gain": net.probability_positive < constants.little_to_gain_below,
        "assistants_only": answers.depth == "assistants",
        "nothing_live": answers.state == "nothing",
        "below_floor": gross.p50 < constants.floor,
    }
    return tuple(note for note, said in holds.items() if said)
