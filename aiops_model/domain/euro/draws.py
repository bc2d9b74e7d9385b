"""Random draws and the distributions they are turned into. Seed and counts come from outside."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from aiops_model.domain.euro.values import Distribution, Span

Values = NDArray[np.float64]
"""One number per draw, or a single number that holds for all of them."""
Picks = NDArray[np.intp]
"""Index of the option that holds in each draw."""


def generator(seed: int) -> np.random.Generator:
    """The stream of a model version; the same seed gives the same numbers on every machine."""
    return np.random.Generator(np.random.PCG64(seed))


def antithetic_normals(rng: np.random.Generator, rows: int, draws: int) -> Values:
    """Standard normals, shape (rows, draws): four blocks, the second mirrors the first, the fourth
    the third. So the first half of the draws is balanced too.
    """
    blocks = np.empty((rows, 2, 2, draws // (2 * 2)))
    drawn = np.empty((2, draws // (2 * 2)))
    for row in blocks:
        rng.standard_normal(out=drawn)
        row[:, 0] = drawn
        np.negative(drawn, out=row[:, 1])
    return blocks.reshape(rows, draws)


def stratified_uniforms(rng: np.random.Generator, rows: int, draws: int) -> Values:
    """Uniforms in [0, 1), shape (rows, draws); each row has one draw in every 1/draws."""
    uniforms = rng.random((rows, draws))
    for row in uniforms:
        np.add(row, rng.permutation(draws), out=row)
    return np.divide(uniforms, draws, out=uniforms)


def correlated(first: Values, second: Values, correlation: float) -> Values:
    """`second` mixed so that it is correlated with `first`; standard normal again."""
    return correlation * first + math.sqrt(1 - correlation**2) * second


def combinations(sizes: Sequence[int], draws: int) -> list[Picks]:
    """All combinations of options with equal weight: draw i takes combination i mod their number.

    Returns one array of option indices for each of `sizes`; a single option gives a single 0.
    """
    turn = np.arange(draws) % math.prod(sizes)
    picks: list[Picks] = []
    block = math.prod(sizes)
    for size in sizes:
        block //= size
        picks.append(turn // block % size if size > 1 else np.asarray(0))
    return picks


def location_and_scale(
    span: Span, distribution: Distribution, z: float, widen: float
) -> tuple[float, float]:
    """Mean and standard deviation of the normal behind a parameter whose p5 and p95 are `span`."""
    low, high = _straight(span.low, distribution), _straight(span.high, distribution)
    return (low + high) / 2, (high - low) / (2 * z) * widen


def from_normal(
    score: Values, location: Values, scale: Values, distribution: Distribution
) -> Values:
    """Standard normals as values of a lognormal or logit-normal quantity."""
    straight = location + scale * score
    if distribution == "lognormal":
        return np.asarray(np.exp(straight))
    return np.asarray(1 / (1 + np.exp(-straight)))


def between(score: Values, low: Values, high: Values, spacing: str) -> Values:
    """Uniforms as values of a band, evenly or logarithmically spaced; a band from 0 stays 0."""
    if np.array_equal(low, high):
        return low
    if spacing == "even":
        return np.asarray(low + (high - low) * score)
    doublings = np.log(np.divide(high, low, out=np.ones(np.shape(low)), where=low > 0))
    return np.asarray(low * np.exp(doublings * score))


def quantiles(values: Values, probabilities: Sequence[float]) -> list[float]:
    """Quantiles, linear between neighbours. Sorts once, several times faster than numpy's own."""
    ordered = np.sort(np.atleast_1d(values))
    positions = np.multiply(probabilities, len(ordered) - 1)
    below = positions.astype(np.intp)
    above = np.minimum(below + 1, len(ordered) - 1)
    between_them = ordered[below] + (ordered[above] - ordered[below]) * (positions - below)
    return [float(quantile) for quantile in between_them]


def _straight(value: float, distribution: Distribution) -> float:
    return math.log(value) if distribution == "lognormal" else math.log(value / (1 - value))
