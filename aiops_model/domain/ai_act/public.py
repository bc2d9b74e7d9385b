"""Classification and deadline as scripts get them: the names of the interface, ids for everything.

Days as YYYY-MM-DD, amounts in EUR, unrounded.
"""

from dataclasses import asdict
from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from aiops_model.domain.ai_act.incident import Deadline
from aiops_model.domain.ai_act.law import RiskClass, Role, TierId, Version
from aiops_model.domain.ai_act.result import (
    Caveat,
    Ceiling,
    Classification,
    DutyState,
    Modifier,
    Outcome,
    SizeId,
    StepAnswer,
)
from aiops_model.domain.ai_act.standing import Standing, State


class Value(BaseModel):
    """A frozen, closed value."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PublicPart(Value):
    """A part of a duty with days of its own."""

    article: str
    points: tuple[str, ...]
    working_from: date
    formal_from: date
    disputed: bool
    in_force: bool


class PublicDuty(Value):
    """One duty of this company for this system."""

    id: str
    article: str = Field(description='As cited: "26(5)".')
    roles: tuple[Role, ...] = Field(description="Roles of the company that owe it.")
    working_from: date = Field(description="From when, by the reading the product works with.")
    formal_from: date = Field(description="From when by the words; differs where disputed.")
    disputed: bool = Field(description="Two readings of the day: ask counsel.")
    conditional: bool = Field(
        description="Legacy system: only after a significant change in design."
    )
    in_force: bool = Field(description="Applies on as_of by the working reading.")
    certain: bool = Field(description="False: owed only if the facts of hangs_on turn out so.")
    hangs_on: tuple[str, ...]
    good_practice: bool = Field(description="The law does not extend it to this class.")
    tier: TierId | None = Field(description="null: not named in Art 99(3) to (5).")
    parts: tuple[PublicPart, ...]


class PublicCeiling(Value):
    """A legal maximum: no forecast, never added up."""

    tier: TierId
    cap: float | None = Field(
        description="EUR; null where turnover is missing or the Member State decides."
    )
    rule: Literal["lower", "higher"] | None = Field(
        description="Which of amount and share is the cap; null where the Member State decides."
    )
    amount: float = Field(description="EUR.")
    share: float = Field(description="Of world turnover of the previous year, 0 to 1.")
    duties: tuple[str, ...] = Field(description="Duties under it on the day.")
    certain: bool = Field(description="False: these duties may turn out not to be owed.")


class PublicExposure(Value):
    """The largest ceiling among duties in force; Art 5 on a line of its own."""

    today: PublicCeiling | None
    from_class_date: PublicCeiling | None
    class_date: date | None
    article_5: PublicCeiling | None
    tiers: tuple[PublicCeiling, ...] = Field(description="T1, T2, T3, whatever is in force.")
    without_tier: tuple[str, ...] = Field(description="Duties under national rules only.")


class PublicStep(Value):
    """One step of the path."""

    step: str = Field(description='"q0" to "q10".')
    answer: StepAnswer
    citation: str
    points: tuple[str, ...]
    hangs_on: tuple[str, ...]


class PublicReview(Value):
    """A class that cannot be ruled out yet."""

    risk_class: Outcome
    citation: str
    facts: tuple[str, ...] = Field(description='What to find out; a point as "prohibited:f".')


class PublicQuestion(Value):
    """A fact that can still change something."""

    fact: str
    step: str
    state: Literal["not_asked", "unknown"]
    points: tuple[str, ...] = Field(description="Open points of a list; empty: the whole fact.")
    changes_class: bool = Field(description="The class hangs on it, not only duties or days.")


class PublicClassification(Value):
    """Everything `classify` says about one system on one day."""

    as_of: date
    version: Version
    law_date: date = Field(description="State of the law. No legal advice.")
    in_scope: bool | None = Field(description="null: open facts decide it.")
    risk_class: Outcome
    candidate: Outcome | None = Field(
        description="With needs_review: the strictest class that the open facts allow."
    )
    classes: tuple[RiskClass, ...] = Field(description="Every class that holds for certain.")
    possible_classes: tuple[RiskClass, ...] = Field(description="Classes still possible.")
    prohibited_from: date | None
    roles: tuple[Role, ...]
    possible_roles: tuple[Role, ...]
    duties: tuple[PublicDuty, ...]
    transparency: tuple[str, ...] = Field(description="Paragraphs of Art 50 this company owes.")
    vendor_transparency: tuple[str, ...] = Field(
        description="Paragraphs of Art 50 to check with the provider of a bought system."
    )
    modifiers: tuple[Modifier, ...]
    earliest_date: date | None = Field(description="The next day a whole duty starts to apply.")
    next_date: date | None = Field(
        description="The next day a duty or a dated part of one starts, such as a point of Art 5."
    )
    size: SizeId = Field(description="The stricter size where figures are missing.")
    size_possible: tuple[SizeId, ...]
    size_caveats: tuple[Caveat, ...]
    exposure: PublicExposure
    path: tuple[PublicStep, ...]
    review: tuple[PublicReview, ...]
    open_questions: tuple[PublicQuestion, ...] = Field(description="In the order to ask them.")


class PublicDeadline(Value):
    """By when to report an incident to whom."""

    reportable: bool = Field(description="False: nothing to report under Art 73.")
    kind: str = Field(description="The kind of event whose clock decides.")
    to: str = Field(description='Whom to inform first; "" where nothing is to be reported.')
    then: tuple[str, ...] = Field(description="Whom to inform next, in order.")
    days: int | None = Field(description="0: immediately.")
    due_strict: datetime | None = Field(description="Awareness plus days times 24 hours.")
    due_latest: datetime | None = Field(
        description="End of the last day under Regulation 1182/71; ask counsel before relying."
    )
    basis: str = Field(description='Provision: "73(2)".')
    unknown: tuple[str, ...] = Field(description="Unknown facts taken for the stricter answer.")
    as_of: date = Field(description="The day the law is looked at.")
    standing: State = Field(
        description="Whether the duty to report applies on as_of: not yet; by the words only "
        "(disputed); for systems under Annex III only (one_class); in force."
    )
    formal_from: date = Field(description="From when by the words; ask counsel where it differs.")
    working_from: date = Field(description="By the usual reading, Annex III.")
    annex_i_from: date = Field(description="By the usual reading, Annex I Section A.")
    law_date: date = Field(description="State of the law. No legal advice.")


def public_classification(found: Classification, law_date: date) -> PublicClassification:
    """The classification in its public form."""
    exposed = found.exposure
    return PublicClassification(
        as_of=found.as_of,
        version=found.version,
        law_date=law_date,
        in_scope=found.in_scope,
        risk_class=found.risk_class,
        candidate=found.candidate,
        classes=found.classes,
        possible_classes=found.possible_classes,
        prohibited_from=found.prohibited_from,
        roles=found.roles,
        possible_roles=found.possible_roles,
        duties=tuple(_duty(row) for row in found.duties),
        transparency=found.transparency,
        vendor_transparency=found.vendor_transparency,
        modifiers=found.modifiers,
        earliest_date=found.earliest_date,
        next_date=found.next_date,
        size=found.size.id,
        size_possible=found.size.possible,
        size_caveats=found.size.caveats,
        exposure=PublicExposure(
            today=_ceiling(exposed.today),
            from_class_date=_ceiling(exposed.from_class_date),
            class_date=exposed.class_date,
            article_5=_ceiling(exposed.article_5),
            tiers=tuple(PublicCeiling.model_validate(asdict(row)) for row in exposed.tiers),
            without_tier=exposed.without_tier,
        ),
        path=tuple(PublicStep.model_validate(asdict(row)) for row in found.path),
        review=tuple(PublicReview.model_validate(asdict(row)) for row in found.review),
        open_questions=tuple(
            PublicQuestion.model_validate(asdict(row)) for row in found.open_questions
        ),
    )


def public_deadline(found: Deadline, stands: Standing, law_date: date) -> PublicDeadline:
    """The deadline in its public form."""
    return PublicDeadline.model_validate(
        {
            **asdict(found),
            "as_of": stands.as_of,
            "standing": stands.state,
            "formal_from": stands.formal_from,
            "working_from": stands.working_from,
            "annex_i_from": stands.annex_i_from,
            "law_date": law_date,
        }
    )


def _duty(row: DutyState) -> PublicDuty:
    told = asdict(row)
    del told["class_dated"]
    return PublicDuty.model_validate(told)


def _ceiling(row: Ceiling | None) -> PublicCeiling | None:
    return None if row is None else PublicCeiling.model_validate(asdict(row))
