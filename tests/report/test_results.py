"""Named companies and what their executives read first."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from aiops_model.content import load_content
from aiops_model.domain.euro.estimate import estimate
from aiops_model.domain.indicative import indicative_level
from aiops_model.domain.self_check import complete
from aiops_model.i18n import plain
from aiops_model.report import build
from tests.report.companies import Stored, reader

CASES = Path(__file__).parents[1] / "cases" / "self_check" / "results.yaml"
FILE = yaml.safe_load(CASES.read_text(encoding="utf-8"))
CONTENT = load_content()


def answers_of(case: dict[str, Any]) -> dict[str, Any]:
    answers = {**FILE["usual"], **case["answers"]}
    if answers["reach"] == "none":
        del answers["depth"]
    return answers


@pytest.mark.parametrize("case", [pytest.param(c, id=c["company"]) for c in FILE["cases"]])
def test_what_an_executive_reads_first(case: dict[str, Any]) -> None:
    answers = answers_of(case)
    level = indicative_level(answers, CONTENT.indicative)
    found = estimate(complete(answers), CONTENT.euro)
    result = build(
        Stored(answers, level.model_dump(mode="json"), found),
        CONTENT,
        reader(answers["country"], "en"),
    )
    risks = {risk.id: risk.title.en for risk in CONTENT.guidance.risks}
    steps = {step.id: step.title.en for step in CONTENT.guidance.steps}
    warnings = {rule.id: rule.text.en for rule in CONTENT.guidance.contradictions}
    assert result.level.heading == case["level"]
    assert result.risk.title == risks[case["risk"]]
    assert result.step_name == plain(steps[case["step"]])
    assert result.step.title.endswith(result.step_name)
    assert result.sections[0].id == case["opens_with"]
    assert list(result.contradictions) == [warnings[i] for i in case.get("contradictions", [])]
    card = result.euro
    fold = (card.label, card.value, card.middle_value, card.uncertainty, card.chance, result.basis)
    for words in case.get("reads", []):
        assert words in plain(" | ".join(fold))
    for name, numbers in (("event", "event_thousand"), ("yearly_incident_loss", "year_thousand")):
        for end, thousand in zip(("p10", "p50", "p90"), case.get(numbers, []), strict=False):
            assert result.numbers[f"{name}.{end}"] == pytest.approx(thousand * 1000, rel=0.05)


def test_the_loss_that_happened_lies_inside_one_event_and_far_above_a_year() -> None:
    case = FILE["cases"][0]
    low, middle, high = (thousand * 1000 for thousand in case["event_thousand"])
    found = estimate(complete(answers_of(case)), CONTENT.euro, sensitivity=False)
    assert found.event is not None
    assert found.yearly_incident_loss is not None
    assert found.event.p10 < 123_000 < found.event.p90
    assert low < middle < 123_000 < high
    assert found.yearly_incident_loss.p90 < 123_000


def test_every_risk_and_step_of_a_case_exists_and_most_are_covered() -> None:
    for kind, rules in (("risk", CONTENT.guidance.risks), ("step", CONTENT.guidance.steps)):
        known, used = {rule.id for rule in rules}, {case[kind] for case in FILE["cases"]}
        assert used <= known
        assert len(used) >= 0.75 * len(known), known - used
