"""Swiss text, plurals, missing texts."""

from dataclasses import dataclass

import pytest

from aiops_model.content import load_content
from aiops_model.i18n import NBSP, SOFT_HYPHEN, Entry, plain
from tests.i18n.readers import reader


@dataclass(frozen=True)
class Pair:
    de: str
    en: str


# ------------------------------------------------------------------------------------ Swiss text
@pytest.mark.parametrize(
    ("german", "swiss"),
    [
        ("Maßnahme und Größe", "Massnahme und Grösse"),
        ("„Gesteuert“ heißt ‚geregelt‘", "«Gesteuert» heisst ‹geregelt›"),
        ("Die Geschäftsführung beschließt", "Die Geschäftsleitung beschliesst"),
        (f"Geschäfts{SOFT_HYPHEN}führung", f"Geschäfts{SOFT_HYPHEN}leitung"),
        ("Ihr Beirat", "Ihr Verwaltungsrat"),
        ("Ihr Aufsichtsrat", "Ihr Verwaltungsrat"),
        ("in der Abschlussprüfung", "in der Revision"),
        ("Betriebsrat nach DSGVO", f"Arbeitnehmer{SOFT_HYPHEN}vertretung nach DSG"),
        ("in der GuV", "in der Erfolgsrechnung"),
    ],
)
def test_swiss_words_quotes_and_ss(german: str, swiss: str) -> None:
    pair = Pair(de=german, en="“Managed”")
    assert reader("de_CH").text(pair) == swiss
    assert reader("de_CH", {"x": german}).t("x") == swiss
    assert reader("de_AT").text(pair) == german
    assert reader("en_CH").text(pair) == "“Managed”"


def test_no_text_keeps_a_german_only_sign_for_swiss_readers() -> None:
    swiss = reader("de_CH")
    for key, entry in load_content().i18n["de"].items():
        for text in [entry] if isinstance(entry, str) else entry.values():
            shown = swiss.text(Pair(text, text))
            assert not set(shown) & set("ß„“‚‘"), key
            assert shown.count("«") == shown.count("»"), key


# --------------------------------------------------------------------------------------- plurals
OPEN: dict[str, Entry] = {
    "open": {"zero": "nichts offen", "one": "1 Frage offen", "other": "{n} Fragen offen"},
    "days": {"one": "{n} Tag", "other": "{n} Tage"},
}


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (0, "nichts offen"),
        (1, "1 Frage offen"),
        (2, "2 Fragen offen"),
        (1200, "1.200 Fragen offen"),
    ],
)
def test_a_plural_has_its_own_words_for_none_and_one(n: int, text: str) -> None:
    assert reader("de_DE", OPEN).t("open", n=n) == text


def test_without_words_for_none_the_plural_is_used() -> None:
    assert reader("de_DE", OPEN).t("days", n=0) == "0 Tage"
    assert reader("en", OPEN).t("days", n=1) == "1 Tag"


def test_a_missing_text_is_an_error_and_not_an_empty_place() -> None:
    with pytest.raises(KeyError):
        reader("de_DE").t("start.no_such_text")
    with pytest.raises(KeyError):
        reader("de_DE").t("app.law_note", day="x")


def test_plain_text_has_neither_soft_hyphens_nor_fixed_spaces() -> None:
    assert plain(f"420.000{NBSP}€ für Geschäfts{SOFT_HYPHEN}führung") == (
        "420.000 € für Geschäftsführung"
    )
