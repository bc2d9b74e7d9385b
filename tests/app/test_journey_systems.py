"""From a system's name to its duties: asked once, saved at once, unknown never milder."""

from datetime import date

import pytest
from babel.dates import format_date

from aiops_model.i18n import plain
from aiops_model.services import ai_act
from tests.app.act import COMPANY, RANKING, Register, begin, fact_on_screen, said
from tests.app.maturity import unfold
from tests.app.visit import Visit
from web import process

CSV = "text/csv"


def fault(visit: Visit) -> str:
    """The one message of failure, as a reader sees it."""
    (text,) = visit.errors()
    return text.replace("\\", "")


@pytest.fixture
def register(visit: Visit, cookies: dict[str, str]) -> Register:
    """An empty register of the visitor."""
    return begin(visit, cookies)


def answer(visit: Visit, register: Register, **other: object) -> list[str]:
    """Answer every question as for a bought ranking of applications; the facts asked."""
    asked: list[str] = []
    while fact := fact_on_screen(visit):
        assert len(asked) < 60, asked
        assert visit.errors() == []
        asked.append(fact)
        value = (dict(COMPANY) | dict(RANKING) | other).get(fact, False)
        if isinstance(value, tuple) and value:
            (system,) = register.view().systems
            for point in value:
                visit.app.checkbox(key=f"point.{system.id}.{fact}.{point}").check()
            visit.click_label("Auswahl sichern")
        else:
            name = "none" if value == () else str(value).lower()
            visit.click(f"fact.{fact}.{name}")
    return asked


def start(visit: Visit, name: str = "Bewerbungen reihen") -> None:
    visit.open("systems", system="", show="", q="").click_label("System erfassen")
    visit.app.text_input(key="new.name").set_value(name)
    visit.click_label("Sichern und einstufen")


def test_from_the_name_to_the_duties(visit: Visit, register: Register) -> None:
    start(visit)
    asked = answer(visit, register)
    assert len(set(asked)) == len(asked), "nothing is asked twice"
    assert "obvious_ai" not in asked, "only what is still open"
    assert "Hochrisiko-KI-System nach Anhang III" in said(visit)
    visit.open("duties")
    assert visit.errors() == []
    assert "Art. 26 Abs. 5" in said(visit)
    later = Visit("de").open("systems")
    assert "Bewerbungen reihen" in said(later)


def test_unknown_needs_review_and_says_what_to_find_out(visit: Visit, register: Register) -> None:
    start(visit)
    answer(visit, register, annex_iii="unknown", profiling="unknown")
    words = said(visit)
    assert "Prüfung nötig" in words
    assert "strengere Möglichkeit" in words
    assert "Was noch herauszufinden ist" in words
    visit.click("find.annex_iii")
    assert fact_on_screen(visit) == "annex_iii"
    visit.click("fact.annex_iii.none")
    assert "Prüfung nötig" not in said(visit)


def test_an_earlier_answer_is_changed_and_the_class_follows(
    visit: Visit, register: Register
) -> None:
    system = register.company().add("Bewerbungen reihen", RANKING)
    visit.open("systems", system=system)
    assert "Hochrisiko" in said(visit)
    unfold(visit, "systems.path")
    visit.app.selectbox(key="systems.change").select("annex_iii").run()
    assert visit.app.checkbox(key=f"point.{system}.annex_iii.4a").value
    visit.click("fact.annex_iii.none")
    assert "Hochrisiko-KI-System nach" not in said(visit)
    assert register.system(system).fact("annex_iii") == ()


def test_back_shows_the_answer_before(visit: Visit, register: Register) -> None:
    assert register.view().systems == ()
    start(visit)
    visit.click("fact.country.at").click_label("Zurück")
    assert fact_on_screen(visit) == "country"
    labels = {str(b.key): b.proto.type for b in visit.app.button}
    assert labels["fact.country.at"] == "primary"


def test_nothing_ticked_is_no_answer(visit: Visit, register: Register) -> None:
    system = register.company().add("Bewerbungen reihen")
    visit.open("systems", system=system, q="prohibited").click_label("Auswahl sichern")
    assert "nichts angekreuzt" in fault(visit)
    assert register.system(system).fact("prohibited") is None
    visit.app.multiselect(key=f"points_open.{system}.prohibited").set_value(["f"])
    visit.click_label("Auswahl sichern")
    assert visit.errors() == []
    assert register.system(system).fact("prohibited") == {"f": "unknown"}


def test_refusals_name_the_field_and_the_remedy(visit: Visit, register: Register) -> None:
    register.add("Bewerbungen reihen")
    start(visit, "")
    assert "Name des KI-Systems" in fault(visit)
    assert len(register.view().systems) == 1
    start(visit)
    assert "gibt es" in fault(visit)
    assert len(register.view().systems) == 1
    visit.app.text_input(key="new.name").set_value("Zweites")
    visit.app.text_input(key="new.placed_on").set_value("31.2.2027")
    visit.click_label("Sichern und einstufen")
    assert "31.2.2027" in fault(visit)
    visit.app.text_input(key="new.placed_on").set_value("1.3.2027")
    visit.app.text_input(key="new.significant_design_change_on").set_value("1.2.2027")
    visit.click_label("Sichern und einstufen")
    assert "liegt vor" in fault(visit)
    assert len(register.view().systems) == 1, "nothing is stored half-way"
    assert visit.app.text_input(key="new.name").value == "Zweites", "what was typed stays"


def test_contradicting_answers_are_refused_by_both_names(visit: Visit, register: Register) -> None:
    facts = dict(RANKING) | {"prohibited": ("f",)}
    system = register.company().add("Bewerbungen reihen", facts)
    visit.open("systems", system=system, q="is_ai_system").click("fact.is_ai_system.false")
    assert "widersprechen sich" in fault(visit)
    assert "Praktiken" in fault(visit)
    assert register.system(system).fact("is_ai_system") is True


def test_removing_names_what_is_lost(visit: Visit, register: Register) -> None:
    system = register.company().add("Bewerbungen reihen", RANKING)
    visit.open("systems", system=system, show="edit")
    assert f"{len(RANKING)} Antworten" in said(visit)
    visit.click(f"remove.{system}")
    assert register.view().systems == ()
    assert "Noch kein KI-System erfasst" in said(visit)


def test_a_retired_system_stays_in_the_register_alone(visit: Visit, register: Register) -> None:
    system = register.company().add("Bewerbungen reihen", RANKING)
    visit.open("systems", system=system, show="edit").click_label("Außer Betrieb nehmen")
    assert register.system(system).retired
    assert "Außer Betrieb" in said(visit)
    assert "Noch keine Pflichten" in said(visit.open("duties", system=""))


def test_facts_of_the_company_are_asked_once(visit: Visit, register: Register) -> None:
    register.add("Bewerbungen reihen")
    visit.open("systems", show="company")
    key = f"company.{register.id}"
    visit.app.text_input(key=f"{key}.turnover").set_value("32.000.000").run()
    visit.app.text_input(key=f"{key}.employees").set_value("viele").run()
    assert "viele" in fault(visit)
    visit.app.radio(key=f"{key}.public_body").set_value("no").run()
    view = register.view()
    assert view.company_fact("turnover") == 32_000_000
    assert view.company_fact("public_body") is False
    assert view.company_fact("employees") is None


def test_another_window_s_answer_is_not_overwritten(visit: Visit, register: Register) -> None:
    system = register.company().add("Bewerbungen reihen")
    visit.open("systems", system=system, q="uses")
    ai_act.answer_fact(
        register.ctx, register.actor, register.id, system, fact="uses", value=False, revision=0
    )
    button = visit.app.button(key="fact.uses.true")
    button.click().run()
    words = said(visit)
    assert "Es wurde nichts überschrieben" in words
    assert "Nein" in words
    assert "Ja" in words
    assert register.system(system).fact("uses") is False


def test_a_list_is_looked_at_first_and_taken_over_on_request(
    visit: Visit, register: Register
) -> None:
    register.add("Bewerbungen reihen")
    visit.open("systems", show="import")
    table = "name;stage\nChat-Assistent;live\nPrognose;sometimes\n"
    visit.app.file_uploader(key="systems.file").upload("liste.csv", table.encode(), CSV).run()
    words = said(visit)
    assert "Gespeichert ist noch nichts" in words
    assert len(register.view().systems) == 1, "looking writes nothing"
    visit.click_label("1 System übernehmen")
    assert [system.name for system in register.view().systems][1:] == ["Chat-Assistent"]


@pytest.mark.parametrize(
    ("encoding", "sentence"),
    [
        ("utf-8", "wurden als UTF-8 gelesen"),
        ("cp1252", "wurden als Windows-1252 gelesen. Sehen Umlaute falsch aus"),
    ],
)
def test_the_preview_says_in_which_characters_a_list_was_read(
    visit: Visit, register: Register, encoding: str, sentence: str
) -> None:
    register.add("Bewerbungen reihen")
    visit.open("systems", show="import")
    table = "name\nPrüfung\n".encode(encoding)
    visit.app.file_uploader(key="systems.file").upload("liste.csv", table, CSV).run()
    assert sentence in plain(said(visit))
    visit.click_label("1 System übernehmen")
    assert [system.name for system in register.view().systems][1:] == ["Prüfung"]


def test_a_file_that_is_no_table_is_refused_in_words(visit: Visit, register: Register) -> None:
    register.add("Bewerbungen reihen")
    visit.open("systems", show="import")
    visit.app.file_uploader(key="systems.file").upload("liste.xlsx", b"PK\x03\x04x", CSV).run()
    assert len(visit.errors()) == 1
    assert "nichts gespeichert" in fault(visit)


def test_a_duty_with_level_owner_evidence_and_note(visit: Visit, register: Register) -> None:
    system = register.company().add("Bewerbungen reihen", RANKING)
    visit.open("duties", system=system)
    unfold(visit, f"duty.{system}.ART26_5")
    key = f"{system}.ART26_5"
    visit.app.radio(key=f"level.{key}").set_value("2").run()
    visit.app.text_input(key=f"who.{key}.0").set_value("Leitung Personal")
    visit.app.text_input(key=f"who.{key}.1").set_value("bald")
    visit.click_label("Zuständigkeit sichern")
    assert "Zu erfüllen bis" in fault(visit)
    assert register.system(system).duty("ART26_5").owner == "", "nothing is stored half-way"
    visit.app.text_input(key=f"who.{key}.1").set_value("31.3.2027")
    visit.click_label("Zuständigkeit sichern")
    visit.app.text_input(key=f"proof.{key}.0").set_value("Prüfprotokoll")
    visit.app.text_input(key=f"proof.{key}.3").set_value("31.12.2027")
    visit.click_label("Nachweis sichern")
    visit.app.text_area(key=f"note.{key}.0").set_value("Mit *Betriebsrat* abgestimmt")
    visit.click_label("Notiz sichern")
    assert visit.errors() == []
    record = register.system(system).duty("ART26_5")
    assert (record.level, record.owner, record.due_on) == (
        "2",
        "Leitung Personal",
        date(2027, 3, 31),
    )
    assert record.evidence is not None
    assert record.evidence.valid_until == date(2027, 12, 31)
    assert record.note == "Mit *Betriebsrat* abgestimmt"


def test_not_applicable_needs_a_reason(visit: Visit, register: Register) -> None:
    system = register.company().add("Bewerbungen reihen", RANKING)
    visit.open("duties", system=system)
    unfold(visit, f"duty.{system}.ART4")
    key = f"level.{system}.ART4"
    visit.app.radio(key=key).set_value("not_applicable").run()
    assert register.system(system).duty("ART4").level is None
    visit.click_label("Begründung sichern")
    assert "Begründung" in fault(visit)
    visit.app.text_input(key=f"{key}.reason").set_value("Nur im Labor")
    visit.click_label("Begründung sichern")
    assert visit.errors() == []
    record = register.system(system).duty("ART4")
    assert (record.level, record.reason) == ("not_applicable", "Nur im Labor")


def lines(visit: Visit) -> list[str]:
    """The duties on the screen, by id."""
    boxes = (str(box.key) for box in visit.app.expander if box.key)
    return [key.rpartition(".")[2] for key in boxes if key.startswith("duty.")]


def test_a_long_list_of_duties_is_narrowed_and_keeps_the_open_one(
    visit: Visit, register: Register
) -> None:
    system = register.company().add("Bewerbungen reihen", RANKING)
    visit.open("duties", system=system, as_of="2026-11-20")
    assert len(lines(visit)) == 8
    visit.app.selectbox(key="duties.section").set_value(8).run()
    rest = lines(visit)
    assert rest
    assert "ART4" not in rest
    visit.app.selectbox(key="duties.show").set_value("in_force").run()
    assert lines(visit) == ["ART4", "ART5"]
    visit.app.selectbox(key="duties.show").set_value("overdue").run()
    assert lines(visit) == []
    assert "Keine Pflicht passt dazu" in said(visit)
    visit.app.selectbox(key="duties.show").set_value("open").run()
    unfold(visit, f"duty.{system}.ART4")
    visit.app.radio(key=f"level.{system}.ART4").set_value("3").run()
    assert "ART4" in lines(visit), "what was met just now stays while it stands open"
    assert visit.errors() == []


def test_one_duty_is_open_at_a_time(visit: Visit, register: Register) -> None:
    system = register.company().add("Bewerbungen reihen", RANKING)
    visit.open("duties", system=system)
    unfold(visit, f"duty.{system}.ART4")
    assert len([r for r in visit.app.radio if str(r.key).startswith("level.")]) == 1


@pytest.mark.parametrize("day", ["1.1.0001", "31.7.2024", "1.1.2031", "31.12.9999"])
def test_a_day_without_law_to_look_at_is_refused_and_the_view_stays(
    visit: Visit, register: Register, day: str
) -> None:
    register.company().add("Bewerbungen reihen", RANKING)
    visit.open("duties", as_of="-".join(n.zfill(2) for n in reversed(day.split("."))))
    assert visit.errors() == []
    today = format_date(process.context().clock().date(), "d. MMMM y", locale="de")
    assert f"Stichtag der Ansicht {today}" in said(visit)
    unfold(visit, "duties.view")
    visit.app.text_input(key="duties.day.0").set_value(day)
    visit.click_label("Tag ansehen")
    assert "am 1. August 2024 und dem Jahr ihres letzten Termins (2. August 2030)" in plain(
        fault(visit)
    )
    visit.app.text_input(key="duties.day.0").set_value("31.12.2030")
    visit.click_label("Tag ansehen")
    assert visit.errors() == []
    assert "Stichtag der Ansicht 31. Dezember 2030" in said(visit)


def test_a_register_of_thirty_is_seen_in_parts_found_by_name(
    visit: Visit, register: Register
) -> None:
    register.company()
    for n in range(13):
        register.add(f"Reihung {n:02}", RANKING)
    visit.open("duties")
    choice = visit.app.selectbox(key="duties.heat_map")
    assert [option.partition(":")[0] for option in choice.options] == [
        "Systeme 1 bis 6 von 13",
        "Systeme 7 bis 12 von 13",
        "System 13 von 13",
    ]
    (wanted,) = [option for option in choice.options if "Reihung 09" in option]
    choice.select(wanted).run()
    assert visit.errors() == []
    read_aloud = visit.app.get("vega_lite_chart")[0].proto.alt
    assert "Reihung 09: " in read_aloud
    assert "Reihung 00: " not in read_aloud


def test_the_incident_clock(visit: Visit, register: Register) -> None:
    assert register.view().systems == ()
    visit.open("incident")
    visit.app.checkbox(key="clock.kind.death").check()
    visit.app.text_input(key="clock.day").set_value("18.11.2026")
    visit.app.text_input(key="clock.time").set_value("halb zehn")
    visit.click_label("Frist berechnen")
    assert "Uhrzeit" in fault(visit)
    assert "halb zehn" in fault(visit)
    visit.app.text_input(key="clock.time").set_value("09:30")
    visit.click_label("Frist berechnen")
    assert visit.errors() == []
    assert "Meldefrist von 10 Tagen" in said(visit)


def test_the_latest_reading_knows_the_public_holidays(visit: Visit, register: Register) -> None:
    assert register.view().systems == ()
    visit.open("incident")
    visit.app.checkbox(key="clock.kind.widespread").check()
    visit.app.text_input(key="clock.day").set_value("24.12.2025")
    visit.app.text_input(key="clock.time").set_value("10:00")
    visit.click_label("Frist berechnen")
    assert visit.errors() == []
    assert "späteste Lesart: 30. Dezember 2025, 23:59 Uhr" in said(visit)
    assert "Erster Weihnachtstag (25. Dezember 2025)" in said(visit)


@pytest.mark.parametrize("day", ["1.1.0001", "31.7.2024"])
def test_a_day_before_the_act_is_no_day_of_awareness(
    visit: Visit, register: Register, day: str
) -> None:
    assert register.view().systems == ()
    visit.open("incident")
    visit.app.checkbox(key="clock.kind.health").check()
    visit.app.text_input(key="clock.day").set_value(day)
    visit.app.text_input(key="clock.time").set_value("0:00")
    visit.click_label("Frist berechnen")
    assert "Tag der Kenntnis" in fault(visit)
    assert f"am 1. August 2024; eingegeben war „{day}“" in plain(fault(visit))
    assert "Tragen Sie ein, wann Sie davon erfahren haben" in fault(visit)


def test_a_day_to_come_is_no_day_of_awareness(visit: Visit, register: Register) -> None:
    assert register.view().systems == ()
    visit.open("incident")
    visit.app.checkbox(key="clock.kind.health").check()
    visit.app.text_input(key="clock.day").set_value("1.1.2099")
    visit.app.text_input(key="clock.time").set_value("9:30")
    visit.click_label("Frist berechnen")
    assert "Zukunft" in fault(visit)
