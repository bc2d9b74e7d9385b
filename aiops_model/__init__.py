"""The model behind the AI Operations Cockpit: usable without the browser, importable as it stands.

`from aiops_model import estimate, score` costs nothing until it is called.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aiops_model.content import Content
    from aiops_model.domain.euro import Estimate
    from aiops_model.domain.maturity.model import Model
    from aiops_model.domain.maturity.public import PublicResult
    from aiops_model.domain.self_check import SelfCheckAnswers

__all__ = ["estimate", "score"]


def estimate(
    answers: "Mapping[str, Any] | SelfCheckAnswers", content: "Content | None" = None
) -> "Estimate":
    """Five answers -> what is at stake per year: range, components, net, tornado, provenance.

    `answers`: what `python -m aiops_model estimate --schema` describes, or already typed.
    `content`: another content pack in place of the bundled one. Amounts are EUR per year,
    unrounded but in `shown`. Raises aiops_model.domain.errors.Refusal naming the offending field.
    """
    from aiops_model.content import load_content, read_answers
    from aiops_model.domain.euro import estimate as run
    from aiops_model.domain.self_check import SelfCheckAnswers

    pack = content or load_content()
    typed = answers if isinstance(answers, SelfCheckAnswers) else read_answers(answers, pack)
    return run(typed, pack.euro)


def score(
    data: object,
    content: "Content | None" = None,
    model: "Model | None" = None,
) -> "PublicResult":
    """Answers to a maturity model -> levels with reasons, ranges, lenses, warnings, ways up.

    `data`: what `python -m aiops_model score --schema` describes. `content`: another content pack
    in place of the bundled one. `model`: another maturity model (`read_model` of a model pack),
    then without the lenses and warnings of ours. Levels are whole numbers from 1, percentages 0 to
    100, nothing is rounded. Raises aiops_model.domain.errors.Refusal naming the offending field.
    """
    from aiops_model.content import load_content
    from aiops_model.content.assessment import asked_of, read_assessment
    from aiops_model.domain.maturity import score as run
    from aiops_model.domain.maturity.public import public
    from aiops_model.domain.maturity.rules import Rules

    pack = content or load_content()
    asked = asked_of(pack, model)
    assessment = read_assessment(data, asked)
    rules = pack.maturity.rules if model is None else Rules()
    result = run(asked.model, assessment, rules)
    return public(asked.model, result, assessment.baseline)
