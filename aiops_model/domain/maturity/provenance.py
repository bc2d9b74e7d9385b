"""Rule 12: which model, which answers, which engine a result comes from."""

import hashlib
import json

from aiops_model.domain.maturity.answers import Assessment
from aiops_model.domain.maturity.model import Model

ENGINE_VERSION = "1.0.0"
"""Raised with every change of the rules that can change a figure."""


def answers_hash(assessment: Assessment) -> str:
    """SHA-256 over everything a result depends on besides the model, whatever its order."""
    votes = sorted(
        [
            vote.item, vote.respondent, _plain(vote.value), vote.group, str(vote.confidence),
            str(vote.evidence_until), str(vote.evidence), str(vote.choice),
        ]
        for vote in assessment.votes
    )  # fmt: skip
    content = {
        "votes": votes,
        "as_of": assessment.as_of.isoformat(),
        "consensus": {item: float(value) for item, value in assessment.consensus.items()},
        "left_out": sorted(assessment.left_out),
        "facts": dict(assessment.facts),
        "targets": {key: float(value) for key, value in assessment.targets.items()},
        "baseline": {key: float(value) for key, value in assessment.baseline.items()},
    }
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: float | str) -> str:
    """The same text for 1 and 1.0."""
    return value if isinstance(value, str) else repr(float(value))


def provenance(model: Model, assessment: Assessment) -> dict[str, str]:
    """What stands on every result and snapshot."""
    return {
        "model": model.id,
        "model_version": model.version,
        "answers_hash": answers_hash(assessment),
        "engine_version": ENGINE_VERSION,
    }
