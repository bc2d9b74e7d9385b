"""Whatever somebody answers, there is one segment, one risk, one step and enough findings.

Shown by trying all combinations of answers to the items the rules mention. A set of combinations
is a whole number with one bit for each: where two rules hold is `&`, and no library is loaded.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import prod
from typing import Any

from aiops_model.content.draft import Draft
from aiops_model.content.files import GUIDANCE, SELF_CHECK
from aiops_model.content.problems import Fault
from aiops_model.content.schema import GuidanceRules, SelfCheckContent
from aiops_model.domain.guidance import Rule

FEWEST_FINDINGS = 3


class Combinations:
    """All combinations of answers to some items; depth is unanswered when nobody is reached."""

    def __init__(self, answers: Mapping[str, tuple[str, ...]], items: Sequence[str]) -> None:
        self.items = tuple(items)
        self.answers = [
            (*answers[item], *([None] if item == "depth" else [])) for item in self.items
        ]
        self.number = prod(map(len, self.answers))
        self.possible = (1 << self.number) - 1
        if {"reach", "depth"} <= set(self.items):
            self.possible &= ~(self.mask({"reach": ("none",)}) ^ self.mask({"depth": (None,)}))

    def mask(self, when: Mapping[str, Sequence[str | None]]) -> int:
        """Where a condition holds."""
        holds = (1 << self.number) - 1
        for item, allowed in when.items():
            holds &= self._answered(item, allowed)
        return holds

    def example(self, where: int) -> str:
        """The first combination marked in `where`, in words."""
        left = self.number - where.bit_length()
        chosen: list[str | None] = []
        for answers in reversed(self.answers):
            left, index = divmod(left, len(answers))
            chosen.insert(0, answers[index])
        pairs = zip(self.items, chosen, strict=True)
        return ", ".join(f"{item} {answer}" for item, answer in pairs if answer is not None)

    def _answered(self, item: str, allowed: Sequence[str | None]) -> int:
        """Where the item has one of these answers; the last item's answers change fastest."""
        place = self.items.index(item)
        each = prod(map(len, self.answers[place + 1 :]))
        bits = "".join(("1" if a in allowed else "0") * each for a in self.answers[place])
        return int(bits * (self.number // len(bits)), 2)


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
            if combinations and not combinations.mask(rule.when) & combinations.possible:
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
    left = combinations.possible
    for index, rule in enumerate(rules):
        holds = combinations.mask(rule.when)
        if not holds & left:
            message = f"{rule.id} is never first: the rules above it take every case it covers"
            yield Fault(GUIDANCE, (name, index), message)
        left &= ~holds
    if left:
        message = f"nothing applies to {combinations.example(left)}; end with a rule for the rest"
        yield Fault(GUIDANCE, (name,), message)


def _check_findings(
    rules: GuidanceRules, answers: Mapping[str, tuple[str, ...]]
) -> Iterator[Fault]:
    combinations = _combinations(rules.findings, answers)
    if combinations is None:
        return
    at_least = [combinations.possible] + [0] * FEWEST_FINDINGS
    for index, rule in enumerate(rules.findings):
        holds = combinations.mask(rule.when)
        if not holds & combinations.possible:
            yield Fault(GUIDANCE, ("findings", index), f"{rule.id} can never apply; see its `when`")
        for found in range(FEWEST_FINDINGS, 0, -1):
            at_least[found] |= at_least[found - 1] & holds
    few = combinations.possible & ~at_least[FEWEST_FINDINGS]
    if few:
        message = f"fewer than {FEWEST_FINDINGS} findings for {combinations.example(few)}"
        yield Fault(GUIDANCE, ("findings",), f"{message}; add findings that apply there")
