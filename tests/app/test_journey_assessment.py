"""Assessing: every click is stored, nothing is preselected, a refusal says how to mend it."""

import pytest

from aiops_model import services
from aiops_model.services import maturity
from tests.app import plan
from tests.app.maturity import File, begin, unfold
from tests.app.visit import MANUFACTURER, Visit
from tests.report.assessments import instrument
from web import process


@pytest.fixture
def file(visit: Visit, cookies: dict[str, str]) -> File:
    """A file that the visitor is about to answer."""
    return begin(visit, cookies)


def radio_key(file: File, item: str) -> str:
    return f"vote.{file.id}.{file.view().me}.{item}"


def form(visit: Visit, label: str) -> Visit:
    """Send the form whose button has this label."""
    return visit.click_label(label)


def captions(visit: Visit) -> list[str]:
    return [caption.value.replace("\\", "").replace("\xa0", " ") for caption in visit.app.caption]


def test_the_first_visit_begins_with_one_click(visit: Visit) -> None:
    visit.open("assessment").click_label("Bewertung beginnen")
    assert visit.errors() == []
    assert len(visit.app.radio) == 3
    assert [radio.value for radio in visit.app.radio] == [None] * 3, "no answer is preselected"


def test_a_click_is_an_answer_and_outlives_the_session(visit: Visit, file: File) -> None:
    visit.open("assessment", part="o1")
    visit.app.radio(key=radio_key(file, "o1_m")).set_value("half").run()
    assert visit.errors() == []
    assert file.view().votes[("o1_m", str(file.view().me))].value == "half"
    assert "Abläufe · Rollen: 2 Antworten offen" in visit.app.selectbox[0].options
    later = Visit("de").open("assessment", part="o1")
    assert later.app.radio(key=radio_key(file, "o1_m")).value == "half"


def test_answering_turns_no_page_and_hides_nothing(visit: Visit, file: File) -> None:
    unfold(visit.open("assessment"), "assess.view")
    visit.app.radio(key="assess.filter").set_value("open").run()
    for item in ("s1_m", "s1_s", "s1_t"):
        visit.app.radio(key=radio_key(file, item)).set_value("some").run()
        assert visit.app.radio(key=radio_key(file, item)).value == "some"
    assert visit.app.selectbox(key="assess.select").value == "s1"


def test_a_whole_capability_by_one_choice(visit: Visit, file: File) -> None:
    unfold(visit.open("assessment", part="q1"), "assess.view")
    visit.app.radio(key="assess.depth").set_value("workshop").run()
    visit.click("choice.q1.managed")
    assert visit.errors() == []
    assert "Gesteuert gewählt" in [button.label for button in visit.app.button]
    visit.app.radio(key="assess.depth").set_value("deep").run()
    assert "Aus Ihrer Einschätzung folgt" in visit.words()
    visit.click("confirm.q1_m")
    assert file.view().votes[("q1_m", str(file.view().me))].value == "most"


def test_evidence_with_its_refusals(visit: Visit, file: File) -> None:
    year = process.context().clock().year + 1
    unfold(visit.open("assessment", part="s2"), "details.s2_m")
    page = visit.app
    page.text_input(key="evidence.s2_m.0").set_value("Nutzenrechnung")
    page.text_input(key="evidence.s2_m.1").set_value("C:\\ablage")
    form(visit, "Nachweis sichern")
    assert len(visit.errors()) == 1
    assert "Adresse" in visit.errors()[0]
    assert page.text_input(key="evidence.s2_m.1").value == "C:\\ablage", "what was typed stays"
    page.text_input(key="evidence.s2_m.1").set_value("https://example.org/n")
    page.text_input(key="evidence.s2_m.2").set_value(f"31.2.{year}")
    form(visit, "Nachweis sichern")
    assert "Gültig bis" in visit.errors()[0]
    assert f"31\\.2\\.{year}" in visit.errors()[0]
    page.text_input(key="evidence.s2_m.2").set_value(f"31.3.{year}")
    form(visit, "Nachweis sichern")
    assert visit.errors() == []
    kept = file.view().record("s2_m").evidence
    assert kept is not None
    assert (kept.title, kept.link) == ("Nutzenrechnung", "https://example.org/n")
    assert str(kept.valid_until) == f"{year}-03-31"
    assert f"Nachweis: Nutzenrechnung, gültig bis 31. März {year}" in captions(visit)
    page.text_input(key="evidence.s2_m.2").set_value("31.3.2024")
    form(visit, "Nachweis sichern")
    expired = "Nachweis abgelaufen am 31. März 2024, zählt nicht mehr: Nutzenrechnung"
    assert expired in captions(visit)
    form(visit, "Nachweis entfernen")
    assert file.view().record("s2_m").evidence is None
    assert "Nutzenrechnung" not in " ".join(captions(visit))


def test_an_empty_title_is_refused_by_its_name(visit: Visit, file: File) -> None:
    unfold(visit.open("assessment", part="s2"), "details.s2_m")
    form(visit, "Nachweis sichern")
    assert "leer" in visit.errors()[0]
    assert file.view().record("s2_m").evidence is None


def test_not_applicable_takes_a_reason_and_can_be_taken_back(visit: Visit, file: File) -> None:
    item = next(row.id for row in file.ctx.content.maturity.item.values() if row.not_applicable)
    unfold(visit.open("assessment", part=item[:2]), f"details.{item}")
    form(visit, "Als nicht zutreffend sichern")
    assert "leer" in visit.errors()[0]
    visit.app.text_input(key=f"left_out.{item}").set_value("Nur *ein* Werk")
    form(visit, "Als nicht zutreffend sichern")
    assert file.view().record(item).left_out
    assert "Nur \\*ein\\* Werk" in visit.words()
    visit.click(f"take_back.{item}")
    assert not file.view().record(item).left_out


def test_note_and_confidence(visit: Visit, file: File) -> None:
    file.vote("a1_m", "some")
    unfold(visit.open("assessment", part="a1"), "details.a1_m")
    visit.app.text_area(key="note.a1_m.0").set_value("Frist: Mai")
    form(visit, "Notiz sichern")
    visit.app.radio(key=f"confidence.{file.id}.{file.view().me}.a1_m").set_value(3).run()
    assert visit.errors() == []
    assert file.view().record("a1_m").note == "Frist: Mai"
    assert file.view().votes[("a1_m", str(file.view().me))].confidence == 3
    form(visit, "Antwort zurücknehmen")
    assert file.view().votes == {}


def test_proposals_of_the_self_check_count_once_confirmed(
    visit: Visit, cookies: dict[str, str]
) -> None:
    visit.answer(MANUFACTURER)
    visit.open("assessment")
    unfold(visit, "assess.proposals")
    proposed = [box.key for box in visit.app.checkbox if str(box.key).startswith("propose.")]
    assert proposed
    visit.app.checkbox(key=str(proposed[0])).uncheck()
    form(visit, "Auswahl übernehmen")
    assert visit.errors() == []
    ctx = process.context()
    actor = services.visitor(ctx, cookies["visit"])
    view = maturity.current_maturity(ctx, actor, None)
    assert view is not None
    assert {f"propose.{item}" for item, _ in view.votes} == set(proposed[1:])


def test_people_answer_for_themselves(visit: Visit, file: File) -> None:
    unfold(visit.open("assessment", part="s1"), "assess.people")
    visit.app.text_input(key="person.new.name").set_value("Werkleitung")
    form(visit, "Person hinzufügen")
    assert visit.errors() == []
    visit.app.text_input(key="person.new.name").set_value("Werkleitung")
    form(visit, "Person hinzufügen")
    assert "Werkleitung (2)" in visit.errors()[0].replace("\\", "")
    me, other = file.view().respondents
    visit.app.selectbox(key="assess.person").set_value(other.id).run()
    visit.app.radio(key=f"vote.{file.id}.{other.id}.s1_m").set_value("none").run()
    assert file.view().votes[("s1_m", other.id)].value == "none"
    assert file.view().vote("s1_m", me.id) is None
    visit.click(f"{other.id}.remove")
    assert [person.id for person in file.view().respondents] == [me.id]
    assert file.view().votes == {}


def test_two_who_disagree_agree_on_a_value(visit: Visit, file: File) -> None:
    file.vote("o3_m", "most")
    file.vote("o3_m", "none", file.colleague("Anna *Muster*"))
    unfold(visit.open("assessment", part="o3"), "decide.o3_m")
    assert "Anna \\*Muster\\*" in visit.words()
    form(visit, "Bewertung festhalten")
    assert "Antwort" in visit.errors()[0]
    visit.app.radio(key="decide.o3_m.value").set_value("half")
    visit.app.text_input(key="decide.o3_m.by").set_value("Moderation")
    visit.app.text_input(key="decide.o3_m.reason").set_value("Zwei Linien von vier")
    form(visit, "Bewertung festhalten")
    agreed = file.view().record("o3_m").consensus
    assert agreed is not None
    assert (agreed.value, agreed.by, agreed.reason) == (
        "half",
        "Moderation",
        "Zwei Linien von vier",
    )
    visit.click("undecide.o3_m")
    assert file.view().record("o3_m").consensus is None


def test_facts_are_stored_as_they_are_given(visit: Visit, file: File) -> None:
    visit.open("assessment", part="facts")
    visit.app.radio(key=f"fact.{file.id}.high_risk_use").set_value("possible").run()
    visit.app.text_input(key=f"fact.{file.id}.initiatives").set_value("sieben").run()
    assert "sieben" in visit.errors()[0]
    visit.app.text_input(key=f"fact.{file.id}.initiatives").set_value("7").run()
    assert visit.errors() == []
    assert {fact: row.value for fact, row in file.view().facts.items()} == {
        "high_risk_use": "possible",
        "initiatives": "7",
    }


def test_answers_that_do_not_go_together_are_pointed_out(visit: Visit, file: File) -> None:
    file.vote("o3_s", "most")
    file.vote("o1_m", "none")
    for part in ("o3", "review"):
        visit.open("assessment", part=part)
        assert "zuständige Person" in " ".join(w.value for w in visit.app.warning), part
    assert "47 Prüfpunkte" not in visit.words(), "answered ones are not asked again"
    assert "46 Prüfpunkte sind noch oder erneut zu fragen" in visit.words()


def test_what_does_not_go_together_stands_in_one_warning(visit: Visit, file: File) -> None:
    for capability in ("s1", "s2", "a4"):
        file.vote(f"{capability}_m", "none")
        file.vote(f"{capability}_s", "most")
    visit.open("assessment", part="review")
    (warning,) = visit.app.warning
    assert warning.value.count("\n- ") == 2, "three lines"
    assert warning.proto.title == "3-mal passen zwei Antworten nicht zusammen"


def test_a_capability_nobody_answered_is_asked_in_one_line(visit: Visit, file: File) -> None:
    file.vote("s2_m", "half")
    visit.open("assessment", part="review")
    told = visit.words().replace("\\", "")
    assert told.count("Alle 3 Prüfpunkte: unbeantwortet") == 15
    questions = [item.question.de for item in instrument().capability["s2"].items]
    assert [question in told for question in questions] == [False, True, True]


def test_a_later_window_is_told_both_answers(visit: Visit, file: File) -> None:
    visit.open("assessment", part="a4")
    file.vote("a4_m", "none")
    visit.app.radio(key=radio_key(file, "a4_m")).set_value("most").run()
    told = " ".join(warning.value for warning in visit.app.warning)
    assert "Keine" in told
    assert "Die meisten oder alle" in told
    assert file.view().votes[("a4_m", str(file.view().me))].value == "none"
    visit.app.radio(key=radio_key(file, "a4_m")).set_value("most").run()
    assert file.view().votes[("a4_m", str(file.view().me))].value == "most"
    assert not visit.app.warning


def test_a_fact_against_the_self_check_is_pointed_out_beside_its_question(visit: Visit) -> None:
    visit.answer(MANUFACTURER | {"consequence": "4"})
    visit.open("assessment", part="facts")
    key = next(str(r.key) for r in visit.app.radio if str(r.key).endswith(".high_risk_use"))
    said = "hier gilt nichts als Hochrisiko"
    assert said not in visit.words()
    visit.app.radio(key=key).set_value("no").run()
    assert said in visit.words()
    visit.open("assessment", part="review")
    assert said in visit.words()


def test_what_the_accepted_plan_lifts_is_asked_again(visit: Visit, cookies: dict[str, str]) -> None:
    planned = plan.begin(visit, cookies, answers=48).set_up().hours("control_owner", 8).accept()
    lifted = maturity.reassessment_items(planned.ctx, planned.actor, planned.id)
    assert lifted
    visit.open("assessment", part="review")
    assert visit.errors() == []
    told = visit.words().replace("\\", "")
    for row in lifted:
        assert row.reasons == ("on_plan",)
        question = instrument().item[row.item].question.de
        assert question in told or "Alle 3 Prüfpunkte: im Plan" in told
