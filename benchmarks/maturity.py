"""The maturity engine against what cannot be avoided, and against its two goals in time.

One assessment: the bundled instrument, 12 people, every vote cast, everything computed. Its floor
is sorting the same votes item by item. A portfolio: 10,000 assessments with a tenth of the answers
open; its floor is the weighted sums themselves, of both ends and of the answered items.
"""

from collections.abc import Callable
from datetime import date
from statistics import median

import numpy as np

from aiops_model.content import load_content
from aiops_model.domain.maturity import portfolio, score
from aiops_model.domain.maturity.answers import Assessment, Special, Vote
from aiops_model.domain.maturity.model import Model
from benchmarks.measure import interleave, ratios
from benchmarks.rows import Row

ROUNDS = 30
PEOPLE = 12
ASSESSMENTS = 10_000
GROUPS = ("leadership", "operations", "technology")
SCORE_MS, SCORE_RATIO = 20.0, 200.0
PORTFOLIO_S, PORTFOLIO_RATIO = 2.0, 100.0


def assessment(model: Model, *, open_share: float) -> Assessment:
    """Votes of a company on its way to Scaled; the same in every run."""
    rng = np.random.Generator(np.random.PCG64(1))
    likely = {2: (0.05, 0.1, 0.25, 0.6), 3: (0.1, 0.2, 0.3, 0.4), 4: (0.4, 0.3, 0.2, 0.1)}
    votes = []
    for item in model.items:
        drawn = rng.choice(model.scale, size=PEOPLE, p=likely[item.level])
        unknown = rng.random() < open_share
        for number, value in enumerate(drawn.tolist()):
            said: float | Special = "dont_know" if unknown else value
            person, group = f"r{number}", GROUPS[number % len(GROUPS)]
            votes.append(Vote(item.id, person, said, group=group, confidence=2, evidence=True))
    return Assessment(
        tuple(votes),
        date(2026, 11, 20),
        facts={"high_risk_use": "no", "live_without_owner": "no"},
    )


def bare_sorting(told: Assessment) -> Callable[[], object]:
    """The votes sorted item by item."""

    def work() -> object:
        values: dict[str, list[float]] = {}
        for vote in told.votes:
            if not isinstance(vote.value, str):
                values.setdefault(vote.item, []).append(vote.value)
        return {item: sorted(said) for item, said in values.items()}

    return work


def rows(quick: bool) -> list[Row]:
    """One assessment and a portfolio."""
    content = load_content().maturity
    model, rules = content.model, content.rules
    told, torn = (assessment(model, open_share=share) for share in (0.0, 0.2))
    times = interleave(
        {
            "sorted votes": bare_sorting(told),
            "all known": lambda: score(model, told, rules),
            "a fifth unknown": lambda: score(model, torn, rules),
        },
        ROUNDS // 3 if quick else ROUNDS,
    )
    found = ratios(times, floor="sorted votes")
    floor = median(times["sorted votes"])
    names = ("all known", "a fifth unknown")
    return [
        *(Row(f"maturity, one assessment, {name}", median(times[name]), SCORE_MS, unit=" ms")
          for name in names),
        *(Row(f"maturity, {name} / its votes sorted", found[name], SCORE_RATIO,
              note=f"{median(times[name]):.1f} ms / {floor:.2f} ms") for name in names),
        *many(model, quick),
    ]  # fmt: skip


def many(model: Model, quick: bool) -> list[Row]:
    """A portfolio by its bare sums."""
    rng = np.random.Generator(np.random.PCG64(2))
    values = rng.choice(model.scale, size=(ASSESSMENTS, len(model.items)))
    values[rng.random(values.shape) < 0.1] = np.nan
    known = np.nan_to_num(values)
    members = model.frame.members.astype(np.float64)

    def sums() -> object:
        return [known @ members for _ in range(3)]

    times = interleave(
        {"sums": sums, "portfolio": lambda: portfolio(model, values)}, 3 if quick else 10
    )
    took, floor = median(times["portfolio"]), median(times["sums"])
    return [
        Row("maturity, 10,000 assessments", took / 1000, PORTFOLIO_S, unit=" s"),
        Row(
            "maturity, 10,000 assessments / their weighted sums",
            ratios(times, floor="sums")["portfolio"],
            PORTFOLIO_RATIO,
            note=f"{took:.0f} ms / {floor:.0f} ms",
        ),
    ]
