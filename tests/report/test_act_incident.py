"""The incident report: which clock, both readings, to whom first, what the record must hold."""

import re
from datetime import datetime, timedelta, timezone
from typing import Literal

import pytest

from aiops_model.content.working_days import holidays_of_report
from aiops_model.domain.ai_act.facts import Answer
from aiops_model.domain.ai_act.incident import Incident, deadline
from aiops_model.domain.ai_act.standing import standing
from aiops_model.i18n import plain
from aiops_model.report.ai_act import IncidentBasis, IncidentReport, build_form, build_incident
from tests.report import act_companies as act
from tests.report.texts import texts_of

AWARE = datetime(2028, 1, 10, 9, 0, tzinfo=timezone(timedelta(hours=1)))
KINDS = (
    "death",
    "health",
    "critical_infrastructure",
    "fundamental_rights",
    "property_environment",
    "widespread",
    "none",
)


def told(
    *kinds: str,
    role: str = "provider",
    lang: str = "de",
    serious: Answer | None = None,
    reachable: Answer | None = None,
    aware: datetime = AWARE,
    country: str = "DE",
) -> IncidentReport:
    owner: Literal["provider", "deployer"] = "provider" if role == "provider" else "deployer"
    incident = Incident(kinds, aware, owner, serious, reachable, False, country)
    law = act.content().ai_act.law
    found, stands = deadline(incident, law), standing(incident, law)
    basis = IncidentBasis(incident, found, stands, act.TODAY, known={"system": "Rangliste"})
    return build_incident(basis, act.content(), act.locale(lang))


def test_a_death_is_reported_within_ten_days_with_both_readings() -> None:
    report = told("death", "health")
    assert plain(report.title) == (
        "Meldung an die Marktüberwachungsbehörde spätestens am 20. Januar 2028"
    )
    assert plain(report.clock.title) == "Meldefrist von 10 Tagen nach Art. 73 Abs. 4"
    assert [plain(row[1]) for row in report.deadlines.rows] == [
        "20. Januar 2028, 09:00 Uhr",
        "20. Januar 2028, 23:59 Uhr",
    ]


def test_the_holidays_inside_the_period_are_named() -> None:
    aware = datetime(2028, 4, 13, 18, 0, tzinfo=timezone(timedelta(hours=2)))
    incident = Incident(("widespread",), aware, "provider", equivalent_reporting=False)
    holidays = holidays_of_report("DE", aware, "de")
    found = deadline(incident, act.content().ai_act.law, holidays.keys())
    stands = standing(incident, act.content().ai_act.law)
    basis = IncidentBasis(incident, found, stands, act.TODAY, holidays=holidays)
    report = build_incident(basis, act.content(), act.locale())
    assert [plain(row[1]) for row in report.deadlines.rows] == [
        "15. April 2028, 18:00 Uhr",
        "19. April 2028, 23:59 Uhr",
    ]
    assert (
        "Feiertage in dieser Frist: Karfreitag (14. April 2028), Ostermontag (17. April 2028)."
        in [plain(line) for line in report.clock.lines]
    )


@pytest.mark.parametrize(
    ("day", "role", "title", "says"),
    [
        ((2026, 5, 4), "provider", "Am 4. Mai 2026 gilt diese", "ab 2. August 2026 (strittig)"),
        ((2026, 11, 20), "provider", "Ob die Meldepflicht", "seit 2. August 2026"),
        ((2026, 11, 20), "deployer", "Am 20. November 2026 gilt diese", "Art. 26 Abs. 5 KI-VO"),
        ((2028, 1, 10), "deployer", "Am 10. Januar 2028 gilt", "ab 2. August 2028"),
    ],
)
def test_nothing_is_said_to_bind_before_its_day(
    day: tuple[int, int, int], role: str, title: str, says: str
) -> None:
    report = told("death", role=role, aware=datetime(*day, 9, 0, tzinfo=AWARE.tzinfo))
    assert report.standing is not None
    assert plain(report.standing.title).startswith(title)
    assert says in plain(report.standing.body)


@pytest.mark.parametrize(
    ("country", "name", "sure"),
    [
        ("DE", "Bundesnetzagentur", "hoch"),
        ("AT", "Noch nicht benannt, soweit bekannt", "gering"),
        ("CH", "Keine Behörde nach Schweizer Recht", "hoch"),
        ("EU", "Marktüberwachungsbehörde des Mitgliedstaats", "hoch"),
    ],
)
def test_the_authority_of_the_country_is_named_with_how_sure_it_is(
    country: str, name: str, sure: str
) -> None:
    authority = plain(told("death", country=country).authority)
    assert f"Land des Vorfalls: {name}. " in authority
    assert f"Sicherheit der Angabe: {sure}" in authority
    assert told("none", country=country).authority == ""


def test_what_binds_has_no_reservation() -> None:
    later = datetime(2028, 8, 2, 9, 0, tzinfo=AWARE.tzinfo)
    assert told("death", aware=later).standing is None
    assert told("none").standing is None, "nothing is to be reported at all"


def test_a_deployer_tells_the_provider_first_and_at_once() -> None:
    report = told("health", role="deployer", reachable=True)
    assert report.title == "Melden Sie jetzt an den Anbieter"
    assert report.first.title == "Zuerst an den Anbieter"
    assert {row[1] for row in report.deadlines.rows} == {"sofort"}
    assert report.steps


def test_what_is_unknown_counts_as_the_shorter_clock_and_says_so() -> None:
    report = told("critical_infrastructure", serious="unknown")
    assert "2 Tagen" in plain(report.clock.title)
    assert any("schwerwiegend und unumkehrbar" in line for line in report.clock.lines)


def test_an_event_that_is_not_reportable_is_recorded_all_the_same() -> None:
    report = told("none")
    assert not report.reportable
    assert report.title == "Nach diesen Angaben keine Meldung nach Art. 73"
    assert report.deadlines.rows == ()
    assert report.fields


def test_the_record_says_what_is_law_and_what_is_good_practice() -> None:
    report = told("death")
    assert report.record.table is not None
    bases = {row[2] for row in report.record.table.rows}
    assert "gute Praxis" in bases
    assert any(plain(basis).startswith("Art. ") for basis in bases)
    assert "gute Praxis" in report.good_practice.title
    assert "kein Gesetz" in report.good_practice.body
    assert not [line for line in report.clock.lines if "24 Stunden" in plain(line)]


def test_what_is_known_is_filled_in_and_the_empty_form_is_empty() -> None:
    filled = {field.id: field.value for field in told("death").fields}
    assert filled["system"] == "Rangliste"
    assert plain(filled["kind"]) == "Todesfall"
    assert plain(filled["aware_at"]) == "10. Januar 2028, 09:00 Uhr"
    form = build_form(act.content(), act.locale(), act.TODAY)
    assert {field.value for field in form.fields} == {""}
    assert [field.id for field in form.fields] == list(filled)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("role", ["provider", "deployer"])
def test_every_kind_reads_in_both_languages(kind: str, role: str) -> None:
    places = []
    for lang in ("de", "en"):
        report = told(kind, role=role, lang=lang)
        found = dict(texts_of(report))
        places.append({place for place in found if "file_stem" not in place})
        for place, text in found.items():
            assert not re.search(r"[{}]|\bact\.[a-z]|(?i:compliant|konform\b)", text), place
    assert places[0] == places[1]
