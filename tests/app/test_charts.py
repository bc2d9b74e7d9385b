"""Templates of the figures: what keeps one chart readable on a phone and by a screen reader."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from aiops_model.report.model import FigureKind
from ui.charts import ROWS, template
from ui.palette import PALETTES

LEVELS = ("Pilot", "Gesteuert", "Skaliert", "Strategisch")
KINDS: tuple[FigureKind, ...] = ("bullet", "fields", "dumbbell", "votes", "tornado", "components")
THEMES = ("light", "dark")
EVERY = [(kind, theme) for kind in KINDS for theme in THEMES]
YEARS = ("2025", "2026", "2027", "2028", "2029")
DUTIES = [("duties", ("", "")), ("timeline", YEARS)]


def layers(spec: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from spec["layer"]


@pytest.mark.parametrize(("kind", "theme"), EVERY)
def test_no_mark_speaks_for_itself(kind: str, theme: str) -> None:
    for layer in layers(template(kind, theme, 4, LEVELS)):
        assert layer["mark"]["aria"] is False


@pytest.mark.parametrize(("kind", "theme"), EVERY)
def test_a_template_holds_no_data(kind: str, theme: str) -> None:
    spec = template(kind, theme, 4, LEVELS)
    assert spec["data"] == {"name": ROWS}
    assert "datasets" not in spec
    assert all("data" not in layer for layer in layers(spec))


@pytest.mark.parametrize("kind", ["bullet", "dumbbell", "votes"])
def test_every_layer_shares_one_scale_and_one_axis(kind: str) -> None:
    channels = [layer["encoding"]["x"] for layer in layers(template(kind, "light", 4, LEVELS))]
    placed = [x for x in channels if "field" in x]
    assert len(placed) >= 3
    for part in ("scale", "axis"):
        assert len({json.dumps(x[part], sort_keys=True) for x in placed}) == 1


@pytest.mark.parametrize("kind", ["bullet", "dumbbell"])
def test_the_axis_speaks_in_the_words_of_the_levels(kind: str) -> None:
    spec = template(kind, "light", 4, LEVELS)
    axis = next(x["axis"] for x in (la["encoding"]["x"] for la in layers(spec)) if "field" in x)
    assert axis["values"] == [1, 2, 3, 4]
    assert all(level in axis["labelExpr"] for level in LEVELS)


def test_long_words_of_an_axis_wrap() -> None:
    steps = ("Keine", "Einige", "Mindestens die Hälfte", "Die meisten oder alle")
    axis = template("votes", "light", 4, steps)["layer"][0]["encoding"]["x"]["axis"]
    assert '["Mindestens die", "Hälfte"]' in axis["labelExpr"]


@pytest.mark.parametrize("kind", ["bullet", "fields", "dumbbell", "votes"])
def test_a_figure_grows_with_its_rows(kind: str) -> None:
    small, large = (template(kind, "light", n, LEVELS)["height"] for n in (4, 16))
    assert (large - small) / 12 >= 60


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", THEMES)
def test_text_on_a_level_can_be_read(theme: str) -> None:
    palette = PALETTES[theme]
    grounds = [*palette.levels, palette.spread, palette.empty, palette.track]
    inks = [*palette.on_levels, palette.ink, palette.ink, palette.ink]
    for ground, ink in zip(grounds, inks, strict=True):
        dark, light = sorted((luminance(ground), luminance(ink)))
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (ground, ink)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("kind", "axis"), DUTIES)
def test_the_figures_on_duties_hold_no_data_and_speak_through_one_text(
    kind: str, axis: tuple[str, ...], theme: str
) -> None:
    spec = template(kind, theme, 5, axis)
    assert spec["data"] == {"name": ROWS}
    assert all("data" not in layer for layer in layers(spec))
    assert all(layer["mark"]["aria"] is False for layer in layers(spec))


def test_the_heat_map_has_a_field_of_its_own_for_each_system() -> None:
    spec = template("duties", "light", 12, ("", "", ""))
    domains = [
        layer["encoding"]["x"]["scale"]["domain"]
        for layer in layers(spec)
        if "scale" in layer["encoding"]["x"]
    ]
    assert domains == [[0, 3]] * len(domains)
    assert spec["height"] >= 12 * 90


def test_the_timeline_stands_on_whole_years() -> None:
    spec = template("timeline", "light", 6, YEARS)
    placed = [la["encoding"]["x"] for la in layers(spec) if "field" in la["encoding"]["x"]]
    assert {tuple(x["scale"]["domain"]) for x in placed} == {(2025, 2029)}
    assert {tuple(x["axis"]["values"]) for x in placed} == {(2025, 2026, 2027, 2028, 2029)}
    assert len({json.dumps(x["axis"], sort_keys=True) for x in placed}) == 1


@pytest.mark.parametrize("theme", THEMES)
def test_text_on_a_state_can_be_read(theme: str) -> None:
    palette = PALETTES[theme]
    grounds = [palette.filled, palette.partly, palette.warning, palette.idle]
    for ground, ink in zip(grounds, palette.on_status, strict=True):
        dark, light = sorted((luminance(ground), luminance(ink)))
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (ground, ink)
