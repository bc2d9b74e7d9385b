"""The accepted plan as files: tasks for other tools and for a spreadsheet, a workbook."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from aiops_model.domain.plan.result import Item, Plan
from aiops_model.export.csv import csv_table
from aiops_model.export.xlsx import ReadColumn, ReadTable, reading_book
from aiops_model.i18n import Locale, plain
from aiops_model.report.plan.basis import PlanBasis
from aiops_model.report.plan.budget import shown
from aiops_model.report.plan.build import build_plan as build_report
from aiops_model.report.plan.model import MeasureRow, PlanReport
from aiops_model.report.plan.words import Words, words
from aiops_model.services.context import Context
from aiops_model.services.plan.basis import basis_of_plan
from aiops_model.services.plan.reading import File, open_file
from aiops_model.services.plan.refusing import needs_plan
from aiops_model.services.plan.views import Progress
from aiops_model.store import Actor

Tool = Literal["jira", "asana", "spreadsheet"]
TOOL_COLUMNS: dict[Tool, tuple[str, ...]] = {
    "jira": ("Summary", "Description", "Start date", "Due date", "Status", "Assignee", "Labels"),
    "asana": ("Name", "Description", "Start Date", "Due Date", "Section", "Assignee", "Tags"),
}
"""Headings as the tools' import knows them; nothing but the first has to be there."""
SHEET_COLUMNS = (
    "measure", "owner", "people", "phase", "start", "end", "days", "status", "percent", "evidence",
)  # fmt: skip
DAYS, PERCENT, HOURS, MONEY, MONTH = "0.0", "0", "0.0", "#,##0", "mm/yyyy"


@dataclass(frozen=True)
class Told:
    """The plan that is followed, with its report in the reader's language."""

    file: File
    plan: Plan
    report: PlanReport
    basis: PlanBasis
    names: Words
    locale: Locale

    def progress(self, item: Item) -> Progress:
        """What is said of a measure."""
        return self.file.plan.measure(item.measure)

    def people(self, item: Item) -> str:
        """Who holds the role that answers for it; "" where nobody is named."""
        held = self.file.plan.capacities.get(item.owner)
        return "" if held is None else ", ".join(held.people)

    def word(self, key: str) -> str:
        """A text of the files, without soft hyphens."""
        return plain(self.locale.t(f"plan_files.{key}"))


def tell(ctx: Context, actor: Actor, assessment_id: str, locale: Locale) -> Told:
    """The plan that is followed. Raises Refusal("no_plan") while none was accepted, NotFound."""
    file = open_file(ctx, actor, assessment_id)
    latest, basis = needs_plan(file.plan.latest), basis_of_plan(ctx, file)
    assert basis is not None
    report = build_report(latest.plan, basis, ctx.content, locale)
    names = words(latest.plan, basis, ctx.content, locale)
    return Told(file, latest.plan, report, basis, names, locale)


def plan_csv(ctx: Context, actor: Actor, assessment_id: str, locale: Locale, tool: Tool) -> bytes:
    """The measures as tasks: for Jira or Asana, or (semicolons, own headings) for a spreadsheet.

    Days as YYYY-MM-DD. Raises what `tell` raises.
    """
    told = tell(ctx, actor, assessment_id, locale)
    if tool == "spreadsheet":
        head = [told.word(f"column_{name}") for name in SHEET_COLUMNS]
        return csv_table([head, *(_sheet_row(told, item) for item in told.plan.items)])
    rows = [_tool_row(told, item, tool) for item in told.plan.items]
    return csv_table([TOOL_COLUMNS[tool], *rows], for_import=True)


def plan_paper(ctx: Context, actor: Actor, assessment_id: str, locale: Locale) -> bytes:
    """The plan as a PDF: measures with reasons, approvals, meetings, what is left out, money.

    Raises what `tell` raises.
    """
    from aiops_model.export.pdf.plan import plan_pdf

    return plan_pdf(tell(ctx, actor, assessment_id, locale).report, locale)


def plan_workbook(ctx: Context, actor: Actor, assessment_id: str, locale: Locale) -> bytes:
    """The plan as a workbook: measures by date, reasons, hours by week, what is left out, money.

    Raises what `tell` raises.
    """
    told = tell(ctx, actor, assessment_id, locale)
    sheets = (_plan(told), _reasons(told), _capacity(told), _dropped(told), _budget(told))
    return reading_book(sheets, told.report.created)


def _status(told: Told, item: Item) -> str:
    return told.word(f"status_{told.progress(item).state.status}")


def _row_of(told: Told, item: Item) -> MeasureRow:
    return told.report.measure(item.measure)


def _tool_row(told: Told, item: Item, tool: Tool) -> list[str]:
    row, people = _row_of(told, item), told.people(item)
    text = "\n".join(
        (
            *(f"{number}. {step}" for number, step in enumerate(row.steps, start=1)),
            told.locale.t("plan_files.deliverable", text=row.deliverable),
            told.locale.t("plan_files.done_when", text=row.done),
        )
    )
    middle = _status(told, item) if tool == "jira" else row.phase
    labels = item.owner if tool == "jira" else row.owner
    days = (item.start.isoformat(), item.end.isoformat())
    return [plain(cell) for cell in (row.title, text, *days, middle, people, labels)]


def _sheet_row(told: Told, item: Item) -> list[str]:
    row, progress = _row_of(told, item), told.progress(item)
    cells = (
        row.title,
        row.owner,
        told.people(item),
        row.phase,
        item.start.isoformat(),
        item.end.isoformat(),
        told.locale.number(item.days_of_work, 1),
        _status(told, item),
        str(progress.state.percent),
        "" if progress.evidence is None else progress.evidence.link or progress.evidence.title,
    )
    return [plain(cell) for cell in cells]


def _columns(told: Told, names: Sequence[str], widths: Sequence[int], **patterns: str
             ) -> tuple[ReadColumn, ...]:  # fmt: skip
    return tuple(
        ReadColumn(told.word(f"column_{name}"), width, patterns.get(name, ""))
        for name, width in zip(names, widths, strict=True)
    )


def _plan(told: Told) -> ReadTable:
    names = ("number", *SHEET_COLUMNS[:7], "due", *SHEET_COLUMNS[7:], "slip")
    widths = (6, 44, 22, 24, 14, 12, 12, 15, 12, 12, 10, 30, 30)
    rows: list[list[str | date | float | None]] = []
    for number, item in enumerate(told.plan.items, start=1):
        row, said = _row_of(told, item), told.progress(item)
        evidence = "" if said.evidence is None else said.evidence.link or said.evidence.title
        rows.append(
            [
                number,
                plain(row.title),
                plain(row.owner),
                told.people(item),
                plain(row.phase),
                item.start,
                item.end,
                item.days_of_work,
                item.due,
                _status(told, item),
                said.state.percent,
                evidence,
                said.state.slip_reason,
            ]
        )
    columns = _columns(told, names, widths, days=DAYS, percent=PERCENT)
    return ReadTable(told.word("sheet_plan"), columns, rows)


def _reasons(told: Told) -> ReadTable:
    names = ("measure", "why", "when", "steps", "deliverable", "done", "metric")
    rows = [
        [
            row.title,
            "\n".join(row.why),
            "\n".join(row.when),
            "\n".join(row.steps),
            row.deliverable,
            row.done,
            row.metric,
        ]
        for row in told.report.measures
    ]
    columns = _columns(told, names, (36, 60, 40, 60, 40, 40, 30))
    return ReadTable(told.word("sheet_reasons"), columns, [list(map(plain, r)) for r in rows])


def _capacity(told: Told) -> ReadTable:
    """Hours by role and week: asked for, free for the plan, planned."""
    units = told.basis.units_per_hour
    rows: list[list[str | date | float | None]] = [
        [plain(told.names.role(load.role)), week, gross / units, free / units, own / units]
        for load in told.plan.roles
        for week, gross, free, own in zip(
            load.weeks, load.hours, load.capacity, load.own_load, strict=True
        )
    ]
    columns = _columns(
        told,
        ("role", "week", "hours", "free", "planned"),
        (28, 12, 12, 12, 12),
        hours=HOURS,
        free=HOURS,
        planned=HOURS,
    )
    return ReadTable(told.word("sheet_capacity"), columns, rows)


def _dropped(told: Told) -> ReadTable:
    rows = [
        [row.title, row.owner, row.reason, row.earliest, row.change, "\n".join(row.why)]
        for row in told.report.dropped
    ]
    names = ("measure", "owner", "reason", "earliest", "change", "why")
    columns = _columns(told, names, (40, 22, 50, 40, 40, 60))
    return ReadTable(told.word("sheet_dropped"), columns, [list(map(plain, r)) for r in rows])


def _budget(told: Told) -> ReadTable:
    """The months as the report tells them, as figures in the reader's currency."""
    lines = shown(told.names)
    rows: list[list[str | date | float | None]] = [
        [date(*month, 1), row.days, row.internal, row.low, row.high, told.locale.currency]
        for month, row in lines.items()
    ]
    columns = _columns(
        told,
        ("month", "days", "internal", "external_low", "external_high", "currency"),
        (12, 15, 14, 15, 15, 12),
        month=MONTH,
        days=DAYS,
        internal=MONEY,
        external_low=MONEY,
        external_high=MONEY,
    )
    return ReadTable(told.word("sheet_budget"), columns, rows)
