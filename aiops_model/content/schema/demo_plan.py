"""How a fictitious company follows its 90-day plan: hours, what is done, what slips and why.

Which measures the plan has is solved, not written here: what should have ended is done, but for the
last one, which slips.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from aiops_model.content.schema.base import Frozen, Id, Text
from aiops_model.content.schema.measures import RoleId

DaysAgo = Annotated[int, Field(ge=0, le=365)]


class DemoCapacity(Frozen):
    """The time of a role. Whoever holds it is a function, never a person's name."""

    hours_a_week: Annotated[float, Field(gt=0, le=40)]
    people: tuple[Text, ...] = ()


class DemoSlip(Frozen):
    """The measure that should have ended last, and has not."""

    percent: Annotated[int, Field(ge=0, le=99)]
    reason: Text
    expected_in: Annotated[int, Field(ge=1, le=60)]
    """Days from the loading on."""


class DemoGateAnswer(Frozen):
    """What was answered to a question of the first gate."""

    answer: Literal["yes", "no", "unclear"]
    evidence: Text | None = None


class DemoPlan(Frozen):
    """An accepted plan under way."""

    company: Id
    started_days_ago: DaysAgo
    accepted_days_ago: DaysAgo
    reason: Text
    capacities: Mapping[RoleId, DemoCapacity]
    evidence: Text
    """What proves the finished measures."""
    slip: DemoSlip
    gate: Id
    answers: Mapping[str, DemoGateAnswer] = Field(default_factory=dict)
    """Question of the gate -> answer."""
