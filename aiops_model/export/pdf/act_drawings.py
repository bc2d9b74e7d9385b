"""Heat map and timeline of duties as native drawings: the same rows as on the screen."""

from collections.abc import Mapping
from itertools import groupby
from typing import Final

from reportlab.lib.colors import Color
from reportlab.platypus.flowables import Flowable

from aiops_model.export.pdf.drawings import Drawing, number, words_of
from aiops_model.export.pdf.tokens import (
    EMPTY_STEP,
    FRAME,
    GROUND,
    HAIRLINE,
    IDLE,
    INK,
    LABEL,
    LABEL_STRONG,
    LINE,
    MET,
    NOT_MET,
    PARTLY,
    SPREAD,
    TRACK,
    WIDTH,
    Style,
)
from aiops_model.export.pdf.typeset import Typesetter
from aiops_model.report.model import Figure, Row

_FILL: Final[Mapping[str, Color]] = {
    "met": MET,
    "partly": PARTLY,
    "not_met": NOT_MET,
    "unclear": EMPTY_STEP,
    "not_applicable": IDLE,
    "conditional": TRACK,
}
_LIGHT_ON: Final = {"met", "not_met"}
_NAME: Final = Style("sans", 8, 10.5)
_ON_DARK: Final = Style("sans", 8, 10.5, GROUND)
_NAMES: Final = 0.5
"""Share of the width for the names of the duties."""
_LEADING: Final = 10.0
_FIELD: Final = 15.0
_PAD: Final = 2.0
_FIELD_GAP: Final = 3.0
_DATES: Final = 52.0
_AXIS: Final = 0.44
"""Share of the width for the days on their axis."""
_DAY_PAD: Final = 6.0
_FOOT: Final = 26.0
_SIGN: Final = 4.0
_SMALL_SIGN: Final = 2.8


class HeatLine(Flowable):
    """One line of the heat map: the duty's name, a field a system; or the systems' names."""

    def __init__(self, rows: tuple[Row, ...], columns: int, typesetter: Typesetter) -> None:
        super().__init__()
        self._rows, self._columns, self._type = rows, columns, typesetter
        self._head = rows[0]["state"] == "head"
        for row in rows:
            for key in ("system", "name", "word", "symbol"):
                typesetter.width(words_of(row, key).replace("\n", " "), LABEL)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803, ARG002
        self.width = aW
        heads = [words_of(row, "system").split("\n") for row in self._rows]
        self._name = _lines(words_of(self._rows[0], "name"), aW * _NAMES - _PAD, self._type)
        lines = max(map(len, heads)) if self._head else len(self._name)
        least = 0.0 if self._head else _FIELD
        self.height = max(lines * _LEADING, least) + 2 * _PAD
        return self.width, self.height

    def draw(self) -> None:
        left = self.width * _NAMES
        field = (self.width - left) / self._columns
        for row in self._rows:
            x = left + number(row, "column") * field
            if self._head:
                self._words(x, words_of(row, "system").split("\n"), LABEL_STRONG)
            else:
                self._field(x, field - _FIELD_GAP, row)
        if not self._head:
            self._words(0.0, self._name, _NAME)
        self.canv.setStrokeColor(INK if self._head else FRAME)
        self.canv.setLineWidth(LINE if self._head else HAIRLINE)
        self.canv.line(0, 0, self.width, 0)

    def _words(self, x: float, lines: list[str], style: Style) -> None:
        """Lines in the middle of the height."""
        top = (self.height + len(lines) * _LEADING) / 2
        for at, line in enumerate(lines, start=1):
            self._type.line(self.canv, (x, top - at * _LEADING + 2.5), line, style)

    def _field(self, x: float, width: float, row: Row) -> None:
        state = words_of(row, "state")
        if state not in _FILL:
            return
        y = (self.height - _FIELD) / 2
        self.canv.setFillColor(_FILL[state])
        self.canv.rect(x, y, width, _FIELD, stroke=0, fill=1)
        style = _ON_DARK if state in _LIGHT_ON else _NAME
        text = f"{words_of(row, 'symbol')} {words_of(row, 'word')}".strip()
        self._type.line(self.canv, (x + width / 2, y + 4.6), text, style, "center")


def _lines(text: str, width: float, typesetter: Typesetter) -> list[str]:
    """A label on as many lines as it needs in this width."""
    lines = [""]
    for word in text.replace("\n", " ").split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or typesetter.width(longer, _NAME) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def heat_blocks(figure: Figure, typesetter: Typesetter) -> list[list[HeatLine]]:
    """The lines of a heat map by block, the names of its systems first."""
    blocks: list[list[HeatLine]] = []
    for _, found in groupby(figure.rows, key=lambda row: row["line"]):
        rows = tuple(found)
        if rows[0]["state"] == "head":
            blocks.append([])
        blocks[-1].append(HeatLine(rows, len(figure.axis), typesetter))
    return blocks


class Timeline(Drawing):
    """A row a date: day, name and note at the left, its sign on an axis of years at the right."""

    def __init__(self, figure: Figure, typesetter: Typesetter) -> None:
        self._years = figure.axis
        room = WIDTH * (1 - _AXIS) - _DATES - _PAD
        self._names = [
            _lines(words_of(row, "name"), room, typesetter)
            + ([note] if (note := words_of(row, "note")) else [])
            for row in figure.rows
        ]
        self._heights = [len(names) * _LEADING + _DAY_PAD for names in self._names]
        super().__init__(figure, typesetter, height=sum(self._heights) + _FOOT)

    def draw(self) -> None:
        self._left = self.width * (1 - _AXIS)
        self._axis()
        top = self.height
        for row, names, height in zip(self._rows, self._names, self._heights, strict=True):
            first = top - _DAY_PAD / 2 - 8.0
            self._type.line(self.canv, (0.0, first), words_of(row, "text"), LABEL)
            noted = bool(words_of(row, "note"))
            for at, line in enumerate(names):
                last = noted and at == len(names) - 1
                style = LABEL if last else LABEL_STRONG
                self._type.line(self.canv, (_DATES, first - at * _LEADING), line, style)
            self._signs(row, top - height / 2)
            top -= height
            self.canv.setStrokeColor(FRAME)
            self.canv.setLineWidth(HAIRLINE)
            self.canv.line(0, top, self.width, top)

    def _x(self, value: float) -> float:
        row = self._rows[0]
        bottom, top = number(row, "bottom"), number(row, "top")
        inner = self.width - self._left - 2 * _SIGN
        return self._left + _SIGN + (value - bottom) / (top - bottom) * inner

    def _axis(self) -> None:
        """Years with their lines, and the line of the day of the view."""
        for year in self._years:
            x = self._x(float(year))
            self.canv.setStrokeColor(TRACK)
            self.canv.setLineWidth(LINE)
            self.canv.line(x, _FOOT, x, self.height)
            self._label(x, _FOOT - 10.0, year, LABEL)
        row = self._rows[0]
        x = self._x(number(row, "today"))
        self.canv.setStrokeColor(NOT_MET)
        self.canv.setLineWidth(1.2)
        self.canv.line(x, _FOOT - 1.0, x, self.height)
        today = Style("strong", 8, 10.5, NOT_MET)
        self._label(x, _FOOT - 21.0, words_of(row, "now"), today)

    def _signs(self, row: Row, y: float) -> None:
        """The sign of the day; of a disputed one also that of the other reading."""
        hollow = words_of(row, "mark") in ("conditional", "disputed")
        value, formal = number(row, "value"), number(row, "formal")
        if formal != value:
            self.canv.setStrokeColor(SPREAD)
            self.canv.setLineWidth(2.4)
            self.canv.line(self._x(formal), y, self._x(value), y)
            self._sign(self._x(formal), y, _SMALL_SIGN, round_one=True, hollow=True)
        self._sign(self._x(value), y, _SIGN, round_one=row["kind"] == "duty", hollow=hollow)

    def _sign(self, x: float, y: float, size: float, *, round_one: bool, hollow: bool) -> None:
        self.canv.setFillColor(GROUND if hollow else MET)
        self.canv.setStrokeColor(MET)
        self.canv.setLineWidth(1.4)
        if round_one:
            self.canv.circle(x, y, size, stroke=1, fill=1)
            return
        path = self.canv.beginPath()
        path.moveTo(x - size, y)
        for across, up in ((0.0, size), (size, 0.0), (0.0, -size)):
            path.lineTo(x + across, y + up)
        path.close()
        self.canv.drawPath(path, stroke=1, fill=1)
