"""Ceilings of fines, the four requirements and the authorities in the duties report."""

import pytest

from aiops_model.i18n import plain
from aiops_model.report.ai_act import DutyAnswer, Proof
from tests.report import act_companies as act

MEDIUM = {**act.COMPANY, "employees": 600, "turnover": 120_000_000}
SMALL = {**act.COMPANY, "employees": 220, "turnover": 45_000_000}
NO_TURNOVER = {key: value for key, value in act.COMPANY.items() if key != "turnover"}


@pytest.mark.parametrize(
    ("company", "later", "ban"), [(MEDIUM, 3_600_000, 35_000_000), (SMALL, 1_350_000, 3_150_000)]
)
def test_ceilings_follow_the_size(company: dict[str, object], later: int, ban: int) -> None:
    report = act.report(act.system(act.RANKING, company=company), company=company)
    assert report.ceilings is not None
    assert report.numbers["ceiling.from_class_date"] == later
    assert report.numbers["ceiling.article_5"] == ban
    shown = [row[1] for row in report.ceilings.table.rows]
    assert f"bis höchstens {act.locale().euros_short(later)}" in shown
    assert shown[-1] == f"bis höchstens {act.locale().euros_short(ban)}"


def test_a_ceiling_is_no_forecast_and_stands_apart() -> None:
    ceilings = act.report(act.system(act.RANKING)).ceilings
    assert ceilings is not None
    assert "keine Prognose" in ceilings.note
    assert any("Art. 4 Abs. 1, Art. 86" in plain(line) for line in ceilings.lines)


def test_the_basis_cites_in_the_order_of_the_articles_whatever_system_comes_first() -> None:
    systems = (act.system(act.ASSISTANT, "A"), act.system(act.OWN_SCORING, "B"))
    bases = []
    for order in (systems, systems[::-1]):
        ceilings = act.report(*order).ceilings
        assert ceilings is not None
        bases.append([plain(row[2]) for row in ceilings.table.rows])
    assert bases[0] == bases[1]
    from_class_date = bases[0][2]
    places = [from_class_date.index(part) for part in ("Art. 9", "Art. 12", "Art. 43", "Art. 50")]
    assert places == sorted(places)


def test_evidence_takes_a_duty_out_of_the_second_line_only() -> None:
    proven = {
        duty_id: DutyAnswer(3, proofs=(Proof("Nachweis"),))
        for duty_id in act.content().ai_act.duties
    }
    report = act.report(act.system(act.ASSISTANT, answers=proven))
    assert report.numbers["ceiling.today"] == 960_000
    assert "ceiling.today_without_evidence" not in report.numbers


def test_without_turnover_both_terms_stand_instead_of_an_amount() -> None:
    report = act.report(act.system(act.ASSISTANT, company=NO_TURNOVER), company=NO_TURNOVER)
    assert report.ceilings is not None
    amount = plain(report.ceilings.table.rows[0][1])
    assert amount.startswith("15 Mio. € oder 3 % des Umsatzes")
    assert not [name for name in report.numbers if name.startswith("ceiling.")]


# --------------------------------------------------------------------- requirements, authorities
def test_the_24_hour_record_is_good_practice_and_no_law() -> None:
    for row in act.report(act.system(act.RANKING)).requirements:
        assert not [line for line in row.law if "24" in line]
    practice = [
        line
        for row in act.report(act.system(act.RANKING)).requirements
        for line in row.good_practice
    ]
    assert any("24 Stunden" in plain(line) for line in practice)


def test_a_deployer_reads_the_law_of_deployers() -> None:
    rows = act.report(act.system(act.RANKING)).requirements
    assert len(rows) == 4
    assert all(line.startswith("Betreiber") for row in rows for line in row.law)
    assert all(row.owed for row in rows)


@pytest.mark.parametrize(
    ("country", "name"), [("DE", "Bundesnetzagentur"), ("AT", "KI-Servicestelle")]
)
def test_authorities_carry_how_sure_they_are(country: str, name: str) -> None:
    company = {**act.COMPANY, "country": country}
    report = act.report(act.system(act.RANKING, company=company), company=company)
    found = [row for row in report.authorities if name in plain(row.name)]
    assert found
    assert all(row.confidence_text.startswith("Sicherheit der Angabe") for row in found)
