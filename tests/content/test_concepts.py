"""No concept of the source documents is lost, and nothing claims a home it does not have."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from aiops_model.content import BUNDLED, load_content
from aiops_model.content.schema.maturity_rules import Concept

ROOT = Path(__file__).resolve().parents[2]
CONTENT = load_content()
BESIDE = CONTENT.maturity.beside
CONCEPTS = BESIDE.concepts.concepts

EVERY_CONCEPT = {
    "four_layers", "four_levels", "project_or_operations", "implementation_gap", "cockpits",
    "three_groups", "five_fields", "five_prerequisites", "three_phases", "failure_patterns",
    "four_mistakes", "entry_steps", "kickstart_workshop", "playbook", "five_roles", "five_metrics",
    "economic_metrics", "runbooks", "monthly_review", "governance_rhythm", "integration_blueprint",
    "adoption_playbook", "platform_strategy", "next_steps", "ninety_days", "operations_first",
    "act_habits", "case_study", "intervention_sla", "likely_incidents", "reliable_months",
    "unread_logs", "layer_owner", "hybrid_organisation", "retraining", "barriers",
    "what_it_is_not", "symptoms", "statistics", "other_jurisdictions",
}  # fmt: skip
"""What the five documents say, by hand: a concept leaves this list only with a reason."""


def known() -> Mapping[str, set[str]]:
    """Kind of reference -> ids that resolve, beside files and pages."""
    maturity = CONTENT.maturity
    return {
        "layer": set(maturity.layer),
        "level": set(maturity.model.levels),
        "capability": set(maturity.capability),
        "item": set(maturity.item),
        "tag": {tag for item in maturity.item.values() for tag in item.tags},
        "lens": set(BESIDE.lens),
        "pattern": set(BESIDE.pattern),
        "incident": set(BESIDE.incident),
        "phase": set(BESIDE.phases.cells),
        "fact": {fact.id for fact in maturity.instrument.facts},
        "measure": set(CONTENT.plan.measures),
        "gate": set(CONTENT.plan.gate),
        "meeting": set(CONTENT.plan.meeting),
        "checklist": set(CONTENT.plan.checklist),
        "owner": set(CONTENT.plan.role),
        "segment": {segment.id for segment in CONTENT.guidance.segments},
    }


def resolves(reference: str) -> bool:
    kind, _, name = reference.partition(":")
    if kind == "file":
        return (BUNDLED / name).is_file()
    if kind == "page":
        return (ROOT / "pages" / f"{name}.py").is_file()
    return name in known().get(kind, set())


def test_every_concept_of_the_documents_is_listed() -> None:
    assert {concept.id for concept in CONCEPTS} == EVERY_CONCEPT


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: str(concept.id))
def test_a_concept_has_a_home_that_exists(concept: Concept) -> None:
    assert concept.home or concept.home_later, f"{concept.id} is an orphan"
    dangling = [reference for reference in concept.home if not resolves(reference)]
    assert not dangling, f"{concept.id}: {dangling} resolve to nothing in data/ or pages/"


@pytest.mark.parametrize(
    "reference",
    ["item:s9_m", "lens:fuenf", "tag:nobody", "file:instrument/nothing.yaml", "page:check/nothing",
     "register:roles", "measure:nothing", "gate:G9", "meeting:daily"],
)  # fmt: skip
def test_a_reference_to_nothing_does_not_resolve(reference: str) -> None:
    assert not resolves(reference)


def test_nothing_that_is_built_is_still_promised() -> None:
    for concept in CONCEPTS:
        later = (concept.home_later or "").lower()
        assert not any(built in later for built in ("90-day plan", "measure", "first-week")), later


def test_every_gate_meeting_and_step_of_the_first_week_is_the_home_of_a_concept() -> None:
    named = {reference for concept in CONCEPTS for reference in concept.home}
    for kind in ("gate", "meeting", "checklist", "owner"):
        for name in known()[kind]:
            assert f"{kind}:{name}" in named, f"{name}: whose idea is it?"


def test_every_lens_and_pattern_is_the_home_of_a_concept() -> None:
    named = {reference for concept in CONCEPTS for reference in concept.home}
    for pattern in BESIDE.pattern:
        assert f"pattern:{pattern}" in named, f"{pattern}: whose idea is it?"
    for lens in BESIDE.lens.values():
        own = {f"tag:{tag}" for group in lens.groups for tag in group.tags}
        assert f"lens:{lens.id}" in named or own <= named, f"{lens.id}: whose idea is it?"


def test_every_document_is_read_from() -> None:
    documents = {row.id for row in BESIDE.concepts.documents}
    assert documents == {name for concept in CONCEPTS for name in concept.read_in}
    assert len(documents) == 5


def test_every_tag_stands_in_exactly_one_lens() -> None:
    places: dict[str, list[str]] = {}
    for lens in BESIDE.lens.values():
        for group in lens.groups:
            for tag in group.tags:
                places.setdefault(tag, []).append(lens.id)
    tags = {tag for tags in CONTENT.maturity.instrument.tags.values() for tag in tags}
    assert set(places) == tags
    assert {tag: found for tag, found in places.items() if len(found) > 1} == {}
