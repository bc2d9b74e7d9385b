"""One company's answers in the terms of the model: bands, options and exact figures in EUR."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from aiops_model.domain.euro.draws import Values, location_and_scale
from aiops_model.domain.euro.values import CHOICES, TABLES, EuroModel, Parameter, Span
from aiops_model.domain.self_check import SelfCheckAnswers

UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Case:
    """One company's answers in the terms of the model.

    spans: bands by table id, one per option, money in EUR.
    options: option ids by choice id, and by "state".
    normals: location and scale by parameter id, one per option of the answer that picks it.
    fixed: quantities the visitor has given exactly, in EUR.
    """

    model: EuroModel
    spans: Mapping[str, tuple[Span, ...]]
    options: Mapping[str, tuple[str, ...]]
    normals: Mapping[str, tuple[Values, Values]]
    fixed: Mapping[str, float]
    covers_incidents: bool


def case_of(answers: SelfCheckAnswers, model: EuroModel) -> Case:
    """The company behind the answers; "unsure" becomes the list of bands it stands for."""
    to_eur = 1 / model.chf_per_eur if answers.currency == "CHF" else 1.0
    given: dict[str, object] = answers.model_dump()
    if answers.reach == "none":
        given["depth"] = answers.depth or model.unsure["depth"][0]
    spans: dict[str, tuple[Span, ...]] = {}
    for table_id in TABLES:
        table = model.tables[table_id]
        factor = to_eur if table_id == "spend" else 1.0
        answer = given[table.answer]
        if isinstance(answer, int | float):
            spans[table_id] = (_scaled(Span(low=answer, high=answer), factor),)
        else:
            bands = _options(table.answer, str(answer), model)
            spans[table_id] = tuple(_scaled(table.bands[band], factor) for band in bands)
    options = {item: _options(item, str(given[item]), model) for item in (*CHOICES, "state")}
    fixed = {
        name: amount * to_eur
        for name, amount in (
            ("wage", answers.refine.hourly_labour_cost),
            ("revenue", answers.refine.revenue),
        )
        if amount is not None
    }
    if answers.refine.systems is not None:
        fixed["systems"] = float(answers.refine.systems)
    keys = options | {"country": (answers.country,), "size": ("smaller", "larger"), "all": ("all",)}
    normals = {
        name: _normals(model, parameter, keys[parameter.by])
        for name, parameter in model.parameters.items()
    }
    return Case(model, spans, options, normals, fixed, not answers.refine.system_is_product)


def _options(item: str, answer: str, model: EuroModel) -> tuple[str, ...]:
    return model.unsure[item] if answer == UNSURE else (answer,)


def _scaled(span: Span, factor: float) -> Span:
    return Span(low=span.low * factor, high=span.high * factor)


def _normals(
    model: EuroModel, parameter: Parameter, options: tuple[str, ...]
) -> tuple[Values, Values]:
    """Location and scale for each option; an alert's weeks stand in where noticing is immediate."""
    constants = model.constants
    alert = model.parameters["weeks_alert"].figures["all"]
    pairs = [
        location_and_scale(
            parameter.figures[option]
            if parameter.by != "detection"
            else parameter.figures.get(option, alert),
            parameter.distribution,
            constants.z,
            constants.widen if parameter.widen else 1.0,
        )
        for option in options
    ]
    return np.array([p[0] for p in pairs]), np.array([p[1] for p in pairs])
