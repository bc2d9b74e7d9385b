"""Classification against reading the same duties, and against its goal in time.

The floor is what cannot be avoided: for each system, looking at every duty once for a role, a class
and the facts of its condition. Systems are drawn: half with every fact known, half with a third of
them unknown.
"""

from collections.abc import Callable
from datetime import date
from statistics import median

import numpy as np

from aiops_model.content import load_content
from aiops_model.content.act_facts import read_company, read_system
from aiops_model.domain.ai_act import classify
from aiops_model.domain.ai_act.facts import SYSTEM_FLAGS, Company, System
from aiops_model.domain.ai_act.law import Law
from benchmarks.measure import interleave, ratios
from benchmarks.rows import Row

ROUNDS = 10
SYSTEMS = 1000
GOAL_S, GOAL_RATIO = 1.0, 60.0
DAY = date(2026, 11, 20)
CONTRADICTS = "solely_non_safety_quality_control"


def systems() -> list[System]:
    """A portfolio of use; the same in every run."""
    rng = np.random.Generator(np.random.PCG64(1))
    found = []
    for number in range(SYSTEMS):
        flags: dict[str, object] = {flag: bool(rng.random() < 0.2) for flag in SYSTEM_FLAGS}
        flags |= {"is_ai_system": True, "eu_market": True, "uses": True, "research_only": False}
        flags[CONTRADICTS] = False
        if number % 2:
            flags = {f: said if rng.random() < 2 / 3 else "unknown" for f, said in flags.items()}
        points = [] if rng.random() < 0.5 else [str(rng.choice(["4a", "5b", "2", "3d"]))]
        found.append(
            read_system(
                {**flags, "prohibited": [], "annex_iii": points, "annex_i": "none",
                 "article_6_3": [], "placed_on": "2026-06-01" if number % 3 else None,
                 "significant_design_change_on": None}
            )
        )  # fmt: skip
    return found


def looked_at(law: Law, portfolio: list[System]) -> Callable[[], object]:
    """Every duty looked at once for each system."""
    roles, classes = {"provider", "deployer"}, {"high_annex_iii", "transparency"}

    def work() -> int:
        return sum(
            not roles.isdisjoint(duty.owners)
            and not classes.isdisjoint(duty.classes)
            and all(system.flags.get(fact) in answers for fact, answers in duty.when.facts.items())
            for system in portfolio
            for duty in law.duties
        )

    return work


def rows(quick: bool) -> list[Row]:
    """A thousand systems."""
    law = load_content().ai_act.law
    company: Company = read_company({"country": "DE", "employees": 180, "turnover": 32_000_000})
    portfolio = systems()
    times = interleave(
        {
            "duties looked at": looked_at(law, portfolio),
            "classified": lambda: [classify(company, row, DAY, law) for row in portfolio],
        },
        ROUNDS // 3 if quick else ROUNDS,
    )
    took, floor = median(times["classified"]), median(times["duties looked at"])
    return [
        Row("ai act, 1,000 systems classified", took / 1000, GOAL_S, unit=" s"),
        Row(
            "ai act, 1,000 systems classified / their duties looked at",
            ratios(times, floor="duties looked at")["classified"],
            GOAL_RATIO,
            note=f"{took:.0f} ms / {floor:.0f} ms",
        ),
    ]
