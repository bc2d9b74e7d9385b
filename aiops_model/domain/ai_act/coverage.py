"""How far duties are met: from the answers given, never assumed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from aiops_model.domain.ai_act.law import Law
from aiops_model.domain.ai_act.result import DutyState

Gap = Literal["met", "partly", "not_met", "unclear", "not_applicable"]


@dataclass(frozen=True, slots=True)
class DutyAnswer:
    """What is said about one duty of one system."""

    level: int | None = None
    """Evidence level 0 to the highest; None: unclear."""
    not_applicable: bool = False
    """Set aside with a reason."""
    evidence: tuple[date | None, ...] = ()
    """The last valid day of each piece of evidence; None: without end."""


UNANSWERED = DutyAnswer()


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts over duties; `met` of `applicable`, `unclear` among them."""

    met: int
    partly: int
    not_met: int
    unclear: int
    not_applicable: int
    conditional: int
    """Duties of legacy systems, not owed before a significant change; in no other count."""
    next_date: date | None
    """The next day on which one of these duties or a dated part of one starts to apply."""

    @property
    def applicable(self) -> int:
        return self.met + self.partly + self.not_met + self.unclear

    @property
    def share(self) -> float | None:
        """Met of applicable, 0 to 1; None where nothing applies."""
        return self.met / self.applicable if self.applicable else None


def valid_evidence(answer: DutyAnswer, as_of: date) -> bool:
    """Whether a piece of evidence is still valid on the day."""
    return any(until is None or until >= as_of for until in answer.evidence)


def expired(answer: DutyAnswer, as_of: date) -> bool:
    """Whether evidence was given and all of it has ended."""
    return bool(answer.evidence) and not valid_evidence(answer, as_of)


def level_on(answer: DutyAnswer, as_of: date, law: Law) -> int | None:
    """The evidence level that counts on the day: evidence that has ended lowers the highest one.

    A highest level without any evidence stands as it was given; `without_evidence` names it.
    """
    if answer.level is not None and answer.level >= law.top_level and expired(answer, as_of):
        return law.top_level - 1
    return answer.level


def gap(answer: DutyAnswer, as_of: date, law: Law) -> Gap:
    """Met at the highest level, partly in between, not met at 0, unclear where nobody can say."""
    if answer.not_applicable:
        return "not_applicable"
    level = level_on(answer, as_of, law)
    if level is None:
        return "unclear"
    if level >= law.top_level:
        return "met"
    return "partly" if level > 0 else "not_met"


def coverage(rows: Iterable[tuple[DutyState, DutyAnswer]], as_of: date, law: Law) -> Coverage:
    """Counts over the duties of one system or of all; good practice is in no count.

    A duty that open facts still decide counts as unclear until it is answered.
    """
    counts: dict[Gap, int] = dict.fromkeys(
        ("met", "partly", "not_met", "unclear", "not_applicable"), 0
    )
    conditional = 0
    days: list[date] = []
    for duty, answer in rows:
        if duty.good_practice:
            continue
        if duty.conditional:
            conditional += 1
            continue
        found = gap(answer, as_of, law)
        counts[found] += 1
        start = duty.next_start(as_of)
        if found != "not_applicable" and start is not None:
            days.append(start)
    return Coverage(
        met=counts["met"],
        partly=counts["partly"],
        not_met=counts["not_met"],
        unclear=counts["unclear"],
        not_applicable=counts["not_applicable"],
        conditional=conditional,
        next_date=min(days, default=None),
    )


def answered(
    duties: Iterable[DutyState], answers: Mapping[str, DutyAnswer]
) -> tuple[tuple[DutyState, DutyAnswer], ...]:
    """Each duty of a system with what is said of it."""
    return tuple((duty, answers.get(duty.id, UNANSWERED)) for duty in duties)


def without_evidence(
    rows: Iterable[tuple[DutyState, DutyAnswer]], as_of: date
) -> tuple[DutyState, ...]:
    """The duties without evidence valid on the day, for the second line of the exposure."""
    return tuple(
        duty
        for duty, answer in rows
        if not answer.not_applicable and not valid_evidence(answer, as_of)
    )
