"""The record form of an incident: to print and fill in by hand, filled in as far as known."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from reportlab.platypus.flowables import Flowable

from aiops_model.export.pdf import flow
from aiops_model.export.pdf.boxes import Box, Columns, Look, Rule, Stack
from aiops_model.export.pdf.flow import Group
from aiops_model.export.pdf.header import has_boxes, headed
from aiops_model.export.pdf.page import Metadata, Placed, Sheet, write
from aiops_model.export.pdf.setting import Density, Setting
from aiops_model.export.pdf.tables import GAP
from aiops_model.export.pdf.tokens import (
    BASIS,
    CELL,
    CELL_STRONG,
    FRAME,
    HAIRLINE,
    LABEL,
    SECTION,
    SMALL,
    STEP_TINT,
    TITLE,
    WIDTH,
)
from aiops_model.i18n import Locale
from aiops_model.report.ai_act.incident_model import FormField, IncidentReport

DENSITY: Final = Density(0.55, 1.0)
LINE_HEIGHT: Final = 15.0
"""Room for a line of handwriting."""
NAMES: Final = 0.42
"""Share of the width for what to write."""


class BlankLines(Flowable):
    """Hairlines to write on."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803, ARG002
        self.width, self.height = aW, self._count * LINE_HEIGHT
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setStrokeColor(FRAME)
        self.canv.setLineWidth(HAIRLINE)
        for at in range(self._count):
            self.canv.line(0, at * LINE_HEIGHT + 1.0, self.width, at * LINE_HEIGHT + 1.0)


def incident_form(report: IncidentReport, locale: Locale) -> bytes:
    """The form as a PDF; the same report gives the same bytes."""
    setting = Setting(DENSITY)
    head = headed("", report.form_title, setting.type, locale)
    groups = tuple(_groups(report, setting))
    footnote = locale.t("pdf.box_note") if has_boxes(head.text, setting.type) else ""
    sheet = Sheet(
        setting.type,
        header=head.text,
        footer=report.footer,
        footnote=footnote,
        mark="",
        page_of=lambda n, total: locale.t("pdf.page", page=n, total=total),
    )
    about = Metadata(
        title=report.form_title,
        subject=locale.t("act.page"),
        keywords=locale.t("act.keywords"),
        tag=report.lang,
        created=report.created,
    )
    return write(sheet, flow.pages(groups, sheet.room), about)


def _groups(report: IncidentReport, setting: Setting) -> Iterator[Group]:
    words, pad = setting.type.paragraph, setting.pad
    head: list[Placed] = [(0.0, words(report.form_title, TITLE))]
    head.append((pad(6), words(report.form_note, BASIS)))
    yield Group(0.0, tuple(head))
    if report.reportable:
        yield Group(pad(14), ((0.0, _clock(report, setting)),))
    for part, fields in groupby(report.fields, key=lambda row: row.part):
        rows = [_field(row, setting) for row in fields]
        title = (0.0, words(part, SECTION))
        yield Group(setting.gap(24), (title, (pad(3), rows[0])))
        for row in rows[1:]:
            yield Group(0.0, ((0.0, row),))
    yield Group(pad(10), ((0.0, words(_good_practice(report), SMALL)),))
    yield Group(setting.gap(20), ((0.0, _signed(tuple(report.form_labels.values()), setting)),))


def _clock(report: IncidentReport, setting: Setting) -> Box:
    """Until when and to whom first, as computed."""
    words = setting.type.paragraph
    blocks: list[Placed] = [(0.0, words(report.title, CELL_STRONG))]
    blocks += [(2.0, words(f"{row[0]}: {row[1]}", CELL)) for row in report.deadlines.rows]
    blocks.append((2.0, words(report.first.body, CELL)))
    if report.standing:
        blocks.append((2.0, words(f"{report.standing.title}.", CELL)))
    return Box(Stack(tuple(blocks)), Look(padding=setting.pad(10), ground=STEP_TINT))


def _field(row: FormField, setting: Setting) -> Columns:
    """What to write at the left, the lines or what is known at the right."""
    words = setting.type.paragraph
    said = Stack(
        (
            (0.0, words(row.label, CELL_STRONG)),
            (0.0, words(f"{row.hint} ({row.basis})", LABEL)),
        )
    )
    answer: Flowable = words(row.value, CELL) if row.value else BlankLines(row.lines)
    left = (WIDTH - GAP) * NAMES
    return Columns(
        (said, answer),
        (left, WIDTH - GAP - left),
        gap=GAP,
        above=setting.pad(4),
        below=setting.pad(4),
        rule=Rule(HAIRLINE, FRAME),
    )


def _good_practice(report: IncidentReport) -> str:
    return f"{report.good_practice.title}. {report.good_practice.body}"


def _signed(labels: Sequence[str], setting: Setting) -> Columns:
    """Who, when, signature: a line above each word."""
    cells = [
        Stack(((0.0, BlankLines(1)), (2.0, setting.type.paragraph(label, LABEL))))
        for label in labels
    ]
    width = (WIDTH - GAP * (len(cells) - 1)) / len(cells)
    return Columns(cells, [width] * len(cells), gap=GAP)
