"""Conditions of duties, routes and notes speak of facts and points that exist."""

from collections.abc import Iterator, Mapping
from typing import Any

from aiops_model.content.draft import Draft
from aiops_model.content.problems import Fault, Loc
from aiops_model.domain.ai_act.facts import POINTS

DERIVED = ("fria_scope", "established_in_eu", "employees_affected")
"""Facts that follow from others."""
PARAGRAPHS = ("50(1)", "50(2)", "50(3)", "50(4)")
ANSWERS = {"annex_i": ("a", "b")}
"""Answers of choices that a condition can name."""


def check_act_conditions(draft: Draft, folder: str, kinds: Mapping[str, str]) -> Iterator[Fault]:
    """Every `when` below the folder."""
    for document in draft.documents.values():
        if not document.file.startswith(f"{folder}/"):
            continue
        for loc, value in document.walk():
            if loc and loc[-1] == "when" and isinstance(value, dict):
                yield from _check(document.file, loc, value, kinds)


def _check(
    file: str, loc: Loc, when: Mapping[str, Any], kinds: Mapping[str, str]
) -> Iterator[Fault]:
    for fact, answers in (when.get("facts") or {}).items():
        at: Loc = (*loc, "facts", fact)
        if fact in DERIVED or kinds.get(fact) == "yes_no":
            if not answers or any(not isinstance(answer, bool) for answer in answers):
                yield Fault(file, at, f"{fact} is answered with true or false; list one of them")
        elif fact in ANSWERS:
            if not answers or any(answer not in ANSWERS[fact] for answer in answers):
                yield Fault(file, at, f"{fact} can be {' or '.join(ANSWERS[fact])} here")
        else:
            yield Fault(file, at, f"no condition can name {fact}; name a yes-or-no fact")
    known = {"points": (*POINTS["annex_iii"], *PARAGRAPHS), "except_points": POINTS["annex_iii"]}
    for part, points in known.items():
        for number, point in enumerate(when.get(part) or ()):
            if point not in points:
                yield Fault(file, (*loc, part, number), f"there is no point {point} to name here")
