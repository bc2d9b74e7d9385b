"""What is called smallest, fewest or robust, against trying everything on small models."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from aiops_model.domain.maturity import portfolio, score
from aiops_model.domain.maturity.answers import Assessment, Vote
from aiops_model.domain.maturity.model import Model
from aiops_model.domain.maturity.result import NextLevel
from tests.domain.maturity.builders import (
    SCALE,
    answered,
    assessments,
    bundled_like,
    models,
    with_value,
)

SMALL = models(most_items=5)


def told(assessment: Assessment) -> dict[str, float]:
    return {v.item: float(v.value) for v in assessment.votes if not isinstance(v.value, str)}


def ends(
    model: Model, rows: Sequence[dict[str, float]], assessment: Assessment
) -> tuple[list[int], list[int]]:
    """Lowest and highest level of each row of answers; every model says a level here."""
    lenient = replace(model, limits=replace(model.limits, least_answered=0.0))
    values = [[row.get(item.id, float("nan")) for item in model.items] for row in rows]
    out = [item.id in assessment.left_out for item in model.items]
    found = portfolio(
        lenient,
        np.array(values),
        np.tile(out, (len(rows), 1)),
        {fact: [state] * len(rows) for fact, state in assessment.facts.items()},
    )
    return found.level_low.tolist(), found.level_high.tolist()


def raised(model: Model, assessment: Assessment) -> Iterator[dict[str, float]]:
    """Every way to lift answers, open ones from the worst."""
    now = told(assessment)
    ids = [item.id for item in model.items if item.id not in assessment.left_out]
    for values in product(*([v for v in SCALE if v >= now.get(item, 0.0)] for item in ids)):
        yield {i: v for i, v in zip(ids, values, strict=True) if v > now.get(i, 0.0)}


def best_way(model: Model, assessment: Assessment, target: int) -> dict[str, float] | None:
    """The first of all ways by number of changes, effort, ids and steps."""
    now = told(assessment)
    ways = list(raised(model, assessment))
    lows, _ = ends(model, [now | way for way in ways], assessment)
    reaching = [way for way, low in zip(ways, lows, strict=True) if low >= target]

    def rank(way: dict[str, float]) -> tuple[int, float, list[tuple[str, float]]]:
        effort = sum(model.item[i].effort * (v - now.get(i, 0.0)) for i, v in way.items())
        return len(way), round(effort, 6), sorted(way.items())

    ranked = sorted(
        reaching, key=lambda way: (rank(way)[0], rank(way)[1], sorted(way), rank(way)[2])
    )
    return ranked[0] if ranked else None


def changes(following: NextLevel) -> dict[str, float]:
    return {change.item: change.to for change in following.changes}


@given(st.data())
@settings(max_examples=300)
def test_the_way_up_is_the_shortest_and_reaches_the_level(data: st.DataObject) -> None:
    model = data.draw(SMALL)
    assessment = data.draw(assessments(model))
    following = score(model, assessment).overall.next
    if following is None:
        return
    facts = dict(assessment.facts)
    facts.update(dict.fromkeys(following.facts, "no"))
    settled = replace(assessment, facts=facts)
    best = best_way(model, settled, following.to_level)
    assert following.possible == (best is not None)
    assert changes(following) == (best or {})


@given(st.data())
@settings(max_examples=60)
def test_layers_and_capabilities_have_the_shortest_way_too(data: st.DataObject) -> None:
    model = data.draw(SMALL)
    assessment = data.draw(assessments(model))
    result = score(model, assessment)
    for capability in model.capabilities:
        standing = result.capabilities[capability.id]
        if standing.next is None:
            continue
        items = tuple(item for item in model.items if item.capability == capability.id)
        alone = replace(
            model,
            layers=(replace(model.layers[0], capabilities=(capability.id,)),),
            capabilities=(replace(capability, layer=model.layers[0].id),),
            items=items,
            weakest_link=None,
            stops=(),
        )
        best = best_way(alone, assessment, standing.next.to_level)
        assert standing.next.possible == (best is not None)
        assert changes(standing.next) == (best or {})


@given(st.data())
@settings(max_examples=400)
def test_nothing_smaller_could_settle_it(data: st.DataObject) -> None:
    model = data.draw(models())
    assessment = data.draw(assessments(model))
    result = score(model, assessment)
    whole = result.overall
    found = (*result.could_settle, *result.could_settle_facts)
    if whole.level_low is None or whole.level_high is None or whole.level is not None:
        assert found == ()
        return
    now = told(assessment)
    items = [i.id for i in model.items if i.id not in now and i.id not in assessment.left_out]
    facts = [
        fact
        for fact in {*(f for s in model.stops for f in s.facts), *(s.only_if for s in model.stops)}
        if fact and assessment.facts[fact] in {"possible", "unknown"}
    ]

    def settles(chosen: tuple[str, ...]) -> bool:
        for value in (1.0, 0.0):
            row = now | {name: value for name in chosen if name in items}
            stated = dict(assessment.facts)
            stated.update({name: "no" if value else "yes" for name in chosen if name in facts})
            low, high = ends(model, [row], replace(assessment, facts=stated))
            if value and low[0] >= (whole.level_high or 0):
                return True
            if not value and high[0] <= (whole.level_low or 0):
                return True
        return False

    assert settles(found)
    for chosen in combinations([*items, *facts], len(found) - 1):
        assert not settles(chosen)


@given(st.data())
@settings(max_examples=150)
def test_robustness_is_what_scoring_again_says(data: st.DataObject) -> None:
    model = data.draw(SMALL)
    people = ("r1", "r2", "r3")
    mood = data.draw(st.sampled_from([(*SCALE, 1.0, "dont_know"), (0.5, 1.0, 1.0), (0.25, 0.5)]))
    votes = tuple(
        Vote(item.id, person, data.draw(st.sampled_from(mood)))
        for item in model.items
        for person in people
        if data.draw(st.integers(0, 4))
    )
    assessment = replace(answered({}, facts={"f1": "no", "f2": "no"}), votes=votes)
    result = score(model, assessment)
    level = result.overall.level
    if level is None:
        assert result.robustness.robust is None
        return

    def swung(item: str, by: float) -> Model:
        items = tuple(
            replace(row, weight=row.weight * by) if row.id == item else row for row in model.items
        )
        return replace(model, items=items)

    def without(person: str) -> Assessment:
        return replace(assessment, votes=tuple(v for v in votes if v.respondent != person))

    weights = {
        item.id
        for item in model.items
        for by in (0.5, 1.5)
        if score(swung(item.id, by), assessment).overall.level != level
    }
    said = {vote.respondent for vote in votes}
    missed = {p for p in said if len(said) > 1 and score(model, without(p)).overall.level != level}
    hanging = set()
    for item, state in result.items.items():
        if state.value is None:
            continue
        step = SCALE.index(state.value)
        for near in (step - 1, step + 1):
            if 0 <= near < len(SCALE):
                moved = replace(assessment, consensus={item: SCALE[near]})
                if score(model, moved).overall.level != level:
                    hanging.add(item)
    assert set(result.robustness.weights) == weights
    assert set(result.robustness.respondents) == missed
    assert set(result.robustness.hangs_on) == hanging
    assert result.robustness.robust == (not weights and not missed)


@given(st.lists(st.sampled_from(SCALE), min_size=48, max_size=48))
@settings(max_examples=20)
def test_at_full_size_the_way_up_reaches_the_level(values: list[float]) -> None:
    model = bundled_like()
    assessment = answered({i.id: v for i, v in zip(model.items, values, strict=True)})
    result = score(model, assessment)
    following = result.overall.next
    if following is None:
        assert result.overall.level == model.top
        return
    lifted = assessment
    for change in following.changes:
        lifted = with_value(lifted, change.item, change.to)
    assert score(model, lifted).overall.level == following.to_level
