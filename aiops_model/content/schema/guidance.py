"""What the result says beside the figures: segment, risk, next step, findings, warnings."""

from typing import Annotated, Literal

from pydantic import Field

from aiops_model.content.schema.base import Frozen, Id, Line, Status, Text, Title, When


class Segment(Frozen):
    """One of the groups of companies that need AI operations, in different ways."""

    id: Id
    when: When = Field(default_factory=dict)
    name: Text
    text: Text


class Risk(Frozen):
    """The one risk named on the result: a heading and one line."""

    id: Id
    when: When = Field(default_factory=dict)
    title: Title
    body: Line


class Step(Frozen):
    """The one next step: what, by whom, by when, and what the board is asked to decide."""

    id: Id
    when: When = Field(default_factory=dict)
    title: Title
    owner: Text
    days: Annotated[int, Field(ge=1, le=90)]
    """Days from the result until the step is done."""
    effort_days: Annotated[float, Field(gt=0, le=90)]
    """Person-days."""
    size: Literal["light", "full"]
    """Light: an owner and a few rules suffice. Full: part of a 90-day plan."""
    decision: Text
    text: Text


class Finding(Frozen):
    """Finding, consequence, measure: up to three are shown."""

    id: Id
    when: When = Field(default_factory=dict)
    finding: Text
    consequence: Text
    measure: Text
    days: Annotated[int, Field(ge=1, le=90)]


class Pattern(Frozen):
    """A known way AI projects fail, recognised by the answers: a warning, never points."""

    id: Id
    when: When
    name: Text
    text: Text


class Contradiction(Frozen):
    """Answers that cannot both be right, pointed out to the reader."""

    id: Id
    when: When
    text: Text


class GuidanceRules(Frozen):
    """Rules over answers, in order of priority (see `aiops_model.domain.guidance`)."""

    status: Status
    """How far days and efforts of the steps can be trusted."""
    segments: tuple[Segment, ...]
    risks: tuple[Risk, ...]
    steps: tuple[Step, ...]
    findings: tuple[Finding, ...]
    patterns: tuple[Pattern, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    not_in_figure: tuple[Text, ...]
