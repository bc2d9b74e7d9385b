"""Figures as rows: their finding fits the data, their text equivalent holds every value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiops_model.content import load_content
from aiops_model.domain.euro.result import Components, Estimate, Range, TornadoRow
from aiops_model.i18n import plain
from aiops_model.report.figures import components, range_figure, tornado
from aiops_model.report.model import Figure
from tests.report.companies import COMPANIES, LANGUAGES, WITH_A_RANGE, estimate_of, reader, report

GERMAN = reader()


def of_range(low: float, mid: float, high: float) -> Figure:
    return range_figure(Range(p10=low, p50=mid, p90=high), GERMAN, "Betrag")


@pytest.mark.parametrize(
    ("low", "mid", "high", "finding"),
    [
        (1000, 2000, 11000, "nah am unteren"),
        (1000, 6000, 11000, "fern von beiden Enden"),
        (1000, 5000, 11000, "fern von beiden Enden"),
        (1000, 7000, 11000, "fern von beiden Enden"),
        (1000, 10000, 11000, "nah am oberen"),
        (-22000, -2900, 50000, "nah am unteren"),
        (-50000, -1000, 0, "nah am oberen"),
        (1000, 1000, 1000, "fallen zusammen"),
        (0, 0, 0, "fallen zusammen"),
    ],
)
def test_the_title_says_where_the_middle_lies(
    low: float, mid: float, high: float, finding: str
) -> None:
    assert finding in of_range(low, mid, high).finding


@given(st.lists(st.floats(-1e9, 1e9), min_size=3, max_size=3))
def test_a_range_is_rounded_outwards_on_an_axis_that_holds_it(values: list[float]) -> None:
    low, mid, high = sorted(values)
    row = of_range(low, mid, high).rows[0]
    assert float(row["low"]) <= low
    assert high <= float(row["high"])
    assert float(row["bottom"]) <= min(0, float(row["low"]))
    assert float(row["top"]) >= float(row["high"])
    assert float(row["top"]) >= 0
    for end in ("low", "high"):
        digits = str(abs(int(row[end]))).rstrip("0")
        assert len(digits) <= 2


# ------------------------------------------------------------------------------------ components
def with_parts(value: float, stop: float, incidents: float | None) -> Estimate:
    parts = Components(unrealised_value=value, spend_to_stop=stop, avoidable_incidents=incidents)
    return estimate_of("typical").model_copy(update={"components": parts})


@pytest.mark.parametrize(
    ("parts", "finding"),
    [
        ((50000, 20000, 10000), "nicht erreichter Nutzen"),
        ((20000, 50000, 10000), "einzustellende Vorhaben"),
        ((20000, 10000, 50000), "vermeidbarer Schaden"),
        ((20000, 20000, 10000), "etwa gleich groß"),
        ((20100, 20400, 10000), "etwa gleich groß"),
        ((20000, 0, 0), "aus einem Teil"),
        ((20000, 0, None), "aus einem Teil"),
        ((20000, 10000, None), "nicht erreichter Nutzen"),
        ((0, 0, 0), "Keiner der drei Teile"),
    ],
)
def test_the_largest_part_is_named(parts: tuple[float, float, float | None], finding: str) -> None:
    assert finding in components(with_parts(*parts), GERMAN).finding


def test_parts_stand_largest_first_and_an_uncovered_one_is_left_out() -> None:
    rows = components(with_parts(10000, 30000, 20000), GERMAN).rows
    assert [row["id"] for row in rows] == [
        "spend_to_stop",
        "avoidable_incidents",
        "unrealised_value",
    ]
    assert len(components(with_parts(10000, 30000, None), GERMAN).rows) == 2


@pytest.mark.parametrize("company", WITH_A_RANGE)
def test_the_parts_add_up_to_the_middle_value(company: str) -> None:
    shown = report(company)
    figure = shown.section("components").figure
    assert figure is not None
    total = sum(float(row["value"]) for row in figure.rows)
    middle = shown.numbers["gross.shown.mid"]
    rounding = 0.05 * (middle + total)
    assert total == pytest.approx(middle, abs=rounding)
    assert {row["top"] for row in figure.rows} == {figure.rows[0]["top"]}
    exact = sum(
        value
        for name, value in shown.numbers.items()
        if name.startswith("components.") and not name.endswith(".shown")
    )
    assert exact == pytest.approx(shown.numbers["gross.p50"], rel=0.03)


# --------------------------------------------------------------------------------------- tornado
def with_swings(*swings: tuple[float, float]) -> Estimate:
    names = list(load_content().euro.parameters)
    rows = [TornadoRow(id=names[i], low=low, high=high) for i, (low, high) in enumerate(swings)]
    return estimate_of("typical").model_copy(update={"tornado": tuple(rows)})


@pytest.mark.parametrize(
    ("swings", "finding"),
    [
        ([(10000, 90000), (30000, 60000)], "bewegt am meisten"),
        ([(10000, 90000), (20000, 100000)], "Zwei Annahmen bewegen gleich viel"),
        ([(10000, 90000)], "Nur „"),
        ([(10000, 90000), (50000, 50000)], "Nur „"),
        ([(50000, 50000), (50000, 50000)], "Keine Annahme"),
        ([], "Keine Annahme"),
    ],
)
def test_the_widest_swing_is_named(swings: list[tuple[float, float]], finding: str) -> None:
    figure = tornado(with_swings(*swings), load_content(), GERMAN)
    assert finding in figure.finding
    assert len(figure.rows) == len(swings)


def test_a_swing_runs_from_its_lower_to_its_upper_end() -> None:
    figure = tornado(with_swings((90000, 10000), (-5000, 40000)), load_content(), GERMAN)
    assert [(row["low"], row["high"]) for row in figure.rows] == [(10000, 90000), (-5000, 40000)]
    assert "−5.000" in figure.alt


def test_no_more_swings_than_a_reader_can_weigh() -> None:
    many = [(50000.0 - i * 1000, 60000.0 + i * 1000) for i in range(12, 0, -1)]
    assert len(tornado(with_swings(*many), load_content(), GERMAN).rows) == 6


@pytest.mark.parametrize("company", WITH_A_RANGE)
def test_each_bar_of_the_tornado_fits_its_axis(company: str) -> None:
    figure = report(company).section("tornado").figure
    assert figure is not None
    for row in figure.rows:
        assert float(row["low"]) <= float(row["high"]) <= float(row["top"])


# ----------------------------------------------------------------------------- text equivalents
@pytest.mark.parametrize("company", COMPANIES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_text_of_a_figure_holds_every_value_it_draws(company: str, lang: str) -> None:
    shown = report(company, "cfo", lang)
    figures = [s.figure for s in shown.sections if s.figure] + [shown.level.ladder]
    figures += [shown.euro.figure] if shown.euro.figure else []
    for figure in figures:
        assert figure.alt == plain(figure.alt)
        for row in figure.rows:
            for name, value in row.items():
                if name in ("name", "text") or (name.endswith("_text")):
                    assert plain(str(value)) in figure.alt


@pytest.mark.parametrize("company", COMPANIES)
def test_the_ladder_shows_the_level(company: str) -> None:
    level = report(company).level
    states = [row["state"] for row in level.ladder.rows]
    low, high = level.low or 0, level.high or 0
    assert states == ["settled"] * low + ["open"] * (high - low) + ["empty"] * (4 - high)
    for segment, row in enumerate(level.ladder.rows):
        assert segment == row["start"]
        assert segment < float(row["end"]) < segment + 1
