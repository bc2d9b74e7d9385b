"""Known ways AI fails, recognised by answers and facts: warnings, never points."""

from collections.abc import Mapping, Sequence

from aiops_model.domain.maturity.answers import Fact
from aiops_model.domain.maturity.conditions import (
    all_hold,
    any_holds,
    condition_holds,
    condition_trigger,
)
from aiops_model.domain.maturity.result import ItemState, PatternWarning
from aiops_model.domain.maturity.rules import Pattern


def pattern_warnings(
    states: Mapping[str, ItemState], facts: Mapping[str, Fact], patterns: Sequence[Pattern]
) -> tuple[PatternWarning, ...]:
    """The patterns that fit, in the order of content, with the answers that set each off.

    A pattern that only an open answer could decide is given as uncertain, and only where at least
    one of its conditions holds by a given answer: nothing is said of an empty assessment. With an
    open `any_of`, the open answers are among the triggers: they decide.
    """
    found = (_warning(states, facts, pattern) for pattern in patterns)
    return tuple(warning for warning in found if warning is not None)


def _warning(
    states: Mapping[str, ItemState], facts: Mapping[str, Fact], pattern: Pattern
) -> PatternWarning | None:
    conditions = (*pattern.all_of, *pattern.any_of)
    holds = {c: condition_holds(c, states, facts) for c in conditions}
    whole = all_hold(holds[c] for c in pattern.all_of)
    if pattern.any_of:
        whole = all_hold((whole, any_holds(holds[c] for c in pattern.any_of)))
    if whole is False or True not in holds.values():
        return None
    shown = [c for c in conditions if holds[c] is True or (whole is None and holds[c] is None)]
    return PatternWarning(
        id=pattern.id,
        triggers=tuple(condition_trigger(c, states, facts) for c in dict.fromkeys(shown)),
        certain=whole is True,
    )
