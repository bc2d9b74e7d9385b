"""The whole of one assessment: `score`. What it does is told by the modules it calls."""

from aiops_model.domain.maturity.answers import Assessment
from aiops_model.domain.maturity.demands import pulls
from aiops_model.domain.maturity.frame import WHOLE
from aiops_model.domain.maturity.incidents import likely_incidents
from aiops_model.domain.maturity.lenses import lens_results
from aiops_model.domain.maturity.model import Model
from aiops_model.domain.maturity.patterns import pattern_warnings
from aiops_model.domain.maturity.position import Position, position
from aiops_model.domain.maturity.provenance import provenance
from aiops_model.domain.maturity.respondents import (
    confidence,
    item_states,
    spread,
    votes_by_item,
)
from aiops_model.domain.maturity.result import Result, Standing
from aiops_model.domain.maturity.robust import UNSAID, robustness
from aiops_model.domain.maturity.rules import Rules
from aiops_model.domain.maturity.settle import NOTHING, could_settle
from aiops_model.domain.maturity.standing import enough, standing
from aiops_model.domain.maturity.stops import holding
from aiops_model.domain.maturity.targets import progress

NO_RULES = Rules()


def score(model: Model, assessment: Assessment, rules: Rules = NO_RULES) -> Result:
    """Everything the engine says about one assessment.

    Raises Refusal about an item: "left_out_not_allowed", "unknown_item", "unknown_option" (a value
    that is not on the scale).
    """
    votes = votes_by_item(model, assessment)
    people = sorted({vote.respondent for vote in assessment.votes})
    states = item_states(model, assessment, votes)
    where = position(model, states, assessment.facts)
    frame = model.frame
    pull = pulls(model, where)
    found = {group: standing(model, where, group, pull=pull) for group in range(len(frame.groups))}
    overall = found[WHOLE]
    gated = overall.level_low is not None
    settling = could_settle(model, where, pull) if gated else NOTHING
    robust = (
        UNSAID if overall.level is None else robustness(model, assessment, votes, where, people)
    )
    capabilities = _named(model, found, frame.capability_groups)
    level, index = _proven(model, where, overall)
    return Result(
        overall=overall,
        layers=_named(model, found, frame.layer_groups),
        capabilities=capabilities,
        items=states,
        evidenced_level=level,
        evidenced_index=index,
        confidence=confidence(votes),
        red_flags=_red_flags(model, where),
        spread=spread(model, states, votes, people),
        lenses=lens_results(model, states, rules.lenses),
        warnings=pattern_warnings(states, assessment.facts, rules.patterns),
        likely_incidents=likely_incidents(states, rules.incidents, rules.incidents_shown),
        could_settle=settling.items,
        could_settle_facts=settling.facts,
        find_out=tuple(item for item, state in states.items() if state.state == "dont_know"),
        progress=progress(model, capabilities, assessment),
        robustness=robust,
        provenance=provenance(model, assessment),
    )


def _named(model: Model, found: dict[int, Standing], groups: range) -> dict[str, Standing]:
    return {model.frame.groups[group]: found[group] for group in groups}


def _proven(model: Model, where: Position, overall: Standing) -> tuple[int | None, float | None]:
    """Level and index counting only answers with valid evidence; none where none is claimed."""
    if not enough(model, overall.answered, overall.applicable):
        return None, None
    return where.proven.level if model.gates else None, float(where.proven.index[WHOLE])


def _red_flags(model: Model, where: Position) -> tuple[str, ...]:
    """The flagged hard stops that hold whatever the open answers and facts turn out to be."""
    end = where.high
    held = holding(model, model.stops, end.values[None], where.applies[None], end.facts)
    return tuple(stop.id for stop in held if stop.red_flag)
