"""Other people's models as packs: their published numbers, and what is refused."""
# ruff: noqa: E501 - a row of the table is one line

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from aiops_model import score
from aiops_model.content import ContentError, Problem
from aiops_model.content.model_pack import read_model, read_pack
from aiops_model.domain.errors import Refusal
from aiops_model.domain.maturity.model import Model
from aiops_model.domain.maturity.public import PublicResult

PACKS = Path(__file__).resolve().parents[1] / "packs"
SUM, GATES = PACKS / "practice_sum.yaml", PACKS / "three_gates.yaml"


def scored(model: Model, **values: object) -> PublicResult:
    rows = [{"item": item, "value": value} for item, value in values.items()]
    return score({"answers": rows}, model=model)


def practice(
    name: str, first: str, second: str, a: list[float], b: list[float]
) -> dict[str, float]:
    """Answers of a practice: two streams of three levels."""
    streams = ((first, a), (second, b))
    return {f"{name}_{s}_{n}": v for s, row in streams for n, v in enumerate(row, start=1)}


GOALS = practice("goals", "aims", "measures", [0.25, 0, 0], [1, 0, 0])
TRAINING = practice("training", "basics", "culture", [1, 1, 0], [1, 0.5, 0])
REVIEW = practice("review", "people", "tools", [1, 1, 1], [1, 1, 1])


# ------------------------------------------------------------------------- published numbers
def test_a_practice_is_the_sum_over_levels_of_the_mean_of_its_streams() -> None:
    found = scored(read_model(SUM), **GOALS, **TRAINING, **REVIEW)
    assert found.capabilities["goals"].index == pytest.approx(0.625)
    assert found.capabilities["training"].index == pytest.approx(1.75)
    assert found.capabilities["review"].index == pytest.approx(3)


def test_a_function_is_the_mean_of_its_practices_and_the_whole_that_of_the_functions() -> None:
    found = scored(read_model(SUM), **GOALS, **TRAINING, **REVIEW)
    assert found.layers["steering"].index == pytest.approx((0.625 + 1.75) / 2)
    assert found.layers["building"].index == pytest.approx(3)
    assert found.overall.index == pytest.approx(((0.625 + 1.75) / 2 + 3) / 2)


def test_a_model_without_gates_has_no_levels_and_its_own_limits() -> None:
    found = scored(read_model(SUM), **GOALS, **TRAINING, **REVIEW)
    assert found.overall.level is None
    assert found.overall.level_range is None
    assert found.overall.index_max == pytest.approx(3)
    assert found.next is None
    assert found.lenses == {}


def test_targets_of_a_model_without_gates_are_on_its_own_scale() -> None:
    rows = [{"item": item, "value": value} for item, value in {**GOALS, **TRAINING}.items()]
    targets = {"goals": 1.25, "training": 2.25}
    baseline = {"goals": 0, "training": 0.75}
    data = {"answers": rows, "targets": targets, "baseline": baseline}
    found = score(data, model=read_model(SUM))
    assert found.percent_to_target == pytest.approx(1 - (0.625 + 0.5) / 3.5)
    assert found.progress["training"] == pytest.approx(1 / 1.5)
    with pytest.raises(Refusal) as caught:
        score({**data, "targets": {"goals": 3.5}}, model=read_model(SUM))
    assert (caught.value.code, caught.value.values["max"]) == ("out_of_range", 3)


def test_a_mean_weighs_the_items_of_a_practice_alike(tmp_path: Path) -> None:
    model = read_model(changed(tmp_path, SUM, "sum_over_levels", "mean"))
    found = scored(model, **GOALS, **TRAINING, **REVIEW)
    assert found.capabilities["goals"].index == pytest.approx(1.25 / 6)
    assert found.layers["steering"].index == pytest.approx((1.25 / 6 + 3.5 / 6) / 2)


@pytest.mark.parametrize(
    ("values", "level"),
    [
        ({"logbook": 0.5, "spares": 0, "rounds": 0, "copy": 1, "index": 0}, 1),
        ({"logbook": 0.5, "spares": 0.5, "rounds": 0, "copy": 1, "index": 0}, 2),
        ({"logbook": 1, "spares": 1, "rounds": 0.5, "copy": 1, "index": 1}, 2),
        ({"logbook": 1, "spares": 1, "rounds": 1, "copy": 1, "index": 1}, 3),
        ({"logbook": 1, "spares": 1, "rounds": 1, "copy": 0.5, "index": 1}, 1),
    ],
    ids=["one layer below", "both at half", "floor of one layer", "all", "no copy"],
)
def test_gates_of_other_thresholds_hold_the_level(values: dict[str, float], level: int) -> None:
    assert scored(read_model(GATES), **values).overall.level == level


def test_weights_of_a_pack_count() -> None:
    found = scored(read_model(GATES), logbook=1, spares=0, rounds=1, copy=1, index=1)
    assert found.capabilities["machines"].percent["basic"] == pytest.approx(200 / 3)


def test_the_policy_says_what_may_be_left_out() -> None:
    marked = read_model(GATES)
    assert [item.id for item in marked.items if item.may_be_left_out] == ["spares"]
    assert not any(item.may_be_left_out for item in read_model(SUM).items)


def test_everywhere_is_a_policy_too(tmp_path: Path) -> None:
    model = read_model(changed(tmp_path, GATES, "where_marked", "everywhere"))
    assert all(item.may_be_left_out for item in model.items)


def test_limits_are_the_packs_own_or_those_of_the_product(tmp_path: Path) -> None:
    model = read_model(GATES)
    own = changed(tmp_path, GATES, "weakest_link: 0", "limits: {provisional_share: 0.5}")
    assert read_model(own).limits == replace(model.limits, provisional_share=0.5)
    assert read_model(own).weakest_link is None


def test_a_pack_keeps_its_texts_in_both_languages() -> None:
    pack = read_pack(SUM)
    assert (pack.name.de, pack.name.en) == ("Summe der Stufen", "Sum over levels")
    assert len(pack.items) == len(read_model(SUM).items) == 18


# ------------------------------------------------------------------------------- what is refused
@dataclass(frozen=True)
class Fault:
    """Replace `old` by `new` in the pack; the problem on the line of `at` must say `says`."""

    name: str
    pack: Path
    old: str
    new: str
    at: str
    says: str


FAULTS = (
    Fault("language missing", GATES, '{de: "Büro", en: "Office"}', '{en: "Office"}', "id: office", "German text is missing"),
    Fault("question in one language", GATES, ', en: "Papers are copied"}', "}", "id: copy", "English text is missing"),
    Fault("circle of two", GATES, "{id: office,", "{id: office, part_of: papers,", "part_of: papers", "is a circle (office -> papers -> office)"),
    Fault("part of itself", GATES, "{id: office,", "{id: office, part_of: office,", "part_of: office, name: {de: \"Büro", "is a circle (office -> office)"),
    Fault("gate above 100", GATES, "basic: {basic: 50}", "basic: {basic: 150}", "basic: {basic: 150}", "at most 100"),
    Fault("gate falls", GATES, "firm: {basic: 75,", "firm: {basic: 25,", "firm: {basic: 25,", "lies below the 50"),
    Fault("gate of no level", GATES, "basic: {basic: 50}", "basic: {basics: 50}", "basic: {basics: 50}", "no level basics"),
    Fault("gate for no level", GATES, "firm: {basic: 75,", "firmer: {basic: 75,", "firmer: {basic: 75,", "no level firmer"),
    Fault("gate of the floor", GATES, "  firm: {basic: 75,", "  open: {basic: 5}\n  firm: {basic: 75,", "open: {basic: 5}", "is the floor"),
    Fault("gate asks the floor", GATES, "firm: {basic: 75,", "firm: {open: 75,", "firm: {open: 75,", "has no items; remove it"),
    Fault("level without gate", GATES, "  firm: {basic: 75, firm: 70}\n", "", "gates:", "asks nothing of the items of firm"),
    Fault("level nobody reaches", GATES, "levels:\n", 'levels:\n  - {id: start, name: {de: "Start", en: "Start"}}\n', "- {id: open", "nobody reaches it"),
    Fault("layer that holds all down", GATES, "{id: index, capability: papers, level: firm", "{id: index, capability: papers, level: basic", "- {id: office", "office ends at basic, so with the weakest link nobody gets beyond basic"),
    Fault("id twice", GATES, "id: index", "id: copy", "id: copy, capability: papers, level: firm", "copy is taken"),
    Fault("item named as a group", GATES, "id: index", "id: papers", "id: papers, capability", "is a group's"),
    Fault("capability unknown", GATES, "id: index, capability: papers", "id: index, capability: paper", "capability: paper,", "no capability paper; there are machines, papers"),
    Fault("layer for a capability", GATES, "id: index, capability: papers", "id: index, capability: office", "capability: office", "is a layer"),
    Fault("layer unknown", GATES, "part_of: office", "part_of: offices", "part_of: offices", "no group offices"),
    Fault("empty layer", GATES, "part_of: office, ", "part_of: shop, ", "- {id: office", "the layer office is empty"),
    Fault("three deep", GATES, "part_of: office, ", "part_of: machines, ", "part_of: machines", "only layers have parts"),
    Fault("empty capability", GATES, "groups:\n", 'groups:\n  - {id: idle, part_of: shop, name: {de: "x", en: "x"}}\n', "- {id: idle", "has no items"),
    Fault("level of an item unknown", GATES, "id: index, capability: papers, level: firm", "id: index, capability: papers, level: high", "level: high", "no level high; the levels are basic, firm"),
    Fault("item on the floor", GATES, "id: index, capability: papers, level: firm", "id: index, capability: papers, level: open", "level: open", "is the floor"),
    Fault("weight of nothing", GATES, "weight: 2", "weight: 0", "weight: 0", "greater than 0"),
    Fault("scale falls", GATES, "value: 0.5", "value: 2", "value: 1,", "must lie above 2"),
    Fault("scale beyond 1 with gates", GATES, "{value: 1,", "{value: 5,", "scale:", "needs answers from 0 to 1"),
    Fault("roll-up unknown", SUM, "roll_up: sum_over_levels", "roll_up: median", "roll_up: median", "Input should be 'pooled', 'mean' or 'sum_over_levels'"),
    Fault("sum with gates", GATES, "roll_up: pooled", "roll_up: sum_over_levels", "roll_up:", "gates say nothing"),
    Fault("weakest link without gates", SUM, "not_applicable: never", "weakest_link: 1", "weakest_link", "without gates"),
    Fault("stop on no item", GATES, "items: [copy]", "items: [copies]", "items: [copies]", "no item copies"),
    Fault("stop at the top", GATES, "cap: open", "cap: firm", "cap: firm", "no level below the top"),
    Fault("misspelt key", GATES, "may_be_left_out", "optional", "optional", "not known here"),
    Fault("no YAML", GATES, "scale:", "scale: [", "  - {value: 0,", "not YAML"),
)  # fmt: skip


def changed(folder: Path, pack: Path, old: str, new: str) -> Path:
    """A copy of the pack with a change."""
    text = pack.read_text(encoding="utf-8")
    assert old in text, "the pack has changed: adapt the table"
    copy = folder / pack.name
    copy.write_text(text.replace(old, new, 1), encoding="utf-8")
    return copy


def problems_of(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(ContentError) as caught:
        read_model(path)
    return caught.value.problems


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: str(fault.name))
def test_a_fault_is_named_with_file_and_line(tmp_path: Path, fault: Fault) -> None:
    path = changed(tmp_path, fault.pack, fault.old, fault.new)
    text = path.read_text(encoding="utf-8")
    line = text[: text.index(fault.at)].count("\n") + 1
    found = problems_of(path)
    assert any(p.file == str(path) and p.line == line and fault.says in p.message for p in found), (
        f"expected {fault.says!r} on line {line}, got:\n" + "\n".join(map(str, found))
    )


def test_a_pack_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert "cannot be read" in problems_of(tmp_path / "nowhere.yaml")[0].message
