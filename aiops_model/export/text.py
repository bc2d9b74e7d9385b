"""One escaping function per sink. Text that a person typed reaches a file or a page through these.

Nothing here shortens a text or drops a visible character: what a sink cannot show becomes U+25A1
and is reported, so that the page can say so.
"""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from html import escape
from string import punctuation
from typing import NamedTuple

BOX = "\u25a1"
"""Stands for a character that none of the fonts holds."""

MAX_LINES = 40
"""Line breaks of a user's text kept in a PDF; later ones become spaces."""

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_FILE_NAME = re.compile(r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*")
_RESERVED = re.compile(r"(?i:con|prn|aux|nul|com\d|lpt\d)")
_MAX_FILE_STEM = 80
_PUNCTUATION = str.maketrans({sign: f"\\{sign}" for sign in punctuation})
_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters and halves of surrogate pairs (categories Cc and Cs)."""
_READ_LATE = re.compile(
    r"(?i)(?<=:)(?=[\w+-]+(?:/\w+)?:)"  # :smile: :streamlit: :material/delete:
    r"|(?<=http)(?=s?://)|(?<=www)(?=\.)|(?<=[\w.+-])(?=@[\w-])"  # addresses become links
    r"|(?<=[<>~-])(?==(?:\s|$))|(?<=-)(?=[->](?:\s|$))|(?<=<)(?=->?(?:\s|$))"  # -> <- -- >=
)
"""Where Streamlit still reads a pattern after the escapes are gone."""
_MAY_BE_READ_LATE = re.compile(r"[:@=]|--|->|<-|[wW]\.")
"""In every line with such a pattern; ten times as fast, and most texts have none."""
_READ_ALOUD = re.compile(
    r"""\\(?:[,;?!%'"()]|(?<=\w\\)-(?=[\w\s]|$)|:(?=\s|$)"""
    r"""|(?<=\w\\)\.)"""
)
"""Escapes of signs that are no mark-up where they stand."""
_NUMBERED = re.compile(r"(?m)^\s*\d+\\[.)]")
"""A line that would begin a numbered list."""
_RIGHT_TO_LEFT = re.compile("R[RM]*(?:N+R[RM]*)*")
_WITH_MARKS = re.compile("[RN]M*")
_WORD_JOINER = "\u2060"
_COMPUTED = re.compile("'*[=+@\t\r-]")
_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_CELL_LIMIT = 32_767
"""Characters that a cell of a workbook takes; more would be cut without a word."""
_BASIC_PLANE = 0xFFFF


@dataclass(frozen=True)
class Face:
    """A font by its registered name and the code points it can draw."""

    name: str
    code_points: Collection[int]


class Run(NamedTuple):
    """A stretch of text that one font can draw."""

    font: str
    text: str


class PdfText(NamedTuple):
    """Paragraph markup, and whether a character had to be replaced by U+25A1."""

    markup: str
    boxed: bool


def _lines(text: str) -> list[str]:
    composed = unicodedata.normalize("NFC", text)
    return _LINE_ENDS.sub("\n", composed).replace("\t", " ").split("\n")


def _face_of(char: str, faces: Sequence[Face]) -> Face | None:
    code = ord(char)
    if code > _BASIC_PLANE or unicodedata.category(char) in ("Cc", "Cs", "Co", "Cn"):
        return None
    return next((face for face in faces if code in face.code_points), None)


def _direction(char: str) -> str:
    if unicodedata.bidirectional(char) in ("R", "AL"):
        return "R"
    if unicodedata.category(char).startswith("M"):
        return "M"
    return "N" if unicodedata.bidirectional(char) in ("WS", "CS", "ES", "ON") else "L"


def _visual_order(line: str) -> str:
    """Hebrew and Arabic stretches from right to left, marks behind their letters.

    reportlab draws code points from left to right. Letters are not joined, and a stretch that
    breaks over two lines reads from the lower line up.
    """
    kinds = "".join(map(_direction, line))
    shown = list(line)
    for stretch in _RIGHT_TO_LEFT.finditer(kinds):
        letters = [m.span() for m in _WITH_MARKS.finditer(kinds, *stretch.span())]
        reordered = "".join(line[start:end] for start, end in reversed(letters))
        shown[stretch.start() : stretch.end()] = reordered
    return "".join(shown)


def runs(text: str, faces: Sequence[Face]) -> tuple[list[Run], bool]:
    """One line of text as runs of one font each, and whether a character was replaced.

    The first face that holds a character draws it; U+25A1 takes the place of those that none
    holds and of all above U+FFFF. At least one face must hold U+25A1.
    """
    found: list[Run] = []
    boxed = False
    for char in _visual_order(text):
        shown, face = char, _face_of(char, faces)
        if face is None:
            shown, face, boxed = BOX, _face_of(BOX, faces), True
        if face is None:
            raise ValueError("no face holds U+25A1")
        if found and found[-1].font == face.name:
            found[-1] = Run(face.name, found[-1].text + shown)
        else:
            found.append(Run(face.name, shown))
    return found, boxed


def pdf_text(text: str, faces: Sequence[Face], max_lines: int = MAX_LINES) -> PdfText:
    """Markup for a reportlab Paragraph set in `faces[0]`, with the others as fallback.

    Normalised to NFC, escaped, line breaks as `<br/>`; past `max_lines` a break becomes a space.
    """
    lines = _lines(text)
    if len(lines) > max_lines:
        lines = [*lines[: max_lines - 1], " ".join(lines[max_lines - 1 :])]
    marked: list[str] = []
    boxed = False
    for line in lines:
        stretches, replaced = runs(line, faces)
        boxed = boxed or replaced
        marked.append("".join(_tagged(run, faces[0].name) for run in stretches))
    return PdfText("<br/>".join(marked), boxed)


def _tagged(run: Run, main_font: str) -> str:
    words = escape(run.text, quote=True)
    return words if run.font == main_font else f'<font name="{run.font}">{words}</font>'


def pdf_metadata(text: str) -> str:
    """One line for the title, outline and other metadata of a PDF, without soft hyphens."""
    line = " ".join(_lines(text)).replace("\u00ad", "")
    return "".join(BOX if unicodedata.category(c) in ("Cc", "Cs", "Cn") else c for c in line)


def file_name(stem: str, ending: str) -> str:
    """`stem.ending` for a download; ASCII letters, digits, single - and _ only.

    ValueError when the stem is anything else: it comes from a date and a report kind, so a stem
    out of the pattern means that text of a user got into it.
    """
    fits = _FILE_NAME.fullmatch(stem) and len(stem) <= _MAX_FILE_STEM
    if not fits or _RESERVED.fullmatch(stem) or not ending.isascii() or not ending.isalnum():
        raise ValueError("file name out of pattern")
    return f"{stem}.{ending}"


def markdown_text(text: str) -> str:
    """Literal text for a Streamlit label or `st.markdown`: no mark-up, link, formula or icon.

    Every punctuation character is escaped. What Streamlit looks for after parsing (shortcodes of
    icons, addresses, arrows) is broken by an invisible word joiner. Line breaks stay, empty lines
    do not.
    """
    lines = (line.strip() for line in _lines(text))
    return "  \n".join(_markdown_line(line) for line in lines if line)


def label_text(text: str) -> str:
    """`markdown_text` for the label of a field, which Streamlit also gives to screen readers raw.

    Commas, brackets, hyphens and the like stay without a backslash where Markdown reads nothing
    into them, so that nobody hears one.
    """
    shown = markdown_text(text)
    if _NUMBERED.search(shown):
        return shown
    return _READ_ALOUD.sub(lambda found: found[0][1:], shown)


def _markdown_line(line: str) -> str:
    shown = _UNSHOWABLE.sub(BOX, line)
    if _MAY_BE_READ_LATE.search(shown):
        shown = _READ_LATE.sub(_WORD_JOINER, shown)
    return shown.translate(_PUNCTUATION)


def csv_text(text: str) -> str:
    """Text for a cell of a CSV file: what a spreadsheet would compute begins with an apostrophe.

    Text that begins with apostrophes before such a sign gets one more, so that taking one away
    gives it back. Quoting is the writer's.
    """
    return f"'{text}" if _COMPUTED.match(text) else text


def xlsx_text(text: str) -> str:
    """Text for a cell of a workbook: "_x0041_" is written so that nobody reads it as "A".

    The cell has to be typed as text as well, or "=1+1" is a formula. Raises ValueError for
    characters that no workbook can hold, and for more text than a cell can hold.
    """
    shown = _ESCAPE_LIKE.sub("_x005F_", text)
    if len(shown) > _CELL_LIMIT:
        raise ValueError("longer than a cell")
    if _UNWRITABLE.search(shown):
        raise ValueError("a character that no workbook can hold")
    return shown


def ics_text(text: str) -> str:
    """Text for a property of a calendar file: one kind of line end, no control character.

    Commas, semicolons, backslashes and line ends are escaped by the library that writes the file;
    what it would let through is replaced here.
    """
    lines = (_UNSHOWABLE.sub(BOX, line) for line in _lines(text.replace("\u00ad", "")))
    return "\n".join(lines)
