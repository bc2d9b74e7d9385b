"""Workbooks and CSV files that want something else than to be read; made anew for each run."""
# ruff: noqa: E501 - a row of the table is one line

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping

import numpy as np
import openpyxl

SHEET = "xl/worksheets/sheet1.xml"
BOOK = "xl/workbook.xml"
STRINGS = "xl/sharedStrings.xml"
HEADINGS = ["name", "purpose", "vendor", "stage", "placed_on", "uses"]
ROWS = [[f"System {n}", f"Zweck {n} – gut", "Firma & Söhne", "live", "2026-02-03", "ja"]
        for n in range(1, 6)]  # fmt: skip
Change = Callable[[bytes], bytes]
MEGABYTE = 2**20
MANY = "import_too_many_rows"


def workbook(rows: list[list[str]] | None = None) -> bytes:
    """A harmless one, with its text in a part of its own, as spreadsheets save it."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in [HEADINGS, *(ROWS if rows is None else rows)]:
        sheet.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return _shared(kept.getvalue())


def edited(
    data: bytes,
    changes: Mapping[str, Change] | None = None,
    add: Mapping[str, bytes] | None = None,
    twice: str = "",
) -> bytes:
    """A copy with members changed, added, or written a second time."""
    kept = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, (changes or {}).get(name, bytes)(content))
            if name == twice:
                kept_name = zipfile.ZipInfo(name)
                new.writestr(kept_name, content)
        for name, content in (add or {}).items():
            new.writestr(name, content)
    return kept.getvalue()


def _shared(data: bytes) -> bytes:
    """The same with a table of texts."""
    texts: list[bytes] = []

    def numbered(hit: re.Match[bytes]) -> bytes:
        texts.append(hit[2])
        return b'<c r="%s" t="s"><v>%d</v></c>' % (hit[1], len(texts) - 1)

    pattern = (
        rb'<c r="([A-Z]+\d+)" t="inlineStr"><is><t(?: xml:space="preserve")?>(.*?)</t></is></c>'
    )
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        sheet = re.sub(pattern, numbered, old.read(SHEET), flags=re.DOTALL)
    if not texts:
        return data
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    table = b"".join(b"<si><t>%s</t></si>" % text for text in texts)
    part = b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    link = b'<Relationship Id="rIdT" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>'
    return edited(
        data,
        {
            SHEET: lambda _: sheet,
            "[Content_Types].xml": replaced(b"</Types>", part),
            "xl/_rels/workbook.xml.rels": replaced(b"</Relationships>", link),
        },
        add={STRINGS: b'<sst xmlns="%s">%s</sst>' % (space, table)},
    )


def replaced(old: bytes, new: bytes) -> Change:
    """A change of the first place."""
    return lambda content: content.replace(old, new, 1)


def below(rows: bytes) -> Change:
    """A change that adds rows to the sheet."""
    return replaced(b"</sheetData>", rows + b"</sheetData>")


def declared(doctype: bytes) -> Change:
    """A change that puts a document type in front."""
    return lambda content: re.sub(rb"^(<\?xml[^>]*\?>)?", lambda hit: hit[0] + doctype, content)


def flagged(data: bytes) -> bytes:
    """Every member marked as encrypted."""
    raw = bytearray(data)
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = raw.find(mark)
        while at >= 0:
            raw[at + offset] |= 1
            at = raw.find(mark, at + 1)
    return bytes(raw)


def hostile_files() -> dict[str, tuple[bytes, str]]:
    """Name -> file and what becomes of it: the code of a refusal, or "read"."""
    good = workbook()
    outside = b'<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    laughs = b"".join(b'<!ENTITY %c "%s">' % (98 + n, (b"&%c;" % (97 + n)) * 10) for n in range(6))
    far = b'<row r="%d"><c r="%s%d"><v>1</v></c></row>'
    merge = b'</sheetData><mergeCells count="1"><mergeCell ref="A10:ZZ3000"/></mergeCells>'
    damaged, bomb, protected = "import_damaged", "import_bomb", "import_protected"
    return {
        "good.xlsx": (good, "read"),
        "size_lied_small.xlsx": (
            edited(good, {SHEET: lambda d: re.sub(rb'(<dimension ref=")[^"]*', rb"\1A1:B2", d)}),
            "read",
        ),
        "size_lied_huge.xlsx": (
            edited(
                good, {SHEET: lambda d: re.sub(rb'(<dimension ref=")[^"]*', rb"\1A1:XFD1048576", d)}
            ),
            "read",
        ),
        "slipping.xlsx": (edited(good, add={"../../tmp/slip.txt": b"x", "/etc/slip": b"x"}), "read"),
        "cut_in_half.xlsx": (good[: len(good) // 2], damaged),
        "cut_at_the_end.xlsx": (good[:-10], damaged),
        "no_archive.xlsx": (b"PK\x03\x04" + b"hello" * 100, damaged),
        "old_or_locked.xlsx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2048, protected),
        "flagged.xlsx": (flagged(good), protected),
        "many_members.xlsx": (edited(good, add={f"j/{n}": b"" for n in range(300)}), damaged),
        "member_twice.xlsx": (_twice(good), damaged),
        "macros.xlsx": (edited(good, add={"xl/vbaProject.bin": b"V" * 400}), "import_macros"),
        "bomb_media.xlsx": (
            edited(good, add={"xl/media/image1.png": b"\0" * (30 * MEGABYTE)}), bomb),
        "bomb_text.xlsx": (
            edited(good, {STRINGS: replaced(b"</sst>", b"<si><t>" + b"B" * (30 * MEGABYTE))}), bomb),
        "bomb_ratio.xlsx": (edited(good, add={"xl/x.bin": b"\0" * (3 * MEGABYTE)}), bomb),
        "far_below.xlsx": (
            edited(good, {SHEET: below(far % (1048576, b"A", 1048576))}), MANY),
        "beyond_the_format.xlsx": (
            edited(good, {SHEET: below(far % (999999999, b"A", 999999999))}),
            MANY,
        ),
        "a_little_below.xlsx": (
            edited(good, {SHEET: below(far % (9000, b"A", 9000))}), "read"),
        "too_many_rows.xlsx": (
            workbook([[f"System {n}"] for n in range(2_101)]), MANY),
        "merged.xlsx": (edited(good, {SHEET: replaced(b"</sheetData>", merge)}), "import_merged"),
        "entity_from_disk.xlsx": (edited(good, {STRINGS: declared(outside)}), damaged),
        "entity_in_sheet.xlsx": (edited(good, {SHEET: declared(outside)}), damaged),
        "entity_in_book.xlsx": (edited(good, {BOOK: declared(outside)}), damaged),
        "laughs.xlsx": (
            edited(good, {STRINGS: declared(b'<!DOCTYPE t [<!ENTITY a "ha">' + laughs + b"]>")}),
            damaged,
        ),
        "two_bytes_a_letter.xlsx": (
            edited(good, {SHEET: lambda d: re.sub(rb"^<\?xml.*?\?>", b"", d).decode().encode("utf-16")}),
            damaged,
        ),
        "cut_sheet.xlsx": (edited(good, {SHEET: lambda d: d[: len(d) // 2]}), damaged),
        "deep.xlsx": (
            edited(good, {SHEET: below(b"<a>" * 50_000 + b"</a>" * 50_000)}), "read"),
        "no_such_text.xlsx": (edited(good, {SHEET: replaced(b"<v>0</v>", b"<v>9999</v>")}), damaged),
        "no_such_style.xlsx": (
            edited(good, {SHEET: replaced(b'<c r="A2"', b'<c s="99999" r="A2"')}), "read"),
        "empty_book.xlsx": (workbook([])[:0] or b"PK\x05\x06" + b"\0" * 18, damaged),
        "bytes.csv": (bytes(range(256)) * 400, "import_unknown_format"),
        "one_line.csv": (b"A" * (4 * MEGABYTE), "import_no_name"),
        "wide.csv": (b",".join(b"c%d" % n for n in range(200_000)) + b"\n", "import_no_name"),
        "no_utf8.csv": (b"name;vendor\n\xff\xfe\xc3\x28\x81;x\n", "import_encoding"),
        "half_a_pair.csv": (b"\xef\xbb\xbfname\n\xed\xa0\x80\n", "import_encoding"),
        "open_quote.csv": (b'name;vendor\na;"open\n', damaged),
        "old_line_ends.csv": (b"name;vendor\rEins;x\rZwei;y\r", "read"),
        "long_lines.csv": (b"name\n" + (b"x;" * 500 + b"\n") * 100, "read"),
    }  # fmt: skip


def _twice(data: bytes) -> bytes:
    """The same member twice: what one reader sees another does not."""
    names = {"xl/worksheets/sheet9.xml": b"<a/>", "xl/worksheets/sheet8.xml": b"<b/>"}
    raw = edited(data, add=names)
    return raw.replace(b"xl/worksheets/sheet9.xml", b"xl/worksheets/sheet8.xml")


def mutants(good: bytes, number: int, seed: int = 20261120) -> Iterator[bytes]:
    """Copies of a good file, each with something wrong; inside an archive with the sums right."""
    rng = np.random.default_rng(seed)
    names: list[str] = []
    if good.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(good)) as archive:
            names = archive.namelist()
    for _ in range(number):
        if names and rng.random() < 0.75:
            name = names[int(rng.integers(len(names)))]
            yield edited(good, {name: lambda content: _bent(content, rng)})
        else:
            yield _bent(good, rng)


TOKENS = (b"<", b">", b"&", b"NaN", b"-1", b"1e999", b"\0", b"]]>", b"<!DOCTYPE x>", b"'", b'"',
          b"\xff", b"999999999", b"=1+1", b"</c>", b"true", b"," * 50, b";" * 50)  # fmt: skip


def _bent(content: bytes, rng: np.random.Generator) -> bytes:
    raw = bytearray(content)
    for _ in range(int(rng.integers(1, 9))):
        if not raw:
            break
        at, kind = int(rng.integers(len(raw))), int(rng.integers(5))
        token = TOKENS[int(rng.integers(len(TOKENS)))]
        if kind == 0:
            raw[at] ^= 1 << int(rng.integers(8))
        elif kind == 1:
            del raw[at : at + int(rng.integers(1, 41))]
        elif kind == 2:
            raw[at:at] = token
        elif kind == 3:
            raw[at:at] = raw[at : at + int(rng.integers(1, 61))] * int(rng.integers(1, 21))
        else:
            raw[at : at + 1] = token
    return bytes(raw)
