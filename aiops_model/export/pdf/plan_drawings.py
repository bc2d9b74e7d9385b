"""Bars over the days and time of the roles as native drawings: the same rows as on the screen."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from reportlab.platypus.flowables import Flowable

from aiops_model.export.pdf.drawings import Drawing, number, words_of
from aiops_model.export.pdf.tokens import (
    CELL,
    CELL_STRONG,
    EMPTY_STEP,
    FRAME,
    GROUND,
    HAIRLINE,
    INK,
    LABEL,
    LABEL_STRONG,
    LEVEL_BARS,
    LINE,
    MET,
    NOT_MET,
    SPREAD,
    TRACK,
    Style,
)
from aiops_model.export.pdf.typeset import Typesetter
from aiops_model.report.model import Figure, Row

_NAMES: Final = 0.47
"""Share of the width for the names of the measures."""
_ROW: Final = 17.0
_HEAD: Final = 20.0
_FOOT: Final = 24.0
_BAR: Final = 8.0
_DIAMOND: Final = 3.6
_GATE: Final = 4.6
_TODAY: Final = Style("strong", 8, 10.5, NOT_MET)
_LATE: Final = Style("sans", 8, 10.5, NOT_MET)
_PHASES: Final = {number: colour for number, (_, colour) in enumerate(LEVEL_BARS)}


class GanttLine(Flowable):
    """One line of the plan: phases with gates, a measure, or the words of the axis."""

    def __init__(
        self, rows: tuple[Row, ...], around: tuple[Row, ...], typesetter: Typesetter
    ) -> None:
        super().__init__()
        self._rows, self._around, self._type = rows, around, typesetter
        self._first = words_of(rows[0], "kind")
        heights = {"measure": _ROW, "phase": _HEAD}
        self.height = heights.get(self._first, _FOOT)
        self._days = max(number(row, "end") for row in around)
        for row in rows:
            typesetter.width(words_of(row, "name"), LABEL)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803, ARG002
        self.width = aW
        return self.width, self.height

    def draw(self) -> None:
        foot = self._first not in ("measure", "phase")
        if not foot:
            self._behind()
        for row in self._rows:
            kind = words_of(row, "kind")
            if kind == "measure":
                self._measure(row)
            elif kind == "phase":
                self._phase(row)
            elif kind in ("gate", "answers"):
                size = _GATE if kind == "gate" else _DIAMOND
                self._diamond(self._x(number(row, "end")), self._bar_y + _BAR / 2, size)
            elif kind in ("tick", "today"):
                self._word(row)

    @property
    def _bar_y(self) -> float:
        return 3.0 if self._first == "phase" else (self.height - _BAR) / 2

    def _x(self, day: float) -> float:
        left = self.width * _NAMES
        return left + day / self._days * (self.width - left - _GATE)

    def _behind(self) -> None:
        """Holidays, the days of the axis and today, each through the whole line."""
        for row in self._around:
            kind, left = words_of(row, "kind"), self._x(number(row, "start"))
            if kind == "off":
                self.canv.setFillColor(TRACK)
                self.canv.rect(left, 0, self._x(number(row, "end")) - left, self.height, 0, 1)
            elif kind in ("tick", "today"):
                now = kind == "today"
                self.canv.setStrokeColor(NOT_MET if now else EMPTY_STEP)
                self.canv.setLineWidth(1.2 if now else HAIRLINE)
                self.canv.line(left, 0, left, self.height)
        self.canv.setStrokeColor(FRAME)
        self.canv.setLineWidth(HAIRLINE)
        self.canv.line(0, 0, self.width, 0)

    def _measure(self, row: Row) -> None:
        state, y = words_of(row, "state"), self._bar_y
        style = _LATE if state == "late" else LABEL_STRONG
        self._type.line(self.canv, (0.0, y + 1.2), words_of(row, "name"), style)
        left, right = self._x(number(row, "start")), self._x(number(row, "end"))
        if state == "given_up":
            self.canv.setStrokeColor(LEVEL_BARS[0][1])
            self.canv.setLineWidth(LINE)
            self.canv.rect(left, y, right - left, _BAR, stroke=1, fill=0)
            self._beside(row, left, right)
            return
        self.canv.setFillColor(SPREAD if state == "done" else _PHASES[int(number(row, "phase"))])
        self.canv.rect(left, y, right - left, _BAR, stroke=0, fill=1)
        done = self._x(number(row, "done"))
        if state != "done" and done > left:
            self.canv.setFillColor(GROUND)
            self.canv.rect(left, y + _BAR / 2 - 1.1, done - left, 2.2, stroke=0, fill=1)

    def _beside(self, row: Row, left: float, right: float) -> None:
        """The words of a bar that stands for nothing to be done, where the screen has them."""
        y, text = self._bar_y + 1.2, words_of(row, "text")
        match words_of(row, "place"):
            case "after":
                self._type.line(self.canv, (right + _DIAMOND, y), text, LABEL)
            case "before":
                self._type.line(self.canv, (left - _DIAMOND, y), text, LABEL, "right")
            case _:
                self._type.line(self.canv, (left + _DIAMOND, y), text, LABEL)

    def _phase(self, row: Row) -> None:
        left, right = self._x(number(row, "start")), self._x(number(row, "end"))
        self.canv.setFillColor(_PHASES[int(number(row, "phase"))])
        self.canv.rect(left, self._bar_y + _BAR / 2 - 1.5, right - left, 3.0, stroke=0, fill=1)
        self._type.line(self.canv, (left, self._bar_y + _BAR + 2.0), words_of(row, "name"), LABEL)

    def _word(self, row: Row) -> None:
        """A word of the axis below its day; today's stands one line lower."""
        now = words_of(row, "kind") == "today"
        x, text = self._x(number(row, "end")), words_of(row, "name")
        style, y = (_TODAY, self.height - 20.0) if now else (LABEL, self.height - 10.0)
        width = self._type.width(text, style)
        self._type.line(self.canv, (min(x - width / 2, self.width - width), y), text, style)

    def _diamond(self, x: float, y: float, size: float) -> None:
        path = self.canv.beginPath()
        path.moveTo(x - size, y)
        for across, up in ((0.0, size), (size, 0.0), (0.0, -size)):
            path.lineTo(x + across, y + up)
        path.close()
        self.canv.setFillColor(INK)
        self.canv.setStrokeColor(GROUND)
        self.canv.setLineWidth(LINE)
        self.canv.drawPath(path, stroke=1, fill=1)


def gantt_lines(figure: Figure, typesetter: Typesetter) -> Iterator[GanttLine]:
    """The lines of a plan, to be set below each other: phases first, the axis last."""
    around = tuple(row for row in figure.rows if row["kind"] in ("off", "tick", "today", "phase"))
    inside = [row for row in figure.rows if row["kind"] != "off"]
    for _, rows in groupby(inside, key=lambda row: row["line"]):
        yield GanttLine(tuple(rows), around, typesetter)


class Capacity(Drawing):
    """A bar a role on a track up to what is free, with an ink tick there."""

    def __init__(self, figure: Figure, typesetter: Typesetter, step: float = 18.0) -> None:
        self._step = max(step, 14.0)
        super().__init__(figure, typesetter, height=self._step * len(figure.rows))

    def draw(self) -> None:
        names = [words_of(row, "name") for row in self._rows]
        values = [words_of(row, "text") for row in self._rows]
        left = max(self._type.width(name, CELL) for name in names) + 12.0
        right = self.width - max(self._type.width(value, CELL_STRONG) for value in values) - 12.0
        per_day = (right - left) / max(number(row, "top") for row in self._rows)
        for index, (row, name, value) in enumerate(zip(self._rows, names, values, strict=True)):
            y = self.height - (index + 1) * self._step + (self._step - _BAR) / 2
            limit = left + number(row, "limit") * per_day
            self._type.line(self.canv, (0.0, y + 0.9), name, CELL)
            self._bar(left, limit, y, TRACK)
            self._bar(left, left + number(row, "value") * per_day, y, MET)
            self.canv.setStrokeColor(INK)
            self.canv.setLineWidth(1.6)
            self.canv.line(limit, y - 2.5, limit, y + _BAR + 2.5)
            self._type.line(self.canv, (self.width, y + 0.9), value, CELL_STRONG, "right")
