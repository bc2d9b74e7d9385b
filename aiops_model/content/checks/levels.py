"""The bands of the indicative level cover every answer, and every answer can be explained."""

from collections.abc import Iterator, Mapping, Sequence

from aiops_model.content.draft import Draft
from aiops_model.content.files import INDICATIVE, SELF_CHECK
from aiops_model.content.problems import Fault
from aiops_model.content.schema import IndicativeRules, SelfCheckContent
from aiops_model.domain.self_check import SCORED_ITEMS

LEVELS = (1, 2, 3, 4)


def check_levels(draft: Draft) -> Iterator[Fault]:
    """Levels 1 to 4; bands, reasons and missing steps for every answer of the banded items."""
    rules = draft.get(INDICATIVE, IndicativeRules)
    content = draft.get(SELF_CHECK, SelfCheckContent)
    if rules is None or content is None:
        return
    found = tuple(level.id for level in rules.levels)
    if found != LEVELS:
        yield Fault(INDICATIVE, ("levels",), f"are {found}; the levels are 1, 2, 3, 4 in order")
    answers = {
        item.id: (*item.option_ids(), *(["unsure"] if item.unsure else []))
        for item in content.items
        if item.id in SCORED_ITEMS
    }
    yield from _check_caps(rules)
    for item, table in rules.bands.items():
        if item not in answers:
            yield Fault(INDICATIVE, ("bands", item), f"{item} is no scored item")
            continue
        yield from _covers("bands", item, table, answers[item], answers[item])
        holding = tuple(a for a in answers[item] if table.get(a, (1, 1))[1] < LEVELS[-1])
        for name, needed in (
            ("reasons", answers[item]),
            ("missing", answers[item]),
            ("missing_phrases", holding),
        ):
            given = getattr(rules, name).get(item, {})
            yield from _covers(name, item, given, needed, answers[item])


def _check_caps(rules: IndicativeRules) -> Iterator[Fault]:
    """What a capped company misses for the next level is said for the capping answer."""
    for index, cap in enumerate(rules.caps):
        for item, answers in cap.when.items():
            for answer in answers:
                if answer not in rules.missing.get(item, {}):
                    message = f"caps by {item} {answer}; add missing.{item}.{answer}"
                    yield Fault(INDICATIVE, ("caps", index), message)


def _covers(
    table: str,
    item: str,
    given: Mapping[str, object],
    needed: Sequence[str],
    known: Sequence[str],
) -> Iterator[Fault]:
    absent = [answer for answer in needed if answer not in given]
    if absent:
        message = f"says nothing on {item}: {', '.join(absent)}; add it for every answer"
        yield Fault(INDICATIVE, (table, item), message)
    for answer in given:
        if answer not in known:
            message = f"{answer} is no answer to {item}; the answers are {', '.join(known)}"
            yield Fault(INDICATIVE, (table, item, answer), message)
