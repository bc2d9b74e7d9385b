"""The answers of the five-question self-check: ids, order, and what an answer may be.

Band ids are part of the public interface (command line, stored answers) and never change; their
bounds in people, per cent and euro are content (`data/euro`). "unsure" is allowed for every scored
answer: it widens the estimate and never stands for a middle value.
"""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from aiops_model.domain.errors import Refusal

Role = Literal["ceo", "cfo", "coo", "cmo", "cio", "compliance"]
Country = Literal["DE", "AT", "CH", "EU"]
Currency = Literal["EUR", "CHF"]
Unsure = Literal["unsure"]
EmployeesBand = Literal[
    "1-9", "10-49", "50-149", "150-249", "250-499", "500-999", "1000-4999", "5000+"
]
ReachBand = Literal["none", "<5", "5-15", "15-35", "35-60", ">60"]
Depth = Literal["assistants", "workflow", "both"]
SpendBand = Literal["0", "<25k", "25-100k", "100-300k", "300k-1M", "1-3M", "3-10M", ">10M"]
State = Literal["nothing", "little", "half", "most", "all"]
Detection = Literal["A", "B", "C", "D"]
Consequence = Literal["1", "2", "3", "4"]
YesNo = Literal["yes", "no"]

AnswerValue = str | int | float
Answers = Mapping[str, AnswerValue]
"""Item id -> stored answer: a band id, an exact number, or "unsure"."""


def _as_id(value: object) -> object:
    """Scripts may write the consequence as a number: 3 is the id "3"."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


class Refine(BaseModel):
    """What a visitor may add after the five questions. Money in the currency of the answers."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    revenue: Annotated[float, Field(gt=0)] | None = None
    """Yearly revenue of the company."""
    hourly_labour_cost: Annotated[float, Field(gt=0)] | None = None
    """Labour cost per hour worked, social charges included."""
    systems: Annotated[int, Field(ge=0)] | None = None
    """Number of AI systems in live use."""
    system_is_product: bool = False
    """One AI system sets prices, buys, or is the product: its incidents are not covered."""
    eu_output: YesNo | Unsure | None = None
    """Swiss companies: is the output of an AI system used in the EU?"""


class SelfCheckAnswers(BaseModel):
    """One complete self-check: what the euro model and the indicative level are computed from.

    Exact numbers replace a band: `employees` as a count, `spend` as an amount over 24 months in
    `currency`. `depth` is absent when `reach` is "none".
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    role: Role = "ceo"
    country: Country
    currency: Currency = "EUR"
    employees: EmployeesBand | Annotated[int, Field(ge=1)] | Unsure
    reach: ReachBand | Unsure
    depth: Depth | Unsure | None = None
    spend: SpendBand | Annotated[float, Field(ge=0)] | Unsure
    state: State | Unsure
    detection: Detection | Unsure
    consequence: Annotated[Consequence | Unsure, BeforeValidator(_as_id)]
    refine: Refine = Refine()

    @model_validator(mode="after")
    def _depth_belongs_to_reach(self) -> Self:
        if self.reach != "none" and self.depth is None:
            raise ValueError("depth is needed unless reach is 'none'")
        return self


SCORED_ITEMS: tuple[str, ...] = (
    "employees",
    "reach",
    "depth",
    "spend",
    "state",
    "detection",
    "consequence",
)
ITEMS: tuple[str, ...] = ("role", "country", *SCORED_ITEMS)
"""The order in which the self-check asks; role and country come first and are not scored."""

REFINE_ITEMS: tuple[str, ...] = (
    "revenue",
    "hourly_labour_cost",
    "systems",
    "system_is_product",
    "eu_output",
)


def asked_items(answers: Answers) -> tuple[str, ...]:
    """The items this visitor is asked, given the answers so far (no `depth` at reach "none")."""
    return tuple(i for i in ITEMS if not (i == "depth" and answers.get("reach") == "none"))


def open_items(answers: Answers) -> tuple[str, ...]:
    """The asked items that have no answer yet, in order."""
    return tuple(i for i in asked_items(answers) if i not in answers)


def complete(answers: Answers) -> SelfCheckAnswers:
    """The typed self-check from stored answers.

    Raises Refusal("incomplete") naming the first open item: there is no result without answers.
    """
    missing = open_items(answers)
    if missing:
        raise Refusal("incomplete", missing[0], open=len(missing))
    asked = {i: answers[i] for i in asked_items(answers)}
    refine: dict[str, object] = {i: answers[i] for i in REFINE_ITEMS if i in answers}
    if "system_is_product" in refine:
        refine["system_is_product"] = refine["system_is_product"] == "yes"
    currency = "CHF" if answers["country"] == "CH" else "EUR"
    return SelfCheckAnswers.model_validate({**asked, "currency": currency, "refine": refine})
