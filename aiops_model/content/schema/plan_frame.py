"""The frame of a plan: first week, gates, meetings, mistakes to avoid, figures and defaults."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from aiops_model.content.schema.base import Figure, Frozen, Id, Status, Text
from aiops_model.content.schema.instrument import Share
from aiops_model.content.schema.measures import MeasureTitle, RoleId, Sentences


class ChecklistItem(Frozen):
    """One item of the first week: mandatory in every plan."""

    id: Id
    title: MeasureTitle
    text: Sentences
    ticks: Sentences
    """When it counts as done."""


class FirstWeek(Frozen):
    """The five next steps from pilot to regular use."""

    status: Status
    title: Text
    text: Text
    items: Annotated[tuple[ChecklistItem, ...], Field(min_length=5, max_length=5)]


class GateQuestion(Frozen):
    """A question to be answered with evidence before work goes on."""

    id: Id
    question: Sentences
    evidence: Sentences
    measures: Annotated[tuple[str, ...], Field(min_length=1)]
    """Measures whose done-criterion answers it."""


class NoGo(Frozen):
    """The prepared branch where a question cannot be answered with yes."""

    title: MeasureTitle
    steps: Annotated[tuple[Sentences, ...], Field(min_length=2, max_length=4)]
    again_after_days: Annotated[int, Field(ge=1, le=30)]
    """Working days until the questions are put again."""


class Gate(Frozen):
    """The end of a phase: questions, evidence and what happens on a no."""

    id: Literal["G1", "G2", "G3"]
    name: Text
    day: Annotated[int, Field(ge=1, le=365)]
    """Calendar day counted from the start, which is day 1."""
    phase: Literal[1, 2, 3]
    decides: Sentences
    questions: Annotated[tuple[GateQuestion, ...], Field(min_length=1)]
    no_go: NoGo


class GateTable(Frozen):
    """The gates of a plan in order."""

    status: Status
    gates: Annotated[tuple[Gate, ...], Field(min_length=3, max_length=3)]


class Participant(Frozen):
    """Somebody who attends a meeting without holding one of the five roles."""

    id: Id
    name: Text
    text: Text


class AgendaPoint(Frozen):
    """One point of an agenda."""

    minutes: Annotated[int, Field(ge=1, le=180)]
    text: Sentences


class Meeting(Frozen):
    """A meeting that comes again."""

    id: Literal["weekly", "monthly", "quarterly"]
    name: Text
    purpose: Sentences
    every: Literal["week", "month", "quarter"]
    weekday: Annotated[int, Field(ge=1, le=5)]
    """1 is Monday; moved to the next working day where that one is free."""
    minutes: Annotated[int, Field(ge=1, le=240)]
    light_minutes: Annotated[int, Field(ge=0, le=240)]
    """In the small set; 0 means it is not held."""
    roles: Annotated[tuple[RoleId, ...], Field(min_length=1)]
    """Their time comes off the capacity."""
    participants: tuple[str, ...] = ()
    """Ids of others who attend."""
    agenda: Annotated[tuple[AgendaPoint, ...], Field(min_length=3, max_length=8)]
    result: Sentences

    @model_validator(mode="after")
    def _agenda_fills_the_time(self) -> Self:
        total = sum(point.minutes for point in self.agenda)
        if total != self.minutes:
            raise ValueError(f"the agenda takes {total} minutes, the meeting {self.minutes}")
        return self


class Rhythm(Frozen):
    """The rhythm of meetings: weekly, monthly, quarterly."""

    status: Status
    participants: tuple[Participant, ...]
    meetings: Annotated[tuple[Meeting, ...], Field(min_length=3, max_length=3)]


class Mistake(Frozen):
    """A mistake the plan is watched for while it is being made and followed."""

    id: Id
    title: MeasureTitle
    why: Sentences
    do: Sentences
    """What to do about it."""
    measures: tuple[str, ...] = ()
    """Measures that prevent it."""


class MistakeTable(Frozen):
    """The live checks of a plan."""

    status: Status
    mistakes: Annotated[tuple[Mistake, ...], Field(min_length=9)]


class PlanRole(Frozen):
    """One of the five roles, with the time a company gives to it by default."""

    id: RoleId
    name: Text
    text: Text
    hours_a_week: Annotated[float, Field(gt=0, le=40)]


class GapValues(Frozen):
    """What closing a gap is worth; an item is worth its weight x the rise of its value."""

    duty_in_force: Annotated[float, Field(gt=0)]
    duty_later: Annotated[float, Field(gt=0)]
    hard_stop: Annotated[float, Field(gt=0)]
    prerequisite: Annotated[float, Field(gt=0)]
    pattern: Annotated[float, Field(gt=0)]
    item_holding_the_next_gate: Annotated[float, Field(ge=1)]
    """Factor of an item that holds the next level."""
    gate_evidence: Annotated[float, Field(gt=0)]
    """A measure that ends by the day of the approval that asks for its evidence."""


class Closure(Frozen):
    """A proposal for days on which the company is closed: from one day of the year to another."""

    id: Id
    name: Text
    from_day: Annotated[str, Field(pattern=r"^\d{2}-\d{2}$")]
    to_day: Annotated[str, Field(pattern=r"^\d{2}-\d{2}$")]
    """Month and day; the period may run into the next year."""
    proposed: bool
    """Ticked when the calendar step opens; always shown."""
    status: Status
    checked_on: date
    note: Text | None = None


class RegionNote(Frozen):
    """What a holiday calendar of a region leaves out, and what to ask for."""

    country: Literal["DE", "AT", "CH"]
    subdivision: str = ""
    """Empty: the whole country."""
    category: str = ""
    """Category of the `holidays` library to ask for as well."""
    day: Annotated[str, Field(pattern=r"^\d{2}-\d{2}$")] | None = None
    text: Sentences
    status: Status
    checked_on: date


class EffectOrder(Frozen):
    """Answers of a self-check item from worst to best, so that an effect never worsens one."""

    item: Id
    worst_to_best: Annotated[tuple[str, ...], Field(min_length=2)]


class Planning(Frozen):
    """Figures and defaults of the plan; each with unit, status and day."""

    status: Status
    checked_on: date
    note: Text
    figures: Mapping[Id, Figure]
    gap_values: GapValues
    rate_parameter: Id
    """Euro parameter whose median is the default day rate."""
    apart: tuple[RoleId, ...]
    """Roles that different people should hold."""
    roles: Annotated[tuple[PlanRole, ...], Field(min_length=5, max_length=5)]
    phases: Mapping[Literal["1", "2", "3"], Text]
    closures: tuple[Closure, ...]
    regions: tuple[RegionNote, ...]
    effects: tuple[EffectOrder, ...]
    scale: Annotated[tuple[Share, ...], Field(min_length=2)]
    """Values of the answer scale a measure can name."""
