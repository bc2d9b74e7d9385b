"""Templates of the plan's figures: silent marks, no data, one scale, all sizes known."""

import json
from typing import Any

import pytest

from ui.charts import template
from ui.palette import PALETTES

KINDS = ("gantt", "capacity", "progress")
THEMES = ("light", "dark")
EVERY = pytest.mark.parametrize(
    ("kind", "theme"), [(kind, theme) for kind in KINDS for theme in THEMES]
)


def layers(kind: str, theme: str = "light") -> list[dict[str, Any]]:
    return list(template(kind, theme, 5)["layer"])


@EVERY
def test_no_mark_speaks_and_no_template_holds_data(kind: str, theme: str) -> None:
    spec = template(kind, theme, 5)
    assert "datasets" not in spec
    for layer in spec["layer"]:
        assert layer["mark"]["aria"] is False
        assert "data" not in layer


@EVERY
def test_colours_are_those_of_the_theme(kind: str, theme: str) -> None:
    p = PALETTES[theme]
    known = {p.ground, p.ink, p.axis, p.filled, p.spread, p.track, p.empty, p.warning}
    used = {value for layer in layers(kind, theme) for value in colours(layer["mark"])}
    assert used <= known


def colours(mark: dict[str, Any]) -> set[str]:
    return {mark[key] for key in ("color", "stroke") if key in mark}


@pytest.mark.parametrize("kind", KINDS)
def test_every_layer_shares_one_scale(kind: str) -> None:
    channels = [layer["encoding"].get("x", {}) for layer in layers(kind)]
    scales = {json.dumps(x["scale"], sort_keys=True) for x in channels if "field" in x}
    assert len(scales) == 1


@pytest.mark.parametrize(("kind", "step"), [("gantt", 44), ("capacity", 46)])
def test_a_figure_grows_with_its_rows(kind: str, step: int) -> None:
    heights = [template(kind, "light", count)["height"] for count in (4, 5)]
    assert heights[1] - heights[0] == step


def test_phases_take_the_upper_three_colours_of_the_levels() -> None:
    scales = [
        layer["encoding"]["color"]["scale"]
        for layer in layers("gantt")
        if "color" in layer["encoding"]
    ]
    assert {tuple(scale["range"]) for scale in scales} == {PALETTES["light"].levels[1:]}
