"""A register to test with: a bought ranking of applications, and the short ways to it."""

from dataclasses import replace
from datetime import date
from typing import Any

from aiops_model.services import ai_act
from aiops_model.services.ai_act import (
    ActView,
    Collision,
    DutyPlace,
    Holder,
    Level,
    RegisteredSystem,
    Stored,
    SystemEntry,
)
from tests.services.conftest import Installation

RANKING = SystemEntry(
    name="Vorauswahl von Bewerbungen",
    purpose="Reiht Lebensläufe.\nEin Mensch entscheidet.",
    vendor="Muster Personalsoftware SE",
    own_build="no",
    use_area="Personal",
    stage="live",
    people={"product": Holder("Leitung Personal", "Vertretung"), "control": Holder("", "Revision")},
    evidence_title="Akte",
    evidence_link="https://example.org/akte",
)
HIGH_RISK: dict[str, Any] = {
    "is_ai_system": True,
    "research_only": False,
    "eu_market": True,
    "own_name": False,
    "rebranded": False,
    "substantially_modified": False,
    "purpose_changed_to_high_risk": False,
    "imports": False,
    "distributes": False,
    "uses": True,
    "prohibited": [],
    "annex_i": "none",
    "annex_iii": ["4a"],
    "profiling": True,
    "placed_on": date(2028, 1, 15),
    "significant_design_change_on": "none",
}
"""A deployer of a system that counts as high-risk."""
MINIMAL: dict[str, Any] = {
    **HIGH_RISK,
    "annex_iii": [],
    "talks_to_people": False,
    "generates_content": False,
    "emotion_or_biometric": False,
    "deepfake": False,
    "public_interest_text": False,
}


def file_of(house: Installation) -> str:
    """A file of Anna's with an empty register."""
    return ai_act.start_act(house.ctx, house.anna, "de").id


def add(
    house: Installation, file: str, facts: dict[str, Any] | None = None, **entry: Any
) -> RegisteredSystem:
    """Register a system; returns it as it is stored."""
    wanted = replace(RANKING, **entry)
    done = ai_act.add_system(house.ctx, house.anna, file, wanted, facts)
    found = done.view.system(done.system_id)
    assert found is not None
    return found


def view(house: Installation, file: str) -> ActView:
    return ai_act.open_act(house.ctx, house.anna, file)


def rate(house: Installation, place: DutyPlace, level: Level, reason: str = "") -> Stored:
    """Say how far a duty is met, as a page does: with the revision it has shown."""
    shown = view(house, place.assessment_id).system(place.system_id)
    assert shown is not None
    seen = shown.duty(place.duty_id).revisions.get("level", 0)
    return kept(ai_act.set_level(house.ctx, house.anna, place, level, reason=reason, revision=seen))


def kept(done: Stored | Collision) -> Stored:
    """What an edit stored; fails for a collision."""
    assert isinstance(done, Stored)
    return done
