"""The plan in words: headline, proof, reasons for every measure and against every other one."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import get_args

import pytest

from aiops_model.content.planning import gap_worth
from aiops_model.domain.plan.build import build_plan as solve
from aiops_model.domain.plan.gaps import pattern_gaps
from aiops_model.domain.plan.result import Closed, Dropped, Item, Notice, Plan, Reason, Scalar
from aiops_model.domain.plan.values import PlanInput
from aiops_model.report.plan import GateAnswer, Levers, PlanReport, Track, build_plan
from aiops_model.report.plan.left_out import change, reason
from aiops_model.report.plan.notices import SENTENCES, WARNINGS, notice_text
from aiops_model.report.plan.when import reason_text
from aiops_model.report.plan.why import sentence
from aiops_model.report.plan.words import Words, words
from tests.report import plans
from tests.report.texts import texts_of

LANGS = pytest.mark.parametrize("lang", ["de", "en"])
Make = Callable[[], tuple[PlanInput, Plan]]
MADE = (plans.typical, plans.crowded, plans.nothing)
EVERY = [(make, lang) for make in MADE for lang in ("de", "en")]
REPORTS = pytest.mark.parametrize(("make", "lang"), EVERY)
PROMISE = re.compile(r"(?i)garantie|versprech|zusicher|guarantee|will save|sparen sie")


def names(lang: str = "de", **known: object) -> Words:
    pair = plans.typical()
    basis = plans.basis(pair, **known)
    return words(pair[1], basis, plans.content(), plans.locale(lang, "AT"))


def of_plan(plan: Plan, lang: str = "de", **known: object) -> PlanReport:
    pair = plans.typical()
    basis = plans.basis(pair, **known)
    return build_plan(plan, basis, plans.content(), plans.locale(lang, "AT"))


# -------------------------------------------------------------------------------- the whole
@REPORTS
def test_every_text_is_finished(make: Make, lang: str) -> None:
    report = plans.report(make(), lang, projections=plans.PROJECTIONS)
    for place, text in texts_of(report):
        assert not re.search(r"[{}]|\bNone\b(?!”)|\bnan\b|  |\.\.|!", text), (place, text)
        assert not PROMISE.search(text), (place, text)


@REPORTS
def test_every_candidate_is_planned_or_left_out_with_a_reason(make: Make, lang: str) -> None:
    pair = make()
    report = plans.report(pair, lang)
    shown = {row.id for row in report.measures} | {row.id for row in report.dropped}
    assert shown == {i.measure for i in pair[1].items} | {d.measure for d in pair[1].dropped}
    assert all(row.why and row.when for row in report.measures)
    assert all(row.reason and row.earliest and row.change and row.why for row in report.dropped)


def test_the_languages_say_the_same_of_the_same_plan() -> None:
    german, english = (plans.report(plans.typical(), lang) for lang in ("de", "en"))
    assert [row.id for row in german.measures] == [row.id for row in english.measures]
    assert german.numbers == english.numbers
    assert len(german.gates) == len(english.gates) == 3


# ------------------------------------------------------------------------------ the heading
def test_the_title_counts_what_fits() -> None:
    plan = plans.typical()[1]
    planned, all_ = len(plan.items), len(plan.items) + len(plan.dropped)
    assert of_plan(plan).title == f"{planned} von {all_} Maßnahmen passen in 90 Tage"
    assert of_plan(plan, "en").title == f"{planned} of {all_} measures fit into 90 days"
    without = plan.model_copy(update={"dropped": ()})
    assert of_plan(without).title == f"Alle {planned} Maßnahmen passen in 90 Tage"
    nothing = plan.model_copy(update={"items": ()})
    assert of_plan(nothing).title == f"Keine der {len(plan.dropped)} Maßnahmen passt in 90 Tage"
    assert of_plan(nothing).state == "nothing_fits"


def test_what_is_done_has_fitted() -> None:
    plan = plans.typical()[1]
    first, *rest = plan.items
    later = plan.model_copy(update={"items": tuple(rest), "done": (first.measure,)})
    assert of_plan(later).title == of_plan(plan).title


def test_an_empty_plan_names_the_next_review() -> None:
    report = plans.report(plans.nothing())
    assert report.state == "empty"
    assert report.title == "Alles erfüllt, kein Plan nötig"
    assert "20.\u00a0Februar\u00a02027" in report.next_review
    assert report.gantt is None
    assert report.budget is None
    assert report.gates == ()


@LANGS
def test_the_proof_names_best_or_the_distance_and_always_the_hash(lang: str) -> None:
    plan = plans.typical()[1].model_copy(update={"proven": True, "order_proven": True})
    best = {"de": "Nachweislich bester Plan", "en": "Provably the best plan"}[lang]
    proven = of_plan(plan, lang).proof
    assert proven.startswith(best)
    bounded = plan.model_copy(update={"proven": False, "gap_percent": 1.21})
    told = of_plan(bounded, lang).proof
    assert {"de": "Höchstens 1,3\u00a0%", "en": "At most 1.3%"}[lang] in told
    for text in (proven, told, of_plan(plan, lang).footer):
        assert plan.input_hash[:8] in text


def test_nearly_everything_is_not_everything() -> None:
    plan = plans.typical()[1]
    stages = plan.objective.model_copy(update={"closed": 99.9, "closable": 100.0})
    lines = of_plan(plan.model_copy(update={"objective": stages})).objective
    assert any("99\u00a0%" in line for line in lines)


# ------------------------------------------------------------------------------ every code
def reasons() -> Iterator[Reason]:
    day = date(2026, 12, 1)
    for code in get_args(Reason.model_fields["code"].annotation):
        yield Reason(
            code=code,
            measure="name_owners",
            role="data_owner",
            first=day,
            until=day + timedelta(days=3),
            phase=2,
            gate="G1",
        )
        yield Reason(
            code=code,
            measure="name_owners",
            role="data_owner",
            first=day,
        )


@LANGS
def test_every_reason_for_a_start_is_a_whole_sentence(lang: str) -> None:
    told = [reason_text(row, names(lang)) for row in reasons()]
    assert all(re.fullmatch(r"[A-ZÄÖÜ„“].+\.", text) for text in told)
    full = told[::2]
    assert len(set(full)) == len(full)


@LANGS
def test_every_gap_is_a_whole_sentence(lang: str) -> None:
    rows = [
        Closed(kind="item", ref="o1_m", current=0, to=0.5,
               because={"answers": 3, "respondents": 5, "layer": "operations", "layer_from": 1.9,
                        "layer_to": 2.3, "stop": "no_owner"}),
        Closed(kind="item", ref="o1_m", current=0.25, to=1, because={"holds": 2}),
        Closed(kind="duty", ref="ART26_5", current=0, to=3, in_force=True,
               because={"system": "filter"}),
        Closed(kind="duty", ref="ART26_5", current=1, to=3, due=date(2027, 12, 2)),
        Closed(kind="pattern", ref="one_off"),
        Closed(kind="prerequisite", ref="ready_data"),
        Closed(kind="checklist", ref="owners"),
        Closed(kind="enables", ref="name_owners"),
    ]  # fmt: skip
    told = [sentence(row, names(lang)) for row in rows]
    assert all(re.fullmatch(r"(Weil|Because) .+\.", text) for text in told)
    assert "Bewerberfilter" in told[2]
    assert ("3 von 5 Personen" if lang == "de" else "3 of 5 people") in told[0]
    assert ("1,9 auf 2,3" if lang == "de" else "1.9 to 2.3") in told[0]


@LANGS
def test_every_reason_against_a_measure_is_told_with_what_would_change_it(lang: str) -> None:
    texts = set()
    for code in get_args(Dropped.model_fields["code"].annotation):
        row = Dropped(
            measure="owners_for_all",
            code=code,
            role="data_owner",
            predecessor="name_owners",
            needs_days=6.0,
            free_days=2.5,
            by="Frau Beispiel",
            reason="nicht gewollt.",
            facts=("live_without_owner",),
        )
        told, helps = reason(row, names(lang)), change(row, names(lang))
        assert re.search(r"[.?]$", told)
        assert helps.endswith(".")
        texts |= {told, helps}
    assert len(texts) == 12
    assert any("6,0" in text and "2,5" in text for text in texts) or lang == "en"


def test_a_role_without_hours_is_told_as_such() -> None:
    row = Dropped(
        measure="name_owners", code="no_capacity", role="data_owner", needs_days=2, free_days=0
    )
    assert "keine Stunden frei" in reason(row, names())
    enough = row.model_copy(update={"free_days": 3.0})
    assert "in Folge" in reason(enough, names())


VALUES: dict[str, dict[str, Scalar]] = {
    "several_before_g2": {"count": 2, "until": "2027-01-21"},
    "no_baseline": {"ends": "2027-02-04", "live": "2027-01-21"},
    "no_human_review": {"ends": None, "live": "2027-01-21"},
    "nobody_for_employees": {"starts": "2026-11-25", "asked": None},
    "duty_after_date": {"ends": None, "due": "None"},
    "role_overloaded": {"weeks": 3, "week": "2026-11-23", "planned": 9.5, "hours": 10.0},
    "one_person_majority": {"person": "Ada", "share": 0.62},
    "control_is_model": {"person": "Ada"},
    "no_hours_left": {"hours": 4.0},
    "role_without_hours": {},
    "hours_gone_to_meetings": {},
    "phase_overruns": {"gate": "G1", "date": "2026-12-22"},
}


@LANGS
def test_everything_the_plan_finds_is_a_sentence(lang: str) -> None:
    assert set(SENTENCES) <= set(VALUES)
    for code, values in VALUES.items():
        row = Notice(code=code, measure="name_owners", role="data_owner", values=values)
        assert re.fullmatch(r".+\.", notice_text(row, names(lang)))


@LANGS
def test_what_is_no_mistake_is_a_warning_above_the_figures(lang: str) -> None:
    rows = tuple(
        Notice(code=code, measure="name_owners", role="data_owner", values=VALUES[code])
        for code in (*WARNINGS, "one_person_majority")
    )
    report = of_plan(plans.typical()[1].model_copy(update={"warnings": rows}), lang)
    assert len(report.warnings) == len(WARNINGS)
    assert all(notice.title and notice.body for notice in report.warnings)


# ------------------------------------------------------------------------- gates and checks
def test_a_gate_passes_with_every_question_and_fails_with_one() -> None:
    questions = plans.content().plan.gate["G1"].questions
    yes = {row.id: GateAnswer("yes", "Ordner 4") for row in questions}
    passed = plans.report(plans.typical(), gates=yes).gates[0]
    assert passed.state == "passed"
    assert passed.questions[0].evidence == "Ordner 4"
    no = yes | {questions[0].id: GateAnswer("no")}
    failed = plans.report(plans.typical(), gates=no).gates[0]
    assert failed.state == "no_go"
    assert failed.no_go_steps


def test_a_gate_is_open_from_its_day_on() -> None:
    gate = plans.typical()[1].gates[0]
    before, on = gate.date - timedelta(days=1), gate.date
    states = [plans.report(plans.typical(), created=day).gates[0].state for day in (before, on)]
    assert states == ["ahead", "open"]


def test_mistakes_being_made_come_first_and_unknown_ones_are_not_called_fine() -> None:
    quiet = plans.typical()[1].model_copy(update={"warnings": ()})
    assert {row.state for row in of_plan(quiet).checks} == {"clear"}
    found = (Notice(code="control_is_model", values={"person": "Ada"}),)
    told = of_plan(quiet, checks={"control_is_model": found, "no_baseline": None})
    assert [row.state for row in told.checks[:3]] == ["made", "unclear", "clear"]
    assert told.checks[0].found == ("Ada hält beide Rollen.",)
    assert told.checks_title == "Ein Fehler ist noch zu vermeiden"


def test_the_first_week_is_ticked_by_hand_or_by_what_is_done() -> None:
    plan = plans.typical()[1]
    done = plan.model_copy(update={"done": ("name_owners",)})
    week = {row.id: row for row in of_plan(done, ticked=frozenset({"metric"})).first_week}
    assert len(week) == 5
    assert [week[i].done for i in ("owners", "metric", "rollback")] == [True, True, False]
    assert week["rollback"].when.startswith("Im Plan bis")


def test_the_rhythm_names_who_and_on_what() -> None:
    report = plans.report(plans.typical())
    assert [row.id for row in report.rhythm] == ["weekly", "monthly", "quarterly"]
    assert "45\u00a0Minuten" in report.rhythm[0].when
    assert all(row.agenda and row.attendees and row.dates for row in report.rhythm)


# ------------------------------------------------------------------------- money and model
def test_the_months_add_up_to_the_total() -> None:
    report = plans.report(plans.typical())
    assert report.budget is not None
    assert report.budget.table is not None
    *months, total = report.budget.table.rows

    def amounts(row: tuple[str, ...]) -> list[int]:
        text = row[3].replace(".", "")
        found = [int(number) for number in re.findall(r"\d+", text)]
        return found if len(found) > 1 else found * 2

    assert [sum(column) for column in zip(*map(amounts, months), strict=True)] == amounts(total)
    assert len(months) == 4


@pytest.mark.parametrize(
    ("closable", "told"),
    [
        (None, "Ohne Selbst-Check"),
        (-5.0, "ist null"),
        (900.0, "nicht deckt"),
        (9_000_000.0, "dass er die Kosten deckt"),
    ],
)
def test_the_cost_stands_against_the_lower_value(closable: float | None, told: str) -> None:
    budget = replace(plans.RATE, closable_low=closable)
    section = plans.report(plans.typical(), budget=budget).budget
    assert section is not None
    assert any(told in line for line in section.lines)


@LANGS
def test_what_lies_ahead_is_an_estimate_of_the_model(lang: str) -> None:
    report = plans.report(plans.typical(), lang, projections=plans.PROJECTIONS)
    assert [row.day for row in report.standpoints] == [0, 30, 60, 90]
    said = {"de": "Unser Modell schätzt", "en": "Our model estimates"}[lang]
    assert report.standpoints_title.startswith(said)
    assert ("keine Zusage" if lang == "de" else "not a promise") in report.standpoints_note
    assert plans.report(plans.typical(), lang).standpoints == ()


def test_the_three_levers_are_named_with_rise_and_days() -> None:
    levers = Levers(("name_owners", "one_metric", "rollback_path"), 0.42, 3.0)
    section = plans.report(plans.typical(), levers=levers).levers
    assert section is not None
    assert section.title == "Die 3 größten Hebel"
    assert "0,4" in section.lines[-1]


# --------------------------------------------------------------------- following, replanning
def test_overdue_measures_come_first_with_their_slip() -> None:
    pair = plans.typical()
    report = plans.report(pair, "de", "AT", **plans.followed(pair, 36))
    assert report.overdue[0].progress == "late"
    assert "Tage Verzug: Zuständige Person war krank" in report.overdue[0].slip
    states = [row.progress for row in report.overdue]
    assert states == sorted(states, key=["late", "running", "planned", "done"].index)
    assert "Eine Maßnahme ist überfällig." in report.progress_sentence


def test_a_plan_nobody_follows_has_nothing_overdue() -> None:
    report = plans.report(plans.typical(), created=date(2027, 6, 1))
    assert {row.progress for row in report.measures} == {"planned"}
    assert report.progress is None
    assert report.progress_sentence == ""


@pytest.mark.parametrize(("lang", "word"), [("de", "aufgegeben"), ("en", "given up")])
def test_what_is_given_up_counts_as_nothing_and_its_consequences_are_told(
    lang: str, word: str
) -> None:
    pair = plans.typical()
    plan = pair[1]
    waiting = {name for item in plan.items for name in item.after}
    gone = next(i for i in plan.items if i.measure in waiting and i.closes[0].kind != "enables")
    track = Track("given_up", slip_reason="Kein Geld")
    before = plans.report(pair, lang, tracking=True, baseline=plan)
    after = plans.report(pair, lang, tracking=True, baseline=plan, tracks={gone.measure: track})
    row = after.measure(gone.measure)
    assert (row.progress, row.progress_word, row.slip) == ("given_up", word, "Kein Geld")
    assert after.overdue[-1].id == gone.measure
    assert after.numbers["planned"] == before.numbers["planned"] - 1
    assert after.numbers["given_up"] == 1
    assert after.numbers["days_of_work"] == pytest.approx(
        before.numbers["days_of_work"] - gone.days_of_work
    )
    assert after.numbers["budget_high"] < before.numbers["budget_high"]
    assert after.title != before.title
    assert word in after.objective[0]
    told = after.warnings[0]
    assert word in told.title
    successors = [i.measure for i in plan.items if gone.measure in i.after]
    for text in (told.body, " ".join(row.given_up)):
        assert all(after.measure(name).title in text for name in successors)
    gap = plans.content().plan.checklist.get(gone.closes[0].ref)
    assert gap is None or plans.locale(lang).text(gap.title) in told.body
    assert before.gantt is not None
    assert after.gantt is not None
    bar = next(r for r in after.gantt.rows if r["state"] == "given_up")
    assert f"× {word}" in str(bar["text"])
    assert sum(r["kind"] == "answers" for r in after.gantt.rows) <= sum(
        r["kind"] == "answers" for r in before.gantt.rows
    )


def test_a_gap_that_another_measure_closes_does_not_stay_open() -> None:
    pair = plans.typical()
    first = pair[1].items[0]
    twin = first.model_copy(update={"measure": "list_suppliers", "after": ()})
    plan = pair[1].model_copy(update={"items": (first, twin)})
    report = of_plan(plan, tracks={first.measure: Track("given_up", slip_reason="Doppelt")})
    assert report.measure(first.measure).given_up == ()


def test_a_gate_says_what_was_given_up() -> None:
    plan = plans.typical()[1]
    gate = next(row for row in plan.gates if row.asks_for)
    name = gate.asks_for[0]
    report = of_plan(plan, tracks={name: Track("given_up", slip_reason="Entfällt")})
    block = next(row for row in report.gates if row.id == gate.id)
    assert any("aufgegeben" in text for text in block.warnings)
    assert any("ist aufgegeben" in row.measures for row in block.questions)


def moved(item: Item, days: int) -> Item:
    shift = timedelta(days=days)
    return item.model_copy(update={"start": item.start + shift, "end": item.end + shift})


def test_the_difference_names_what_moves_falls_out_and_is_new() -> None:
    plan = plans.typical()[1]
    first, second, third, *rest = plan.items
    before = plan.model_copy(update={"items": (moved(first, -7), moved(second, 1), *rest)})
    after = plan.model_copy(update={"items": (first, second, third, *rest[1:])})
    told = of_plan(after, before=before).difference
    assert told is not None
    assert told.title == "2 Maßnahmen verschoben, 1 nicht mehr im Plan, 1 neu"
    assert "7 Tage nach hinten" in told.moved[0]
    assert "einen Tag nach vorn" in told.moved[1]
    assert not told.same


def test_the_same_plan_changes_nothing() -> None:
    plan = plans.typical()[1]
    told = of_plan(plan, before=plan).difference
    assert told is not None
    assert told.same
    assert told.title == "Nichts ändert sich"
    assert of_plan(plan).difference is None


# -------------------------------------------------------------------------------- odd input
def test_a_role_without_time_is_said_above_everything() -> None:
    rows = plans.gaps(("o1_m", "o4_m"))
    data = plans.asked(rows, hours={"control_owner": 0})
    report = plans.report((data, solve(data)))
    assert any("keine Zeit" in notice.title for notice in report.warnings)
    assert any("keine Stunden frei" in row.reason for row in report.dropped)
    assert report.binding is not None


def test_two_hours_a_week_are_never_nothing() -> None:
    data = plans.asked(plans.gaps(("o1_m",)), hours=dict.fromkeys(plans.ROLES, 2.0))
    report = plans.report((data, solve(data)))
    assert report.capacity is not None
    assert all(float(row["limit"]) > 0 for row in report.capacity.rows if row["id"] != "none")


def test_the_light_set_says_why() -> None:
    worth = gap_worth(plans.content().plan)
    rows = (*plans.gaps(("o1_m",)), *pattern_gaps(("one_off",), worth))
    data = plans.asked(rows, size="light")
    report = plans.report((data, solve(data)), light=True)
    assert "wenig zu gewinnen" in report.sentence


def test_swiss_readers_get_francs_and_their_spelling() -> None:
    report = plans.report(plans.typical(), country="CH")
    assert report.budget is not None
    assert "CHF" in report.budget.title
    assert not any("ß" in text for _, text in texts_of(report))
