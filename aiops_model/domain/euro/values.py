"""The euro model as values: parameters, bands, constants, rate and fine ceilings, without a file.

Every number comes from content (`data/euro`, `data/duties/eu_ai_act/penalties.yaml`); this module
gives the numbers their names, units and limits. Money is EUR unless a field says otherwise.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Share = Annotated[float, Field(ge=0, le=1)]
Positive = Annotated[float, Field(gt=0)]
Distribution = Literal["lognormal", "logit-normal"]
PickedBy = Literal["all", "country", "size", "consequence", "detection"]
SizeId = Literal["sme", "small_mid_cap", "large"]

PARAMETERS: tuple[str, ...] = (
    "wage",
    "hours",
    "tau_assistants",
    "tau_workflow",
    "capture",
    "stop",
    "close12",
    "lam",
    "delta",
    "days",
    "rate",
    "phi",
    "cost",
    "weeks",
    "weeks_alert",
    "revenue_per_head",
    "unit_cost",
    "remediation_avoided",
    "monitoring",
    "owner",
    "licence",
    "conversion",
    "training",
    "ramp",
)
"""Ids of the uncertain parameters, in the order in which their normals are drawn."""

TABLES: tuple[str, ...] = ("employees", "reach", "spend", "live", "realised")
"""Ids of the quantities an answer gives as a band, in the order in which uniforms are drawn."""

CHOICES: tuple[str, ...] = ("depth", "detection", "consequence")
"""Answers that pick other figures instead of standing for a band."""


class Frozen(BaseModel):
    """A closed, unchangeable value."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Span(Frozen):
    """From low to high: the 5 % and 95 % points of a parameter, or the ends of a band."""

    low: Annotated[float, Field(ge=0)]
    high: Annotated[float, Field(ge=0)]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low > self.high:
            raise ValueError(f"low {self.low} lies above high {self.high}")
        return self


class Parameter(Frozen):
    """An uncertain quantity. `figures` holds one span per option of the answer that picks it."""

    distribution: Distribution
    widen: bool
    """Whether the spread is widened by `Constants.widen`."""
    by: PickedBy
    at_most: Positive | None = None
    figures: Mapping[str, Span]


class BandTable(Frozen):
    """What the bands of one answer stand for (people, share, or money in the answers' currency)."""

    answer: str
    """Item id of the self-check the bands belong to."""
    spacing: Literal["logarithmic", "even"]
    bands: Mapping[str, Span]


class Correlations(Frozen):
    """Correlation of the normals behind two parameters."""

    tau_capture: Share
    lam_delta: Share
    phi_cost: Share


class DepthWeights(Frozen):
    """Weight of either time saving."""

    assistants: Share
    workflow: Share


class Success(Frozen):
    """`chance` that the realised value arrives in full; `otherwise` the share that is left."""

    chance: Share
    otherwise: Share


class Quantiles(Frozen):
    """Probabilities of the lower, middle and upper value of a range."""

    p10: Share
    p50: Share
    p90: Share


class Horizons(Frozen):
    """Horizons of payback in months."""

    short: Positive
    long: Positive


class Constants(Frozen):
    """Every other number of the formulas; meaning and unit of each: `data/euro/model.yaml`."""

    draws: Annotated[int, Field(gt=0, multiple_of=2 * 2)]
    sensitivity_draws: Annotated[int, Field(gt=0)]
    seed: Annotated[int, Field(ge=0)]
    z: Positive
    tornado_z: Positive
    widen: Positive
    floor: Positive
    little_to_gain_below: Share
    calibrated_staff: Span
    correlations: Correlations
    depth_weights: Mapping[str, DepthWeights]
    tau_at_most: Share
    spend_years: Positive
    weeks_per_year: Positive
    months_per_year: Positive
    size_split: Positive
    systems: Span
    systems_from_spend: Mapping[str, Share]
    repair_by_consequence: Mapping[str, float]
    avoidable_by_detection: Mapping[str, Share]
    control_by_consequence: Mapping[str, float]
    control_by_detection: Mapping[str, float]
    unrealised_cap: Share
    incidents_cap: Share
    total_cap: Share
    monitoring_complete_at: Annotated[float, Field(gt=0, le=1)]
    success: Success
    payback_months: Horizons
    quantiles: Quantiles
    middle: Span
    digit_words: Span


class PenaltyTier(Frozen):
    """One paragraph of Article 99: an amount, a share of world turnover, and which of them caps."""

    id: str
    amount_eur: Positive
    turnover_share: Annotated[float, Field(gt=0, lt=1)]
    rules: Mapping[SizeId, Literal["lower", "higher"]]


class SizeClass(Frozen):
    """Fewer staff than `staff_below`, turnover up to `turnover_max_eur`; None means no limit."""

    id: SizeId
    staff_below: Annotated[int, Field(gt=0)] | None = None
    turnover_max_eur: Positive | None = None


class Penalties(Frozen):
    """Tiers, and size classes from the smallest to the largest."""

    tiers: tuple[PenaltyTier, ...]
    sizes: tuple[SizeClass, ...]

    @model_validator(mode="after")
    def _complete(self) -> Self:
        last = self.sizes[-1] if self.sizes else None
        if last is None or last.staff_below is not None or last.turnover_max_eur is not None:
            raise ValueError("the last size class must have no limit, so that every company fits")
        for tier in self.tiers:
            missing = {size.id for size in self.sizes} - set(tier.rules)
            if missing:
                raise ValueError(f"tier {tier.id} names no rule for {sorted(missing)}")
        return self


class EuroModel(Frozen):
    """One complete version of the euro model: with the same answers, the same estimate."""

    version: str
    parameters: Mapping[str, Parameter]
    tables: Mapping[str, BandTable]
    unsure: Mapping[str, tuple[str, ...]]
    """Bands an answer "unsure" stands for, in rising order, each with the same weight."""
    constants: Constants
    chf_per_eur: Positive
    penalties: Penalties

    @model_validator(mode="after")
    def _complete(self) -> Self:
        for given, wanted in ((self.parameters, PARAMETERS), (self.tables, TABLES)):
            if set(given) != set(wanted):
                wrong = sorted(set(given) ^ set(wanted))
                raise ValueError(f"the euro model needs exactly {sorted(wanted)}; check {wrong}")
        return self


def parameter_hash(model: EuroModel) -> str:
    """SHA-256 (hex) of everything the estimate depends on besides the answers."""
    values = model.model_dump(mode="json")
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()


def model_from_content(
    parameters: Mapping[str, Any],
    bands: Mapping[str, Any],
    constants: Mapping[str, Any],
    exchange: Mapping[str, Any],
    penalties: Mapping[str, Any],
) -> EuroModel:
    """The euro model from the parsed YAML files of `data/euro` and the penalties.

    Takes the figures and leaves labels, notes and sources to whoever explains them. Raises
    pydantic.ValidationError or KeyError when a figure is missing or impossible.
    """
    return EuroModel.model_validate(
        {
            "version": constants["version"],
            "parameters": {
                row["id"]: _only(row, "distribution", "widen", "by", "at_most")
                | {"figures": {k: _only(f, "low", "high") for k, f in row["figures"].items()}}
                for row in parameters["parameters"]
            },
            "tables": {
                row["id"]: _only(row, "answer", "spacing", "bands") for row in bands["tables"]
            },
            "unsure": bands["unsure"]["answers"],
            "constants": {
                row["id"]: row["value"] if row.get("value") is not None else row["values"]
                for row in constants["constants"]
            },
            "chf_per_eur": exchange["chf_per_eur"]["value"],
            "penalties": {
                "tiers": [
                    _only(row, "id", "amount_eur", "turnover_share", "rules")
                    for row in penalties["tiers"]
                ],
                "sizes": [
                    _only(row, "id", "staff_below", "turnover_max_eur")
                    for row in penalties["sizes"]
                ],
            },
        }
    )


def _only(row: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    return {key: row[key] for key in keys if key in row}
