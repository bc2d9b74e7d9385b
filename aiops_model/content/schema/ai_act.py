"""The AI Act as data: duties with their conditions and dates, questions, authorities, clocks."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from aiops_model.content.schema.base import Frozen, Id, Proven, Sentence, Text

RiskClass = Literal[
    "prohibited",
    "high_annex_iii",
    "high_annex_i_a",
    "sectoral_annex_i_b",
    "transparency",
    "not_high_risk_art6_3",
    "minimal",
]
ActRole = Literal["provider", "deployer", "importer", "distributor"]
Tier = Literal["T1", "T2", "T3"]
DutyDate = date | Literal["class", "class_public"]
"""A day, or the day of the system's class (of public authorities' legacy systems)."""
Answer = bool | str


class DatedPart(Frozen):
    """A part of a duty that has days of its own: a paragraph, some points, older systems."""

    article: Sentence
    """As cited: "49(2)"."""
    points: tuple[str, ...] = ()
    """Points of the duty's article it is limited to, for instance "ba" of Art 5."""
    placed_before: date | None = None
    """Only for systems placed on the market before this day (Art 111(4))."""
    before_amendment: DutyDate | None
    """None: the Regulation of 2024 did not know it."""
    formal_from: DutyDate
    working_from: DutyDate
    disputed: bool = False
    text: Text


class DutyDates(Frozen):
    """When a duty applies, under each version and reading of the law."""

    before_amendment: DutyDate
    """Under the Regulation of 2024."""
    formal_from: DutyDate
    """By the words of the amended text."""
    working_from: DutyDate
    """By the reading the product works with."""
    wording_changed: date | None = None
    disputed: bool = False
    parts: tuple[DatedPart, ...] = ()
    """Where a part differs from the days above."""


class DutyFine(Frozen):
    """Which ceiling a breach falls under; without a tier, why."""

    tier: Tier | None
    basis: Text


class DutyCondition(Frozen):
    """When a duty is owed: every listed fact has one of the listed answers.

    `points` asks for one of the Annex III points (or Art 50 paragraphs), `except_points` takes them
    out; an empty condition always holds.
    """

    facts: Mapping[str, tuple[Answer, ...]] = {}
    points: tuple[str, ...] = ()
    except_points: tuple[str, ...] = ()


class ActDuty(Proven):
    """One duty: who owes it, for which systems, what proves it, what it may cost."""

    id: Id
    article: Sentence
    """As cited: "26(5)"."""
    owners: Annotated[tuple[ActRole, ...], Field(min_length=1)]
    classes: tuple[RiskClass, ...]
    """Classes it belongs to; all in-scope classes are listed one by one."""
    good_practice_for: tuple[RiskClass, ...] = ()
    """Classes to which the law does not extend it, where it is shown as good practice."""
    when: DutyCondition = DutyCondition()
    title: Text
    """The duty in up to eight words."""
    text: Text
    """What it asks for, in our words with the law's terms."""
    numbers: Text | None = None
    """Periods and counts that the law names."""
    evidence: Text
    levels: Annotated[tuple[Text, ...], Field(min_length=4, max_length=4)]
    """0 nothing exists, 1 informal, 2 documented, 3 operating with evidence."""
    fine: DutyFine
    dates: DutyDates
    confidence: Literal["high", "medium", "low"]
    monitoring: bool = False
    """Belongs to monitoring and operation in the narrow sense."""
    language_note: Text | None = None
    """Where the official language versions differ."""
    items: tuple[str, ...] = ()
    """Maturity items that answer it."""


class DutyList(Frozen):
    """One file of duties."""

    duties: Annotated[tuple[ActDuty, ...], Field(min_length=1)]


class PointOption(Frozen):
    """A point of a list question, for instance Annex III 4(a)."""

    id: str
    citation: Text
    name: Text
    example: Text


class ActQuestion(Frozen):
    """One fact about company or system, as it is asked."""

    fact: Id
    step: Id
    """The step of the path it belongs to: "company", "q0" to "q9" or "modifiers"."""
    about: Literal["company", "system"]
    kind: Literal["yes_no", "date", "amount", "count", "choice", "points"]
    citation: Text
    """The provision the question rests on."""
    question: Text
    why: Text
    examples: Annotated[tuple[Text, ...], Field(max_length=3)] = ()
    find_out: Text
    """Where the answer can be found when it is unknown."""
    points: tuple[PointOption, ...] = ()
    """The points of a list, or the answers of a choice."""


class QuestionList(Proven):
    """Every fact that can be asked, in the order of the path."""

    questions: Annotated[tuple[ActQuestion, ...], Field(min_length=1)]


class OutcomeText(Frozen):
    """What a class or step of the path means, in words."""

    id: Id
    name: Text
    text: Text


class OutcomeTable(Proven):
    """Every outcome of a classification in words."""

    classes: Annotated[tuple[OutcomeText, ...], Field(min_length=1)]
    """The risk classes, and out_of_scope and needs_review beside them."""
    roles: Annotated[tuple[OutcomeText, ...], Field(min_length=1)]
    path: Annotated[tuple[OutcomeText, ...], Field(min_length=1)]
    """The steps q0 to q10, as the path shows them."""
    sizes: Annotated[tuple[OutcomeText, ...], Field(min_length=1)]
    modifiers: Annotated[tuple[OutcomeText, ...], Field(min_length=1)]
    """What can change the dates or add to the duties of a class."""


class Milestone(Proven):
    """One date of the Act's timeline."""

    id: Id
    day: date
    before_amendment: date | None = None
    """The day under the Regulation of 2024; None: it did not know it."""
    article: Sentence
    """The provision that sets the day, as cited."""
    disputed: bool = False
    duties: tuple[Id, ...] = ()
    """Duties that start on this day."""
    confidence: Literal["high", "medium", "low"]
    title: Text
    text: Text


class Authority(Proven):
    """Who is competent where."""

    id: Id
    country: Literal["DE", "AT", "CH", "EU"]
    name: Text
    short: Text
    competent_for: tuple[str, ...]
    """Any of default, finance, products, biometrics, media, gpai, information, coordination,
    data_protection; empty: named only to say that there is none."""
    text: Text
    links: tuple[str, ...]
    confidence: Literal["high", "medium", "low"]
