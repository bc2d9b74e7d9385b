"""Systems from a spreadsheet: looked at cell by cell first, then taken over all at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from aiops_model.content import Content
from aiops_model.domain.ai_act.contradictions import refuse_contradictions
from aiops_model.domain.errors import Refusal
from aiops_model.i18n import Locale, plain
from aiops_model.services.ai_act import entries, fact_entries
from aiops_model.services.ai_act.columns import (
    COLUMNS,
    Column,
    Value,
    heading,
    option_key,
    value_of,
)
from aiops_model.services.ai_act.register import put_systems
from aiops_model.services.ai_act.uploading import Cells, cells_of
from aiops_model.services.ai_act.views import (
    ActView,
    FactValue,
    Holder,
    Stored,
    SystemEntry,
)
from aiops_model.services.ai_act.writing import writing
from aiops_model.services.context import Context
from aiops_model.store import Actor, assessments

NAME = COLUMNS[0]
LONGEST_SHOWN = 80
"""Characters of a wrong cell that are repeated."""


@dataclass(frozen=True)
class CellProblem:
    """A cell that does not fit: where it is, what stands there, what to do."""

    sheet: str
    """ "" in a CSV file."""
    row: int
    """As the spreadsheet numbers it, from 1."""
    column: str
    """As the spreadsheet letters it, from A."""
    field: str
    """Id of the column."""
    code: str
    entered: str
    """As typed, shortened; "" for an empty cell."""
    values: Mapping[str, object]
    """What the sentence mentions."""

    @property
    def cell(self) -> str:
        """The address as spreadsheets write it: "C7"."""
        return f"{self.column}{self.row}"

    def remedy(self, reader: Locale) -> str:
        """What to do, in a sentence of the reader's language, with the words that would fit."""
        column = next((row for row in COLUMNS if row.id == self.field), NAME)
        options = ", ".join(reader.t(option_key(column, option)) for option in column.options)
        said = {**self.values, "options": options}
        return reader.t(f"register_sheet.problem_{self.code}", **said)


@dataclass(frozen=True)
class ImportRow:
    """A row that can be taken over."""

    number: int
    entry: SystemEntry
    facts: Mapping[str, FactValue]

    @property
    def name(self) -> str:
        """The name of the system."""
        return self.entry.name


@dataclass(frozen=True)
class Preview:
    """What a file holds; nothing is written yet."""

    sheet: str
    rows: tuple[ImportRow, ...]
    """Those that can be taken over."""
    known: tuple[str, ...]
    """Names that are in the register already: these rows are left out, the systems stay."""
    problems: tuple[CellProblem, ...]
    """Cells that do not fit; their rows are left out."""
    unknown_columns: tuple[str, ...]
    """Headings that mean nothing here; they are not read."""
    encoding: str = ""
    """In which a CSV file was read: "utf-8-sig" or "cp1252"; "" for a workbook."""


def read_systems(ctx: Context, view: ActView, name: str, data: bytes) -> Preview:
    """What an XLSX or CSV file holds, cell by cell. Nothing is written.

    Raises what `cells_of` raises, and Refusal("import_no_name") or Refusal("import_column_twice")
    about "file" where the headings do not fit.
    """
    sent = cells_of(name, data)
    columns, unknown, body = _headings(ctx.content, sent.cells)
    reading = _Reading(ctx.content, sent.sheet, columns, {system.name for system in view.systems})
    rows = [row for number, line in body if (row := reading.row(number, line)) is not None]
    return Preview(
        sheet=sent.sheet,
        rows=tuple(rows),
        known=tuple(reading.known),
        problems=tuple(reading.problems),
        unknown_columns=unknown,
        encoding=sent.encoding,
    )


def import_systems(ctx: Context, actor: Actor, assessment_id: str, preview: Preview) -> Stored:
    """Take over the rows of a preview: all of them, or none.

    Raises Refusal("name_taken") where a name was registered meanwhile, Refusal("too_many_systems"),
    Refusal("import_nothing") about "file" for a preview without rows, NotFound.
    """
    if not preview.rows:
        raise Refusal("import_nothing", "file")
    wanted = [(entries.entry_of(row.entry), row.facts) for row in preview.rows]
    with writing(ctx, actor, assessment_id) as to:
        stored = put_systems(to, wanted)
        to.note("systems_imported", assessments.get(to.session, actor, assessment_id))
        return Stored(stored[-1].revision, to.view(), stored[-1].id)


def _headings(content: Content, cells: Cells) -> tuple[dict[int, Column], tuple[str, ...], Cells]:
    """Place -> column, the headings that mean nothing, and the rows below."""
    known = {
        name.casefold(): column
        for column in COLUMNS
        for name in (column.id, *(heading(words, column) for words in content.i18n.values()))
    }
    first, body = cells[0][1], cells[1:]
    ids = {column.id for column in COLUMNS}
    if body and {_plain(cell) for cell in body[0][1] if cell} & ids > {NAME.id}:
        first, body = body[0][1], body[1:]  # the row of ids, which no translation touches
    columns: dict[int, Column] = {}
    unknown = []
    for place, cell in enumerate(first):
        title = _plain(cell)
        column = known.get(title.casefold())
        if column in columns.values():
            raise Refusal("import_column_twice", "file", column=title)
        if column is not None:
            columns[place] = column
        elif title:
            unknown.append(title[:LONGEST_SHOWN])
    if NAME not in columns.values():
        raise Refusal("import_no_name", "file")
    return columns, tuple(unknown), body


class _Reading:
    """Reads the rows one after the other; gathers problems and the names that are there."""

    def __init__(
        self, content: Content, sheet: str, columns: dict[int, Column], registered: set[str]
    ) -> None:
        self.content, self.sheet, self.columns = content, sheet, columns
        self.registered = registered
        self.seen: dict[str, int] = {}
        self.known: list[str] = []
        self.problems: list[CellProblem] = []

    def row(self, number: int, line: list[dict[str, str] | None]) -> ImportRow | None:
        """A row that can be taken over; None where it cannot, or need not."""
        before = len(self.problems)
        said = dict(self._cells(number, line))
        name = said.get(NAME.id)
        if not any(line[place] for place in self.columns if place < len(line)):
            return None
        if name is None and not any(p.field == NAME.id for p in self.problems[before:]):
            self._wrong(number, line, NAME.id, "no_name")
        if isinstance(name, str) and name in self.seen:
            self._wrong(number, line, NAME.id, "name_twice", row=self.seen[name])
        if said.get("evidence_link") and not said.get("evidence_title"):
            self._wrong(number, line, "evidence_link", "no_title")
        if len(self.problems) > before or not isinstance(name, str):
            return None
        self.seen[name] = number
        facts = {c.id: said[c.id] for c in COLUMNS if c.is_fact and said.get(c.id) is not None}
        row = ImportRow(number, _entry(said), facts)  # type: ignore[arg-type]
        if self._contradicts(number, line, row):
            return None
        if name in self.registered:
            self.known.append(name)
            return None
        return row

    def _cells(self, number: int, line: list[dict[str, str] | None]) -> Iterator[tuple[str, Value]]:
        for place, column in self.columns.items():
            cell = line[place] if place < len(line) else None
            if cell is None:
                continue
            try:
                yield column.id, value_of(self.content, column, cell)
            except Refusal as refusal:
                self._wrong(number, line, column.id, refusal.code, **refusal.values)

    def _contradicts(self, number: int, line: list[dict[str, str] | None], row: ImportRow) -> bool:
        try:
            refuse_contradictions(fact_entries.system_of(row.facts))
        except Refusal as refusal:
            self._wrong(number, line, str(refusal.values["second"]), refusal.code)
            return True
        return False

    def _wrong(
        self,
        number: int,
        line: list[dict[str, str] | None],
        field_id: str,
        code: str,
        **values: object,
    ) -> None:
        place = next((p for p, column in self.columns.items() if column.id == field_id), 0)
        cell = line[place] if place < len(line) else None
        entered = _plain(cell)
        shown = entered if len(entered) <= LONGEST_SHOWN else f"{entered[:LONGEST_SHOWN]}…"
        self.problems.append(
            CellProblem(self.sheet, number, _letter(place), field_id, code, shown, values)
        )


def _entry(said: Mapping[str, Any]) -> SystemEntry:
    people = {
        role: Holder(said.get(f"person_{role}") or "", said.get(f"deputy_{role}") or "")
        for role in entries.ROLES
    }
    return entries.entry_of(
        SystemEntry(
            name=said[NAME.id],
            purpose=said.get("purpose") or "",
            vendor=said.get("vendor") or "",
            own_build=said.get("own_build") or "unknown",
            use_area=said.get("use_area") or "",
            stage=said.get("stage") or "pilot",
            people=people,
            evidence_title=said.get("evidence_title") or "",
            evidence_link=said.get("evidence_link") or "",
        )
    )


def _plain(cell: Mapping[str, str] | None) -> str:
    if cell is None:
        return ""
    return plain(cell.get("text") or cell.get("day") or "").strip()


def _letter(place: int) -> str:
    """The letters of a column, counted from 0."""
    high, low = divmod(place, 26)
    return (_letter(high - 1) if high else "") + chr(ord("A") + low)
