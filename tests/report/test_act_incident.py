"""The incident report: which clock, both readings, to whom first, what the record must hold."""

import re
from datetime import datetime, timedelta, timezone

import pytest

from aiops_model.domain.ai_act.facts import Answer
from aiops_model.domain.ai_act.incident import Incident, deadline
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
) -> IncidentReport:
    incident = Incident(
        kinds, AWARE, "provider" if role == "provider" else "deployer", serious, reachable, False
    )
    found = deadline(incident, act.content().ai_act.law)
    basis = IncidentBasis(incident, found, act.TODAY, known={"system": "Rangliste"})
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
