"""Lenses: pooled percentages, ranges over open answers, lights."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiops_model.content import load_content
from aiops_model.domain.maturity.lenses import lens_results
from aiops_model.domain.maturity.model import Capability, Item, Layer, Limits, Model
from aiops_model.domain.maturity.result import LensGroup
from aiops_model.domain.maturity.rules import Lens, LensGroupRule
from tests.domain.maturity.practices import bundled, states

RULES = load_content().maturity.rules
ANSWERS = ("nowhere", "in some", "in half", "in most", "unknown", "open", "does not apply")


def lens(met_from: float | None = None, partly_from: float | None = None) -> Lens:
    groups = (LensGroupRule("watched", frozenset({"playbook_monitoring"})),)
    return Lens("x", groups, met_from, partly_from)


def even() -> Model:
    """The bundled model with every weight 1, whatever content says."""
    model = bundled()
    return replace(model, items=tuple(replace(item, weight=1.0) for item in model.items))


def group(answers: dict[str, str], **thresholds: float) -> LensGroup:
    """Monitoring: o3_m, o3_s and o3_t carry the tag."""
    named = {f"o3_{level}": answers.get(level, "open") for level in "mst"}
    (found,) = lens_results(even(), states(named), [lens(**thresholds)])["x"]
    return found


def test_a_group_pools_the_items_with_its_tag() -> None:
    found = group({"m": "in most", "s": "in half", "t": "nowhere"})
    assert (found.percent, found.percent_low, found.percent_high) == (50, 50, 50)
    assert (found.answered, found.applicable, found.light) == (3, 3, None)


def test_open_answers_widen_the_range_and_leave_the_percentage() -> None:
    found = group({"m": "in most", "s": "unknown"})
    assert found.percent == 100
    assert found.percent_low == pytest.approx(100 / 3)
    assert found.percent_high == 100
    assert (found.answered, found.applicable) == (1, 3)


def test_what_does_not_apply_counts_nowhere() -> None:
    found = group({"m": "in most", "s": "does not apply", "t": "nowhere"})
    assert (found.percent, found.answered, found.applicable) == (50, 2, 2)


def test_a_group_of_which_nothing_applies_has_no_figures() -> None:
    found = group(dict.fromkeys("mst", "does not apply"), met_from=60, partly_from=30)
    assert (found.percent, found.percent_low, found.percent_high) == (None, None, None)
    assert (found.applicable, found.light) == (0, None)


@pytest.mark.parametrize(
    ("answers", "light"),
    [
        ({"m": "in most", "s": "in most", "t": "in most"}, "met"),
        ({"m": "in most", "s": "in most", "t": "open"}, "met"),
        ({"m": "in most", "s": "nowhere", "t": "nowhere"}, "partly"),
        ({"m": "in half", "s": "nowhere", "t": "nowhere"}, "not_met"),
        ({"m": "in most", "s": "nowhere", "t": "open"}, "unclear"),
        ({}, "unclear"),
    ],
)
def test_a_light_is_what_both_ends_agree_on(answers: dict[str, str], light: str) -> None:
    assert group(answers, met_from=60, partly_from=30).light == light


def test_a_threshold_is_reached_despite_the_last_bit() -> None:
    found = group({"m": "in most", "s": "nowhere", "t": "nowhere"}, met_from=33.3333333333333,
                  partly_from=1)  # fmt: skip
    assert found.light == "met"
    assert group({"m": "in most", "s": "in some", "t": "in some"}, met_from=50.0000000001,
                 partly_from=1).light == "met"  # fmt: skip


def test_weights_count() -> None:
    limits = Limits(0.2, 0.5, 1e-9, 2, 0.5, 3, 0.5)
    items = tuple(
        Item(f"a_{n}", "a", 2, weight=weight, tags=frozenset({"t"}))
        for n, weight in enumerate((1.0, 3.0))
    )
    model = Model("m", "1.0.0", (0.0, 0.5, 1.0), ("floor", "up"), (Layer("l", ("a",)),),
                  (Capability("a", "l", ("a_0", "a_1")),), items, limits)  # fmt: skip
    source = states({"o3_m": "in most", "o3_s": "nowhere"})
    own = {"a_0": source["o3_m"], "a_1": source["o3_s"]}
    ((found,),) = lens_results(
        model, own, [Lens("x", (LensGroupRule("g", frozenset({"t"})),))]
    ).values()
    assert found.percent == 25


def test_every_group_of_every_lens_has_items() -> None:
    found = lens_results(bundled(), states({}), RULES.lenses)
    for name, groups in found.items():
        assert all(row.applicable for row in groups), name
    assert {row.light for row in found["prerequisites"]} == {"unclear"}
    assert len(found["prerequisites"]) == len(found["fields"]) == len(found["metrics"]) == 5
    assert len(found["project_or_operations"]) == len(found["economics"]) == 3


def test_a_company_with_everything_in_place_is_ready() -> None:
    found = lens_results(bundled(), states({}, "in most"), RULES.lenses)
    assert {row.light for row in found["prerequisites"]} == {"met"}
    assert {row.percent for groups in found.values() for row in groups} == {100}


COMPANY = st.fixed_dictionaries({i.id: st.sampled_from(ANSWERS) for i in bundled().items})


@given(COMPANY)
def test_the_percentage_lies_between_both_ends(company: dict[str, Any]) -> None:
    for groups in lens_results(bundled(), states(company), RULES.lenses).values():
        for row in groups:
            if row.percent is not None:
                assert row.percent_low is not None
                assert row.percent_high is not None
                assert -1e-9 <= row.percent_low <= row.percent + 1e-9
                assert row.percent <= row.percent_high + 1e-9 <= 100 + 2e-9
