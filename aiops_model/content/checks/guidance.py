"""Whatever somebody answers, there is one segment, one risk, one step and enough findings.

Shown by trying all combinations of answers to the items the rules mention, as arrays with one
axis per item: a rule is the outer product of its items' masks.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from aiops_model.content.draft import Draft
from aiops_model.content.files import GUIDANCE, SELF_CHECK
from aiops_model.content.problems import Fault
from aiops_model.content.schema import GuidanceRules, SelfCheckContent
from aiops_model.domain.guidance import Rule

FEWEST_FINDINGS = 3
Grid = npt.NDArray[Any]


class Combinations:
    """All combinations of answers to some items; depth is unanswered when nobody is reached."""

    def __init__(self, answers: Mapping[str, tuple[str, ...]], items: Sequence[str]) -> None:
        self.items = tuple(items)
        self.answers = [
            (*answers[item], *([None] if item == "depth" else [])) for item in self.items
        ]
        self.possible = np.ones([len(a) for a in self.answers], dtype=bool)
        if {"reach", "depth"} <= set(self.items):
            nobody = self.mask({"reach": ("none",)})
            unasked = self._axis("depth", [a is None for a in self._of("depth")])
            self.possible &= nobody == unasked

    def mask(self, when: Mapping[str, Sequence[str]]) -> Grid:
        """Where a condition holds."""
        holds = np.ones_like(self.possible)
        for item, allowed in when.items():
            holds = holds & self._axis(item, [a in allowed for a in self._of(item)])
        return holds

    def example(self, where: Grid) -> str:
        """The first combination marked in `where`, in words."""
        index = np.unravel_index(int(np.argmax(where)), where.shape)
        chosen = (a[int(i)] for a, i in zip(self.answers, index, strict=True))
        pairs = zip(self.items, chosen, strict=True)
        return ", ".join(f"{item} {answer}" for item, answer in pairs if answer is not None)

    def _of(self, item: str) -> tuple[str | None, ...]:
        return self.answers[self.items.index(item)]

    def _axis(self, item: str, values: Sequence[bool]) -> Grid:
        shape = [1] * len(self.items)
        shape[self.items.index(item)] = len(values)
        return np.array(values, dtype=bool).reshape(shape)


def check_guidance(draft: Draft) -> Iterator[Fault]:
    """Segments, risks and steps: one for everybody, none out of reach. Findings: at least three."""
    rules = draft.get(GUIDANCE, GuidanceRules)
    content = draft.get(SELF_CHECK, SelfCheckContent)
    if rules is None or content is None:
        return
    answers: dict[str, tuple[str, ...]] = {
        item.id: (*item.option_ids(), *(["unsure"] if item.unsure else []))
        for item in content.items
    }
    for name in ("segments", "risks", "steps"):
        yield from _check_first_match(name, getattr(rules, name), answers)
    yield from _check_findings(rules, answers)
    for name in ("patterns", "contradictions"):
        for index, rule in enumerate(getattr(rules, name)):
            combinations = _combinations([rule], answers)
            if combinations and not (combinations.mask(rule.when) & combinations.possible).any():
                yield Fault(GUIDANCE, (name, index), f"{rule.id} can never apply; see its `when`")


def _combinations(
    rules: Sequence[Rule], answers: Mapping[str, tuple[str, ...]]
) -> Combinations | None:
    """The combinations the rules tell apart, None when they name an unknown item."""
    named = {item for rule in rules for item in rule.when}
    if "depth" in named:
        named.add("reach")
    if not named <= set(answers):
        return None
    return Combinations(answers, [item for item in answers if item in named])


def _check_first_match(
    name: str, rules: Sequence[Any], answers: Mapping[str, tuple[str, ...]]
) -> Iterator[Fault]:
    combinations = _combinations(rules, answers)
    if combinations is None:
        return
    left = combinations.possible.copy()
    for index, rule in enumerate(rules):
        holds = combinations.mask(rule.when)
        if not (holds & left).any():
            message = f"{rule.id} is never first: the rules above it take every case it covers"
            yield Fault(GUIDANCE, (name, index), message)
        left &= ~holds
    if left.any():
        message = f"nothing applies to {combinations.example(left)}; end with a rule for the rest"
        yield Fault(GUIDANCE, (name,), message)


def _check_findings(
    rules: GuidanceRules, answers: Mapping[str, tuple[str, ...]]
) -> Iterator[Fault]:
    combinations = _combinations(rules.findings, answers)
    if combinations is None:
        return
    count = np.zeros(combinations.possible.shape, dtype=np.int16)
    for index, rule in enumerate(rules.findings):
        holds = combinations.mask(rule.when)
        if not (holds & combinations.possible).any():
            yield Fault(GUIDANCE, ("findings", index), f"{rule.id} can never apply; see its `when`")
        count += holds
    few = combinations.possible & (count < FEWEST_FINDINGS)
    if few.any():
        message = f"fewer than {FEWEST_FINDINGS} findings for {combinations.example(few)}"
        yield Fault(GUIDANCE, ("findings",), f"{message}; add findings that apply there")
