"""Every hostile name in the PDF and the JSON of a report: the same text, or boxes that say so."""

import json
import re
import unicodedata
from collections import Counter
from dataclasses import replace
from io import BytesIO

import pytest
from pydantic import TypeAdapter
from pypdf import PdfReader

from aiops_model.export.pdf.fonts import faces
from aiops_model.export.pdf.one_pager import one_pager
from aiops_model.export.text import BOX
from aiops_model.report import Report
from tests.export.german import GERMAN
from tests.export.reports import locale
from tests.export.test_one_pager import check_passive, printed
from tests.hostile.corpus import Hostile, names

INKLESS = {"Cf", "Zs", "Zl", "Zp", "Cc", "Mn"}
"""Marks too: a reader of PDF finds them before or behind their letter."""


def seen(text: str) -> str:
    """Text without spaces and without what has no ink."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(c for c in composed if unicodedata.category(c) not in INKLESS)


def drawn(one: Hostile) -> str:
    """What the fonts can show of a name, by what they hold."""
    held = frozenset().union(*(face.code_points for face in faces()["sans"]))
    line = one.as_stored.replace("\t", " ")
    return "".join(c if ord(c) in held and ord(c) <= 0xFFFF else BOX for c in line)


@pytest.mark.parametrize("one", names(), ids=lambda one: one.id)
def test_a_name_stands_in_the_pdf_as_typed(one: Hostile) -> None:
    report = replace(GERMAN, company=one.as_stored)
    reader = PdfReader(BytesIO(one_pager(report, locale("de"))))
    text = printed(reader)
    check_passive(reader)
    wanted = drawn(one)
    assert not Counter(seen(wanted)) - Counter(seen(text)), ascii(wanted)
    note = locale("de").t("pdf.box_note")
    assert (note in re.sub(r"\s+", " ", text)) == (BOX in wanted)
    if one.as_stored == wanted and one.category != "unicode":
        assert seen(one.as_stored) in seen(text)
    assert len(reader.pages) == 1


def test_the_json_of_a_report_holds_every_name_unchanged() -> None:
    kind = TypeAdapter(Report)
    for one in names():
        written = kind.dump_json(replace(GERMAN, company=one.as_stored), indent=2)
        assert json.loads(written)["company"] == one.as_stored, one.id
        assert b"\x00" not in written
