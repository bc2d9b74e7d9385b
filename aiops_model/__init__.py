"""The model behind the AI Operations Cockpit: usable without the browser, importable as it stands.

`from aiops_model import estimate` costs nothing until it is called.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aiops_model.content import Content
    from aiops_model.domain.euro import Estimate
    from aiops_model.domain.self_check import SelfCheckAnswers

__all__ = ["estimate"]


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
