"""The bundled model, and named cases in business words."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from aiops_model.content import load_content
from aiops_model.domain.euro import EuroModel
from aiops_model.domain.self_check import SelfCheckAnswers

CASES = Path(__file__).parents[2] / "cases" / "euro"

TYPICAL: dict[str, Any] = {
    "country": "DE",
    "employees": "250-499",
    "reach": "15-35",
    "depth": "both",
    "spend": "300k-1M",
    "state": "half",
    "detection": "C",
    "consequence": "3",
}


def cases(name: str) -> list[Any]:
    """The cases of one file, each under the name of its company."""
    rows = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    return [pytest.param(row, id=row["company"]) for row in rows]


def answered(**changes: Any) -> SelfCheckAnswers:
    """A typical mid-sized company, with these answers instead."""
    return SelfCheckAnswers.model_validate(TYPICAL | changes)


@pytest.fixture(scope="session")
def model() -> EuroModel:
    return load_content().euro


@pytest.fixture(scope="session")
def quick_model(model: EuroModel) -> EuroModel:
    """The same model with fewer draws, for properties that hold in every draw."""
    constants = model.constants.model_copy(update={"draws": 4000, "sensitivity_draws": 2000})
    return model.model_copy(update={"constants": constants})
