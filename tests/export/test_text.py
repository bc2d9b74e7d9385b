import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiops_model.export.pdf.fonts import faces
from aiops_model.export.text import (
    Face,
    csv_text,
    file_name,
    label_text,
    markdown_text,
    pdf_metadata,
    pdf_text,
    runs,
    xlsx_text,
)
from tests.export.hostile import MARKS, READ_LATE

PLAIN = Face("Plain", frozenset(range(0x20, 0x180)))
WIDE = Face("Wide", frozenset([*range(0x20, 0x500), 0x25A1]))


def test_pdf_markup_is_escaped_and_keeps_no_break_spaces() -> None:
    markup = pdf_text('<b> & "x"\u00a0ö', (PLAIN, WIDE)).markup
    assert markup == "&lt;b&gt; &amp; &quot;x&quot;\u00a0ö"


def test_pdf_text_takes_the_first_face_that_holds_a_character() -> None:
    markup, boxed = pdf_text("aЖb", (PLAIN, WIDE))
    assert markup == 'a<font name="Wide">Ж</font>b'
    assert not boxed


def test_pdf_text_composes_letters_and_accents() -> None:
    assert pdf_text("e\u0301", (PLAIN, WIDE)) == ("é", False)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_line_end_becomes_a_break(end: str) -> None:
    assert pdf_text(f"a{end}b", (PLAIN, WIDE)) == ("a<br/>b", False)


def test_breaks_past_the_limit_become_spaces_and_no_line_is_lost() -> None:
    markup = pdf_text("a\nb\nc\nd", (PLAIN, WIDE), max_lines=2).markup
    assert markup == "a<br/>b c d"


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\ud800", "\uffff", "\U0001f600", "\ue000", "न"])
def test_what_no_face_holds_becomes_a_box_and_is_reported(char: str) -> None:
    assert runs(char, (PLAIN, WIDE)) == ([("Wide", "□")], True)


def test_hebrew_is_laid_from_right_to_left_with_marks_behind_their_letters() -> None:
    face = Face("Hebrew", frozenset([*range(0x20, 0x80), *range(0x590, 0x600), 0x25A1]))
    found, boxed = runs("A \u05d0\u05b8\u05d1 \u05d2 (B)", (face,))
    assert found == [("Hebrew", "A \u05d2 \u05d1\u05d0\u05b8 (B)")]
    assert not boxed


def test_faces_without_the_box_are_refused() -> None:
    with pytest.raises(ValueError, match="U\\+25A1"):
        runs("Ж", (PLAIN,))


@pytest.mark.parametrize(
    "letters",
    [
        "".join(chr(c) for c in range(0xA1, 0x180)),
        "".join(chr(c) for c in range(0x391, 0x3CA) if c != 0x3A2),
        "".join(chr(c) for c in range(0x400, 0x460)),
    ],
    ids=["latin", "greek", "cyrillic"],
)
def test_the_shipped_fonts_hold_the_letters_of_european_names(letters: str) -> None:
    for face in faces().values():
        assert not runs(letters, face)[1]


def test_metadata_is_one_line_without_control_characters() -> None:
    assert pdf_metadata("A\u00adB\nC\x07\ud800 \U0001f600") == "AB C□□ \U0001f600"


# ------------------------------------------------------------------------------- file names
def test_a_file_name_is_stem_and_ending() -> None:
    assert file_name("2026-11-20_KI-Betrieb_de", "pdf") == "2026-11-20_KI-Betrieb_de.pdf"


@pytest.mark.parametrize(
    "stem",
    [
        "",
        "Müller",
        "a b",
        "../../data/app",
        "a/b",
        "a\\b",
        "CON",
        "lpt1",
        "a.pdf",
        "-a",
        "a--b",
        "a\n",
        "\u202egnp",
        "a\x00b",
        "a:b",
        'a"b',
        "x" * 81,
        "=1+1",
        "%00",
        "~root",
    ],
)
def test_text_of_a_user_never_becomes_a_file_name(stem: str) -> None:
    with pytest.raises(ValueError, match="pattern"):
        file_name(stem, "pdf")


@pytest.mark.parametrize("ending", ["", "p df", "../x", "pdf\n", "pdƒ"])
def test_an_ending_is_letters_and_digits(ending: str) -> None:
    with pytest.raises(ValueError, match="pattern"):
        file_name("a", ending)


# -------------------------------------------------------------------------- text on the page
def unescaped(markdown: str) -> str:
    """What a CommonMark reader makes of backslash escapes alone."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown).replace("\u2060", "")


@pytest.mark.parametrize("words", MARKS)
def test_every_mark_is_escaped_and_the_words_stay(words: str) -> None:
    shown = markdown_text(words)
    assert unescaped(shown) == words
    assert not re.search(r"[!-/:-@\[-`{-~]", re.sub(r"\\[!-/:-@\[-`{-~]", "", shown))


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=80))
def test_no_punctuation_stands_unescaped_and_no_word_is_lost(words: str) -> None:
    shown = markdown_text(words)
    assert re.search(r"[!-/:-@\[-`{-~]", re.sub(r"\\[!-/:-@\[-`{-~]", "", shown)) is None
    composed = unicodedata.normalize("NFC", words)
    assert unescaped(shown) == composed.strip().replace("\u2060", "")


@pytest.mark.parametrize(("words", "pattern"), READ_LATE)
def test_patterns_read_after_the_escapes_are_broken_invisibly(words: str, pattern: str) -> None:
    read = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown_text(words))
    assert re.search(pattern, read) is None
    assert read.replace("\u2060", "") == words


def test_lines_stay_apart_and_empty_ones_go() -> None:
    assert markdown_text("a\n\n    b\r\n") == "a  \nb"


def test_what_cannot_be_sent_to_a_browser_becomes_a_box() -> None:
    assert markdown_text("a\x00b\ud800") == "a□b□"


def test_licences_lie_beside_the_fonts() -> None:
    folder = Path(__file__).parents[2] / "assets" / "fonts_pdf"
    assert {"OFL-IBM-Plex.txt", "LICENSE-DejaVu.txt"} <= {f.name for f in folder.iterdir()}


@given(st.text(alphabet=st.sampled_from("='+-@\t\r;,\"abc 1"), max_size=12))
def test_a_cell_of_a_csv_file_begins_with_nothing_a_spreadsheet_computes(text: str) -> None:
    written = csv_text(text)
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert (written[1:] if written != text else written) == text


@given(st.text(alphabet=st.sampled_from("_x0041Fa5 "), max_size=30))
def test_a_cell_of_a_workbook_reads_as_it_was_typed(text: str) -> None:
    shown = re.sub("_x([0-9A-Fa-f]{4})_", lambda hit: chr(int(hit[1], 16)), xlsx_text(text))
    assert shown == text


@pytest.mark.parametrize("text", ["A\0B", "A\x0bB", "\ud800", "\ufffe", "x" * 32_768])
def test_what_no_cell_can_hold_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"cell|workbook"):
        xlsx_text(text)


@pytest.mark.parametrize(
    "label",
    [
        "Nutzen Sie KI in einem Bereich, den die KI-Verordnung als Hochrisiko einstuft?",
        "Daten- und Prozessreife (heute: Gesteuert (Index 2,3 von 4,0))",
        "Art. 26 Abs. 5: index 1.5",
    ],
)
def test_a_label_is_read_aloud_without_a_backslash(label: str) -> None:
    assert label_text(label) == label


@pytest.mark.parametrize(
    "label",
    ["1. Punkt", "2) Punkt", "- Punkt", "a\n---", "**x**", ":red[x]", "[x](y)", "<b>", "~~x~~"],
)
def test_mark_up_in_a_label_stays_escaped(label: str) -> None:
    if label[0].isdigit():
        assert label_text(label) == markdown_text(label)
    signs = re.sub(r"\\.", "", label_text(label))
    assert not re.search(r"[*_`\[\]<>~#+|{}$]|^[-=]|^\d+[.)]|:\S", signs, re.MULTILINE)


@given(st.text())
def test_a_label_holds_the_same_words(words: str) -> None:
    assert unescaped(label_text(words)) == unescaped(markdown_text(words))
