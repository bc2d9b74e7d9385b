"""One Altair template per figure kind: authored once without data, bound to rows per run.

Building Altair objects costs more than the rest of a page, so each template is built once per theme
and kept as a plain dict; no tenant data is ever part of it. Every label arrives as final text in
the rows, so a template needs no number format. Labels stand above bars, never in a column at the
left: one chart fits a phone and a desktop.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import streamlit as st

from aiops_model.report.model import Figure
from ui.arrow import packed
from ui.charts import duties, maturity, plan, self_check
from ui.kept import kept_with
from ui.palette import PALETTES

FONT = "IBM Plex Sans"
ROWS = "rows"
"""The name of the data set a template draws."""
PADDING = {"left": 2, "right": 10, "top": 2, "bottom": 2}


def show(figure: Figure, *, slim: bool = False) -> None:
    """Draw a figure in the reader's theme; its text equivalent goes along as `alt`."""
    kind = "slim_range" if slim and figure.kind == "range" else figure.kind
    theme = st.context.theme.type or "light"
    rows = kept_with(lambda: _rows(figure), value=figure, name="rows")
    spec = template(kind, theme, _lines(figure), figure.axis) | {"datasets": {ROWS: rows}}
    st.vega_lite_chart(None, spec, theme=None, width="stretch", alt=figure.alt)


def _rows(figure: Figure) -> bytes:
    return packed([dict(row) | {"order": i, "zero": 0} for i, row in enumerate(figure.rows)])


def _lines(figure: Figure) -> int:
    """How many rows a reader sees: several values may share one."""
    return len({row.get("line", at) for at, row in enumerate(figure.rows)})


@lru_cache(maxsize=128)
def template(kind: str, theme: str, count: int, axis: tuple[str, ...] = ()) -> dict[str, Any]:
    """The Vega-Lite dict of one figure kind without data.

    `count` is the number of lines, `axis` the words along the axis (from content, never from
    a person).
    """
    # Altair asks whether pandas is loaded; while another thread still loads it, the answer is a
    # half module. Importing it first waits until it is whole.
    import altair as alt  # 0.3 s: only pages with a chart pay for it
    import pandas  # noqa: F401, ICN001 - loaded for Altair, used by nothing here

    palette = PALETTES[theme]
    if kind in WITH_AXIS:
        chart = WITH_AXIS[kind](alt, palette, axis)
    else:
        chart = WITHOUT_AXIS[kind](alt, palette)
    height = HEIGHTS.get(kind, ROW_HEIGHTS.get(kind, ROW_HEIGHT) * count + FEET.get(kind, 0))
    spec: dict[str, Any] = (
        chart.properties(height=height, width="container", padding=PADDINGS.get(kind, PADDING))
        .configure(font=FONT, background="transparent")
        .configure_view(stroke=None)
        .to_dict(validate=False)
    )
    for part in (spec, *spec["layer"]):
        part.pop("data", None)
    spec.pop("$schema", None)
    return spec | {"data": {"name": ROWS}}


Template = Callable[..., Any]

WITHOUT_AXIS: Mapping[str, Template] = {
    "ladder": self_check.ladder,
    "slim_range": self_check.slim_range,
    "range": self_check.wide_range,
    "components": self_check.components,
    "tornado": self_check.tornado,
    "fields": maturity.fields,
    "gantt": plan.gantt,
    "capacity": plan.capacity,
    "progress": plan.progress,
}
WITH_AXIS: Mapping[str, Template] = {
    "bullet": maturity.bullet,
    "dumbbell": maturity.dumbbell,
    "votes": maturity.votes,
    "duties": duties.heat_map,
    "timeline": duties.timeline,
}
HEIGHTS = {"ladder": 38, "slim_range": 30, "range": 92, "progress": 260}
ROW_HEIGHT = 50
ROW_HEIGHTS = {
    "bullet": 62,
    "dumbbell": 62,
    "fields": 74,
    "votes": 62,
    "duties": 92,
    "timeline": 90,
    "gantt": 44,
    "capacity": 46,
}
FEET = {"bullet": 28, "dumbbell": 28, "votes": 44, "timeline": 48}
"""Heights in pixels; a figure with rows grows with them, and below some stand words."""
PADDINGS: Mapping[str, Mapping[str, int]] = {}
