"""Templates of the maturity figures: targets, fields, before and after, votes."""

import json
import textwrap
from collections.abc import Sequence
from typing import Any

from ui.palette import Palette

HALO = 5
"""Width of the ground-coloured outline under a label that a grid line may cross."""
LABEL = -17
BAR = 8
"""Where label and bar stand in their row, from its middle, in pixels."""
DOT_ROOM = 9
"""How far a dot at the end of the axis is moved inwards, in pixels."""
LETTERS = 14
"""Longest line of a label below the votes."""
GAP_LEFT, GAP_RIGHT = 0.28, 0.3
"""Room beside the first and last step of the votes, in steps."""
FIELD, FIELD_AT = 48, 10
"""Height of a field and its middle in the row."""
FIELD_WIDTH = 0.965


def bullet(alt: Any, p: Palette, axis: tuple[str, ...]) -> Any:
    """Track, range over open answers, tick at the target, dot at today."""
    x = _levels(alt, p, axis)
    known = "datum.known"
    base = _base(alt)
    y = alt.Y("order:O", axis=None)
    return alt.layer(
        _track(alt, p, x, y, len(axis)),
        base.transform_filter(known)
        .mark_bar(height=16, color=p.spread, yOffset=BAR, aria=False)
        .encode(x=x("low"), x2="high:Q", y=y),
        base.transform_filter("datum.aimed")
        .mark_tick(height=26, thickness=3, color=p.ink, opacity=1, yOffset=BAR, aria=False)
        .encode(x=x("target"), y=y),
        _dot(alt, p, "value", len(axis), filled=True).encode(x=x("value"), y=y),
        *_labels(alt, p, y),
    )


def dumbbell(alt: Any, p: Palette, axis: tuple[str, ...]) -> Any:
    """Ring before, dot after, what lies between; the signed change as text at the right."""
    x = _levels(alt, p, axis)
    base = _base(alt)
    y = alt.Y("order:O", axis=None)
    return alt.layer(
        _track(alt, p, x, y, len(axis)),
        base.transform_filter("datum.known")
        .mark_bar(height=16, color=p.spread, yOffset=BAR, aria=False)
        .encode(x=x("before"), x2="after:Q", y=y),
        _dot(alt, p, "before", len(axis), filled=False).encode(x=x("before"), y=y),
        _dot(alt, p, "after", len(axis), filled=True).encode(x=x("after"), y=y),
        *_labels(alt, p, y),
    )


def votes(alt: Any, p: Palette, axis: tuple[str, ...]) -> Any:
    """A circle a step with the number of votes, a line from the lowest to the highest."""
    base = _base(alt)
    y = alt.Y("line:O", axis=None)
    scale = alt.Scale(domain=[-GAP_LEFT, len(axis) - 1 + GAP_RIGHT], nice=False, zero=False)
    words = [textwrap.wrap(word, LETTERS) for word in axis]
    words_axis = _axis(alt, p, list(range(len(axis))), words)

    def x(name: str) -> Any:
        return alt.X(f"{name}:Q", scale=scale, axis=words_axis)

    size = "340 + 660 * (datum.count - 1) / max(datum.top - 1, 1)"
    at = {"yOffset": BAR, "aria": False}
    return alt.layer(
        base.transform_filter("datum.name")
        .mark_rule(strokeWidth=2, color=p.empty, **at)
        .encode(x=x("low"), x2="high:Q", y=y),
        base.transform_calculate(area=size)
        .mark_point(shape="circle", filled=True, opacity=1, color=p.filled, **at)
        .encode(x=x("step"), y=y, size=alt.Size("area:Q", scale=None, legend=None)),
        base.mark_text(
            fontSize=13, fontWeight=600, color=p.ground, baseline="middle", dy=BAR, aria=False
        ).encode(x=x("step"), y=y, text="count:Q"),
        *_text(alt, p, y, "name", "left"),
    )


def fields(alt: Any, p: Palette) -> Any:
    """A field a capability in the colour of its level, with its name and the level's word."""
    base = (
        _base(alt)
        .transform_calculate(end=f"datum.column + {FIELD_WIDTH}")
        .transform_calculate(middle=f"datum.column + {FIELD_WIDTH / 2}")
    )
    y = alt.Y("line:O", axis=None)
    scale = alt.Scale(nice=False, zero=True)
    states = ["1", "2", "3", "4", "range", "open", "none"]
    fill = alt.Scale(domain=states, range=[*p.levels, p.spread, p.empty, p.track])
    text = alt.Scale(domain=states, range=[*p.on_levels, p.ink, p.ink, p.ink])
    colour = alt.Color("state:N", scale=fill, legend=None)
    ink = alt.Color("state:N", scale=text, legend=None)

    def x(name: str) -> Any:
        return alt.X(f"{name}:Q", scale=scale, axis=None)

    def word(field: str, dy: int, size: int, weight: int) -> Any:
        mark = base.mark_text(
            fontSize=size, fontWeight=weight, baseline="middle", dy=FIELD_AT + dy, aria=False
        )
        return mark.encode(x=x("middle"), y=y, text=f"{field}:N", color=ink)

    boxes = base.mark_bar(height=FIELD, yOffset=FIELD_AT, cornerRadius=2, aria=False)
    groups = base.mark_text(
        align="left", baseline="middle", fontSize=13, fontWeight=600, color=p.ink, dy=-25,
        aria=False,
    )  # fmt: skip
    return alt.layer(
        boxes.encode(x=x("column"), x2="end:Q", y=y, color=colour),
        word("name", -9, 12, 600),
        word("word", 9, 12, 400),
        groups.encode(x=alt.value(0), y=y, text="group:N"),
    ).resolve_scale(color="independent")


def _base(alt: Any) -> Any:
    return alt.Chart(alt.Data(name="rows"))


def _axis(alt: Any, p: Palette, values: Sequence[int], words: Sequence[str | list[str]]) -> Any:
    """Words at whole values, a hairline above each; the outer ones stay inside the figure."""
    first = values[0] if values else 0
    return alt.Axis(
        values=list(values),
        labelExpr=f"{json.dumps(list(words), ensure_ascii=False)}[datum.value - {first}]",
        grid=True,
        gridColor=p.empty,
        domain=False,
        ticks=False,
        labelColor=p.axis,
        labelFontSize=12,
        labelFlush=True,
        labelOverlap=False,
        labelPadding=8,
        title=None,
    )


def _levels(alt: Any, p: Palette, axis: tuple[str, ...]) -> Any:
    """The x channel of a field on the scale from the first to the last level."""
    scale = alt.Scale(domain=[1, max(len(axis), 2)], nice=False, zero=False)
    words = _axis(alt, p, list(range(1, len(axis) + 1)), axis)
    return lambda name: alt.X(f"{name}:Q", scale=scale, axis=words)


def _track(alt: Any, p: Palette, x: Any, y: Any, top: int) -> Any:
    whole = _base(alt).transform_calculate(bottom="1", top=str(max(top, 2)))
    track = whole.mark_bar(height=16, color=p.track, yOffset=BAR, aria=False)
    return track.encode(x=x("bottom"), x2="top:Q", y=y)


def _dot(alt: Any, p: Palette, field: str, top: int, *, filled: bool) -> Any:
    """A dot or ring where a value is known; at the ends it stays inside the figure."""
    value = f"datum.{field}"
    inside = f"{value} < 1.05 ? {DOT_ROOM} : {value} > {top} - 0.05 ? -{DOT_ROOM} : 0"
    return (
        _base(alt)
        .transform_filter(f"isValid({value})")
        .mark_point(
            shape="circle",
            size=170,
            filled=True,
            opacity=1,
            color=p.filled if filled else p.ground,
            stroke=p.ground if filled else p.filled,
            strokeWidth=1.5 if filled else 2.5,
            xOffset={"expr": inside},
            yOffset=BAR,
            aria=False,
        )
    )


def _labels(alt: Any, p: Palette, y: Any) -> list[Any]:
    """Name at the left and value at the right of each row, above its bar."""
    return [*_text(alt, p, y, "name", "left"), *_text(alt, p, y, "text", "right")]


def _text(alt: Any, p: Palette, y: Any, field: str, align: str) -> list[Any]:
    """A label above the bar, with the ground behind it where a grid line would cross it."""
    base = _base(alt)
    weight = 600 if align == "left" else 400
    at = {"align": align, "baseline": "middle", "fontSize": 13, "fontWeight": weight, "dy": LABEL}
    x = alt.value(0 if align == "left" else "width")
    halo = {"color": p.ground, "stroke": p.ground, "strokeWidth": HALO}
    return [
        base.mark_text(aria=False, **at, **look).encode(x=x, y=y, text=f"{field}:N")
        for look in (halo, {"color": p.ink})
    ]
