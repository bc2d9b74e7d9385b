"""Templates of the figures on duties: heat map and timeline."""

from typing import Any

from ui.charts.maturity import _axis, _base
from ui.palette import Palette

FIELD, FIELD_AT = 40, 20
"""Height of a field and its middle below the middle of the row, in pixels."""
FIELD_WIDTH = 0.97
TOP = -40
"""Where the label of a row begins, from its middle."""
LINE = 16
"""Height of a line of a label."""
SYMBOLS = {
    "met": "M-1,0L-0.35,0.7L1,-0.75",
    "not_met": "M-0.8,-0.8L0.8,0.8M0.8,-0.8L-0.8,0.8",
    "partly": "M0,-0.95A0.95,0.95,0,1,1,0,0.95A0.95,0.95,0,1,1,0,-0.95",
}
"""Signs drawn as lines; the web font lacks them."""
HALF = "M0,-0.95A0.95,0.95,0,0,1,0,0.95Z"
AXIS_AT = 13
"""The day of a row on its line, below the middle of the row."""
NOTE_AT = 30


def heat_map(alt: Any, p: Palette, axis: tuple[str, ...]) -> Any:
    """A line a duty with a field a system: colour, sign and word of its state."""
    base = (
        _base(alt)
        .transform_calculate(end=f"datum.column + {FIELD_WIDTH}")
        .transform_calculate(middle=f"datum.column + {FIELD_WIDTH / 2}")
    )
    fields = base.transform_filter("datum.state != 'head' && datum.state != 'none'")
    y = alt.Y("line:O", axis=None, scale=alt.Scale(padding=0))
    scale = alt.Scale(domain=[0, len(axis)], nice=False)
    states = ["met", "partly", "not_met", "not_applicable", "unclear", "conditional"]
    fill = alt.Scale(domain=states, range=[p.filled, p.partly, p.warning, p.idle, p.empty, p.track])
    text = alt.Scale(domain=states, range=[*p.on_status, p.ink, p.ink])
    colour = alt.Color("state:N", scale=fill, legend=None)
    ink = alt.Color("state:N", scale=text, legend=None)

    def x(name: str) -> Any:
        return alt.X(f"{name}:Q", scale=scale, axis=None)

    def word(chart: Any, field: str, dy: int, size: int, weight: int) -> Any:
        mark = chart.mark_text(
            fontSize=size, fontWeight=weight, baseline="middle", dy=FIELD_AT + dy, aria=False
        )
        return mark.encode(x=x("middle"), y=y, text=f"{field}:N", color=ink)

    def sign(state: str, path: str, *, filled: bool) -> Any:
        """One sign in the colour of the text on its field."""
        shown = p.on_status[states.index(state)]
        return (
            base.transform_filter(f"datum.state == '{state}'")
            .mark_point(
                shape=path,
                size=100,
                filled=filled,
                opacity=1,
                color=shown,
                strokeWidth=0 if filled else 2,
                yOffset=FIELD_AT - 9,
                aria=False,
            )
            .encode(x=x("middle"), y=y)
        )

    plain = base.transform_filter("datum.state == 'unclear' || datum.state == 'not_applicable'")
    lone = base.transform_filter("datum.state == 'conditional'")
    judged = base.transform_filter(
        "datum.state != 'head' && datum.state != 'none' && datum.state != 'conditional'"
    )
    heads = base.transform_filter("datum.state == 'head'")
    return alt.layer(
        fields.mark_bar(height=FIELD, yOffset=FIELD_AT, cornerRadius=2, aria=False).encode(
            x=x("column"), x2="end:Q", y=y, color=colour
        ),
        *(sign(state, path, filled=False) for state, path in SYMBOLS.items()),
        sign("partly", HALF, filled=True),
        word(plain, "symbol", -9, 14, 600),
        word(judged, "word", 9, 12, 400),
        word(lone, "word", 0, 12, 400),
        _label(base, p.ink, 13, 600, dy=TOP).encode(x=alt.value(0), y=y, text="name:N"),
        _label(heads, p.ink, 13, 600, dy=-4).encode(x=x("column"), y=y, text="system:N"),
        heads.mark_bar(height=2, yOffset=38, color=p.axis, aria=False).encode(
            x=x("column"), x2="end:Q", y=y
        ),
    ).resolve_scale(color="independent")


def timeline(alt: Any, p: Palette, axis: tuple[str, ...]) -> Any:
    """A row a date: diamond of the act, dot of the company's duties, hollow where uncertain."""
    base = _base(alt)
    first, last = int(axis[0]), int(axis[-1])
    years = list(range(first, last + 1))
    scale = alt.Scale(domain=[first, last], nice=False, zero=False)
    words = _axis(alt, p, years, axis)
    y = alt.Y("order:O", axis=None, scale=alt.Scale(padding=0))

    def x(name: str) -> Any:
        return alt.X(f"{name}:Q", scale=scale, axis=words)

    hollow = "(datum.mark == 'conditional' || datum.mark == 'disputed')"
    disputed = base.transform_filter("datum.formal != datum.value")
    today = base.transform_filter("datum.now")

    def sign(kind: str, shape: str, where: str, *, filled: bool) -> Any:
        return (
            base.transform_filter(f"datum.kind == '{kind}' && {where}")
            .mark_point(
                shape=shape,
                size=150,
                filled=True,
                opacity=1,
                color=p.filled if filled else p.ground,
                stroke=p.ground if filled else p.filled,
                strokeWidth=1.5 if filled else 2.5,
                yOffset=AXIS_AT,
                aria=False,
            )
            .encode(x=x("value"), y=y)
        )

    near_end = f"datum.today > {first + 0.75 * (last - first)}"
    return alt.layer(
        base.mark_bar(height=2, yOffset=AXIS_AT, color=p.empty, aria=False).encode(
            x=x("bottom"), x2="top:Q", y=y
        ),
        disputed.mark_bar(height=4, yOffset=AXIS_AT, color=p.spread, aria=False).encode(
            x=x("formal"), x2="value:Q", y=y
        ),
        today.mark_rule(color=p.warning, strokeWidth=2, aria=False).encode(
            x=x("today"), y=alt.value(0), y2=alt.value("height")
        ),
        sign("act", "diamond", f"!{hollow}", filled=True),
        sign("act", "diamond", hollow, filled=False),
        sign("duty", "circle", f"!{hollow}", filled=True),
        sign("duty", "circle", hollow, filled=False),
        disputed.mark_point(
            shape="circle", size=90, filled=True, opacity=1, color=p.ground, stroke=p.filled,
            strokeWidth=2, yOffset=AXIS_AT, aria=False,
        ).encode(x=x("formal"), y=y),
        *_haloed(alt, p, y, "name"),
        *_haloed(alt, p, y, "text"),
        *_haloed(alt, p, y, "note", dy=NOTE_AT, fontSize=12, baseline="middle"),
        today.mark_text(
            fontSize=12, fontWeight=600, color=p.warning, dy=34, baseline="middle", aria=False,
            align={"expr": f"{near_end} ? 'right' : 'left'"},
        ).encode(x=x("today"), y=alt.value("height"), text="now:N"),
    )  # fmt: skip


def _label(base: Any, colour: str, size: int, weight: int, *, dy: int) -> Any:
    """A label of one or more lines that begins at its place and runs to the right."""
    return base.mark_text(
        align="left",
        baseline="top",
        fontSize=size,
        fontWeight=weight,
        lineBreak="\n",
        lineHeight=LINE,
        color=colour,
        dy=dy,
        aria=False,
    )


def _haloed(alt: Any, p: Palette, y: Any, field: str, **at: Any) -> list[Any]:
    """Text at the left or right end of its row, with the ground behind it."""
    side = "right" if field == "text" else "left"
    look = {
        "align": side,
        "baseline": "top",
        "fontSize": 13,
        "fontWeight": 600 if field == "name" else 400,
        "lineBreak": "\n",
        "lineHeight": LINE,
        "dy": TOP + 4,
        "aria": False,
    } | at
    x = alt.value(0 if side == "left" else "width")
    grounds = ({"color": p.ground, "stroke": p.ground, "strokeWidth": 5}, {"color": p.ink})
    base = _base(alt)
    return [
        base.mark_text(**look, **ground).encode(x=x, y=y, text=f"{field}:N") for ground in grounds
    ]
