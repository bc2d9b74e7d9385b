"""The questions ask exactly what the domain knows: the same items, bands and kinds of answer."""

from collections.abc import Iterator
from typing import get_args

from aiops_model.content.draft import Draft
from aiops_model.content.files import SELF_CHECK
from aiops_model.content.problems import Fault, Loc
from aiops_model.content.schema import Item, SelfCheckContent
from aiops_model.domain import self_check as domain

OPTIONS: dict[str, tuple[str, ...]] = {
    "role": get_args(domain.Role),
    "country": get_args(domain.Country),
    "employees": get_args(domain.EmployeesBand),
    "reach": get_args(domain.ReachBand),
    "depth": get_args(domain.Depth),
    "spend": get_args(domain.SpendBand),
    "state": get_args(domain.State),
    "detection": get_args(domain.Detection),
    "consequence": get_args(domain.Consequence),
    "system_is_product": get_args(domain.YesNo),
    "eu_output": get_args(domain.YesNo),
}
"""The band ids of the domain, by item; an item that is not here takes a number only."""

NUMBERS: dict[str, bool] = {
    "employees": True,
    "spend": False,
    "revenue": False,
    "hourly_labour_cost": False,
    "systems": True,
}
"""The items that take an exact number; True where it is a whole number."""

UNSURE = frozenset({*domain.SCORED_ITEMS, "eu_output"})
DEPTH_SKIP = {"reach": ("none",)}


def check_questions(draft: Draft) -> Iterator[Fault]:
    """Items, options, numbers and "not sure" against the domain; the questions' role lines."""
    content = draft.get(SELF_CHECK, SelfCheckContent)
    if content is None:
        return
    for part, items, expected in (
        ("items", content.items, domain.ITEMS),
        ("refine", content.refine, domain.REFINE_ITEMS),
    ):
        found = tuple(item.id for item in items)
        if found != expected:
            message = f"asks {', '.join(found)}; the model needs, in order, {', '.join(expected)}"
            yield Fault(SELF_CHECK, (part,), message)
        for index, item in enumerate(items):
            if item.id in expected:
                yield from _check_item(item, (part, index))


def _check_item(item: Item, loc: Loc) -> Iterator[Fault]:
    expected = OPTIONS.get(item.id, ())
    if item.option_ids() != expected:
        message = f"{item.id} needs the options {', '.join(expected) or 'none'}, in this order"
        yield Fault(SELF_CHECK, (*loc, "options"), message)
    if item.unsure != (item.id in UNSURE):
        yield Fault(SELF_CHECK, (*loc, "unsure"), f"must be {str(item.id in UNSURE).lower()}")
    if (item.exact is not None) != (item.id in NUMBERS):
        verb = "needs" if item.id in NUMBERS else "takes no"
        yield Fault(SELF_CHECK, (*loc, "exact"), f"{item.id} {verb} exact number (`exact`)")
    elif item.exact is not None and item.exact.whole != NUMBERS[item.id]:
        message = f"must be {str(NUMBERS[item.id]).lower()} for {item.id}"
        yield Fault(SELF_CHECK, (*loc, "exact", "whole"), message)
    if item.id == "depth" and dict(item.skip_when) != DEPTH_SKIP:
        yield Fault(SELF_CHECK, (*loc, "skip_when"), "depth is skipped when reach is [none]")
    if item.id != "depth" and item.skip_when:
        yield Fault(SELF_CHECK, (*loc, "skip_when"), "only depth can be skipped; remove it")
    yield from _check_wording(item, loc)


def _check_wording(item: Item, loc: Loc) -> Iterator[Fault]:
    """Lines for every role or none; francs beside euros."""
    if item.role_lines and set(item.role_lines) != set(get_args(domain.Role)):
        missing = ", ".join(sorted(set(get_args(domain.Role)) - set(item.role_lines)))
        yield Fault(SELF_CHECK, (*loc, "role_lines"), f"add the lines of {missing}")
    if item.exact is not None and item.exact.unit == "money" and item.options:
        for index, option in enumerate(item.options):
            if option.id != "0" and option.label_chf is None:
                message = "an amount needs `label_chf` for readers in Switzerland"
                yield Fault(SELF_CHECK, (*loc, "options", index), message)
