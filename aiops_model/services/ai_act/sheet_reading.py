"""A spreadsheet from a stranger, read into plain cells: run as a process of its own, with limits.

`python -I sheet_reading.py` takes the bytes of an XLSX or CSV file on its input and writes JSON to
its output: {"sheet", "encoding", "rows": [[number, [cell, ...]], ...]} or {"problem", "values"};
"encoding" is "" for a workbook. A cell is null, {"text"}, {"day"} or {"wrong", "text"}. It imports
nothing of the application, so that the process starts quickly and holds no secret; what goes wrong
in here ends here.
"""

import codecs
import csv
import io
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

LARGEST = 5 * 2**20
"""Bytes of an uploaded file."""
UNPACKED = 20 * 2**20
"""Bytes of a workbook once unpacked."""
RATIO = 100
"""A workbook that unpacks to more than so many times its size is a bomb."""
SMALL = 2**20
"""Below so many bytes unpacked no ratio is suspicious."""
MEMBERS = 200
MOST_ROWS = 2_000
HEADER_ROWS = 2
LAST_ROW = 50_000
"""No row below this one is looked at; a sheet that goes further is refused."""
MOST_COLUMNS = 60
LONGEST = 4_000
"""Characters of a cell that are handed on; no column takes as many."""
SECONDS = 10
MEMORY = 2**30
DELIMITERS = ";,\t"
_ESCAPED = re.compile("_x005F_(?=x[0-9A-Fa-f]{4}_)")
_WHOLE = re.compile(r"-?\d+\.0")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
ENCODINGS = ("utf-8-sig", "cp1252")
"""Of a CSV file, the first that fits: what is no valid UTF-8 is what spreadsheets on Windows save.
The other way round nothing would be UTF-8, for nearly every run of bytes is valid Windows-1252."""
_OLE = b"\xd0\xcf\x11\xe0"
"""An old .xls, or a workbook under a password."""

Cell = dict[str, str] | None
Row = tuple[int, list[Cell]]


class Unreadable(Exception):
    """The file as a whole cannot be taken; carries the code of the sentence and its values."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def read(data: bytes) -> dict[str, Any]:
    """The cells of the first sheet. Raises Unreadable, and whatever a hostile file provokes."""
    if len(data) > LARGEST:
        raise Unreadable("import_too_large", max=LARGEST // 2**20)
    if not data.strip():
        raise Unreadable("import_empty")
    if data.startswith(_OLE):
        raise Unreadable("import_protected")
    if data.startswith((b"PK\3\4", b"PK\5\6")):
        encoding = ""
        sheet, rows = _workbook(data)
    else:
        sheet = ""
        encoding, rows = _table(data)
    found = [(number, cells) for number, cells in rows if any(cells)]
    if not found:
        raise Unreadable("import_empty")
    if len(found) > MOST_ROWS + HEADER_ROWS:
        raise Unreadable("import_too_many_rows", max=MOST_ROWS)
    return {"sheet": sheet, "encoding": encoding, "rows": found}


def _workbook(data: bytes) -> tuple[str, list[Row]]:
    check_archive(data)
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    try:
        sheet = book.worksheets[0]
        # The size a sheet claims is not believed: rows would be dropped without a word.
        sheet.reset_dimensions()
        return sheet.title, list(_filled(sheet.iter_rows(max_col=MOST_COLUMNS)))
    finally:
        book.close()


def _filled(rows: Any) -> Iterator[Row]:
    """The rows that hold anything; what stands far below is found, not dropped."""
    for number, cells in enumerate(rows, start=1):
        if number > LAST_ROW:
            raise Unreadable("import_too_many_rows", max=MOST_ROWS)
        found = [_cell(cell) for cell in cells]
        if any(found):
            yield number, found


def check_archive(data: bytes) -> None:
    """Refuse a workbook that is no plain one, before anything parses it. Raises Unreadable."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        names = [member.filename for member in members]
        if len(members) > MEMBERS or len(set(names)) < len(names):
            raise Unreadable("import_damaged")
        if any(member.flag_bits & 1 for member in members):
            raise Unreadable("import_protected")
        if any("vbaproject" in name.lower() for name in names):
            raise Unreadable("import_macros")
        left = UNPACKED
        for member in members:
            content = _unpacked(archive, member, left)
            left -= len(content)
            _check_part(member.filename, content)
        unpacked = UNPACKED - left
        if unpacked > SMALL and unpacked > RATIO * len(data):
            raise Unreadable("import_bomb")


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    """The content by really reading it; the size a member claims is not believed."""
    with archive.open(member) as part:
        content = part.read(most + 1)
    if len(content) > most:
        raise Unreadable("import_bomb")
    return content


def _check_part(name: str, content: bytes) -> None:
    if not name.lower().endswith((".xml", ".rels", ".vml")):
        return
    if b"\0" in content or content.startswith(_UTF_16):
        raise Unreadable("import_damaged")
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise Unreadable("import_damaged")
    if b"<mergeCell " in content:
        raise Unreadable("import_merged")


def _cell(cell: Any) -> Cell:
    """A cell of a workbook; formulas, errors and yes-or-no values are wrong everywhere."""
    value = cell.value
    if value is None or value == "":
        return None
    if cell.data_type == "f":
        return {"wrong": "formula", "text": str(value)[:LONGEST]}
    if isinstance(value, datetime):
        if value.time() != time(0):
            return {"wrong": "not_a_day", "text": value.isoformat(" ")}
        return {"day": value.date().isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if cell.data_type == "e" or isinstance(value, bool):
        return {"wrong": "not_text", "text": str(value)[:LONGEST]}
    if isinstance(value, int | float):
        return {"text": _WHOLE.sub(lambda hit: hit[0][:-2], str(value))}
    return _text(_ESCAPED.sub("_", str(value)))


def _text(text: str) -> Cell:
    if not text.strip():
        return None
    if len(text) > LONGEST:
        return {"wrong": "too_long", "text": text[:LONGEST]}
    return {"text": text}


def _table(data: bytes) -> tuple[str, list[Row]]:
    """The encoding a CSV file was read in, and its rows."""
    if b"\0" in data and not data.startswith(_UTF_16):
        raise Unreadable("import_unknown_format")
    encoding, text = _decoded(data)
    if text.lstrip()[:1] in {"<", "{", "["}:
        raise Unreadable("import_unknown_format")
    return encoding, list(_lines(text))


def _decoded(data: bytes) -> tuple[str, str]:
    """The first encoding that fits; a mark of another at the beginning is believed."""
    if data.startswith(_UTF_16):
        raise Unreadable("import_encoding")
    known = ENCODINGS[:1] if data.startswith(codecs.BOM_UTF8) else ENCODINGS
    for encoding in known:
        try:
            return encoding, data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("import_encoding")


def _lines(text: str) -> Iterator[Row]:
    """The rows of a CSV file, numbered as a spreadsheet shows them."""
    head = text.splitlines()[0]
    delimiter = max(DELIMITERS, key=head.count)
    csv.field_size_limit(LARGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    for number, fields in enumerate(reader, start=1):
        if number > MOST_ROWS + HEADER_ROWS + 1:
            raise Unreadable("import_too_many_rows", max=MOST_ROWS)
        yield number, [_text(_unquoted(field)) for field in fields[:MOST_COLUMNS]]


def _unquoted(field: str) -> str:
    """The text without the one apostrophe that keeps a spreadsheet from computing it."""
    return field[1:] if re.match("'+[=+@\t\r-]", field) else field


def _limit() -> None:
    """Bounds of this process, where the system knows them."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def answer_to(data: bytes) -> dict[str, Any]:
    """The cells, or the problem; a fault of any kind is "damaged"."""
    try:
        return read(data)
    except Unreadable as problem:
        return {"problem": problem.code, "values": problem.values}
    except Exception:  # noqa: BLE001 - parsers raise a dozen kinds over a hostile file
        return {"problem": "import_damaged", "values": {}}


def main() -> None:
    """Read the input, write the answer."""
    _limit()
    sys.stdout.write(json.dumps(answer_to(sys.stdin.buffer.read(LARGEST + 1))))


if __name__ == "__main__":
    main()
