"""From the first question to the result by clicks alone, and what can come between."""

from pathlib import Path

import pytest

from aiops_model import services
from tests.app.visit import MANUFACTURER, TYPICAL, Visit
from web import process

ROLES = {
    "ceo": ("Die Mitte liegt", "The middle lies"),
    "cfo": ("Nach Kosten liegt die Mitte", "After costs the middle"),
    "coo": ("Ein Schadensfall und ein Jahr", "One event and one year"),
    "cmo": ("Arbeitszeit ist betroffen", "working time is concerned"),
    "cio": ("zuerst klären", "Learn this figure first"),
    "compliance": ("Gesetzliche Obergrenze", "legal ceiling"),
}
COUNTRIES = {"AT": "€", "DE": "€", "CH": "CHF", "EU": "€"}


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.usefixtures("home", "cookies")
def test_nine_clicks_lead_to_the_result_that_opens_with_the_role(role: str, lang: str) -> None:
    visit = Visit(lang).answer(TYPICAL | {"role": role})
    assert visit.errors() == []
    assert [title.value for title in visit.app.title] == [
        "Pilot bis Gesteuert" if lang == "de" else "Pilot to Managed"
    ]
    first = visit.titles(2)[0]
    assert ROLES[role][0 if lang == "de" else 1] in first.replace("\u00ad", "")
    label = str(visit.app.metric[0].label)
    assert ("Nach Kosten" in label or "After costs" in label) is (role == "cfo")


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.usefixtures("home", "cookies")
def test_money_follows_the_country(country: str) -> None:
    visit = Visit("de").answer(MANUFACTURER | {"country": country})
    assert COUNTRIES[country] in str(visit.app.metric[0].value)


def test_nothing_is_chosen_before_the_visitor_chooses(visit: Visit) -> None:
    visit.open("self_check")
    for item, value in MANUFACTURER.items():
        answers = [b for b in visit.app.button if str(b.key).startswith(f"{item}.")]
        assert len(answers) >= 3
        assert {button.proto.type for button in answers} == {"secondary"}
        visit.click(f"{item}.{value}")
    assert visit.errors() == []


def test_without_all_answers_there_is_no_result(visit: Visit) -> None:
    visit.open("self_check").click("role.cfo").click("country.AT")
    visit.open("result")
    assert "Noch kein Ergebnis" in visit.words()
    assert not visit.app.metric


def test_every_answer_can_be_not_sure(visit: Visit) -> None:
    open_answers = dict.fromkeys(MANUFACTURER, "unsure") | {"role": "ceo", "country": "DE"}
    visit.answer(open_answers)
    assert visit.errors() == []
    assert [title.value for title in visit.app.title] == ["Pilot bis Strategisch"]
    assert "5 von 5" in visit.words()


def test_where_ai_reaches_nobody_one_question_falls_away(visit: Visit) -> None:
    shorter = {item: value for item, value in MANUFACTURER.items() if item != "depth"}
    visit.answer(shorter | {"reach": "none", "spend": "0", "state": "nothing"})
    assert visit.errors() == []
    assert [title.value for title in visit.app.title] == ["Noch nicht begonnen"]


def test_back_shows_the_answer_given_and_another_one_takes_its_place(visit: Visit) -> None:
    visit.open("self_check").click("role.cfo").click("country.AT")
    visit.click_label("Zurück")
    assert visit.app.button(key="country.AT").proto.type == "primary"
    assert visit.app.button(key="country.DE").proto.type == "secondary"
    visit.click("country.CH").click_label("Zurück")
    assert visit.app.button(key="country.CH").proto.type == "primary"
    assert visit.app.button(key="country.AT").proto.type == "secondary"


def test_a_changed_answer_gives_a_new_result(visit: Visit) -> None:
    visit.answer(MANUFACTURER)
    before = str(visit.app.metric[0].value)
    visit.open("self_check", q="detection").click("detection.A")
    assert [title.value for title in visit.app.title] == ["Gesteuert bis Skaliert"]
    assert str(visit.app.metric[0].value) != before


def test_another_session_of_the_browser_goes_on_where_it_stopped(visit: Visit) -> None:
    visit.open("self_check").click("role.cfo").click("country.AT")
    again = Visit("en").open("self_check")
    assert "How many people work in your company" in again.words()


def test_another_browser_sees_nothing_of_it(visit: Visit, cookies: dict[str, str]) -> None:
    visit.answer(MANUFACTURER)
    cookies["visit"] = "the-browser-of-ben"
    other = Visit("de").open("result")
    assert "Noch kein Ergebnis" in other.words()
    assert "Noch kein Selbst-Check" in other.open("data").words().replace("\\", "")


def test_without_a_cookie_the_session_itself_is_the_visitor(
    home: Path, cookies: dict[str, str]
) -> None:
    del cookies["visit"]
    assert Visit("de").answer(MANUFACTURER).app.metric
    assert "Noch kein Ergebnis" in Visit("de").open("result").words()
    assert home.exists()


def test_the_session_remembers_ids_choices_and_the_finished_result_but_no_answers(
    visit: Visit,
) -> None:
    visit.answer(MANUFACTURER)
    check = services.my_self_checks(process.context(), _anna())[0]
    latest = services.latest_snapshot(process.context(), _anna(), check.id)
    assert latest is not None
    for path in ("result", "data", "self_check", "sources"):
        visit.open(path)
        remembered = {name: str(value) for name, value in visit.state().items()}
        assert remembered.pop("country") == "AT"  # whose number patterns the reader reads
        assert remembered.pop("kept.result")
        assert visit.state()["kept.result"][0][0] == latest.id  # a result never changes
        for item, answer in MANUFACTURER.items():
            assert answer not in remembered.values(), (item, remembered)
            assert f"'{answer}'" not in " ".join(remembered.values()), (item, remembered)
        assert remembered["check"] == check.id
        assert remembered["lang"] == "de"


def _anna() -> services.Actor:
    return services.visitor(process.context(), "the-browser-of-anna")


def test_two_windows_with_different_answers_let_the_visitor_choose(visit: Visit) -> None:
    visit.open("self_check").click("role.cfo")
    other = Visit("de").open("self_check")
    visit.click("country.AT")
    other.click("country.CH")
    assert other.errors() == []
    assert len(other.app.warning) == 1
    said = str(other.app.warning[0].value)
    assert "Österreich" in said
    assert "Schweiz" in said
    other.click("country.CH")
    assert not other.app.warning
    stored = services.my_self_checks(process.context(), _anna())
    assert [check.answers["country"] for check in stored] == ["CH"]


def test_a_finished_check_is_deleted_with_everything(visit: Visit) -> None:
    visit.answer(MANUFACTURER)
    visit.open("data")
    delete = [b for b in visit.app.button if str(b.key).startswith("delete.")]
    assert [b.label for b in delete] == ["9 Antworten löschen"]
    visit.click(str(delete[0].key))
    assert "gelöscht" in visit.words()
    assert services.my_self_checks(process.context(), _anna()) == []
    assert "Noch kein Ergebnis" in visit.open("result").words()


def test_a_shared_result_is_read_by_another_browser_and_changed_by_nobody(
    visit: Visit, cookies: dict[str, str]
) -> None:
    visit.answer(TYPICAL).open("result").unfold("share").click_label("Leselink erstellen")
    link = next(str(code.value) for code in visit.app.code if "/s/" in str(code.value))
    shown = str(visit.app.metric[0].value)
    cookies.update(visit="the-browser-of-ben", share=link.rpartition("/s/")[2])
    other = Visit("de").open("result", view="shared")
    assert other.errors() == []
    assert str(other.app.metric[0].value) == shown
    assert "Sie lesen ein geteiltes Ergebnis" in other.words()
    assert not other.app.text_input
    labels = {button.label for button in other.app.button}
    assert not labels & {"Leselink erstellen", "Neu rechnen", "Endgültig löschen"}
    assert "Noch kein Ergebnis" in Visit("de").open("result").words()
    cookies["visit"] = "the-browser-of-anna"
    visit.open("result").unfold("share").click_label("Leselinks zurückziehen")
    assert "1 Leselink gilt nicht mehr" in visit.words()
    cookies["visit"] = "the-browser-of-ben"
    gone = Visit("de").open("result", view="shared")
    assert not gone.app.metric
    assert len(gone.app.warning) == 1
