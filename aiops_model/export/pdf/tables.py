"""Tables of final texts on paper: a head with a line, rows with hairlines, no row torn apart."""

from collections.abc import Iterator, Sequence

from reportlab.platypus.flowables import Flowable

from aiops_model.export.pdf.boxes import Columns, Rule
from aiops_model.export.pdf.flow import Group
from aiops_model.export.pdf.page import Placed
from aiops_model.export.pdf.setting import Setting
from aiops_model.export.pdf.tokens import (
    CELL,
    CELL_STRONG,
    FRAME,
    HAIRLINE,
    INK,
    LINE,
    SECTION,
    SMALL,
    WIDTH,
)
from aiops_model.report.model import Table

GAP = 10.0


def table_groups(
    title: str,
    table: Table,
    shares: Sequence[float],
    setting: Setting,
    notes: Sequence[str] = (),
) -> Iterator[Group]:
    """Title, notes, head and first row on one page; further rows where there is room.

    The head stands again above the rows of every further page.

    `shares` are parts of the width, one a column.
    """
    words, pad = setting.type.paragraph, setting.pad
    widths = [(WIDTH - GAP * (len(shares) - 1)) * share / sum(shares) for share in shares]
    blocks: list[Placed] = [(0.0, words(title, SECTION))]
    blocks += [(pad(4), words(note, SMALL)) for note in notes]
    head = _row(
        [words(text, SMALL) for text in table.columns], widths, Rule(LINE, INK), 0.0, pad(4)
    )
    blocks.append((pad(8), head))
    rows = [_cells(row, widths, setting) for row in table.rows]
    yield Group(setting.gap(28), (*blocks, *((0.0, row) for row in rows[:1])))
    for row in rows[1:]:
        yield Group(0.0, ((0.0, row),), again=((0.0, head),))


def _cells(row: Sequence[str], widths: Sequence[float], setting: Setting) -> Columns:
    """One row, its first cell semi-bold."""
    cells = [
        setting.type.paragraph(text, CELL if at else CELL_STRONG) for at, text in enumerate(row)
    ]
    return _row(cells, widths, Rule(HAIRLINE, FRAME), setting.pad(5), setting.pad(5))


def _row(
    cells: Sequence[Flowable], widths: Sequence[float], rule: Rule, above: float, below: float
) -> Columns:
    return Columns(cells, widths, gap=GAP, above=above, below=below, rule=rule)
