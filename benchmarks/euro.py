"""The euro estimate against bare normals: `python -m benchmarks.euro`. Exit code 1 over a goal.

The floor is what cannot be avoided: as many standard normals as the model has parameters times
draws, from the same generator.
"""

import sys
from statistics import median

import numpy as np

from aiops_model.content import load_content
from aiops_model.domain.euro import estimate
from aiops_model.domain.euro.values import PARAMETERS
from aiops_model.domain.self_check import SelfCheckAnswers
from benchmarks.measure import interleave, machine, ratios

ROUNDS = 15
GOALS = {"range alone": 3.0, "with tornado and learn-first": 10.0}
ANSWERS = SelfCheckAnswers.model_validate(
    {
        "role": "cfo", "country": "AT", "employees": 220, "reach": "5-15", "depth": "workflow",
        "spend": 340_000, "state": "most", "detection": "D", "consequence": "3",
    }
)  # fmt: skip


def main() -> int:
    """Print the ratios; 0 when both goals are met."""
    model = load_content().euro
    rng = np.random.Generator(np.random.PCG64(1))
    shape = (len(PARAMETERS), model.constants.draws)
    times = interleave(
        {
            "bare normals": lambda: rng.standard_normal(shape),
            "range alone": lambda: estimate(ANSWERS, model, sensitivity=False),
            "with tornado and learn-first": lambda: estimate(ANSWERS, model, sensitivity=True),
        },
        ROUNDS,
    )
    print(machine("numpy", "pydantic"))
    print(f"bare normals {shape[0]} x {shape[1]}: {median(times['bare normals']):.1f} ms")
    found = ratios(times, floor="bare normals")
    for name, goal in GOALS.items():
        verdict = "met" if found[name] <= goal else "MISSED"
        print(
            f"{name}: {median(times[name]):.1f} ms, ratio {found[name]:.2f}, "
            f"goal <= {goal:g}: {verdict}"
        )
    return 0 if all(found[name] <= goal for name, goal in GOALS.items()) else 1


if __name__ == "__main__":
    sys.exit(main())
