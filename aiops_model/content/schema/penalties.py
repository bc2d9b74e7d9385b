"""Fine ceilings of the AI Act: tiers, size classes and the rule that picks the amount."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from aiops_model.content.schema.base import Frozen, Id, Proven, Text

SizeId = Literal["sme", "small_mid_cap", "large"]
Rule = Literal["lower", "higher"]
"""Whether the lower or the higher of amount and turnover share is the ceiling."""


class Tier(Proven):
    """One paragraph of Article 99: a fixed amount and a share of world turnover."""

    id: Id
    articles: tuple[str, ...]
    amount_eur: Annotated[float, Field(gt=0)]
    turnover_share: Annotated[float, Field(gt=0, lt=1)]
    rules: dict[SizeId, Rule]
    name: Text
    text: Text


class SizeClass(Proven):
    """A size class: below so many staff, and one of turnover or balance sheet within its limit."""

    id: SizeId
    name: Text
    staff_below: Annotated[int, Field(gt=0)] | None = None
    turnover_max_eur: Annotated[float, Field(gt=0)] | None = None
    balance_max_eur: Annotated[float, Field(gt=0)] | None = None


class Penalties(Frozen):
    """The ceilings as the law stood on `law_date`. A legal maximum, never a forecast."""

    law_date: date
    tiers: tuple[Tier, ...]
    sizes: tuple[SizeClass, ...]
    notes: dict[str, Text] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _every_tier_rules_every_size(self) -> Self:
        sizes = {size.id for size in self.sizes}
        for tier in self.tiers:
            if set(tier.rules) != sizes:
                raise ValueError(f"tier {tier.id}: `rules` must name exactly {sorted(sizes)}")
        return self

    def tier(self, tier_id: str) -> Tier:
        """The tier of this id. Raises KeyError."""
        return {tier.id: tier for tier in self.tiers}[tier_id]
