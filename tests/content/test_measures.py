"""Measures: no gap without one, sound references, honest sizes, plain words."""
# ruff: noqa: E501 - a row of the table of faults is one line

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from pydantic import ValidationError

from aiops_model.content import BUNDLED, load_content
from aiops_model.content.checks.measure_coverage import check_coverage
from aiops_model.content.checks.measures import check_measures
from aiops_model.content.draft import Draft
from aiops_model.content.files import FIRST_WEEK, GATES, MISTAKES, PLANNING, RHYTHM
from aiops_model.content.loader import read_draft
from aiops_model.content.plan import PlanContent, plan_content
from aiops_model.content.schema import Text
from aiops_model.content.schema.ai_act import DutyList
from aiops_model.content.schema.instrument import CapabilityText
from aiops_model.content.schema.maturity_rules import LensTable, PatternTable
from aiops_model.content.schema.measures import Closes, Measure, MeasureEffort, MeasureFile

POLICY, CHECKLIST = "measures/policy.yaml", "measures/checklist.yaml"
Change = Callable[[Draft], None]


@pytest.fixture(scope="module")
def whole() -> Draft:
    draft, problems = read_draft(BUNDLED)
    assert not problems
    return draft


@pytest.fixture(scope="module")
def plan(whole: Draft) -> PlanContent:
    return plan_content(whole)


@pytest.fixture
def draft(whole: Draft) -> Draft:
    """A draft of one's own to break."""
    return Draft(dict(whole.documents), dict(whole.values), set(whole.unread))


def says(draft: Draft) -> list[str]:
    """What the checks find."""
    return [fault.message for check in (check_measures, check_coverage) for fault in check(draft)]


def changed(draft: Draft, file: str, measure: str, **fields: Any) -> None:
    """Give one measure other fields."""
    rows = draft.values[file].measures
    new = tuple(row.model_copy(update=fields) if row.id == measure else row for row in rows)
    draft.values[file] = draft.values[file].model_copy(update={"measures": new})


def without(draft: Draft, kind: str, ref: str) -> None:
    """Take a gap out of all measures."""
    for file, value in draft.below("measures", MeasureFile).items():
        rows = tuple(
            row.model_copy(
                update={"closes": tuple(c for c in row.closes if (c.kind, c.ref) != (kind, ref))}
            )
            for row in value.measures
        )
        draft.values[file] = value.model_copy(update={"measures": rows})


# ------------------------------------------------------------------------------------- coverage


def test_the_bundled_measures_are_whole(whole: Draft) -> None:
    assert not says(whole)


def gaps(whole: Draft) -> dict[str, list[str]]:
    """Everything that can be open, told from the other files."""
    capabilities = whole.below("instrument/capabilities", CapabilityText).values()
    duties = whole.below("duties", DutyList).values()
    patterns = whole.get("instrument/patterns.yaml", PatternTable)
    lenses = whole.get("instrument/lenses.yaml", LensTable)
    assert patterns
    assert lenses
    return {
        "item": [item.id for row in capabilities for item in row.items],
        "duty": [duty.id for row in duties for duty in row.duties],
        "pattern": [row.id for row in patterns.patterns],
        "prerequisite": [
            group.id
            for lens in lenses.lenses
            if lens.id == "prerequisites"
            for group in lens.groups
        ],
        "checklist": ["metric", "rollback", "owners", "review", "protocol"],
    }


def test_there_is_a_way_from_nothing_to_the_top_of_every_gap(
    whole: Draft, plan: PlanContent
) -> None:
    found = gaps(whole)
    assert {kind: len(ids) for kind, ids in found.items()} == {
        "item": 48, "duty": 40, "pattern": 7, "prerequisite": 5, "checklist": 5,
    }  # fmt: skip
    for kind, ids in found.items():
        for ref in ids:
            lifts = [
                (closes.start or 0.0, 1.0 if closes.to is None else closes.to)
                for row in plan.measures.values()
                for closes in row.closes
                if (closes.kind, closes.ref) == (kind, ref)
            ]
            assert lifts, f"nothing closes the {kind} {ref}"
            reached = 0.0
            while rises := [to for start, to in lifts if start <= reached < to]:
                reached = max(rises)
            assert reached == (3.0 if kind == "duty" else 1.0), f"{kind} {ref} ends at {reached}"


@pytest.mark.parametrize(
    ("kind", "ref"),
    [
        ("item", "s1_t"),
        ("duty", "ART73"),
        ("pattern", "tool_first"),
        ("prerequisite", "ready_change"),
        ("checklist", "owners"),
    ],
)
def test_a_gap_without_a_measure_is_named(draft: Draft, kind: str, ref: str) -> None:
    without(draft, kind, ref)
    assert any(f"no measure lifts the {kind} {ref}" in message for message in says(draft))


def test_the_plan_alone_can_be_checked_without_instrument_and_law(draft: Draft) -> None:
    kept = {f: v for f, v in draft.values.items() if f.startswith("measures/")}
    assert not says(Draft(draft.documents, kept, set()))


# --------------------------------------------------------------------------------------- faults


@dataclass(frozen=True)
class Fault:
    """A change that makes the library unsound, and what is said about it."""

    name: str
    change: Change
    says: str


def lift(item: str, start: float, to: float) -> tuple[Closes, ...]:
    return (Closes.model_validate({"item": item, "from": start, "to": to}),)


def question(draft: Draft) -> None:
    table = draft.values[GATES]
    gate = table.gates[0]
    first = gate.questions[0].model_copy(update={"measures": ("ask_the_oracle",)})
    gate = gate.model_copy(update={"questions": (first, *gate.questions[1:])})
    draft.values[GATES] = table.model_copy(update={"gates": (gate, *table.gates[1:])})


def mistake(draft: Draft) -> None:
    table = draft.values[MISTAKES]
    first = table.mistakes[0].model_copy(update={"measures": ("ask_the_oracle",)})
    draft.values[MISTAKES] = table.model_copy(update={"mistakes": (first, *table.mistakes[1:])})


def attendance(draft: Draft) -> None:
    rhythm = draft.values[RHYTHM]
    first = rhythm.meetings[0].model_copy(update={"participants": ("the_oracle",)})
    draft.values[RHYTHM] = rhythm.model_copy(update={"meetings": (first, *rhythm.meetings[1:])})


def planning(**fields: Any) -> Change:
    def change(draft: Draft) -> None:
        draft.values[PLANNING] = draft.values[PLANNING].model_copy(update=fields)

    return change


def twice(draft: Draft) -> None:
    rows = draft.values[POLICY].measures
    other = draft.values["measures/cost.yaml"]
    draft.values["measures/cost.yaml"] = other.model_copy(
        update={"measures": (*other.measures, rows[0])}
    )


def unticked(draft: Draft) -> None:
    changed(draft, CHECKLIST, "one_metric", closes=(Closes.model_validate({"checklist": "moon"}),))


FAULTS = (
    Fault("unknown predecessor", lambda d: changed(d, POLICY, "decision_table", after=("name_owner",)), "no measure name_owner"),
    Fault("cycle", lambda d: changed(d, CHECKLIST, "name_owners", after=("decision_table",)), "nothing could ever start"),
    Fault("start in the air", lambda d: changed(d, POLICY, "decision_tables_for_all", after=()), "a1_m starts at 0.5, but nothing in `after` gets there"),
    Fault("no step of the scale", lambda d: changed(d, POLICY, "approval_steps", closes=lift("a1_s", 0, 0.6)), "0.6 is no step of a1_s"),
    Fault("unknown item", lambda d: changed(d, POLICY, "approval_steps", closes=lift("a9_s", 0, 1)), "no item a9_s"),
    Fault("unknown item of the first week", unticked, "the first week has no moon"),
    Fault("unknown metric", lambda d: changed(d, POLICY, "approval_steps", metric="metric_mood"), "no lens knows the metric metric_mood"),
    Fault("unknown answer", lambda d: changed(d, POLICY, "approval_steps", self_check={"detection": "E"}), "detection has no answer E"),
    Fault("unknown question", lambda d: changed(d, POLICY, "approval_steps", self_check={"mood": "A"}), "mood has no answer A"),
    Fault("no order of answers", lambda d: changed(d, POLICY, "approval_steps", self_check={"state": "all"}), "lacks all of state"),
    Fault("small set grows", lambda d: changed(d, POLICY, "decision_table", size="light"), "9 measures are light, 8 at most"),
    Fault("small set leans on the full one", lambda d: changed(d, POLICY, "three_rules", after=("decision_table",)), "three_rules is light, decision_table is not"),
    Fault("first week left out of the small set", lambda d: changed(d, CHECKLIST, "one_metric", size="full"), "one_metric ticks the first week"),
    Fault("late quick win", lambda d: changed(d, POLICY, "three_rules", least_days=30), "day 30 comes sooner"),
    Fault("approval asks for nothing known", question, "no measure ask_the_oracle"),
    Fault("mistake prevented by nothing known", mistake, "no measure ask_the_oracle"),
    Fault("unknown attendance", attendance, "no participant the_oracle"),
    Fault("unknown rate", planning(rate_parameter="tips"), "no euro parameter tips"),
    Fault("another scale", planning(scale=(0.0, 1.0)), "differs from the answer scale"),
    Fault("an id twice", twice, "is taken in measures/cost.yaml"),
)  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: str(fault.name))
def test_an_unsound_library_is_refused(draft: Draft, fault: Fault) -> None:
    fault.change(draft)
    found = says(draft)
    assert any(fault.says in message for message in found), found


@pytest.mark.parametrize(
    "closes",
    [
        {"item": "a1_m", "from": 0.5, "to": 0.5},
        {"item": "a1_m", "from": 0.5, "to": 0.25},
        {"item": "a1_m", "to": 1},
        {"item": "a1_m"},
        {"item": "a1_m", "duty": "ART4", "from": 0, "to": 1},
        {"pattern": "tool_first", "from": 0, "to": 1},
        {"duty": "ART4", "from": 0, "to": 4},
        {},
    ],
)
def test_a_lift_names_one_gap_and_rises(closes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Closes.model_validate(closes)


def test_effort_is_ordered() -> None:
    with pytest.raises(ValidationError, match="effort must rise"):
        MeasureEffort(low=3, mid=2, high=4)


# ---------------------------------------------------------------------------------------- sizes


def test_every_role_owns_measures_and_has_hours(plan: PlanContent) -> None:
    owners = {row.owner for row in plan.measures.values()}
    assert owners == set(plan.role)
    assert all(row.owner_share >= 0.3 for row in plan.measures.values())
    hours = sum(row.hours_a_week for row in plan.role.values())
    share = hours / (plan.figure("full_time_hours") * len(plan.role))
    assert 0.1 <= share <= 0.4, "people in a mid-sized company give 10 to 40 % to this"


def test_a_typical_measure_takes_one_to_eight_days(plan: PlanContent) -> None:
    days = sorted(row.effort.mid for row in plan.measures.values())
    tenth = len(days) // 10
    assert days[len(days) // 2] in (3, 4, 5)
    assert days[0] >= 0.5
    assert days[-tenth - 1] <= 13


def test_the_small_set_is_the_first_week_and_what_applies_already(plan: PlanContent) -> None:
    light = [row for row in plan.measures.values() if row.size == "light"]
    assert len(light) <= 8
    assert {c.ref for row in light for c in row.closes if c.kind == "checklist"} == set(
        plan.checklist
    )
    assert {c.ref for row in light for c in row.closes if c.kind == "duty"} == {"ART4", "ART5"}
    assert sum(row.effort.mid for row in light) <= 12
    assert sum(row.cost.low for row in light) == 0


def test_there_are_quick_wins_for_every_role_that_shows_results(plan: PlanContent) -> None:
    wins = [row for row in plan.measures.values() if row.quick_win]
    assert len(wins) >= 6
    assert {"product_owner", "operations_lead", "control_owner"} <= {row.owner for row in wins}
    assert all(row.phase == 1 for row in wins)


def test_effects_go_with_the_steps_of_the_self_check(plan: PlanContent) -> None:
    effects = {row.id: dict(row.self_check) for row in plan.measures.values() if row.self_check}
    assert effects == {
        "weekly_checks": {"detection": "B"},
        "sample_checks": {"detection": "B"},
        "first_alert": {"detection": "A"},
    }


def test_whoever_is_affected_is_asked_before(plan: PlanContent) -> None:
    named = {row.id for row in plan.measures.values() if row.employees_affected}
    assert {"inform_employees", "log_overrides", "train_roles", "goals_and_profiles"} <= named


def test_approvals_ask_for_what_can_be_done_by_then(plan: PlanContent) -> None:
    for gate in plan.gate.values():
        for asked in gate.questions:
            assert all(plan.measures[name].phase <= gate.phase for name in asked.measures), gate.id


def test_the_rhythm_leaves_most_of_the_time_to_the_plan(plan: PlanContent) -> None:
    weeks = {"week": 1.0, "month": 4.3, "quarter": 13.0}
    for name, role in plan.role.items():
        minutes = sum(
            row.minutes / weeks[row.every] for row in plan.meeting.values() if name in row.roles
        )
        assert minutes / 60 <= 0.2 * role.hours_a_week, f"meetings eat the hours of {name}"
    assert plan.meeting["weekly"].minutes == 45


def test_the_bundled_plan_is_read_at_its_first_use(plan: PlanContent) -> None:
    assert dict(load_content().plan.measures) == dict(plan.measures)
    assert plan.subject["name_owners"] == "checklist"
    assert "decision_table" in plan.closing["item", "a1_m"]
    assert plan.figure("buffer") == 0.15
    with pytest.raises(KeyError, match="range"):
        plan.figure("horizon_limits")


# ---------------------------------------------------------------------------------------- words

LONGEST_SENTENCE = 18
LONGEST_TITLE = 8


def sentences(row: Measure) -> Iterator[tuple[Text, bool]]:
    """Texts of a measure, and whether each is made of full sentences."""
    for step in row.steps:
        yield step, True
    yield row.deliverable, False
    yield row.done, True
    if row.note:
        yield row.note, True


def words(text: str) -> int:
    return len(text.replace("\u00ad", "").split())


@pytest.mark.parametrize("lang", ["de", "en"])
def test_measures_are_written_in_short_sentences(plan: PlanContent, lang: str) -> None:
    for row in plan.measures.values():
        title = row.title.get(lang)
        assert words(title) <= LONGEST_TITLE, title
        assert not title.endswith("."), title
        for text, full in sentences(row):
            said = text.get(lang)
            assert said.endswith((".", "?")) == full, said
            for sentence in re.split(r"(?<=[.?;:])\s", said):
                assert words(sentence) <= LONGEST_SENTENCE, sentence


def test_no_two_measures_share_a_title(plan: PlanContent) -> None:
    for lang in ("de", "en"):
        titles = [row.title.get(lang) for row in plan.measures.values()]
        assert len(set(titles)) == len(titles)


def test_the_first_week_names_its_five_items(plan: PlanContent, whole: Draft) -> None:
    assert whole.documents[FIRST_WEEK].data["title"]["en"] == "The first week"
    assert list(plan.checklist) == ["metric", "rollback", "owners", "review", "protocol"]


def test_the_plan_is_watched_for_every_mistake(plan: PlanContent) -> None:
    assert set(plan.mistake) >= {
        "several_before_g2",
        "data_apart_from_model",
        "explainability_late",
        "no_human_review",
        "role_overloaded",
        "one_person_majority",
        "duty_after_date",
        "no_baseline",
        "nobody_for_employees",
    }
