from io import BytesIO

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from aiops_model.export.pdf.drawings import ComponentBars, Ladder, RangeBar, Tornado
from aiops_model.export.pdf.fonts import SANS
from aiops_model.export.pdf.typeset import Typesetter
from aiops_model.report.model import Figure, Row
from tests.export.figures import DE_LEVELS, ladder, span

WIDTH = 300.0
Bar = tuple[float, float]


def figure(kind: str, *rows: Row) -> Figure:
    assert kind in ("components", "tornado")
    return Figure("components" if kind == "components" else "tornado", "", "", "", rows)


def drawn(drawing: Ladder | RangeBar | ComponentBars | Tornado) -> tuple[str, list[Bar], float]:
    """The text of a drawing, its bars as left end and width, and its height."""
    buffer = BytesIO()
    canvas = Canvas(buffer, initialFontName=SANS, pageCompression=0)  # type: ignore[arg-type]
    height = drawing.wrap(WIDTH, 800.0)[1]
    drawing.drawOn(canvas, 0.0, 0.0)
    canvas.save()
    reader = PdfReader(BytesIO(buffer.getvalue()))
    contents = reader.pages[0].get_contents()
    assert contents is not None
    bars = [
        (float(operands[0]), float(operands[2]))
        for operands, operator in contents.operations
        if operator == b"re"
    ]
    return reader.pages[0].extract_text(), bars, height


def test_a_range_lies_on_its_axis_to_scale() -> None:
    figures = span(20.0, 40.0, 80.0, ("20", "40", "80"))
    text, bars, _ = drawn(RangeBar(figures, Typesetter(), "Mittlerer Wert 40"))
    top = 80.0 * 1.06
    assert bars[0] == (0.0, WIDTH)
    assert bars[1] == pytest.approx((20 / top * WIDTH, 60 / top * WIDTH), abs=0.01)
    assert text.strip().split("\n") == ["20", "80", "Mittlerer Wert 40"]


def test_a_range_below_zero_starts_at_the_minus_with_a_line_at_zero() -> None:
    figures = span(-50.0, 10.0, 100.0, ("−50", "10", "100"))
    _, bars, _ = drawn(RangeBar(figures, Typesetter()))
    scale = WIDTH / (100 * 1.06 + 50)
    assert bars[1] == pytest.approx((0.0, 150 * scale), abs=0.01)


def test_a_range_of_one_value_is_drawn_without_a_fault() -> None:
    text, _, _ = drawn(RangeBar(span(0.0, 0.0, 0.0, ("0", "0", "0")), Typesetter()))
    assert text.split() == ["0", "0", "0"]


def test_the_ends_of_a_narrow_range_do_not_run_into_each_other() -> None:
    ends = ("41.000.000\u00a0€", "42.000.000\u00a0€", "43.000.000\u00a0€")
    text, _, _ = drawn(RangeBar(span(41e6, 42e6, 43e6, ends), Typesetter(), "Mitte"))
    assert [line.strip() for line in text.split("\n")][:2] == ["41.000.000 €", "43.000.000 €"]


def test_the_ladder_has_four_equal_steps_and_all_names() -> None:
    text, bars, _ = drawn(Ladder(ladder(DE_LEVELS, 1, 2), Typesetter()))
    widths = {round(width, 2) for _, width in bars if width > 50}
    assert text.split() == list(DE_LEVELS)
    assert max(widths) - min(widths) <= 0.8


def test_component_bars_are_in_proportion_to_the_whole() -> None:
    figures = figure(
        "components",
        {"id": "a", "name": "Erster", "value": 75, "top": 100, "text": "75 € · 75 %"},
        {"id": "b", "name": "Zweiter", "value": 25, "top": 100, "text": "25 € · 25 %"},
        {"id": "c", "name": "Dritter", "value": 0, "top": 100, "text": "0 € · 0 %"},
    )
    text, bars, _ = drawn(ComponentBars(figures, Typesetter(), step=18.0))
    tracks, parts = bars[::2], bars[1::2]
    assert len({width for _, width in tracks}) == 1
    shares = [part[1] / track[1] for part, track in zip(parts, tracks, strict=True)]
    assert shares == pytest.approx([0.75, 0.25, 0.0], abs=1e-3)
    for words in ("Erster", "75 € · 75 %", "Dritter", "0 € · 0 %"):
        assert words in text


def test_components_of_nothing_have_empty_tracks() -> None:
    row: Row = {"id": "a", "name": "Erster", "value": 0, "top": 0, "text": "0 €"}
    _, bars, _ = drawn(ComponentBars(figure("components", row), Typesetter(), step=18.0))
    assert bars[1][1] == 0.0


def test_a_tornado_shows_each_assumption_between_its_ends() -> None:
    figures = figure(
        "tornado",
        {"id": "a", "name": "Reichweite", "low": 20, "high": 90, "mid": 40, "top": 100,
         "text": "20–90 €"},
        {"id": "b", "name": "Umsatz", "low": 30, "high": 50, "mid": 40, "top": 100,
         "text": "30–50 €"},
    )  # fmt: skip
    text, bars, height = drawn(Tornado(figures, Typesetter()))
    assert bars[1] == pytest.approx((60.0, 210.0), abs=0.01)
    assert bars[3] == pytest.approx((90.0, 60.0), abs=0.01)
    assert height == 48.0
    for words in ("Reichweite", "20–90 €", "Umsatz", "30–50 €"):
        assert words in text
