"""The 90-day plan on paper: complete, reproducible, safe; tables break with their heads."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from pypdf import PdfReader

from aiops_model.domain.plan.result import Notice
from aiops_model.export.pdf.plan import plan_pdf
from aiops_model.report.plan import PlanReport, Track
from tests.export.hostile import HOSTILE
from tests.export.test_act_pdf import bare, check_passive, printed, read
from tests.report import plans

Make = Callable[[str], PlanReport]


@cache
def typical(lang: str) -> PlanReport:
    return plans.report(plans.typical(), lang, projections=plans.PROJECTIONS)


@cache
def crowded(lang: str) -> PlanReport:
    return plans.report(plans.crowded(), lang)


@cache
def followed(lang: str) -> PlanReport:
    pair = plans.typical()
    return plans.report(pair, lang, "AT", demo=True, **plans.followed(pair, 36))


@cache
def nothing(lang: str) -> PlanReport:
    return plans.report(plans.nothing(), lang)


MADE = (typical, crowded, followed, nothing)
REPORTS = pytest.mark.parametrize(
    ("make", "lang"), [(make, lang) for make in MADE for lang in ("de", "en")]
)


@cache
def rendered(make: Make, lang: str) -> PdfReader:
    return read(plan_pdf(make(lang), plans.locale(lang, "AT")))


def shown(report: PlanReport) -> list[str]:
    """Every text of the report that belongs on paper."""
    texts = [report.context, report.title, report.sentence, report.proof, *report.objective]
    for row in report.measures:
        texts += [row.title, row.owner, row.planned, row.period, row.why[0], row.when[0]]
    for left in report.dropped:
        texts += [left.title, left.reason, left.earliest, left.change]
    for gate in report.gates:
        texts += [gate.name, gate.date, gate.no_go.title, *gate.no_go_steps]
        texts += [text for q in gate.questions for text in (q.question, q.evidence, q.measures)]
    for meeting in report.rhythm:
        texts += [meeting.name, meeting.when, meeting.attendees, *meeting.agenda, meeting.result]
    if report.budget is not None and report.budget.table is not None:
        texts += [report.budget.title, *report.budget.lines]
        texts += [cell for row in report.budget.table.rows for cell in row]
    for point in report.standpoints:
        texts += [point.title, point.level, point.euro]
    for figure in (report.gantt, report.capacity):
        if figure is not None and report.gantt is not None:
            texts += [figure.finding, figure.how_to_read]
            texts += [str(row["name"]) for row in figure.rows if row.get("kind") != "gate"]
    return texts


@REPORTS
def test_every_text_of_the_plan_is_on_paper(make: Make, lang: str) -> None:
    text = printed(rendered(make, lang))
    assert [told for told in shown(make(lang)) if bare(told) not in text] == []


@REPORTS
def test_every_page_carries_hash_law_date_and_number(make: Make, lang: str) -> None:
    report, reader = make(lang), rendered(make, lang)
    of = "von" if lang == "de" else "of"
    for number, page in enumerate(reader.pages, start=1):
        text = page.extract_text()
        assert bare(report.footer) in bare(text)
        assert report.provenance["input_hash"][:8] in text
        assert re.search(rf"{number} {of} {len(reader.pages)}", text)


def test_a_plan_of_ordinary_size_stays_short() -> None:
    for lang in ("de", "en"):
        assert 2 <= len(rendered(typical, lang).pages) <= 7


def test_the_same_plan_gives_the_same_bytes() -> None:
    for make in (typical, followed):
        report = make("de")
        files = [plan_pdf(report, plans.locale("de", "AT")) for _ in range(2)]
        assert files[0] == files[1]


def test_a_table_over_several_pages_repeats_its_head() -> None:
    report, reader = crowded("de"), rendered(crowded, "de")
    head = bare("Maßnahme, mit Grund und was es ändert")
    pages = [bare(page.extract_text()) for page in reader.pages]
    with_rows = [
        text
        for text in pages
        if any(bare(row.title) in text and bare(row.earliest) in text for row in report.dropped)
    ]
    assert len(with_rows) > 2
    assert sum(head in text for text in pages) >= len(with_rows) - 1
    assert all(head in text for text in with_rows[1:-1])


def test_example_data_is_marked_on_every_page() -> None:
    reader = rendered(followed, "de")
    assert all("BEISPIELDATEN" in page.extract_text() for page in reader.pages)


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_no_at_a_gate_says_once_when_the_questions_are_put_again(lang: str) -> None:
    report = typical(lang)
    for gate in report.gates:
        told = " ".join((gate.no_go.body, *gate.no_go_steps))
        days = {"de": "Arbeitstag", "en": "working day"}[lang]
        assert told.count(days) == 1, told
        assert len(set(gate.no_go_steps)) == len(gate.no_go_steps)


def test_what_is_given_up_says_so_with_its_reason() -> None:
    pair = plans.typical()
    tracks = {pair[1].items[0].measure: Track("given_up", slip_reason="Kein Geld")}
    report = plans.report(pair, tracks=tracks, tracking=True)
    text = printed(read(plan_pdf(report, plans.locale("de", "AT"))))
    assert bare("Aufgegeben: Kein Geld.") in text
    assert bare("× aufgegeben") in text
    assert all(bare(line) in text for line in report.measures[0].given_up)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_only_words(words: str) -> None:
    pair = plans.typical()
    plan = pair[1]
    dropped = plan.dropped[0].model_copy(update={"code": "excluded", "by": words, "reason": words})
    found = Notice(code="control_is_model", values={"person": words})
    changed = plan.model_copy(update={"dropped": (dropped,), "warnings": (found,)})
    tracks = {plan.items[0].measure: Track("running", 30, slip_reason=words, evidence=words)}
    report = plans.report(
        (pair[0], changed), company=words, tracks=tracks, tracking=True, names={"filter": words}
    )
    check_passive(read(plan_pdf(report, plans.locale("de", "AT"))))


def test_very_long_names_break_and_nothing_is_lost() -> None:
    long = "Donaudampfschifffahrtsgesellschaft" * 12
    report = plans.report(plans.typical(), names={"filter": long}, company=long[:120])
    text = printed(read(plan_pdf(report, plans.locale("de", "AT"))))
    assert bare(long) in text


def test_a_company_without_a_name_has_a_header_all_the_same() -> None:
    report = replace(typical("de"), company="")
    reader = read(plan_pdf(report, plans.locale("de", "AT")))
    assert "90-Tage-Plan · vertraulich" in reader.pages[0].extract_text()
    assert reader.metadata is not None
    assert reader.metadata.title == report.title
