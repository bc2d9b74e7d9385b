"""Implementation gap, ranking of use cases, facts from counts, phases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiops_model.content import load_content
from aiops_model.domain.errors import Refusal
from aiops_model.domain.maturity.initiatives import (
    counted_facts,
    implementation_gap,
    phase_cell,
    priority,
)

BESIDE = load_content().maturity.beside
SCALE = BESIDE.priority_scale


@pytest.mark.parametrize(
    ("initiatives", "live", "gap"),
    [(10, 2, 0.8), (4, 4, 0.0), (3, 0, 1.0), (0, 0, None), (None, None, None), (5, None, None),
     (None, 3, None)],
)  # fmt: skip
def test_the_implementation_gap(
    initiatives: int | None, live: int | None, gap: float | None
) -> None:
    found = implementation_gap(initiatives, live)
    assert found == (None if gap is None else pytest.approx(gap))


@pytest.mark.parametrize(
    ("initiatives", "live", "field"),
    [
        (-1, 0, "initiatives"),
        (-1, None, "initiatives"),
        (3, 4, "initiatives_live_with_benefit"),
        (3, -1, "initiatives_live_with_benefit"),
        (None, -2, "initiatives_live_with_benefit"),
        (0, 1, "initiatives_live_with_benefit"),
    ],
)
def test_counts_that_cannot_be_are_refused(
    initiatives: int | None, live: int | None, field: str
) -> None:
    with pytest.raises(Refusal) as caught:
        implementation_gap(initiatives, live)
    assert (caught.value.code, caught.value.field) == ("out_of_range", field)


@given(st.integers(1, 10**6), st.integers(0, 10**6))
def test_the_gap_is_a_share(initiatives: int, live: int) -> None:
    gap = implementation_gap(initiatives, min(live, initiatives))
    assert gap is not None
    assert 0 <= gap <= 1


def test_the_easiest_valuable_use_case_comes_first() -> None:
    assert priority(5, 5, 1, SCALE) == 125
    assert priority(1, 1, 5, SCALE) == 1
    assert priority(4, 3, 2, SCALE) == 48


@pytest.mark.parametrize("given_figures", [(0, 3, 3), (6, 3, 3), (3, 0, 3), (3, 3, 6)])
def test_a_figure_outside_the_scale_is_refused(given_figures: tuple[int, int, int]) -> None:
    with pytest.raises(Refusal) as caught:
        priority(*given_figures, SCALE)
    assert caught.value.code == "out_of_range"
    assert (caught.value.values["min"], caught.value.values["max"]) == (1, 5)


FIGURE = st.integers(SCALE.lowest, SCALE.highest)


@given(FIGURE, FIGURE, FIGURE, FIGURE)
def test_less_control_complexity_never_ranks_lower(v: int, r: int, a: int, b: int) -> None:
    assert priority(v, r, min(a, b), SCALE) >= priority(v, r, max(a, b), SCALE) > 0


@pytest.mark.parametrize(
    ("count", "state"), [(None, "unknown"), (0, "no"), (1, "no"), (2, "yes"), (30, "yes")]
)
def test_several_live_use_cases_follow_from_their_number(count: int | None, state: str) -> None:
    found = counted_facts({"live_use_cases": count}, BESIDE.counted_fact_rules)
    assert found == {"several_live": state}


def test_without_a_count_nothing_is_known() -> None:
    assert counted_facts({}, BESIDE.counted_fact_rules) == {"several_live": "unknown"}


def test_every_phase_has_a_cell_at_every_level() -> None:
    cells = BESIDE.phases.cells
    found = {
        (who, level): phase_cell(cells, who, level)
        for who in ("partner", "shared", "own")
        for level in ("pilot", "managed", "scaled", "strategic")
    }
    assert len(found) == 12
    assert all(cell is not None for cell in found.values())
    assert len({cell.typical.de for cell in found.values() if cell}) == 12


@pytest.mark.parametrize(("who", "level"), [("", "pilot"), ("own", None), ("nobody", "pilot")])
def test_while_something_is_unknown_there_is_no_cell(who: str, level: str | None) -> None:
    assert phase_cell(BESIDE.phases.cells, who, level) is None
