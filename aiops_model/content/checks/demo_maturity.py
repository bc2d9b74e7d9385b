"""The maturity answers of the fictitious companies are answers a visitor could give."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from aiops_model.content.draft import Draft
from aiops_model.content.files import INSTRUMENT
from aiops_model.content.problems import Fault, Loc
from aiops_model.content.schema.demo import DemoCompany
from aiops_model.content.schema.demo_maturity import DemoMaturity, DemoRound
from aiops_model.content.schema.instrument import (
    CapabilityText,
    DeepItem,
    FactQuestion,
    Instrument,
)

FOLDER = "demo/maturity"
DONT_KNOW = "dont_know"
Found = tuple[Loc, str]
"""Where, and what is wrong."""
YES_NO = ("yes", "no", "possible", "unknown")


def check_demo_maturity(draft: Draft) -> Iterator[Fault]:
    """Companies, items, answers, facts and targets exist; what is left out may be."""
    instrument = draft.get(INSTRUMENT, Instrument)
    if instrument is None:
        return
    capabilities = draft.below("instrument/capabilities", CapabilityText).values()
    items = {item.id: item for row in capabilities for item in row.items}
    placed = {i for layer in instrument.layers for i in layer.capabilities}
    whole = placed == {row.id for row in capabilities}
    companies = {row.id for row in draft.below("demo", DemoCompany).values()}
    for file, example in draft.below(FOLDER, DemoMaturity).items():
        if example.company != PurePosixPath(file).stem:
            yield Fault(file, ("company",), f"{example.company} differs from the name of the file")
        unread = f"demo/{example.company}.yaml" in draft.unread
        if companies and example.company not in companies and not unread:
            yield Fault(file, ("company",), f"there is no company {example.company} in demo/")
        for index, row in enumerate(example.rounds if whole else ()):
            for loc, message in _check_round(row, instrument, items):
                yield Fault(file, ("rounds", index, *loc), message)


def _check_round(
    row: DemoRound, instrument: Instrument, items: Mapping[str, DeepItem]
) -> Iterator[Found]:
    capabilities = frozenset(i for layer in instrument.layers for i in layer.capabilities)
    steps = frozenset(step.id for step in instrument.scale)
    answers = dict.fromkeys(items, steps) | dict.fromkeys(
        capabilities, frozenset[str](instrument.levels)
    )
    yield from _check_votes(row, answers)
    yield from _check_items(row, items, steps)
    for capability, level in row.targets.items():
        if capability not in capabilities or not 1 <= level <= len(instrument.levels):
            yield ("targets", capability), f"{capability} cannot have the target {level}"
    questions = {question.id: question for question in instrument.facts}
    for fact, stated in row.facts.items():
        if fact not in questions or not _fits(questions[fact], stated):
            yield ("facts", fact), f"{fact} cannot be {stated}"


def _check_votes(row: DemoRound, answers: Mapping[str, frozenset[str]]) -> Iterator[Found]:
    for item, said in row.votes.items():
        if item not in answers:
            yield ("votes", item), f"there is no item or capability {item}"
            continue
        for value in sorted({value for value in said if value} - answers[item] - {DONT_KNOW}):
            yield ("votes", item), f"{value} is no answer to {item}"


def _check_items(
    row: DemoRound, items: Mapping[str, DeepItem], steps: frozenset[str]
) -> Iterator[Found]:
    parts = {
        "evidence": row.evidence,
        "notes": row.notes,
        "left_out": row.left_out,
        "agreed": row.agreed,
    }
    for part, named in parts.items():
        for item in sorted(set(named) - set(items)):
            yield (part, item), f"there is no item {item}"
    for item in row.left_out:
        if item in items and items[item].not_applicable is None:
            yield ("left_out", item), f"{item} may not be left out"
    for item, agreement in row.agreed.items():
        if agreement.value not in steps:
            yield ("agreed", item), f"{agreement.value} is no answer to {item}"


def _fits(question: FactQuestion, value: str | int) -> bool:
    if question.kind == "count":
        return isinstance(value, int) and 0 <= value <= (question.maximum or 0)
    options = YES_NO if question.kind == "yes_no" else [option.id for option in question.options]
    return value in options
