"""The euro estimate against bare normals.

The floor is what cannot be avoided: as many standard normals as the model has parameters times
draws, from the same generator.
"""

from statistics import median

import numpy as np

from aiops_model.content import load_content
from aiops_model.domain.euro.estimate import estimate
from aiops_model.domain.euro.values import PARAMETERS
from aiops_model.domain.self_check import SelfCheckAnswers
from benchmarks.measure import interleave, ratios
from benchmarks.rows import Row

ROUNDS = 15
GOALS = {"range alone": 3.0, "with tornado and learn-first": 10.0}
ANSWERS = SelfCheckAnswers.model_validate(
    {
        "role": "cfo", "country": "AT", "employees": 220, "reach": "5-15", "depth": "workflow",
        "spend": 340_000, "state": "most", "detection": "D", "consequence": "3",
    }
)  # fmt: skip


def rows(quick: bool) -> list[Row]:
    """The estimate by its bare draws."""
    model = load_content().euro
    rng = np.random.Generator(np.random.PCG64(1))
    shape = (len(PARAMETERS), model.constants.draws)
    times = interleave(
        {
            "bare normals": lambda: rng.standard_normal(shape),
            "range alone": lambda: estimate(ANSWERS, model, sensitivity=False),
            "with tornado and learn-first": lambda: estimate(ANSWERS, model, sensitivity=True),
        },
        ROUNDS // 3 if quick else ROUNDS,
    )
    floor = median(times["bare normals"])
    found = ratios(times, floor="bare normals")
    return [
        Row(
            f"euro estimate, {name} / bare normals",
            found[name],
            goal,
            note=f"{median(times[name]):.1f} ms / {floor:.1f} ms",
        )
        for name, goal in GOALS.items()
    ]
