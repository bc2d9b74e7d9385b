"""Provisions read as the two languages cite them."""

import pytest

from aiops_model.report.ai_act.citation import cite

CASES = [
    ("26(5)", "Art. 26 Abs. 5", "Art 26(5)"),
    ("3(1)", "Art. 3 Nr. 1", "Art 3(1)"),
    ("2(1)(a)", "Art. 2 Abs. 1 Buchst. a", "Art 2(1)(a)"),
    ("III 4(a)", "Anhang III Nr. 4 Buchst. a", "Annex III, point 4(a)"),
    ("III 2", "Anhang III Nr. 2", "Annex III, point 2"),
    ("3(3)-(8)", "Art. 3 Nr. 3 bis 8", "Art 3(3)–(8)"),
    ("43, 47, 48", "Art. 43, 47, 48", "Arts 43, 47, 48"),
    ("49(1), 49(5)", "Art. 49 Abs. 1, 5", "Art 49(1), (5)"),
    ("5(1)(ba), 5(1)(bb)", "Art. 5 Abs. 1 Buchst. ba, bb", "Art 5(1)(ba), (bb)"),
    ("6(4), 49(2)", "Art. 6 Abs. 4, Art. 49 Abs. 2", "Art 6(4), Art 49(2)"),
    ("11, Annex IV", "Art. 11, Anhang IV", "Art 11, Annex IV"),
    (
        "6(3), third subparagraph",
        "Art. 6 Abs. 3, Unterabs. 3",
        "Art 6(3), third subparagraph",
    ),
]


@pytest.mark.parametrize(("article", "german", "english"), CASES)
def test_a_provision_reads_as_its_language_cites_it(
    article: str, german: str, english: str
) -> None:
    assert cite(article, "de").replace("\u00a0", " ") == german
    assert cite(article, "en").replace("\u00a0", " ") == english


def test_what_is_no_known_pattern_stays_as_it_is() -> None:
    assert cite("recital (39)", "de") == "recital (39)"
