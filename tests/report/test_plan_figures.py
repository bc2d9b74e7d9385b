"""Figures of the plan: what the rows say, for the screen and for paper alike."""

from datetime import timedelta

import pytest

from aiops_model.domain.plan.build import build_plan as solve
from aiops_model.domain.plan.values import PlanInput
from aiops_model.report.model import Figure, Row
from aiops_model.report.plan import PlanReport, Track
from tests.report import plans

HORIZONS = (14, 30, 90, 180, 365)


def of(figure: Figure | None, kind: str) -> list[Row]:
    assert figure is not None
    return [row for row in figure.rows if row["kind"] == kind]


def over(days: int) -> PlanReport:
    data: PlanInput = plans.asked(plans.gaps(("o1_m", "o4_m")), days=days)
    return plans.report((data, solve(data)))


def test_every_measure_has_its_bar_on_its_own_line() -> None:
    report = plans.report(plans.typical())
    bars = of(report.gantt, "measure")
    items = plans.typical()[1].items
    assert [row["line"] for row in bars] == list(range(1, len(items) + 1))
    assert [(row["start"], row["end"]) for row in bars] == [
        (item.start_day - 1, item.end_day) for item in items
    ]
    assert all("\u00ad" not in str(row["name"]) for row in bars)


def test_all_rows_have_the_same_keys_and_kinds_of_values() -> None:
    pair = plans.typical()
    report = plans.report(pair, "de", "AT", **plans.followed(pair))
    for figure in (report.gantt, report.capacity, report.progress):
        assert figure is not None
        assert len({tuple(row) for row in figure.rows}) == 1
        assert figure.finding
        assert figure.alt


def test_phases_cover_the_days_and_gates_stand_at_their_ends() -> None:
    report = plans.report(plans.typical())
    phases, gates = of(report.gantt, "phase"), of(report.gantt, "gate")
    assert [(row["start"], row["end"]) for row in phases] == [(0, 30), (30, 60), (60, 90)]
    assert [row["end"] for row in gates] == [30, 60, 90]


def test_measures_that_answer_a_gate_carry_its_diamond() -> None:
    plan = plans.typical()[1]
    asked = {name for gate in plan.gates for name in gate.asks_for}
    expected = [item.end_day for item in plan.items if item.measure in asked]
    assert [row["end"] for row in of(plans.report(plans.typical()).gantt, "answers")] == expected


def test_holidays_and_closures_are_strips_and_weekends_do_not_part_them() -> None:
    report = plans.report(plans.typical())
    strips = [(row["start"], row["end"]) for row in of(report.gantt, "off")]
    assert strips == [(15, 16), (31, 45)]  # 8 December; 24 December to 6 January


@pytest.mark.parametrize("days", HORIZONS)
def test_the_axis_has_few_words_up_to_the_end(days: int) -> None:
    words = of(over(days).gantt, "tick")
    assert 1 <= len(words) <= 5
    assert days * 0.9 <= float(words[-1]["end"]) <= days
    assert words[-1]["place"] == "right"


@pytest.mark.parametrize(("day", "shown"), [(-3, 0), (1, 1), (45, 1), (90, 1), (91, 0)])
def test_today_is_drawn_inside_the_plan_only(day: int, shown: int) -> None:
    today = plans.START + timedelta(days=day - 1)
    report = plans.report(plans.typical(), created=today)
    assert len(of(report.gantt, "today")) == shown
    assert report.gantt is not None
    assert ("heute" in report.gantt.how_to_read) == bool(shown)


def test_words_beside_a_bar_stay_inside_the_figure() -> None:
    pair = plans.typical()
    for known in ({}, plans.followed(pair, 40)):
        for row in of(plans.report(pair, "de", "AT", **known).gantt, "measure"):
            room = len(str(row["text"])) * 0.02 * 90
            if row["place"] == "after":
                assert float(row["end"]) + room <= 90
            if row["place"] == "before":
                assert float(row["start"]) >= room


def test_how_far_a_measure_is_shows_in_its_bar() -> None:
    pair = plans.typical()
    report = plans.report(pair, "de", "AT", **plans.followed(pair, 36))
    rows = {row["state"]: row for row in of(report.gantt, "measure")}
    assert {"done", "running", "planned", "late"} == set(rows)
    assert rows["done"]["done"] == rows["done"]["end"]
    assert rows["planned"]["done"] == rows["planned"]["start"]
    half = rows["running"]
    share = (float(half["done"]) - float(half["start"])) / (
        float(half["end"]) - float(half["start"])
    )
    assert share == pytest.approx(0.4)


# ---------------------------------------------------------------------------------- capacity
def test_the_fullest_role_comes_first_with_planned_of_free() -> None:
    report = plans.report(plans.typical())
    assert report.capacity is not None
    shares = [float(row["value"]) / float(row["limit"]) for row in report.capacity.rows]
    assert shares == sorted(shares, reverse=True)
    first = report.capacity.rows[0]
    value, limit = (f"{float(first[key]):.1f}".replace(".", ",") for key in ("value", "limit"))
    assert first["text"] == f"{value} von {limit}"


def test_full_roles_are_counted_in_the_title() -> None:
    report = plans.report(plans.typical())
    assert report.capacity is not None
    full = sum(bool(row["full"]) for row in report.capacity.rows)
    expected = {0: "Keine Rolle ist voll", 1: "Eine Rolle ist voll"}
    assert report.capacity.finding == expected.get(full, f"{full} Rollen sind voll")


def test_roles_of_one_person_share_one_bar() -> None:
    data, plan = plans.typical()
    first, second, *rest = plan.roles
    shared = (
        first.model_copy(update={"shared_with": (second.role,)}),
        second.model_copy(update={"shared_with": (first.role,)}),
        *rest,
    )
    report = plans.report((data, plan.model_copy(update={"roles": shared})))
    assert report.capacity is not None
    assert len(report.capacity.rows) == len(plan.roles) - 1
    assert any(" + " in str(row["name"]) for row in report.capacity.rows)


# ---------------------------------------------------------------------------------- progress
def test_the_lines_rise_to_all_that_is_planned_and_to_what_is_done() -> None:
    pair = plans.typical()
    report = plans.report(pair, "de", "AT", **plans.followed(pair, 36))
    planned, done = of(report.progress, "planned"), of(report.progress, "done")
    whole = sum(item.days_of_work for item in pair[1].items)
    for line in (planned, done):
        values = [float(row["value"]) for row in line]
        assert values == sorted(values)
    assert float(planned[-1]["value"]) == pytest.approx(whole)
    assert float(done[-1]["day"]) == 36
    assert float(done[-1]["value"]) == pytest.approx(report.numbers["days_done"], abs=0.01)


def test_everything_done_is_everything_planned() -> None:
    pair = plans.typical()
    tracks = {item.measure: Track("done", 100, item.end) for item in pair[1].items}
    end = pair[1].end + timedelta(days=1)
    report = plans.report(pair, tracks=tracks, tracking=True, baseline=pair[1], created=end)
    assert report.numbers["days_done"] == pytest.approx(report.numbers["days_of_work"])
    assert report.progress is not None
    assert report.progress.finding == "Die Arbeit liegt im Plan"


def test_planning_again_takes_back_nothing_of_what_is_done() -> None:
    data, plan = pair = plans.typical()
    known = plans.followed(pair, 36)
    left = [
        item.model_copy(update={"days_of_work": item.days_of_work / 2})
        for item in plan.items
        if item.end >= known["created"]  # type: ignore[operator]  # a date
    ]
    again = plan.model_copy(update={"items": tuple(left)})
    before, after = (plans.report(told, "de", "AT", **known) for told in (pair, (data, again)))
    assert len(left) < len(plan.items)
    assert after.numbers["days_done"] == pytest.approx(before.numbers["days_done"])
