"""The AI systems of a fictitious company, with what it says of their duties."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from aiops_model.content.schema.base import Frozen, Id, Text

Role = Literal["product", "data", "model", "control", "operations"]
Fact = bool | int | str | date | tuple[str, ...] | Mapping[str, bool | str]
Days = Annotated[int, Field(ge=-3650, le=3650)]


class DemoProof(Frozen):
    """What proves that a duty is met, dated so many days before the loading."""

    title: Text
    days_ago: Annotated[int, Field(ge=0, le=3650)]
    valid_days: Annotated[int, Field(ge=1)] | None = None
    """From the loading on."""


class DemoDutyState(Frozen):
    """What the company says of one duty of one system."""

    level: Literal["0", "1", "2", "3", "unclear", "not_applicable"]
    reason: Text | None = None
    """Why it is not applicable."""
    owner: Text | None = None
    due_in: Days | None = None
    """Days from the loading on."""
    evidence: DemoProof | None = None
    note: Text | None = None


class DemoSystem(Frozen):
    """One AI system of the register. Whoever has a role is a role too, never a person's name."""

    id: Id
    name: Text
    purpose: Text
    vendor: Text | None = None
    own_build: Literal["yes", "no", "unknown"] = "unknown"
    use_area: Text | None = None
    stage: Literal["pilot", "live", "retired"]
    people: Mapping[Role, Text] = Field(default_factory=dict)
    deputies: Mapping[Role, Text] = Field(default_factory=dict)
    facts: Mapping[str, Fact] = Field(default_factory=dict)
    duties: Mapping[str, DemoDutyState] = Field(default_factory=dict)


class DemoRegister(Frozen):
    """The register of a fictitious company."""

    company: Id
    facts: Mapping[str, Fact] = Field(default_factory=dict)
    """Facts of the company."""
    systems: Annotated[tuple[DemoSystem, ...], Field(min_length=1)]
