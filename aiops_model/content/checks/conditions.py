"""Conditions speak of items and answers that exist, and no item waits for itself."""

from collections.abc import Iterator, Mapping

from aiops_model.content.draft import Draft
from aiops_model.content.files import SELF_CHECK
from aiops_model.content.problems import Fault, Loc
from aiops_model.content.schema import SelfCheckContent

LAW = "duties/"
"""Conditions of duties speak of facts about AI systems, not of the self-check."""


def check_conditions(draft: Draft) -> Iterator[Fault]:
    """Every `when` and `skip_when` of every file but the law's, and the order of the questions."""
    content = draft.get(SELF_CHECK, SelfCheckContent)
    if content is None:
        return
    answers = {
        item.id: (*item.option_ids(), *(["unsure"] if item.unsure else []))
        for item in content.all_items()
    }
    for document in draft.documents.values():
        if document.file.startswith(LAW):
            continue
        for loc, value in document.walk():
            if loc and loc[-1] in ("when", "skip_when") and isinstance(value, dict):
                yield from _check_condition(document.file, loc, value, answers)
    yield from _check_order(content)


def _check_condition(
    file: str, loc: Loc, when: Mapping[str, object], answers: Mapping[str, tuple[str, ...]]
) -> Iterator[Fault]:
    for item, allowed in when.items():
        if item not in answers:
            known = ", ".join(answers)
            yield Fault(file, (*loc, item), f"there is no item {item}; the items are {known}")
            continue
        for index, answer in enumerate(allowed if isinstance(allowed, tuple) else ()):
            if answer not in answers[item]:
                known = ", ".join(answers[item]) or "numbers only, which no condition can name"
                message = f"{answer!r} is no answer to {item}; the answers are {known}"
                yield Fault(file, (*loc, item, index), message)
            elif answer in allowed[:index]:  # type: ignore[index]
                yield Fault(file, (*loc, item, index), f"{answer} is listed twice; remove one")


def _check_order(content: SelfCheckContent) -> Iterator[Fault]:
    """An item may depend only on items asked before it; a circle can never be asked."""
    order = [item.id for item in content.all_items()]
    needs: dict[str, dict[str, Loc]] = {}
    for part, items in (("items", content.items), ("refine", content.refine)):
        for i, item in enumerate(items):
            found: dict[str, Loc] = {k: (part, i, "skip_when", k) for k in item.skip_when}
            for v, variant in enumerate(item.variants):
                found |= {k: (part, i, "variants", v, "when", k) for k in variant.when}
            needs[item.id] = found
    for item_id, found in needs.items():
        for other, loc in found.items():
            circle = _path(needs, other, item_id)
            if circle:
                way = " -> ".join((item_id, *circle))
                yield Fault(SELF_CHECK, loc, f"is a circle ({way}); break it at one condition")
            elif other in order and order.index(other) > order.index(item_id):
                message = f"{other} is asked after {item_id}; depend on an earlier item"
                yield Fault(SELF_CHECK, loc, message)


def _path(needs: Mapping[str, Mapping[str, Loc]], start: str, goal: str) -> tuple[str, ...]:
    """A way from `start` to `goal` along the dependencies, () if there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    while ways:
        way = ways.pop()
        if way[-1] == goal:
            return way
        for following in needs.get(way[-1], {}):
            if following not in seen or following == goal:
                seen.add(following)
                ways.append((*way, following))
    return ()
