"""The model refuses to be built from figures that cannot be."""

import pytest
from pydantic import ValidationError

from aiops_model.domain.euro import Estimate, EuroModel
from aiops_model.domain.euro.estimate import estimate
from aiops_model.domain.euro.values import Penalties, Span
from tests.domain.euro.conftest import answered

PUBLISHED_KEYS = {
    "gross",
    "components",
    "net",
    "payback",
    "event",
    "yearly_incident_loss",
    "shown",
    "tornado",
    "learn_first",
    "fine_ceiling",
    "capped_share",
    "provenance",
}


def test_a_span_runs_from_low_to_high() -> None:
    with pytest.raises(ValidationError, match="lies above"):
        Span(low=2, high=1)


def test_a_model_without_a_parameter_is_refused(model: EuroModel) -> None:
    figures = model.model_dump()
    del figures["parameters"]["lam"]
    with pytest.raises(ValidationError, match="lam"):
        EuroModel.model_validate(figures)


def test_penalties_must_fit_every_company(model: EuroModel) -> None:
    with pytest.raises(ValidationError, match="every company"):
        Penalties(tiers=model.penalties.tiers, sizes=model.penalties.sizes[:-1])


def test_penalties_need_a_rule_for_every_size(model: EuroModel) -> None:
    tier = model.penalties.tiers[0].model_copy(update={"rules": {"sme": "lower"}})
    with pytest.raises(ValidationError, match="no rule"):
        Penalties(tiers=(tier,), sizes=model.penalties.sizes)


def test_the_published_keys_are_all_there(model: EuroModel) -> None:
    result = estimate(answered(), model)
    assert set(result.model_dump()) >= PUBLISHED_KEYS
    provenance = result.provenance
    assert provenance.model_version == "EUR-0.3"
    assert (provenance.seed, provenance.draws) == (20261101, 40000)
    assert provenance.answers == answered()


def test_every_published_field_says_what_it_is() -> None:
    definitions = Estimate.model_json_schema()["$defs"]
    ours = {k: v for k, v in definitions.items() if k not in {"SelfCheckAnswers", "Refine"}}
    silent = [
        f"{name}.{field}"
        for name, definition in (ours | {"Estimate": Estimate.model_json_schema()}).items()
        for field, schema in definition["properties"].items()
        if not schema.get("description")
    ]
    assert silent == []
