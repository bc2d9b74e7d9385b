import json
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiops_model.domain.errors import Refusal
from aiops_model.domain.text import clean_text

ACCEPTED = [
    "Meyer & Söhne <GmbH>",
    "<img src='file:///etc/passwd'/>",
    "=1+1",
    "\t=1+1",
    "'; DROP TABLE client;--",
    "NULL",
    "\ufeffBOM first",
    "Müller-Lüdenscheidt Straße Ä Ö Ü ẞ",
    "Škoda Łódź Győr Şetefan Đorđe",
    "\u05e9\u05dc\u05d5\u05dd",
    "\u202egnp.exe\u202c.pdf",
    "\u2066a\u2067b\u2069",
    "\U0001f600 \U0001f469\u200d\U0001f4bb \U0001f1e9\U0001f1ea",
    "\xa0\u202f\u2009x",
    " 7 ",
    "\u0661\u0662 \uff14 \xb2",
    "\u0928\u092e\u0938\u094d\u0924\u0947",
    "ü" * 120,
]
REFUSED = {
    "A\0B": "U+0000",
    "A\x07\x08": "U+0007",
    "\x7f": "U+007F",
    "a\x80": "U+0080",
    "a\x9fb": "U+009F",
    "ok\udfffok": "U+DFFF",
    "\ud800": "U+D800",
    "x\ufffe": "U+FFFE",
    "x\uffff": "U+FFFF",
    "\ufdd0": "U+FDD0",
    "x\U0010ffff": "U+10FFFF",
    "x\U0001fffe": "U+1FFFE",
}
UNSEEN = ["", " ", "\u200b", "\u2060\ufeff", "\n\n", "\t", "\u3164", "\u2800", "\xa0\u202f"]


@pytest.mark.parametrize("text", ACCEPTED)
def test_text_stays_as_it_was_typed(text: str) -> None:
    assert clean_text(text, 120, "company_name") == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(("text", "character"), REFUSED.items(), ids=list(REFUSED.values()))
def test_what_breaks_a_sink_is_refused_by_name(text: str, character: str) -> None:
    with pytest.raises(Refusal) as caught:
        clean_text(text, 120, "company_name")
    assert caught.value.code == "text_control_characters"
    assert caught.value.field == "company_name"
    assert caught.value.values["character"] == character


@pytest.mark.parametrize("text", UNSEEN, ids=ascii)
def test_nothing_to_see_is_no_text(text: str) -> None:
    with pytest.raises(Refusal) as caught:
        clean_text(text, 120, "company_name", lines=True)
    assert caught.value.code == "text_control_characters"
    assert caught.value.values == {}


def test_the_limit_counts_characters_after_normalising() -> None:
    assert clean_text("e\u0301" * 120, 120, "x") == "é" * 120
    for long in ("x" * 121, "A" * 100_000, "$" * 50_000):
        with pytest.raises(Refusal) as caught:
            clean_text(long, 120, "x")
        assert caught.value.code == "text_too_long"
        assert caught.value.values == {"max": 120, "entered": len(long)}


def test_line_ends_become_one_kind() -> None:
    text = "1\r\n2\r3\n4\u20285\u20296\x857"
    assert clean_text(text, 120, "x") == "1 2 3 4 5 6 7"
    assert clean_text(text, 120, "x", lines=True) == "1\n2\n3\n4\n5\n6\n7"


@given(st.text(alphabet=st.characters(max_codepoint=sys.maxunicode), max_size=150))
def test_what_is_accepted_is_stable_and_can_be_written(text: str) -> None:
    try:
        found = clean_text(text, 120, "x", lines=True)
    except Refusal:
        return
    assert clean_text(found, 120, "x", lines=True) == found
    assert json.loads(json.dumps(found)) == found
    assert found.encode().decode() == found
    assert "\0" not in found
