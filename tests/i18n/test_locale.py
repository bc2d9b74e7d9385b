"""Swiss text, plurals, missing texts."""

from dataclasses import dataclass
from decimal import Decimal

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
        ("1.000–4.999", "1’000–4’999"),
        (f"Geldbußen von 300.000{NBSP}€", f"Geldbussen von EUR{NBSP}300’000"),
        ("am 20.11.2026, Katalog 2026.11.0", "am 20.11.2026, Katalog 2026.11.0"),
    ],
)
def test_swiss_words_quotes_and_ss(german: str, swiss: str) -> None:
    pair = Pair(de=german, en="“Managed”")
    assert reader("de_CH").text(pair) == swiss
    assert reader("de_CH", {"x": german}).t("x") == swiss
    assert reader("de_AT").text(pair) == german
    assert reader("en_CH").text(pair) == "“Managed”"


def test_what_a_person_typed_stays_as_it_was_typed() -> None:
    typed = "Straße „1.000“ Beirat"
    assert reader("de_CH", {"x": "Maß: {entered}"}).t("x", entered=typed) == f"Mass: {typed}"
    assert reader("de_CH").text(Pair("Maß: {x}", ""), x=typed) == f"Mass: {typed}"


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


def test_one_with_a_decimal_is_no_longer_one() -> None:
    assert reader("de_DE", OPEN).t("days", n=Decimal("1.0")) == "1,0 Tage"
    assert reader("de_CH", OPEN).t("days", n=Decimal("1.5")) == "1.5 Tage"
    assert reader("de_DE", OPEN).t("days", n=Decimal(1)) == "1 Tag"


def test_a_missing_text_is_an_error_and_not_an_empty_place() -> None:
    with pytest.raises(KeyError):
        reader("de_DE").t("start.no_such_text")
    with pytest.raises(KeyError):
        reader("de_DE").t("app.law_note", day="x")


def test_plain_text_has_neither_soft_hyphens_nor_fixed_spaces() -> None:
    assert plain(f"420.000{NBSP}€ für Geschäfts{SOFT_HYPHEN}führung") == (
        "420.000 € für Geschäftsführung"
    )
