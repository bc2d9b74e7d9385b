"""The 90-day plan on paper: bars, reasons, gates, meetings, what is left out, what it costs."""

from collections.abc import Iterator, Sequence
from typing import Final

from reportlab.platypus.flowables import Flowable

from aiops_model.export.pdf import flow
from aiops_model.export.pdf.boxes import Columns, Rule
from aiops_model.export.pdf.flow import Group
from aiops_model.export.pdf.header import has_boxes, headed
from aiops_model.export.pdf.page import Metadata, Placed, Sheet, write
from aiops_model.export.pdf.plan_drawings import Capacity, gantt_lines
from aiops_model.export.pdf.setting import Density, Setting
from aiops_model.export.pdf.tables import GAP, table_groups
from aiops_model.export.pdf.tokens import (
    BASIS,
    CELL,
    CELL_STRONG,
    FRAME,
    HAIRLINE,
    INK,
    LINE,
    SECTION,
    SMALL,
    STRONG,
    TEXT,
    TITLE,
    WIDTH,
)
from aiops_model.i18n import Locale
from aiops_model.report.model import Figure, Notice, Section, Table
from aiops_model.report.plan.model import GateBlock, MeasureRow, PlanReport

DENSITY: Final = Density(0.5, 0.98)
MEASURE_SHARES: Final = (0.48, 0.27, 0.25)
DROPPED_SHARES: Final = (1.6, 1.0)
GATE_SHARES: Final = (5.0, 1.0)
RHYTHM_SHARES: Final = (1.0, 1.3)
CHECK_SHARES: Final = (5.0, 1.0)
BUDGET_SHARES: Final = (1.2, 1.4, 1.2, 1.4)
STAND_SHARES: Final = (1.6, 1.6, 1.4)
TOGETHER: Final = 5
"""Lines of the bars that stay with their title."""


def plan_pdf(report: PlanReport, locale: Locale) -> bytes:
    """The report as a PDF; the same report gives the same bytes."""
    setting = Setting(DENSITY)
    head = headed(report.company, locale.t("plan.page"), setting.type, locale)
    groups = tuple(_groups(report, setting, locale, named=head.named))
    footnote = locale.t("pdf.box_note") if has_boxes(head.text, setting.type) else ""
    sheet = Sheet(
        setting.type,
        header=head.text,
        footer=report.footer,
        footnote=footnote,
        mark=locale.t("pdf.watermark") if report.demo else "",
        page_of=lambda n, total: locale.t("pdf.page", page=n, total=total),
    )
    about = Metadata(
        title=f"{report.company}: {report.title}" if report.company else report.title,
        subject=locale.t("plan.page"),
        keywords=locale.t("plan.keywords"),
        tag=report.lang,
        created=report.created,
    )
    return write(sheet, flow.pages(groups, sheet.room), about)


def _groups(
    report: PlanReport, setting: Setting, locale: Locale, *, named: bool
) -> Iterator[Group]:
    yield _head(report, setting, named=named)
    for notice in report.warnings:
        yield _notice(notice, setting)
    if report.gantt is not None:
        yield from _bars(report.gantt, setting)
    if report.capacity is not None and report.gantt is not None:
        yield _drawn(report.capacity, Capacity(report.capacity, setting.type), setting)
    if report.binding is not None:
        yield _notice(report.binding, setting)
    if report.measures:
        yield from _measures(report, setting, locale)
    yield from _left_out(report, setting, locale)
    yield from _outlook(report, setting, locale)
    for gate in report.gates:
        yield from _gate(gate, setting, locale)
    yield from _watched(report, setting, locale)


def _head(report: PlanReport, setting: Setting, *, named: bool) -> Group:
    words, pad = setting.type.paragraph, setting.pad
    blocks: list[Placed] = [(0.0, words(report.context, SMALL))]
    if report.company and not named:
        blocks.append((2.0, words(report.company, STRONG)))
    blocks.append((pad(5), words(report.title, TITLE)))
    blocks.append((pad(6), words(report.sentence, BASIS)))
    further = (report.proof, " ".join(report.objective), report.next_review)
    blocks += [(pad(3), words(line, BASIS)) for line in further if line]
    return Group(0.0, tuple(blocks))


def _notice(notice: Notice, setting: Setting) -> Group:
    words = setting.type.paragraph
    blocks = ((0.0, words(notice.title, STRONG)), (setting.pad(2), words(notice.body, TEXT)))
    return Group(setting.gap(14), blocks)


def _titled(figure: Figure, setting: Setting) -> list[Placed]:
    words = setting.type.paragraph
    return [
        (0.0, words(figure.finding, SECTION)),
        (setting.pad(3), words(figure.how_to_read, SMALL)),
    ]


def _drawn(figure: Figure, drawing: Flowable, setting: Setting) -> Group:
    return Group(setting.gap(24), (*_titled(figure, setting), (setting.pad(6), drawing)))


def _bars(figure: Figure, setting: Setting) -> Iterator[Group]:
    """Title and first lines on one page; on every further one the phases stand again above."""
    lines = list(gantt_lines(figure, setting.type))
    first = [(setting.pad(6) if at == 0 else 0.0, row) for at, row in enumerate(lines[:TOGETHER])]
    yield Group(setting.gap(24), (*_titled(figure, setting), *first))
    again = ((0.0, lines[0]),)
    for row in lines[TOGETHER:-2]:
        yield Group(0.0, ((0.0, row),), again=again)
    if rest := lines[TOGETHER:][-2:]:
        yield Group(0.0, tuple((0.0, row) for row in rest), again=again)


def _measures(report: PlanReport, setting: Setting, locale: Locale) -> Iterator[Group]:
    """What, who, when; below why at all, why then, and the legal date."""
    t = locale.t
    columns = (t("plan.column_why"), t("plan.column_role"), t("plan.column_dates"))
    rows = [
        (
            (
                t("plan.numbered", number=row.number, title=row.title),
                t("plan.role_effort", role=row.owner, effort=row.planned),
                row.period,
            ),
            " ".join(_reasons(row)).strip(),
        )
        for row in report.measures
    ]
    return _explained(report.measures_title, columns, MEASURE_SHARES, rows, setting)


def _reasons(row: MeasureRow) -> tuple[str, ...]:
    """Why at all, why then, a legal date that is missed; of one given up what follows from it."""
    if row.progress == "given_up":
        why = row.slip.rstrip(".")
        return f"{row.progress_word.capitalize()}: {why}.", *row.given_up
    return *row.why[:1], *row.when[:1], row.due if row.in_time is False else ""


def _explained(
    title: str,
    columns: Sequence[str],
    shares: Sequence[float],
    rows: Sequence[tuple[Sequence[str], str]],
    setting: Setting,
) -> Iterator[Group]:
    """A table whose rows are explained over the whole width; its head stands on every page."""
    words, pad = setting.type.paragraph, setting.pad
    widths = [(WIDTH - GAP * (len(shares) - 1)) * share / sum(shares) for share in shares]
    head = Columns(
        [words(text, SMALL) for text in columns], widths, gap=GAP, below=pad(4),
        rule=Rule(LINE, INK),
    )  # fmt: skip
    for at, (texts, explained) in enumerate(rows):
        cells = [words(text, CELL if n else CELL_STRONG) for n, text in enumerate(texts)]
        below = Columns(
            [words(explained, CELL)], [WIDTH], gap=0, below=pad(6), rule=Rule(HAIRLINE, FRAME)
        )
        blocks = ((0.0, Columns(cells, widths, gap=GAP, above=pad(6))), (0.0, below))
        if at:
            yield Group(0.0, blocks, again=((0.0, head),))
        else:
            yield Group(setting.gap(24), ((0.0, words(title, SECTION)), (pad(8), head), *blocks))


def _whole(groups: Iterator[Group]) -> Group:
    """A small table on one page."""
    parts = tuple(groups)
    blocks = (*parts[0].blocks, *(block for part in parts[1:] for block in part.blocks))
    return Group(parts[0].space, blocks)


def _section(title: str, lines: Sequence[str], setting: Setting) -> Group:
    words = setting.type.paragraph
    blocks: list[Placed] = [(0.0, words(title, SECTION))]
    blocks += [(setting.pad(4), words(line, TEXT)) for line in lines if line]
    return Group(setting.gap(24), tuple(blocks))


def _left_out(report: PlanReport, setting: Setting, locale: Locale) -> Iterator[Group]:
    """What is not in these days, and what more time would change."""
    columns = (locale.t("plan.column_dropped"), locale.t("plan.column_earliest"))
    rows = [((row.title, row.earliest), f"{row.reason} {row.change}") for row in report.dropped]
    yield from _explained(report.dropped_title, columns, DROPPED_SHARES, rows, setting)
    if report.changes:
        yield _section(report.changes_title, report.changes, setting)


def _outlook(report: PlanReport, setting: Setting, locale: Locale) -> Iterator[Group]:
    """What it costs, what our model estimates, which measures lift most."""
    if report.budget is not None and report.budget.table is not None:
        found: Section = report.budget
        table = report.budget.table
        yield _whole(table_groups(found.title, table, BUDGET_SHARES, setting, found.lines))
    if report.standpoints:
        columns = (
            locale.t("plan.column_when_day"), locale.t("plan.column_level"),
            locale.t("plan.column_stake"),
        )  # fmt: skip
        rows = tuple((row.title, row.level, row.euro) for row in report.standpoints)
        table = Table(columns, rows, report.standpoints_title)
        note = (report.standpoints_note,)
        title = report.standpoints_title
        yield _whole(table_groups(title, table, STAND_SHARES, setting, note))
    if report.levers is not None:
        *names, rise = report.levers.lines
        yield _section(report.levers.title, (f"{'; '.join(names)}. {rise}",), setting)


def _gate(gate: GateBlock, setting: Setting, locale: Locale) -> Iterator[Group]:
    """Its questions with evidence; then the branch for a no."""
    t, words = locale.t, setting.type.paragraph
    columns = (t("plan.column_question"), t("plan.column_answer"))
    rows = [
        ((row.question, row.answer), f"{row.evidence}. {row.measures}".strip())
        for row in gate.questions
    ]
    title = t("plan.gate_title", name=gate.name, date=gate.date)
    yield from _explained(title, columns, GATE_SHARES, rows, setting)
    no_go = t("plan.no_go", title=gate.no_go.title)
    steps = " ".join((gate.no_go.body, *gate.no_go_steps))
    yield Group(setting.pad(5), ((0.0, words(f"{no_go} {steps}", CELL, strong=no_go)),))


def _watched(report: PlanReport, setting: Setting, locale: Locale) -> Iterator[Group]:
    """Meetings, then mistakes that are still to be avoided."""
    t = locale.t
    columns = (t("plan.column_meeting"), t("plan.column_attendees"))
    meetings = [
        ((f"{row.name}: {row.when}", row.attendees), f"{'; '.join(row.agenda)}. {row.result}.")
        for row in report.rhythm
    ]
    yield from _explained(report.rhythm_title, columns, RHYTHM_SHARES, meetings, setting)
    columns = (t("plan.column_mistake"), t("plan.column_state"))
    mistakes = [
        ((row.title, row.word), " ".join((*row.found, row.do)))
        for row in report.checks
        if row.state != "clear"
    ]
    yield from _explained(report.checks_title, columns, CHECK_SHARES, mistakes, setting)
