"""Answers in business words: which practice is meant, how widely it holds, what nobody knows."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from aiops_model.content import load_content
from aiops_model.domain.maturity.answers import Assessment, Vote
from aiops_model.domain.maturity.model import Model
from aiops_model.domain.maturity.respondents import item_states, votes_by_item
from aiops_model.domain.maturity.result import ItemState

CASES = Path(__file__).parents[2] / "cases" / "maturity"
TODAY = date(2026, 11, 20)

PRACTICE = {
    "scored proposals": "s1_m",
    "list of live use cases": "s1_s",
    "budget by results": "s1_t",
    "metric with baseline": "s2_m",
    "training and override rule": "s3_m",
    "supplier contracts": "s4_m",
    "tested swap": "s4_s",
    "named owners": "o1_m",
    "five roles": "o1_s",
    "built into workflows": "o2_m",
    "shared building blocks": "o2_s",
    "weekly monitoring": "o3_m",
    "alerts in one place": "o3_s",
    "way back": "o4_m",
    "rehearsed runbooks": "o4_s",
    "data check before start": "q1_m",
    "data quality limits": "q1_s",
    "spot checks": "q2_m",
    "test set": "q2_s",
    "person decides": "q3_m",
    "recorded overrides": "q3_s",
    "monthly comparison": "q4_m",
    "five metrics": "q4_s",
    "decision table": "a1_m",
    "fixed approvals": "a1_s",
    "list of systems": "a2_m",
    "sign-in and data check": "a3_m",
    "attack tests": "a3_s",
    "monthly cost": "a4_m",
}
WORTH = {"nowhere": 0.0, "in some": 0.25, "in half": 0.5, "in most": 1.0}


def cases(name: str, part: str) -> list[Any]:
    """The cases of one part of a file, each under its name."""
    rows = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))[part]
    return [pytest.param(row, id=row["case"]) for row in rows]


def bundled() -> Model:
    return load_content().maturity.model


def votes(answers: Mapping[str, str], person: str = "me") -> tuple[Vote, ...]:
    """Practice -> coverage or "unknown" as the votes of one person."""
    return tuple(
        Vote(PRACTICE.get(name, name), person, WORTH.get(said, "dont_know"))
        for name, said in answers.items()
        if said not in ("does not apply", "open")
    )


def states(answers: Mapping[str, str], rest: str = "open") -> dict[str, ItemState]:
    """The states of all items; what is not named stands at `rest`."""
    model = bundled()
    named = {PRACTICE.get(name, name): said for name, said in answers.items()}
    whole = {item.id: named.get(item.id, rest) for item in model.items}
    found = item_states(model, *_assessed(model, whole))
    out = {item for item, said in whole.items() if said == "does not apply"}
    left = ItemState(value=None, state="not_applicable", votes=0, spread=0, agreement=None,
                     divided=False, decided=False, confidence=None, evidenced=False)  # fmt: skip
    return found | dict.fromkeys(out, left)


def _assessed(model: Model, answers: Mapping[str, str]) -> tuple[Assessment, Any]:
    assessment = Assessment(votes=votes(answers), as_of=TODAY)
    return assessment, votes_by_item(model, assessment)
