"""The figures of a report as native drawings: the same rows as on the screen, no pictures."""

from typing import Final

from reportlab.lib.colors import Color
from reportlab.platypus.flowables import Flowable

from aiops_model.export.pdf.tokens import (
    CELL,
    CELL_STRONG,
    EMPTY_STEP,
    GROUND,
    INK,
    LABEL,
    LABEL_STRONG,
    MET,
    SPREAD,
    TRACK,
    Style,
)
from aiops_model.export.pdf.typeset import Typesetter
from aiops_model.report.model import Figure, Row

_STEP_GAP: Final = 2.5
_STEP_HEIGHT: Final = 7.0
_STEP_FILL: Final = {"settled": MET, "open": SPREAD, "empty": EMPTY_STEP}
_BAR: Final = 8.0
_DIAMOND: Final = 7.5
_LABEL_GAP: Final = 6.0


def number(row: Row, key: str) -> float:
    """A figure of a row."""
    return float(row[key])


def words_of(row: Row, key: str) -> str:
    """A text of a row."""
    return str(row[key])


class Drawing(Flowable):
    """A figure as wide as the place it gets; `height` is set by its kind."""

    def __init__(self, figure: Figure, typesetter: Typesetter, height: float) -> None:
        super().__init__()
        self._rows = figure.rows
        self._type = typesetter
        for row in figure.rows:
            for words in row.values():
                typesetter.width(str(words).replace("\n", " "), LABEL)
        self.height = height

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803, ARG002
        self.width = aW
        return self.width, self.height

    def _bar(self, left: float, right: float, y: float, colour: Color) -> None:
        self.canv.setFillColor(colour)
        self.canv.rect(left, y, right - left, _BAR, stroke=0, fill=1)

    def _label(self, centre: float, y: float, text: str, style: Style, after: float = 0.0) -> float:
        """Centred at `centre`, kept inside the drawing and right of `after`; its right end."""
        width = self._type.width(text, style)
        left = min(max(centre - width / 2, after, 0.0), max(self.width - width, 0.0))
        self._type.line(self.canv, (left, y), text, style)
        return left + width


class Ladder(Drawing):
    """Four steps: settled ones filled, open ones tinted, names below."""

    def __init__(self, figure: Figure, typesetter: Typesetter) -> None:
        super().__init__(figure, typesetter, height=_STEP_HEIGHT + 13.0)

    def draw(self) -> None:
        count = len(self._rows)
        step = (self.width - _STEP_GAP * (count - 1)) / count
        top = self.height - _STEP_HEIGHT
        for index, row in enumerate(self._rows):
            x = index * (step + _STEP_GAP)
            reached = row["state"] != "empty"
            self.canv.setFillColor(_STEP_FILL[words_of(row, "state")])
            self.canv.rect(x, top, step, _STEP_HEIGHT, stroke=0, fill=1)
            if reached:
                self.canv.setStrokeColor(MET)
                self.canv.setLineWidth(0.8)
                self.canv.rect(x + 0.4, top + 0.4, step - 0.8, _STEP_HEIGHT - 0.8)
            style = LABEL_STRONG if reached else LABEL
            last = index == count - 1
            self._type.line(
                self.canv,
                (self.width if last else x, top - 10.0),
                words_of(row, "name"),
                style,
                "right" if last else "left",
            )


class RangeBar(Drawing):
    """A span on a track with a diamond at the middle value; a line at zero where it is crossed."""

    def __init__(self, figure: Figure, typesetter: Typesetter, heading: str = "") -> None:
        super().__init__(figure, typesetter, height=36.0)
        self._heading = heading

    def draw(self) -> None:
        row = self._rows[0]
        bottom, top = number(row, "bottom"), number(row, "top")
        per_unit = self.width / (top - bottom) if top > bottom else 0.0
        low, mid, high = (number(row, key) for key in ("low", "mid", "high"))
        low_x, mid_x, high_x = ((value - bottom) * per_unit for value in (low, mid, high))
        y = 13.5
        self._bar(0.0, self.width, y, TRACK)
        self._bar(low_x, high_x, y, MET)
        taken = self._label(low_x, y - 11.0, words_of(row, "low_text"), LABEL) + _LABEL_GAP
        if bottom < 0 < top:
            self._zero_line(-bottom * per_unit, y)
        self._label(high_x, y - 11.0, words_of(row, "high_text"), LABEL, after=taken)
        self._diamond(mid_x, y + _BAR / 2)
        heading = self._heading or words_of(row, "mid_text")
        self._label(mid_x, y + _BAR + 6.5, heading, LABEL_STRONG)

    def _zero_line(self, x: float, y: float) -> None:
        self.canv.setStrokeColor(INK)
        self.canv.setLineWidth(1.0)
        self.canv.line(x, y - 3.0, x, y + _BAR + 3.0)

    def _diamond(self, x: float, y: float) -> None:
        path = self.canv.beginPath()
        path.moveTo(x - _DIAMOND, y)
        path.lineTo(x, y + _DIAMOND)
        path.lineTo(x + _DIAMOND, y)
        path.lineTo(x, y - _DIAMOND)
        path.close()
        self.canv.setFillColor(GROUND)
        self.canv.setStrokeColor(INK)
        self.canv.setLineWidth(1.6)
        self.canv.drawPath(path, stroke=1, fill=1)


class ComponentBars(Drawing):
    """One bar a component on a common track: name left, amount and share right."""

    def __init__(self, figure: Figure, typesetter: Typesetter, step: float) -> None:
        self._step = max(step, 13.0)
        super().__init__(figure, typesetter, height=self._step * len(figure.rows))

    def draw(self) -> None:
        names = [words_of(row, "name") for row in self._rows]
        values = [words_of(row, "text") for row in self._rows]
        left = max(self._type.width(name, CELL_STRONG) for name in names) + 12.0
        right = self.width - max(self._type.width(value, CELL) for value in values) - 12.0
        for index, (row, name, value) in enumerate(zip(self._rows, names, values, strict=True)):
            y = self.height - (index + 1) * self._step + (self._step - _BAR) / 2
            top = number(row, "top")
            share = number(row, "value") / top if top > 0 else 0.0
            self._type.line(self.canv, (0.0, y + 0.9), name, CELL_STRONG)
            self._bar(left, right, y, TRACK)
            self._bar(left, left + (right - left) * share, y, MET)
            self._type.line(self.canv, (self.width, y + 0.9), value, CELL, "right")


class Tornado(Drawing):
    """One bar an assumption from its low to its high result, a line at the middle value."""

    def __init__(self, figure: Figure, typesetter: Typesetter, step: float = 24.0) -> None:
        self._step = max(step, 22.0)
        super().__init__(figure, typesetter, height=self._step * len(figure.rows))

    def draw(self) -> None:
        lowest = min(0.0, *(number(row, "low") for row in self._rows))
        highest = max(number(row, "top") for row in self._rows)
        per_unit = self.width / (highest - lowest) if highest > lowest else 0.0
        for index, row in enumerate(self._rows):
            y = self.height - (index + 1) * self._step + 2.0
            self._type.line(self.canv, (0.0, y + _BAR + 3.0), words_of(row, "name"), LABEL_STRONG)
            self._type.line(
                self.canv, (self.width, y + _BAR + 3.0), words_of(row, "text"), LABEL, "right"
            )
            self._bar(0.0, self.width, y, TRACK)
            low, mid, high = (
                (number(row, key) - lowest) * per_unit for key in ("low", "mid", "high")
            )
            self._bar(low, high, y, MET)
            self.canv.setStrokeColor(INK)
            self.canv.setLineWidth(1.4)
            self.canv.line(mid, y - 2.0, mid, y + _BAR + 2.0)
