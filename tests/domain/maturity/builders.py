"""Models and answers for tests: one like the bundled instrument, and small ones of any shape."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from aiops_model.domain.maturity.answers import Assessment, Fact, Vote
from aiops_model.domain.maturity.model import Capability, HardStop, Item, Layer, Limits, Model

TODAY = date(2026, 11, 20)
SCALE = (0.0, 0.25, 0.5, 1.0)
LEVELS = ("pilot", "managed", "scaled", "strategic")
LAYERS = {"strategy": "s", "operations": "o", "output": "q", "admin": "a"}
LETTERS = {"m": 2, "s": 3, "t": 4}
GATES: dict[int, dict[int, float]] = {
    2: {2: 60.0},
    3: {2: 80.0, 3: 60.0},
    4: {2: 90.0, 3: 80.0, 4: 60.0},
}
LIMITS = Limits(
    provisional_share=0.2,
    least_answered=0.5,
    tolerance=1e-9,
    divided_steps=2,
    agreement_unit=0.5,
    smallest_group=3,
    weight_swing=0.5,
    workshop_agreement_unit=1.5,
)
NO_FACTS: dict[str, Fact] = {"live_without_owner": "no", "high_risk_use": "no"}


def bundled_like() -> Model:
    """Sixteen capabilities with three items each, gates and stops as the instrument has them."""
    names = {layer: [f"{letter}{n}" for n in range(1, 5)] for layer, letter in LAYERS.items()}
    capabilities = [(name, layer) for layer, own in names.items() for name in own]
    return Model(
        id="like-the-bundled",
        version="1.0.0",
        scale=SCALE,
        levels=LEVELS,
        layers=tuple(Layer(layer, tuple(own)) for layer, own in names.items()),
        capabilities=tuple(
            Capability(name, layer, tuple(f"{name}_{letter}" for letter in LETTERS))
            for name, layer in capabilities
        ),
        items=tuple(
            Item(f"{name}_{letter}", name, level, effort=float(level), may_be_left_out=True)
            for name, _ in capabilities
            for letter, level in LETTERS.items()
        ),
        limits=LIMITS,
        gates=GATES,
        weakest_link=1,
        stops=(
            HardStop("no_owner", 1, ("o1_m",), ("live_without_owner",), 0.5),
            HardStop("no_way_back", 1, ("o4_m",), (), 0.5),
            HardStop("unwatched_high_risk", 2, ("q3_m", "o3_m"), (), 0.5, "high_risk_use", True),
        ),
    )


def answered(
    values: Mapping[str, float | str | None],
    left_out: frozenset[str] = frozenset(),
    facts: Mapping[str, Fact] | None = None,
) -> Assessment:
    """One person's answers, "dont_know" included; None stays open."""
    votes = tuple(
        Vote(item, "r1", value)  # type: ignore[arg-type]  # a text here is "dont_know"
        for item, value in values.items()
        if value is not None and item not in left_out
    )
    return Assessment(votes, TODAY, left_out=left_out, facts=NO_FACTS if facts is None else facts)


EFFORTS = st.sampled_from([1.0, 2.0, 2.0, 5.0])
WEIGHTS = st.sampled_from([1.0, 1.0, 1.5, 2.0, 3.0])


@st.composite
def models(draw: st.DrawFn, *, most_items: int = 7) -> Model:
    """Small gated models of any shape: layers, weights, gates, stops, roll-up."""
    layer_count = draw(st.integers(1, 3))
    alike = draw(st.booleans())  # all items alike: many ties
    capabilities = [(f"c{n}", f"l{draw(st.integers(0, layer_count - 1))}")
                    for n in range(draw(st.integers(1, 4)))]  # fmt: skip
    used = draw(st.sampled_from([[2], [2, 3], [2, 2, 3, 4], [3, 4]]))
    items = tuple(
        Item(
            f"i{n}",
            draw(st.sampled_from(capabilities))[0],
            draw(st.sampled_from(used)),
            weight=1.0 if alike else draw(WEIGHTS),
            effort=2.0 if alike else draw(EFFORTS),
            may_be_left_out=True,
        )
        for n in range(draw(st.integers(2, most_items)))
    )
    stops = [
        HardStop(
            "first", draw(st.integers(1, 3)), (draw(st.sampled_from(items)).id,), ("f1",), 0.5
        ),
        HardStop("second", 2, tuple(item.id for item in items[:2]), (), 0.5, only_if="f2"),
    ]
    return Model(
        id="small",
        version="1.0.0",
        scale=SCALE,
        levels=LEVELS,
        layers=tuple(
            Layer(f"l{n}", tuple(name for name, layer in capabilities if layer == f"l{n}"))
            for n in range(layer_count)
        ),
        capabilities=tuple(
            Capability(name, layer, tuple(i.id for i in items if i.capability == name))
            for name, layer in capabilities
        ),
        items=items,
        limits=LIMITS,
        gates=draw(st.sampled_from([GATES, {2: {2: 40.0}, 3: {2: 70.0, 3: 50.0}, 4: {4: 75.0}}])),
        roll_up=draw(st.sampled_from(["pooled", "pooled", "mean"])),
        weakest_link=draw(st.sampled_from([None, 0, 1, 1, 2])),
        stops=draw(st.sampled_from([(), stops[:1], stops[1:], stops])),
    )


STATES: tuple[Fact, ...] = ("no", "no", "yes", "possible", "unknown")
MOODS: tuple[tuple[float | str | None, ...], ...] = (
    (*SCALE, 1.0, 1.0, None, "dont_know"),
    (1.0, 1.0, 1.0, 0.5, None),
    (1.0, 1.0, 0.0, None, "dont_know"),
    (0.0, 0.25, 0.5, 0.5, 1.0),
    (0.0, 0.0, 0.25),
)
"""Companies differ: some of everything, strong, torn, middling, at the start."""


@st.composite
def assessments(draw: st.DrawFn, model: Model, *, leave_out: bool = True) -> Assessment:
    """Any answers of one person to a model."""
    mood = draw(st.sampled_from(MOODS))
    values = {item.id: draw(st.sampled_from(mood)) for item in model.items}
    ids = [item.id for item in model.items]
    out = draw(st.frozensets(st.sampled_from(ids), max_size=2)) if leave_out else frozenset()
    facts = {fact: draw(st.sampled_from(STATES)) for fact in ("f1", "f2")}
    return answered(values, out, facts)


def with_value(assessment: Assessment, item: str, value: float) -> Assessment:
    """The assessment with another answer to one item."""
    rest = tuple(vote for vote in assessment.votes if vote.item != item)
    return replace(assessment, votes=(*rest, Vote(item, "r1", value)))
