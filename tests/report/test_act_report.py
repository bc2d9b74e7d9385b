"""What the duties report says of a company: counts, dates, classes, ceilings."""

from datetime import date, timedelta

import pytest

from aiops_model.i18n import plain
from aiops_model.report.ai_act import ActReport, DutyAnswer, Proof, build_act
from aiops_model.report.ai_act.model import Binding, DutyRow, Until
from aiops_model.report.model import Figure
from tests.report import act_companies as act
from tests.report.texts import texts_of

AFTER = date(2028, 3, 1)


def duty(report: ActReport, duty_id: str, system: int = 0) -> DutyRow:
    return next(row for row in report.systems[system].duties if row.id == duty_id)


def listed(report: ActReport, until: Until) -> Binding:
    return next(row for row in report.binding if row.id == until)


# --------------------------------------------------------------------------------------- counts
def test_the_finding_counts_met_of_applicable_and_says_what_is_unclear() -> None:
    answers = {"ART4": DutyAnswer(3), "ART26_1": DutyAnswer(0), "ART26_2": DutyAnswer(1)}
    report = act.report(act.system(act.RANKING, answers=answers))
    assert plain(report.title) == "1 von 12 Pflichten erfüllt, 9 ungeklärt"
    assert (report.share.met, report.share.partly, report.share.not_met) == (1, 1, 1)
    assert report.share.unclear == 9
    assert "8\u00a0%" in report.share.text
    assert report.numbers["share.shown"] == 8
    assert report.open_title == "11 Pflichten sind offen"


def test_one_duty_set_aside_leaves_the_denominator() -> None:
    aside = {"ART26_9": DutyAnswer(not_applicable=True, reason="keine DSFA nötig")}
    report = act.report(act.system(act.RANKING, answers=aside))
    assert report.share.applicable == 11
    row = duty(report, "ART26_9")
    assert (row.word, row.level) == ("trifft nicht zu", "Trifft nicht zu: keine DSFA nötig")
    assert row.missing == ""


def test_nothing_is_met_before_somebody_says_so() -> None:
    report = act.report(act.system(act.RANKING), act.system(act.ASSISTANT, "Chat"))
    assert report.share.met == 0
    assert {row.state for system in report.systems for row in system.duties} == {"unclear"}


def test_expired_evidence_lowers_a_duty_to_partly_met() -> None:
    old = Proof("Schulungsplan", valid_until=act.TODAY - timedelta(days=1))
    report = act.report(act.system(act.RANKING, answers={"ART4": DutyAnswer(3, proofs=(old,))}))
    row = duty(report, "ART4")
    assert row.state == "partly"
    assert row.proofs == ("Schulungsplan (abgelaufen am 19.11.2026)",)
    assert any("abgelaufen" in remark for remark in row.remarks)


def test_the_highest_level_without_evidence_says_so() -> None:
    row = duty(act.report(act.system(act.RANKING, answers={"ART4": DutyAnswer(3)})), "ART4")
    assert row.state == "met"
    assert any("nicht hinterlegt" in remark for remark in row.remarks)


def test_a_due_date_in_the_past_is_said() -> None:
    late = DutyAnswer(1, owner="Ada", due=date(2026, 11, 1))
    report = act.report(act.system(act.RANKING, answers={"ART4": late}))
    assert duty(report, "ART4").overdue
    assert report.open_duties.rows[0][2] == "Ada, war fällig am 01.11.2026"


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_numbers_are_those_that_are_printed(lang: str) -> None:
    answers = {"ART4": DutyAnswer(3), "ART5": DutyAnswer(2)}
    report = act.report(
        act.system(act.RANKING, answers=answers), act.system(act.OLD_RANKING, "Alt"), lang=lang
    )
    words, numbers = act.locale(lang), report.numbers
    printed = " ".join(text for _, text in texts_of(report))
    assert f"{numbers['met']:.0f}" in report.title
    assert f"{numbers['applicable']:.0f}" in report.title
    assert f"{numbers['unclear']:.0f}" in report.title
    assert f"{numbers['conditional']:.0f} " in report.sentence
    assert words.percent(numbers["share"]) in report.share.text
    for name, amount in numbers.items():
        if name.startswith("ceiling."):
            assert words.euros_short(amount) in printed


# ---------------------------------------------------------------------------------------- dates
def test_each_kind_of_day_reads_as_such() -> None:
    report = act.report(act.system(act.OWN_SCORING), act.system(act.OLD_RANKING, "Alt"))
    said = {row.timing: plain(row.since) for s in report.systems for row in s.duties}
    assert said["in_force"] == "gilt seit 2. Februar 2025"
    assert said["from_date"] == "gilt ab 2. Dezember 2027"
    assert said["disputed"] == (
        "gilt nach der üblichen Lesart ab 2. Dezember 2027; "
        "nach dem Wortlaut seit 2. August 2026 (strittig)"
    )
    assert said["conditional"] == (
        "bedingt: nur wenn das System ab 2. Dezember 2027 in seiner Konzeption "
        "erheblich verändert wird"
    )


def test_once_both_readings_have_passed_only_the_start_is_disputed() -> None:
    report = act.report(act.system(act.OWN_SCORING, as_of=AFTER), as_of=AFTER)
    assert plain(duty(report, "ART72").since).startswith("gilt; strittig ist nur, ob seit")


def test_before_the_amendment_nothing_is_said_to_apply() -> None:
    found = act.system(act.RANKING, version="before_amendment")
    report = act.report(found, version="before_amendment")
    assert "vor der Änderung" in report.version_note
    assert {row.timing for row in report.systems[0].duties} == {"before_amendment"}
    assert plain(duty(report, "ART26_1").since) == "vor der Änderung: ab 2. August 2026"
    assert not [row for row in report.binding if "Gilt" in row.title]
    assert report.timeline is not None
    assert report.timeline.finding == "Diese Daten nannte die Fassung vor der Änderung"
    assert not [row for row in report.timeline.rows if row["id"] == "prohibited_new"]


def test_what_binds_today_next_and_later_lists_each_duty_of_the_law_once() -> None:
    report = act.report(act.system(act.RANKING), act.system(act.ASSISTANT, "Chat"))
    today, coming = listed(report, "today"), listed(report, "next")
    assert [plain(group.since) for group in today.groups] == [
        "gilt seit 2. Februar 2025",
        "gilt seit 2. August 2026",
    ]
    assert plain(coming.title) == "Kommt als Nächstes, am 2. Dezember 2026"
    assert any("Buchst. ba, bb" in plain(line) for line in coming.lines)
    assert any("Art. 50 Abs. 2" in plain(line) for line in coming.lines)
    later = [line for line in listed(report, "later").lines if "(Bewerbungen)" in line]
    assert len(later) == 10


def test_the_timeline_draws_today_and_both_readings() -> None:
    report = act.report(act.system(act.OWN_SCORING))
    assert report.timeline is not None
    rows = report.timeline.rows
    assert [row["now"] for row in rows] == ["Stichtag 20.11.2026", *[""] * (len(rows) - 1)]
    disputed = next(row for row in rows if row["mark"] == "disputed")
    assert float(disputed["formal"]) < float(disputed["today"]) < float(disputed["value"])
    days = [float(row["value"]) for row in rows]
    assert days == sorted(days)
    assert all(float(row["bottom"]) <= float(row["value"]) <= float(row["top"]) for row in rows)


def test_a_text_checked_long_ago_is_warned_of() -> None:
    basis = act.basis(act.system(act.RANKING))
    content, locale = act.content(), act.locale()
    assert build_act(basis, content, locale).stale is None
    late = act.TODAY + timedelta(days=content.ai_act.act.stale_after_days + 1)
    old = build_act(act.basis(act.system(act.RANKING), today=late), content, locale).stale
    assert old is not None
    assert old.title == "Die Texte von 12 Pflichten sind lange nicht geprüft"


# -------------------------------------------------------------------------------------- classes
def test_a_class_says_why_with_its_provision() -> None:
    system = act.report(act.system(act.RANKING)).systems[0]
    assert system.class_id == "high_annex_iii"
    assert plain(system.why[0]) == (
        "Zwecke nach Anhang III (Anhang III Nr. 4 Buchst. a): "
        "ja (Einstellung und Auswahl von Personen)"
    )
    assert "Profiling" in system.why[1]
    assert system.roles == "Betreiber"
    assert [step.id for step in system.path] == [f"q{n}" for n in range(11)]
    assert all(step.citation and step.answer and step.question for step in system.path)


def test_an_unknown_practice_is_to_be_reviewed_and_never_called_prohibited() -> None:
    system = act.report(act.system(act.EMOTIONS_UNKNOWN)).systems[0]
    assert system.needs_review
    assert plain(system.candidate) == "Prüfung nötig: Art. 5 Abs. 1 Buchst. f"
    assert system.to_find_out[0].fact == "prohibited:f"
    assert system.to_find_out[0].changes_class
    assert not [text for _, text in texts_of(system.why) if text.startswith("Verboten ")]


def test_an_unknown_area_shows_the_stricter_class() -> None:
    system = act.report(act.system(act.AREA_UNKNOWN)).systems[0]
    assert plain(system.candidate) == (
        "Prüfung nötig. Strengere Möglichkeit: Hochrisiko-KI-System nach Anhang III"
    )
    uncertain = duty(act.report(act.system(act.AREA_UNKNOWN)), "ART26_1")
    assert uncertain.since.startswith("falls die Pflicht besteht: ")
    assert uncertain.state == "unclear"


def test_what_the_vendor_owes_is_a_check_before_buying() -> None:
    bought = act.report(act.system(act.BOUGHT_ASSISTANT)).systems[0]
    assert bought.transparency == ()
    assert len(bought.vendor_check) == 2
    assert "Lassen Sie sich vor dem Einkauf zeigen" in bought.vendor_check[0]
    own = act.report(act.system(act.ASSISTANT)).systems[0]
    assert len(own.transparency) == 2
    assert own.vendor_check == ()


def test_good_practice_is_in_no_count_and_in_no_figure() -> None:
    report = act.report(act.system(act.MACHINE, "Presse"))
    rows = report.systems[0].duties
    assert {row.timing for row in rows} == {"good_practice"}
    assert report.share.applicable == 0
    assert report.heat_map is None
    assert report.open_duties.rows == ()


def test_a_system_out_of_scope_has_no_duties() -> None:
    report = act.report(act.system(act.OUTSIDE))
    assert report.title == "Kein erfasstes System liegt im Anwendungsbereich"
    assert report.ceilings is None
    assert report.authorities == ()


# ------------------------------------------------------------------------------------- heat map
def figure_of(report: ActReport) -> Figure:
    """The figure of a heat map that one look takes in, or the first of several."""
    assert report.heat_map is not None
    return report.heat_map.parts[0].figure


def heads(figure: Figure) -> list[str]:
    """The systems whose names stand above the fields."""
    return [str(row["system"]) for row in figure.rows if row["state"] == "head"]


def test_the_heat_map_says_every_state_in_words_and_signs() -> None:
    answers = {
        "ART4": DutyAnswer(3),
        "ART5": DutyAnswer(1),
        "ART26_1": DutyAnswer(0),
        "ART26_2": DutyAnswer(not_applicable=True, reason="-"),
    }
    figure = figure_of(act.report(act.system(act.RANKING, answers=answers)))
    assert "8 Pflichten, zu denen" in plain(str(figure.rows[-1]["name"]).replace("\n", " "))
    said = {row["state"]: (row["symbol"], row["word"]) for row in figure.rows}
    del said["head"]
    assert said == {
        "met": ("✓", "erfüllt"),
        "partly": ("◐", "teilweise erfüllt"),
        "not_met": ("✕", "nicht erfüllt"),
        "not_applicable": ("–", "trifft nicht zu"),
        "unclear": ("?", "ungeklärt"),
    }
    alt = plain(figure.alt)
    assert all(f"{row['word']}" in alt for row in figure.rows)


@pytest.mark.parametrize(("count", "columns"), [(1, 1), (2, 2), (3, 3), (4, 2), (5, 3), (9, 3)])
def test_systems_stand_in_blocks_that_fit_a_phone(count: int, columns: int) -> None:
    systems = [act.system(act.ASSISTANT, f"System {n}") for n in range(count)]
    figure = figure_of(act.report(*systems))
    assert max(int(row["column"]) for row in figure.rows) + 1 == columns
    assert len(heads(figure)) == min(count, 6)


def test_each_of_thirty_systems_is_in_one_part_the_most_open_first() -> None:
    systems = [act.system(act.ASSISTANT, f"System {n}") for n in range(28)]
    systems += [act.system(act.RANKING, f"Reihung {n}") for n in range(2)]
    found = act.report(*systems).heat_map
    assert found is not None
    assert [len(part.systems) for part in found.parts] == [6] * 5
    assert [name for part in found.parts for name in part.systems if "Reihung" in name] == [
        name for name in found.parts[0].systems if "Reihung" in name
    ]
    named = [name for part in found.parts for name in part.systems]
    assert sorted(named) == sorted(system.name for system in systems)
    assert [heads(part.figure) for part in found.parts] == [list(p.systems) for p in found.parts]
    labels = [plain(part.label) for part in found.parts]
    assert labels[0] == "Systeme 1 bis 6 von 30"
    assert labels[-1] == "Systeme 25 bis 30 von 30"
    assert "30 Systeme, je 6 zusammen" in plain(found.how_to_read)


def test_what_fits_one_part_needs_no_label() -> None:
    found = act.report(*(act.system(act.ASSISTANT, f"System {n}") for n in range(6))).heat_map
    assert found is not None
    assert [part.label for part in found.parts] == [""]
    assert "zusammen" not in found.how_to_read


def test_a_tall_heat_map_draws_together_what_nobody_has_spoken_of() -> None:
    answers = {"ART26_5": DutyAnswer(2)}
    systems = [act.system(act.RANKING, f"Reihung {n}", answers=answers) for n in range(6)]
    figure = figure_of(act.report(*systems))
    assert len({row["line"] for row in figure.rows}) == 2 * 3, "names, the one judged, the rest"
    together = [row for row in figure.rows if str(row["id"]).endswith(":rest")]
    assert {(row["state"], row["word"]) for row in together} == {("unclear", "ungeklärt")}
    assert "Art. 26 Abs. 1 ungeklärt" in plain(figure.alt), "each duty is still read aloud"


def test_a_duty_of_many_systems_names_a_few_of_them() -> None:
    def line(count: int) -> str:
        systems = [act.system(act.ASSISTANT, f"S{n}") for n in range(count)]
        return plain(listed(act.report(*systems), "today").groups[0].duties[0])

    assert line(4).endswith("(S0, S1, S2, S3)")
    assert line(200).endswith("(S0, S1, S2 und 197 weitere)")


def test_a_long_word_in_a_name_makes_the_columns_wider() -> None:
    names = ("Oberflächenprüfung", "Verschleißprognose", "Montage")
    figure = figure_of(act.report(*(act.system(act.ASSISTANT, name) for name in names)))
    assert max(int(row["column"]) for row in figure.rows) + 1 == 2


def test_the_finding_names_where_most_is_open_and_says_ties() -> None:
    most = act.report(act.system(act.RANKING), act.system(act.ASSISTANT, "Chat")).heat_map
    alike = act.report(act.system(act.ASSISTANT, "A"), act.system(act.ASSISTANT, "B")).heat_map
    assert most is not None
    assert alike is not None
    assert most.finding == "16 Felder sind offen, die meisten bei „Bewerbungen“"
    assert alike.finding == "8 Felder der Pflichten sind offen"


def test_a_system_without_further_duties_still_stands_under_the_ceiling_of_article_5() -> None:
    report = act.report(act.system(act.NO, "Briefe"))
    assert report.ceilings is not None
    assert "Art. 5" in plain(report.ceilings.title)
    assert "keine Pflicht" not in plain(report.ceilings.title)
    amount = report.ceilings.table.rows[-1][1]
    assert amount in report.ceilings.title


def test_the_timeline_says_which_duties_are_only_possible() -> None:
    possible = {**act.NO, "safety_component": "unknown", "annex_i": "b"}
    possible["third_party_assessment"] = True
    report = act.report(act.system(act.NO, "Briefe"), act.system(possible, "Presse"))
    assert report.timeline is not None
    first = report.timeline.rows[0]
    assert plain(str(first["note"])) == "4 Ihrer Pflichten · 2 davon nur möglich"
    assert plain(report.timeline.finding).startswith("Heute gelten 2 Pflichten")
