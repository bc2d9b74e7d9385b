"""The indicative level: named cases, and the laws it keeps for any answers and any bands."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from aiops_model.content import load_content
from aiops_model.domain.guidance import Condition, all_matches
from aiops_model.domain.indicative import Cap, IndicativeLevel, indicative_level
from aiops_model.domain.self_check import AnswerValue

CASES = Path(__file__).parents[1] / "cases" / "self_check" / "levels.yaml"
WATCH = {"alert": "A", "spot checks": "B", "monthly report": "C", "customers or nobody": "D"}
BY_WORD: dict[str, dict[str, str]] = {
    "use": {},
    "watch": WATCH,
    "work": {"built-in workflow": "workflow"},
    "reach": {"nobody": "none", "some": "15-35"},
    "spend": {"nothing": "0", "some": "100-300k"},
}
ITEM = {
    "use": "state",
    "watch": "detection",
    "work": "depth",
    "reach": "reach",
    "spend": "spend",
}
FROM_WORST = {
    "state": ("nothing", "little", "half", "most", "all"),
    "detection": ("D", "C", "B", "A"),
}


def answers_of(case: dict[str, Any]) -> dict[str, AnswerValue]:
    """Complete answers from the words of a case; a company of 200 where nothing is told."""
    told = {"work": "built-in workflow", "reach": "some", "spend": "some", **case}
    answers: dict[str, AnswerValue] = {
        "role": "ceo",
        "country": "DE",
        "employees": "150-249",
        "consequence": "2",
    }
    for word, item in ITEM.items():
        answers[item] = BY_WORD[word].get(told[word], told[word]).replace("not sure", "unsure")
    if answers["reach"] == "none":
        del answers["depth"]
    return answers


def named(level: IndicativeLevel) -> str:
    """The level in English words."""
    if level.low is None or level.high is None:
        return "not started"
    names = [entry.name.en for entry in load_content().indicative.levels]
    low, high = names[level.low - 1], names[level.high - 1]
    return low if low == high else f"{low} to {high}"


def read_cases() -> list[Any]:
    rows = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    return [pytest.param(row, id=row["case"]) for row in rows]


@pytest.mark.parametrize("case", read_cases())
def test_named_cases(case: dict[str, Any]) -> None:
    content, answers = load_content(), answers_of(case)
    level = indicative_level(answers, content.indicative)
    assert named(level) == case["level"]
    assert sorted(level.held_by) == sorted(case["held_by"])
    assert level.capped is case.get("capped", False)
    found = all_matches(content.guidance.contradictions, answers)
    assert bool(found) is case.get("contradiction", False)


# --------------------------------------------------------------------- laws of the bundled rules
COMPLETE = st.fixed_dictionaries(
    {
        "reach": st.sampled_from(["none", "<5", "15-35", "unsure"]),
        "depth": st.sampled_from(["assistants", "workflow", "both", "unsure"]),
        "spend": st.sampled_from(["0", "25-100k", "unsure"]),
        "state": st.sampled_from([*FROM_WORST["state"], "unsure"]),
        "detection": st.sampled_from([*FROM_WORST["detection"], "unsure"]),
    }
)


def of(answers: dict[str, str]) -> IndicativeLevel:
    return indicative_level(answers, load_content().indicative)


def ends(level: IndicativeLevel) -> tuple[int, int]:
    """Both ends; "not started" counts as below the first level."""
    return level.low or 0, level.high or 0


@given(COMPLETE)
def test_the_lower_end_never_lies_above_the_upper(answers: dict[str, str]) -> None:
    level = of(answers)
    if level.started:
        low, high = ends(level)
        assert 1 <= low <= high <= 4
        assert level.held_by
    else:
        assert (level.low, level.high, level.held_by) == (None, None, ())


@given(COMPLETE, st.sampled_from(sorted(FROM_WORST)), st.data())
def test_a_better_answer_never_lowers_the_level(
    answers: dict[str, str], item: str, data: st.DataObject
) -> None:
    order = FROM_WORST[item]
    worse = data.draw(st.integers(0, len(order) - 2))
    better = data.draw(st.integers(worse + 1, len(order) - 1))
    before = ends(of(answers | {item: order[worse]}))
    after = ends(of(answers | {item: order[better]}))
    assert after[0] >= before[0]
    assert after[1] >= before[1]


@given(COMPLETE, st.sampled_from(["state", "detection"]))
def test_not_sure_only_widens_the_level(answers: dict[str, str], item: str) -> None:
    before, after = of(answers), of(answers | {item: "unsure"})
    if before.started:
        assert ends(after)[0] <= ends(before)[0]
        assert ends(after)[1] >= ends(before)[1]
        assert ends(after)[0] == 1


@given(COMPLETE)
def test_not_sure_how_ai_works_sets_no_cap(answers: dict[str, str]) -> None:
    assert of(answers | {"depth": "unsure"}) == of(answers | {"depth": "workflow"})
    assert not of(answers | {"depth": "both"}).capped
    capped = of(answers | {"depth": "assistants"})
    assert (capped.high or 0) <= 2


@given(COMPLETE)
def test_an_answer_the_level_is_not_held_by_changes_no_upper_end(answers: dict[str, str]) -> None:
    level = of(answers)
    for item, order in FROM_WORST.items():
        if level.started and item not in level.held_by:
            assert ends(of(answers | {item: order[-1]}))[1] == ends(level)[1]


@given(COMPLETE)
def test_only_three_answers_together_mean_not_started(answers: dict[str, str]) -> None:
    nothing = (answers["reach"], answers["spend"], answers["state"]) == ("none", "0", "nothing")
    assert of(answers).started is not nothing


@given(COMPLETE, st.sampled_from(["1-9", "5000+"]), st.sampled_from(["ceo", "compliance"]))
def test_size_role_and_consequence_do_not_enter(
    answers: dict[str, str], employees: str, role: str
) -> None:
    more = answers | {"employees": employees, "role": role, "consequence": "4"}
    assert of(more) == of(answers)


# ------------------------------------------------------------------------------- laws of any rules
@dataclass(frozen=True)
class Never:
    """A condition no answers meet."""

    when: Condition = field(default_factory=lambda: {"reach": ("nobody ever answers this",)})


@dataclass(frozen=True)
class Limit:
    when: Condition
    level: int


@dataclass(frozen=True)
class Rules:
    bands: dict[str, dict[str, tuple[int, int]]]
    caps: tuple[Cap, ...] = ()
    not_started: Never = field(default_factory=Never)


BAND = st.tuples(st.integers(1, 4), st.integers(1, 4)).map(lambda b: (min(b), max(b)))
BANDS = st.dictionaries(st.sampled_from("abcdef"), BAND, min_size=1)


@given(BANDS)
def test_the_weakest_band_gives_each_end(bands: dict[str, tuple[int, int]]) -> None:
    rules = Rules({item: {"x": band} for item, band in bands.items()})
    level = indicative_level(dict.fromkeys(bands, "x"), rules)
    assert level.low == min(low for low, _ in bands.values())
    assert level.high == min(high for _, high in bands.values())
    assert set(level.held_by) == {item for item, band in bands.items() if band[1] == level.high}
    assert not level.capped


@given(BANDS, st.lists(st.integers(1, 4), min_size=1))
def test_the_strictest_cap_that_applies_holds(
    bands: dict[str, tuple[int, int]], caps: list[int]
) -> None:
    answers = dict.fromkeys(bands, "x") | {"k": "yes"}
    table = {item: {"x": band} for item, band in bands.items()}
    free = indicative_level(answers, Rules(table))
    limits = tuple(Limit({"k": ("yes",)}, level) for level in caps)
    held = indicative_level(answers, Rules(table, limits))
    assert ends(held) == (min(ends(free)[0], *caps), min(ends(free)[1], *caps))
    assert held.capped is (min(caps) < ends(free)[1])
    assert (held.held_by == ("k",)) is held.capped
    missed = indicative_level(answers | {"k": "no"}, Rules(table, limits))
    assert missed == free
