"""The estimate's figures as every surface shows them."""

from aiops_model.domain.euro.figures import (
    digit_words,
    rounded_down,
    rounded_nearest,
    rounded_up,
)
from aiops_model.domain.euro.result import (
    ComponentRanges,
    Components,
    Cost,
    Range,
    Shown,
    ShownRange,
)
from aiops_model.domain.euro.values import Constants


def shown(
    constants: Constants,
    *,
    gross: Range,
    net: Range,
    event: Range | None,
    ranges: ComponentRanges,
    components: Components,
    hours: Range,
    sunk: float,
    cost: Cost,
) -> Shown:
    """Two significant figures, ranges rounded outwards, single figures to the nearest."""
    yearly = ranges.avoidable_incidents
    return Shown(
        floor=gross.p50 < constants.floor,
        gross=shown_range(gross, constants),
        net=shown_range(net, constants),
        event=None if event is None else shown_range(event, constants),
        yearly_incident_loss=None if yearly is None else shown_range(yearly, constants),
        unrealised_value=shown_range(ranges.unrealised_value, constants),
        spend_to_stop=shown_range(ranges.spend_to_stop, constants),
        hours=shown_range(hours, constants),
        components={
            name: None if amount is None else rounded_nearest(amount)
            for name, amount in components.model_dump().items()
        },
        sunk=rounded_nearest(sunk),
        running_cost=rounded_nearest(cost.running),
        one_off_cost=rounded_nearest(cost.one_off),
    )


def shown_range(exact: Range, constants: Constants) -> ShownRange:
    """A range for the screen."""
    words = constants.digit_words
    low, high = digit_words(exact.p10, exact.p90, int(words.low), int(words.high))
    return ShownRange(
        p10=rounded_down(exact.p10),
        p50=rounded_nearest(exact.p50),
        p90=rounded_up(exact.p90),
        digits_low=low,
        digits_high=high,
    )
