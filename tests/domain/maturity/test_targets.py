"""Targets and baseline: rule 10 as it is written."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from aiops_model.domain.maturity.answers import Assessment
from aiops_model.domain.maturity.result import Standing
from aiops_model.domain.maturity.targets import progress
from tests.domain.maturity.practices import CASES, TODAY, bundled

ROWS = yaml.safe_load((CASES / "progress.yaml").read_text(encoding="utf-8"))


def standing(index: float | None, level: int | None, highest: float = 4.0) -> Standing:
    return Standing(
        level=level, level_low=level, level_high=level, uncapped_level=level, index=index,
        index_low=index, index_high=index, index_max=highest, percent={}, percent_low={},
        answered=0, applicable=3, left_out=0, provisional=False, reasons=(), next=None,
    )  # fmt: skip


@pytest.mark.parametrize("case", [pytest.param(row, id=row["case"]) for row in ROWS])
def test_progress(case: dict[str, Any]) -> None:
    standings = {
        name: standing(
            None if index == "open" else index,
            case.get("level", {}).get(name),
            case.get("highest", {}).get(name, 4.0),
        )
        for name, index in case["stands"].items()
    }
    told = Assessment((), TODAY, targets=case.get("targets", {}), baseline=case.get("baseline", {}))
    found = progress(bundled(), standings, told)
    if case["reached"] is None:
        assert found.percent_to_target is None
    else:
        assert found.percent_to_target == pytest.approx(case["reached"])
    assert found.targets == case.get("targets_used", case.get("targets", {}))
    assert found.held == tuple(case.get("held", []))
    for name, way in case.get("way", {}).items():
        assert found.progress_to_date[name] == (None if way is None else pytest.approx(way))


INDEX = st.floats(1, 4)


@given(st.dictionaries(st.sampled_from("abcdef"), st.tuples(INDEX, INDEX), min_size=1),
       st.dictionaries(st.sampled_from("abcdef"), INDEX))  # fmt: skip
def test_the_share_reached_lies_between_nothing_and_all(
    rows: dict[str, tuple[float, float]], baseline: dict[str, float]
) -> None:
    told = Assessment((), TODAY, targets={k: t for k, (_, t) in rows.items()}, baseline=baseline)
    found = progress(bundled(), {k: standing(c, None) for k, (c, _) in rows.items()}, told)
    assert found.percent_to_target is None or 0 <= found.percent_to_target <= 1
    assert set(found.held) <= set(baseline)
    assert set(found.progress_to_date) == set(rows)


@given(INDEX, INDEX, INDEX)
def test_a_higher_index_never_lowers_the_share_reached(a: float, b: float, target: float) -> None:
    told = Assessment((), TODAY, targets={"x": target})
    lower, higher = (
        progress(bundled(), {"x": standing(index, None)}, told).percent_to_target
        for index in sorted((a, b))
    )
    assert lower is None or higher is None or lower <= higher
