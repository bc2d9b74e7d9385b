"""The AI Act around its duties: versions and days, authorities, incident clocks, requirements."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from aiops_model.content.schema.ai_act import (
    ActRole,
    Authority,
    DutyCondition,
    Milestone,
    OutcomeText,
)
from aiops_model.content.schema.base import Frozen, Id, Proven, Sentence, Text

Country = Literal["DE", "AT", "CH", "EU"]
Confidence = Literal["high", "medium", "low"]


class LawVersion(Proven):
    """One version of the text: the one in force, or the one before its amendment."""

    id: Literal["now", "before_amendment"]
    name: Text
    citation: Text
    in_force: date
    text: Text


class ClassDay(Proven):
    """From when the rules for high-risk systems apply to one class, in both versions."""

    id: Literal["annex_iii", "annex_i_a", "class_public"]
    now: date
    before_amendment: date
    name: Text
    text: Text


class DateQuestion(Proven):
    """A question of dates that the law leaves open, in words."""

    id: Id
    title: Text
    text: Text
    ask: Text
    """What to have checked."""
    duties: tuple[Id, ...] = ()
    """Duties it touches."""
    language_note: Text | None = None


class OpenPoint(Proven):
    """What could not be settled on the day of the check."""

    id: Id
    title: Text
    text: Text
    duties: tuple[Id, ...] = ()


class WatchedDay(Proven):
    """A day on which something of the law or its guidance is due."""

    id: Id
    day: date
    title: Text
    text: Text


class Act(Frozen):
    """One jurisdiction's act: how it is named and cited, its versions, days and open points."""

    law_date: date
    """State of the law that the files of this folder describe."""
    stale_after_days: Annotated[int, Field(gt=0)]
    """A duty checked longer ago than this is shown with a warning."""
    name: Text
    short: Text
    full_name: Text
    citing: Text
    """How a provision is cited."""
    how_read: Text
    """What the texts are, and what was read for them."""
    versions: Annotated[tuple[LawVersion, ...], Field(min_length=2, max_length=2)]
    class_dates: Annotated[tuple[ClassDay, ...], Field(min_length=3, max_length=3)]
    timeline: Annotated[tuple[Milestone, ...], Field(min_length=1)]
    date_questions: tuple[DateQuestion, ...]
    size_caveats: tuple[OutcomeText, ...]
    """What to know where the size of the company decides; ids of the engine's caveats."""
    open_points: tuple[OpenPoint, ...]
    watch: tuple[WatchedDay, ...]


class Route(Proven):
    """Who has to be addressed: it holds where country, role and condition fit.

    Routes of kind "competent" are tried in order, and the first that fits for certain is the
    authority; the last one of each country has no condition. "contact" adds an office that
    informs, "check" says in words when another authority may be competent.
    """

    id: Id
    kind: Literal["competent", "contact", "check"]
    authority: Id
    countries: Annotated[tuple[Country, ...], Field(min_length=1)]
    roles: tuple[ActRole, ...] = ()
    """Only for a company in one of these roles; empty: for any."""
    when: DutyCondition = DutyCondition()
    text: Text
    confidence: Confidence


class AuthorityNote(Proven):
    """What else to know about authorities of a country, under a condition."""

    id: Id
    countries: Annotated[tuple[Country, ...], Field(min_length=1)]
    when: DutyCondition = DutyCondition()
    text: Text
    confidence: Confidence


class AuthorityTable(Frozen):
    """Authorities, how to find the one to address, and their time zones."""

    zones: Mapping[Country, Sentence]
    """IANA time zone of the authority, for the incident clock."""
    authorities: Annotated[tuple[Authority, ...], Field(min_length=1)]
    routes: Annotated[tuple[Route, ...], Field(min_length=1)]
    notes: tuple[AuthorityNote, ...] = ()


class IncidentKind(Proven):
    """One kind of event: what it is, and how long a provider has to report it."""

    id: Literal[
        "death",
        "health",
        "critical_infrastructure",
        "fundamental_rights",
        "property_environment",
        "widespread",
        "none",
    ]
    name: Text
    definition: Text
    citation: Text
    """Where the event is defined."""
    days: Annotated[int, Field(gt=0)] | None
    """None: nothing to report under Art 73."""
    basis: Sentence | None
    """Paragraph that sets the period: "73(2)"."""
    needs_serious_and_irreversible: bool = False
    text: Text


class ReportStep(Frozen):
    """Whom to inform, in which order."""

    to: Literal["provider", "importer_or_distributor", "market_surveillance_authority"]
    basis: Sentence
    text: Text


class ReportPath(Frozen):
    """To whom first, for one role."""

    role: Literal["provider", "deployer"]
    provider_reachable: bool | None = None
    """Only asked of a deployer."""
    clock: bool
    """Whether the days of Art 73 run for this company's own report."""
    duty: Id
    """The duty that orders the report; it says from when."""
    steps: Annotated[tuple[ReportStep, ...], Field(min_length=1)]
    text: Text


class RecordField(Frozen):
    """A field of the incident record form."""

    id: Id
    part: Literal["system", "event", "clock", "measures", "reports", "follow_up"]
    name: Text
    text: Text
    basis: Sentence | None = None
    """The provision it serves; None: good practice."""
    at_once: bool = False
    """Belongs into the first record, even while the rest is still open."""


class ReadingText(Frozen):
    """How days are counted."""

    id: Literal["strict", "latest"]
    name: Text
    text: Text


class LeastWorkingDays(Proven):
    """How many working days a period includes at least, once it has so many days."""

    period_days: Annotated[int, Field(gt=0)]
    working_days: Annotated[int, Field(gt=0)]


class IncidentRules(Proven):
    """The incident clock: kinds of events, periods, whom to inform, what to record."""

    least_working_days: LeastWorkingDays
    """For the latest reading of a period."""
    kinds: Annotated[tuple[IncidentKind, ...], Field(min_length=1)]
    readings: Annotated[tuple[ReadingText, ...], Field(min_length=2, max_length=2)]
    paths: Annotated[tuple[ReportPath, ...], Field(min_length=3, max_length=3)]
    record: Annotated[tuple[RecordField, ...], Field(min_length=1)]
    notes: Annotated[tuple[OutcomeText, ...], Field(min_length=1)]


class Basis(Frozen):
    """A provision behind a requirement, as one role meets it."""

    duty: Id
    article: Sentence
    """As cited, down to the point: "17(1)(m)"."""
    text: Text


class Requirement(Proven):
    """One of the four operational requirements: what of it is law, what is good practice."""

    id: Id
    tag: Id
    """Tag of the maturity items that show the habit."""
    name: Text
    text: Text
    provider: tuple[Basis, ...]
    deployer: tuple[Basis, ...]
    good_practice: Annotated[tuple[Text, ...], Field(min_length=1)]
    verdict: Text


class RequirementList(Frozen):
    """The four operational requirements, law apart from good practice."""

    requirements: Annotated[tuple[Requirement, ...], Field(min_length=1)]
