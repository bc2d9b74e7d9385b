"""Levels and their reasons: named cases in business words (tests/cases/maturity/levels.yaml)."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from aiops_model.domain.maturity import Choice, expand, score
from aiops_model.domain.maturity.answers import Assessment, Vote
from aiops_model.domain.maturity.result import NextLevel, Reason, Result, Standing
from tests.domain.maturity.builders import LAYERS, LEVELS, NO_FACTS, TODAY, bundled_like

CASES = Path(__file__).parents[2] / "cases" / "maturity" / "levels.yaml"
MODEL = bundled_like()
WORDS: dict[str, float] = {"none": 0.0, "some": 0.25, "half": 0.5, "most": 1.0}
NAMES = [level.capitalize() for level in LEVELS]
NOT_APPLICABLE = "not applicable"


def items_at(place: str) -> list[str]:
    """The items a place speaks of: everything, or where all of its words hold."""
    words = [] if place == "everything" else place.lower().split()
    found = []
    for item in MODEL.items:
        letter = item.capability[0]
        own = {item.capability, LEVELS[item.level - 1]}
        own |= {layer for layer, name in LAYERS.items() if name == letter}
        if own.issuperset(words):
            found.append(item.id)
    assert found, f"no item is at {place}"
    return found


def spread_out(places: Mapping[str, Any]) -> dict[str, Any]:
    """Item -> what is told of it; later lines win."""
    return {item: told for place, told in places.items() for item in items_at(place)}


def vote(item: str, person: Mapping[str, Any], word: str, case: Mapping[str, Any]) -> Vote:
    until = spread_out(case.get("evidence", {})).get(item)
    return Vote(
        item,
        person["name"],
        "dont_know" if word == "don't know" else WORDS[word],
        group=person.get("group", ""),
        confidence=spread_out(case.get("confidence", {})).get(item),
        evidence=until is not None,
        evidence_until=until if isinstance(until, date) else None,
    )


def assessment_of(case: Mapping[str, Any]) -> Assessment:
    people = case.get("people", [{"name": "me", "answers": case.get("answers", {})}])
    votes: list[Vote] = []
    choices: list[Choice] = []
    left_out: set[str] = set()
    for person in people:
        for item, word in spread_out(person.get("answers", {})).items():
            if word == NOT_APPLICABLE:
                left_out.add(item)
            elif word != "open":
                votes.append(vote(item, person, word, case))
        chosen = {MODEL.item[i].capability: c for i, c in
                  spread_out(person.get("choices", {})).items()}  # fmt: skip
        for capability, name in chosen.items():
            level = "dont_know" if name == "don't know" else name.lower()
            choices.append(Choice(capability, person["name"], level))
    return Assessment(
        expand(MODEL, choices, votes),
        TODAY,
        consensus={item: WORDS[w] for item, w in spread_out(case.get("agreed", {})).items()},
        left_out=frozenset(left_out),
        facts={**NO_FACTS, **case.get("known", {})},
    )


def level_name(row: Standing) -> str:
    if row.level_low is None or row.level_high is None:
        return "none"
    low, high = NAMES[row.level_low - 1], NAMES[row.level_high - 1]
    return low if low == high else f"{low} to {high}"


def reason_in_words(reason: Reason) -> str:
    match reason.kind:
        case "hard_stop":
            return reason.stop
        case "weakest_layer":
            return f"weakest layer {reason.layer.capitalize()}"
        case "gate":
            percent = round(reason.percent or 0, 1)
            return f"{reason.of.capitalize()} at {percent:g} of {reason.needed:g}"
        case "unreachable":
            return f"{reason.of.capitalize()} cannot be reached"
        case "too_few":
            return "too few answers"
        case _:
            return reason.kind


def changes(following: NextLevel | None) -> Any:
    if following is None:
        return None
    words = {value: word for word, value in WORDS.items()}
    if not following.possible:
        return "impossible"
    return {change.item: words[change.to] for change in following.changes}


def as_items(told: Any) -> Any:
    return told if told == "impossible" else spread_out(told)


def listed(places: list[str]) -> set[str]:
    return {item for place in places for item in items_at(place)}


def index_in_words(row: Standing) -> str:
    return f"{row.index:.1f} of {row.index_max:.1f}"


def number(value: float | None) -> Any:
    return "none" if value is None else round(value, 3)


READ: dict[str, Callable[[Result], Any]] = {
    "level": lambda r: level_name(r.overall),
    "uncapped": lambda r: NAMES[(r.overall.uncapped_level or 0) - 1],
    "index": lambda r: index_in_words(r.overall),
    "held_by": lambda r: [reason_in_words(reason) for reason in r.overall.reasons],
    "provisional": lambda r: r.overall.provisional,
    "red_flags": lambda r: list(r.red_flags),
    "settle_facts": lambda r: list(r.could_settle_facts),
    "next_facts": lambda r: list(r.overall.next.facts) if r.overall.next else [],
    "next_count": lambda r: len(r.overall.next.changes) if r.overall.next else 0,
    "evidenced": lambda r: NAMES[(r.evidenced_level or 0) - 1],
    "mean_confidence": lambda r: r.confidence,
    "robust": lambda r: r.robustness.robust,
    "depends_on": lambda r: list(r.robustness.respondents),
    "leadership_gap": lambda r: number(r.spread.leadership_gap),
    "agreement": lambda r: number(r.spread.agreement),
}
ITEMS: dict[str, Callable[[Result], set[str]]] = {
    "settle": lambda r: set(r.could_settle),
    "find_out": lambda r: set(r.find_out),
    "flagged": lambda r: set(r.spread.divided),
    "hangs_on": lambda r: set(r.robustness.hangs_on),
}
TOLD = {"case", "answers", "people", "known", "evidence", "agreed", "confidence"}
OWN = {"layers", "capabilities", "next", "next_of", "values"}


def group(result: Result, name: str) -> Standing:
    return {**result.layers, **result.capabilities}[name.lower()]


def read_cases() -> list[Any]:
    rows = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    return [pytest.param(row, id=row["case"]) for row in rows]


@pytest.mark.parametrize("case", read_cases())
def test_named_cases(case: dict[str, Any]) -> None:
    unread = set(case) - TOLD - OWN - set(READ) - set(ITEMS)
    assert not unread, f"nothing reads {unread}"
    result = score(MODEL, assessment_of(case))
    for key in READ.keys() & case.keys():
        assert READ[key](result) == case[key], key
    for key in ITEMS.keys() & case.keys():
        assert ITEMS[key](result) == listed(case[key]), key
    for name, level in {**case.get("layers", {}), **case.get("capabilities", {})}.items():
        assert level_name(group(result, name)) == level, name
    for item, word in spread_out(case.get("values", {})).items():
        assert result.items[item].value == WORDS[word], item
    if "next" in case:
        assert changes(result.overall.next) == as_items(case["next"])
    for name, way in case.get("next_of", {}).items():
        assert changes(group(result, name).next) == as_items(way), name


def test_no_case_is_told_twice() -> None:
    names = [row["case"] for row in yaml.safe_load(CASES.read_text(encoding="utf-8"))]
    assert len(names) == len(set(names))
