"""Templates of the plan's figures: bars over the days, time of the roles, planned against done."""

from typing import Any

from ui.charts.maturity import _base
from ui.palette import Palette

BAR = 8
"""Where a bar stands in its row, below the middle, in pixels."""
LABEL = -11
HAIRLINE_AT = 21
TICK_AT, TODAY_AT = -13, 3
"""Words of the axis and of today on the last line, from its middle."""
AXIS = 40
"""Height of the words of the axis, in pixels."""
UNDER_WAY = "datum.state != 'done' && datum.state != 'given_up'"
"""Bars in the colour of their phase."""
FOOT = 0.16
"""Share of the height of the lines kept free below them for the words of the axis."""


def gantt(alt: Any, p: Palette) -> Any:
    """Phases with their gates on top, a bar a measure, holidays behind, today as a line."""
    base = _base(alt)
    y = alt.Y("line:O", axis=None, scale=alt.Scale(padding=0))
    scale = alt.Scale(nice=False, zero=False)
    colour = alt.Color(
        "phase:O", scale=alt.Scale(domain=[1, 2, 3], range=list(p.levels[1:])), legend=None
    )
    whole = {"y": alt.value(0), "y2": alt.value({"expr": f"height - {AXIS}"})}

    def x(name: str) -> Any:
        return alt.X(f"{name}:Q", scale=scale, axis=None)

    def of(kind: str, more: str = "true") -> Any:
        return base.transform_filter(f"datum.kind == '{kind}' && {more}")

    def bar(rows: Any, height: int, **look: Any) -> Any:
        mark = rows.mark_bar(height=height, yOffset=BAR, aria=False, **look)
        return mark.encode(x=x("start"), x2="end:Q", y=y)

    def diamond(kind: str, size: int) -> Any:
        mark = of(kind).mark_point(
            shape="diamond", size=size, filled=True, opacity=1, color=p.ink, stroke=p.ground,
            strokeWidth=1.5, yOffset=BAR, aria=False,
        )  # fmt: skip
        return mark.encode(x=x("end"), y=y)

    under_way = of("measure", "datum.state != 'done' && datum.done > datum.start").mark_bar(
        height=4, color=p.ground, yOffset=BAR, aria=False
    )
    lines = of("measure").mark_rule(color=p.empty, strokeWidth=1, yOffset=HAIRLINE_AT, aria=False)
    return alt.layer(
        of("off")
        .mark_rect(color=p.track, opacity=0.8, aria=False)
        .encode(x=x("start"), x2="end:Q", **whole),
        of("tick").mark_rule(color=p.empty, strokeWidth=1, aria=False).encode(x=x("end"), **whole),
        lines.encode(x=alt.value(0), x2=alt.value("width"), y=y),
        bar(of("phase"), 6).encode(color=colour),
        bar(of("measure", UNDER_WAY), 14, cornerRadius=2).encode(color=colour),
        bar(
            of("measure", "datum.state == 'given_up'"),
            14,
            cornerRadius=2,
            fillOpacity=0,
            stroke=p.axis,
            strokeWidth=1.5,
        ),
        bar(of("measure", "datum.state == 'done'"), 14, cornerRadius=2, color=p.spread),
        under_way.encode(x=x("start"), x2="done:Q", y=y),
        of("today")
        .mark_rule(color=p.warning, strokeWidth=2.5, aria=False)
        .encode(x=x("end"), **whole),
        diamond("answers", 110),
        diamond("gate", 150),
        *_haloed(of("measure"), p, {"align": "left"}, "name", x=alt.value(0), y=y),
        *_haloed(of("phase"), p, {"align": "left", "fontSize": 12}, "name", x=x("start"), y=y),
        *_beside(of, p, x, y),
        *_words(of, p, x, y),
    )


def _haloed(chart: Any, p: Palette, look: dict[str, Any], field: str, **at: Any) -> list[Any]:
    """Text above its bar with the ground behind it, cut where the figure ends."""
    style = {
        "baseline": "middle",
        "fontSize": 13,
        "dy": LABEL,
        "limit": {"expr": "width"},
        "aria": False,
    } | look
    ground = {"color": p.ground, "stroke": p.ground, "strokeWidth": 5}
    colour = {"color": look.get("color", p.ink)}
    return [
        chart.mark_text(**(style | top)).encode(text=f"{field}:N", **at) for top in (ground, colour)
    ]


def _beside(of: Any, p: Palette, x: Any, y: Any) -> list[Any]:
    """Role and state behind a bar, or before it where the right edge is near."""
    found = []
    sides = (("after", "end", "left", 11), ("before", "start", "right", -5))
    for place, field, align, dx in sides:
        for late in (False, True):
            sign = "==" if late else "!="
            rows = of("measure", f"datum.place == '{place}' && datum.state {sign} 'late'")
            look = {"align": align, "dx": dx, "dy": BAR, "fontSize": 12}
            look["color"] = p.warning if late else p.axis
            found += _haloed(rows, p, look, "text", x=x(field), y=y)
    return found


def _words(of: Any, p: Palette, x: Any, y: Any) -> list[Any]:
    """The words of the axis on the last line, and below them today's."""
    found = []
    for kind, dy, colour in (("tick", TICK_AT, p.axis), ("today", TODAY_AT, p.warning)):
        weight = 600 if kind == "today" else 400
        for align in ("left", "center", "right"):
            mark = of(kind, f"datum.place == '{align}'").mark_text(
                align=align, baseline="middle", fontSize=12, fontWeight=weight, color=colour,
                dy=dy, aria=False,
            )  # fmt: skip
            found.append(mark.encode(x=x("end"), y=y, text="name:N"))
    return found


def capacity(alt: Any, p: Palette) -> Any:
    """A bar a role on a track up to what is free, which an ink tick marks."""
    base = _base(alt)
    y = alt.Y("order:O", axis=None, scale=alt.Scale(padding=0))
    scale = alt.Scale(nice=False, zero=True)

    def x(name: str) -> Any:
        return alt.X(f"{name}:Q", scale=scale, axis=None)

    def bar(colour: str, end: str) -> Any:
        mark = base.mark_bar(height=12, color=colour, yOffset=BAR, aria=False)
        return mark.encode(x=x("zero"), x2=f"{end}:Q", y=y)

    limit = base.mark_tick(height=20, thickness=3, color=p.ink, opacity=1, yOffset=BAR, aria=False)
    return alt.layer(
        bar(p.ground, "top"),
        bar(p.track, "limit"),
        bar(p.filled, "value"),
        limit.encode(x=x("limit"), y=y),
        *_haloed(base, p, {"align": "left"}, "name", x=alt.value(0), y=y),
        *_haloed(base, p, {"align": "right", "fontWeight": 600}, "text", x=alt.value("width"), y=y),
    )


def progress(alt: Any, p: Palette) -> Any:
    """Two lines over the days: planned dashed, done solid; today as a line."""
    base = _base(alt).transform_calculate(foot=f"-{FOOT} * datum.top")
    yscale, xscale = alt.Scale(nice=False, zero=True), alt.Scale(nice=False, zero=True)
    y = alt.Y("value:Q", scale=yscale, axis=None)
    low = alt.Y("foot:Q", scale=yscale, axis=None)
    high = alt.Y("top:Q", scale=yscale, axis=None)
    x = alt.X("day:Q", scale=xscale, axis=None)

    def of(kind: str, more: str = "true") -> Any:
        return base.transform_filter(f"datum.kind == '{kind}' && {more}")

    def line(kind: str, **look: Any) -> Any:
        return of(kind).mark_line(aria=False, **look).encode(x=x, y=y)

    def label(kind: str, colour: str, dy: int) -> list[Any]:
        found = []
        for align in ("left", "right"):
            rows = of(kind, f"datum.name && datum.place == '{align}'")
            dx = 6 if align == "left" else 0
            look = {"align": align, "dx": dx, "dy": dy, "color": colour, "fontWeight": 600}
            found += _haloed(rows, p, look, "name", x=x, y=y)
        return found

    floor = base.mark_rule(color=p.empty, strokeWidth=1, aria=False)
    words = [
        of(kind, f"datum.place == '{align}'")
        .mark_text(
            align=align, baseline="middle", fontSize=12, color=colour, dy=dy, aria=False,
            fontWeight=600 if kind == "today" else 400,
        )
        .encode(x=x, y=low, text="name:N")
        for kind, colour, dy in (("tick", p.axis, -14), ("today", p.warning, 2))
        for align in ("left", "center", "right")
    ]  # fmt: skip
    return alt.layer(
        floor.encode(
            x=alt.value(0), x2=alt.value("width"), y=alt.Y("zero:Q", scale=yscale, axis=None)
        ),
        of("tick").mark_rule(color=p.empty, strokeWidth=1, aria=False).encode(x=x, y=y, y2="top:Q"),
        of("today")
        .mark_rule(color=p.warning, strokeWidth=2.5, aria=False)
        .encode(x=x, y=y, y2="top:Q"),
        line("planned", color=p.axis, strokeWidth=2, strokeDash=[6, 4]),
        line("done", color=p.filled, strokeWidth=3),
        base.mark_point(opacity=0, aria=False).encode(x=x, y=high),
        *label("planned", p.axis, -12),
        *label("done", p.filled, 16),
        *words,
    )
