"""The measures of the 90-day plan and its frame as one value, found by id."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from aiops_model.content.draft import Draft
from aiops_model.content.files import FIRST_WEEK, GATES, MISTAKES, PLANNING, RHYTHM
from aiops_model.content.schema.demo_plan import DemoPlan
from aiops_model.content.schema.measures import GapKind, Measure, MeasureFile, RoleId
from aiops_model.content.schema.plan_frame import (
    ChecklistItem,
    FirstWeek,
    Gate,
    GateTable,
    Meeting,
    Mistake,
    MistakeTable,
    Participant,
    Planning,
    PlanRole,
    Rhythm,
)

T = TypeVar("T")
FOLDER = "measures"


@dataclass(frozen=True)
class PlanContent:
    """The library of measures, and what a plan is made with."""

    files: Mapping[str, MeasureFile]
    """Measures by subject: name of the file -> its measures."""
    first_week: FirstWeek
    gate_table: GateTable
    rhythm: Rhythm
    mistake_table: MistakeTable
    planning: Planning
    examples: Mapping[str, DemoPlan]
    """Plans of fictitious companies, by the id of the company."""

    @cached_property
    def measures(self) -> Mapping[str, Measure]:
        """All measures by id, in the order of files and lines."""
        rows = (row for file in self.files.values() for row in file.measures)
        return MappingProxyType({row.id: row for row in rows})

    @cached_property
    def subject(self) -> Mapping[str, str]:
        """Measure -> name of its file."""
        return MappingProxyType(
            {row.id: name for name, file in self.files.items() for row in file.measures}
        )

    @cached_property
    def closing(self) -> Mapping[tuple[GapKind, str], tuple[str, ...]]:
        """Gap (kind and id) -> the measures that close or lift it."""
        found: dict[tuple[GapKind, str], list[str]] = {}
        for row in self.measures.values():
            for closes in row.closes:
                found.setdefault((closes.kind, closes.ref), []).append(row.id)
        return MappingProxyType({gap: tuple(ids) for gap, ids in found.items()})

    @cached_property
    def checklist(self) -> Mapping[str, ChecklistItem]:
        """Items of the first week by id."""
        return MappingProxyType({row.id: row for row in self.first_week.items})

    @cached_property
    def gate(self) -> Mapping[str, Gate]:
        """Approvals at the end of a phase by id."""
        return MappingProxyType({row.id: row for row in self.gate_table.gates})

    @cached_property
    def meeting(self) -> Mapping[str, Meeting]:
        """Meetings of the rhythm by id."""
        return MappingProxyType({row.id: row for row in self.rhythm.meetings})

    @cached_property
    def participant(self) -> Mapping[str, Participant]:
        """People beside the five roles by id."""
        return MappingProxyType({row.id: row for row in self.rhythm.participants})

    @cached_property
    def mistake(self) -> Mapping[str, Mistake]:
        """Live checks by id."""
        return MappingProxyType({row.id: row for row in self.mistake_table.mistakes})

    @cached_property
    def role(self) -> Mapping[RoleId, PlanRole]:
        """The five roles by id."""
        return MappingProxyType({row.id: row for row in self.planning.roles})

    def figure(self, name: str) -> float:
        """A figure of the planning that is one value. Raises KeyError for a name it lacks."""
        value = self.planning.figures[name].value
        if value is None:
            raise KeyError(f"{name} is a range; read `planning.figures`")
        return value


def plan_content(draft: Draft) -> PlanContent:
    """The measures of a draft without problems."""

    def get(file: str, shape: type[T]) -> T:
        value = draft.get(file, shape)
        if value is None:  # the loader has reported what is missing
            raise LookupError(file)
        return value

    files = draft.below(FOLDER, MeasureFile)
    return PlanContent(
        files=MappingProxyType(
            {
                path.removeprefix(f"{FOLDER}/").removesuffix(".yaml"): value
                for path, value in files.items()
            }
        ),
        first_week=get(FIRST_WEEK, FirstWeek),
        gate_table=get(GATES, GateTable),
        rhythm=get(RHYTHM, Rhythm),
        mistake_table=get(MISTAKES, MistakeTable),
        planning=get(PLANNING, Planning),
        examples=MappingProxyType(
            {row.company: row for row in draft.below("demo/plan", DemoPlan).values()}
        ),
    )
