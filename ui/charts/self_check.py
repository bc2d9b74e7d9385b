"""Templates of the self-check: ladder, ranges, parts of a sum, swings of the assumptions."""

from typing import Any

from ui.palette import Palette

LADDER_SCALE = [0, 4]


def ladder(alt: Any, p: Palette) -> Any:
    """Four equal segments: settled levels filled, open ones in the spread colour, names below."""
    base = alt.Chart(alt.Data(name="rows"))
    x = alt.X("start:Q", scale=alt.Scale(domain=LADDER_SCALE, nice=False), axis=None)
    states = alt.Scale(domain=["settled", "open", "empty"], range=[p.filled, p.spread, p.empty])
    bars = base.mark_bar(height=13, aria=False).encode(
        x=x, x2="end:Q", y=alt.value(8), color=alt.Color("state:N", scale=states, legend=None)
    )
    names = base.mark_text(align="left", baseline="top", fontSize=12, aria=False).encode(
        x=x,
        y=alt.value(20),
        text="name:N",
        color=alt.condition("datum.state != 'empty'", alt.value(p.ink), alt.value(p.axis)),
    )
    return alt.layer(bars, names)


def _span(alt: Any, p: Palette, y: Any, height: int, diamond: int) -> list[Any]:
    base = alt.Chart(alt.Data(name="rows"))
    zero = base.transform_filter("datum.low < 0").mark_tick(
        height=height + 14, thickness=2, color=p.ink, opacity=1, aria=False
    )
    return [
        base.mark_bar(height=height, color=p.track, aria=False).encode(
            x=_x(alt, "bottom"), x2="top:Q", y=y
        ),
        base.mark_bar(height=height, color=p.filled, aria=False).encode(
            x=_x(alt, "low"), x2="high:Q", y=y
        ),
        zero.encode(x=_x(alt, "zero"), y=y),
        base.mark_point(
            shape="diamond",
            size=diamond,
            filled=True,
            opacity=1,
            color=p.ground,
            stroke=p.ink,
            strokeWidth=2.5,
            aria=False,
        ).encode(x=_x(alt, "mid"), y=y),
    ]


def _x(alt: Any, field: str) -> Any:
    return alt.X(f"{field}:Q", scale=alt.Scale(nice=False, zero=False), axis=None)


def slim_range(alt: Any, p: Palette) -> Any:
    """The range inside a card: the ends and the middle value stand as text beside it."""
    return alt.layer(*_span(alt, p, alt.value(15), 13, 220))


def wide_range(alt: Any, p: Palette) -> Any:
    """Track, span and a diamond at the middle value; the ends are labelled below."""
    y = alt.value(44)
    base = alt.Chart(alt.Data(name="rows"))
    layers = _span(alt, p, y, 16, 520)
    labels = (
        ("mid", "mid_text", -26, 18, 600, p.ink, "center"),
        ("low", "low_text", 21, 13, 400, p.ink, "left"),
        ("low", "low_name", 37, 12, 400, p.axis, "left"),
        ("high", "high_text", 21, 13, 400, p.ink, "right"),
        ("high", "high_name", 37, 12, 400, p.axis, "right"),
    )
    for field, text, dy, size, weight, colour, align in labels:
        mark = base.mark_text(
            dy=dy, fontSize=size, fontWeight=weight, color=colour, align=align, aria=False
        )
        layers.append(mark.encode(x=_x(alt, field), y=y, text=f"{text}:N"))
    return alt.layer(*layers)


def _rows(alt: Any, p: Palette, left: str, right: str) -> list[Any]:
    """Name at the left and value at the right of each row, above its bar."""
    base = alt.Chart(alt.Data(name="rows"))
    y = alt.Y("order:O", axis=None)
    size = {"dy": -16, "baseline": "middle", "fontSize": 13, "aria": False}
    return [
        base.mark_text(align="left", color=p.ink, **size).encode(
            x=alt.value(0), y=y, text=f"{left}:N"
        ),
        base.mark_text(align="right", color=p.axis, **size).encode(
            x=alt.value("width"), y=y, text=f"{right}:N"
        ),
    ]


def components(alt: Any, p: Palette) -> Any:
    """One bar a component on a track that ends at the middle value: the bars add up to it."""
    base = alt.Chart(alt.Data(name="rows"))
    y = alt.Y("order:O", axis=None)
    bar = {"height": 14, "yOffset": 6, "aria": False}
    track = base.mark_bar(color=p.track, **bar).encode(x=_x(alt, "zero"), x2="top:Q", y=y)
    value = base.mark_bar(color=p.filled, **bar).encode(x=_x(alt, "zero"), x2="value:Q", y=y)
    return alt.layer(track, value, *_rows(alt, p, "name", "text"))


def tornado(alt: Any, p: Palette) -> Any:
    """One bar an assumption from its lower to its upper end; a line at the middle value."""
    base = alt.Chart(alt.Data(name="rows"))
    y = alt.Y("order:O", axis=None)
    bar = {"height": 14, "yOffset": 6, "aria": False}
    track = base.mark_bar(color=p.track, **bar).encode(x=_x(alt, "zero"), x2="top:Q", y=y)
    swing = base.mark_bar(color=p.filled, **bar).encode(x=_x(alt, "low"), x2="high:Q", y=y)
    middle = base.mark_tick(
        height=26, thickness=2, color=p.ink, opacity=1, yOffset=6, aria=False
    ).encode(x=_x(alt, "mid"), y=y)
    return alt.layer(track, swing, middle, *_rows(alt, p, "name", "text"))
