"""The euro model twice: as plain values for the engine, and as notes for whoever asks why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from aiops_model.content.draft import Draft
from aiops_model.content.files import BANDS, CONSTANTS, EXCHANGE, PARAMETERS, PENALTIES
from aiops_model.content.schema import (
    BandContent,
    ConstantTable,
    Exchange,
    ParameterTable,
    Status,
    Text,
)
from aiops_model.domain.euro.values import EuroModel, model_from_content

FILES = (PARAMETERS, BANDS, CONSTANTS, EXCHANGE, PENALTIES)
Part = Literal["parameter", "band", "choice", "constant", "rate"]
ALL = "all"
"""Key of a figure that no answer picks."""


@dataclass(frozen=True)
class FigureNote:
    """One figure and what it rests on. `low` equals `high` where it is a single value."""

    key: str
    """The answer the figure belongs to ("DE", "10-49"), or "all"."""
    low: float
    high: float
    unit: str
    status: Status
    checked_on: date
    sources: tuple[str, ...]
    note: Text | None


@dataclass(frozen=True)
class EuroNote:
    """One quantity of the model: its name, what it means, its figures."""

    id: str
    part: Part
    label: Text
    note: Text | None
    figures: Mapping[str, FigureNote]

    def figure(self, key: str) -> FigureNote | None:
        """The figure for an answer, or the one for all; None where the answer has none."""
        return self.figures.get(key) or self.figures.get(ALL)


def euro_model(draft: Draft) -> EuroModel:
    """The model the engine runs. Raises pydantic.ValidationError or KeyError."""
    return model_from_content(*(draft.documents[draft.of_law(file)].data for file in FILES))


def euro_notes(draft: Draft) -> dict[str, EuroNote]:
    """Notes by id of the quantity: parameters, bands, choices, constants, exchange rate."""
    return {note.id: note for note in _notes(draft)}


def _notes(draft: Draft) -> Iterator[EuroNote]:
    parameters = draft.get(PARAMETERS, ParameterTable)
    bands = draft.get(BANDS, BandContent)
    constants = draft.get(CONSTANTS, ConstantTable)
    exchange = draft.get(EXCHANGE, Exchange)
    for row in parameters.parameters if parameters else ():
        figures = {
            key: FigureNote(
                key,
                figure.low or 0.0,
                figure.high or 0.0,
                figure.unit,
                figure.status,
                figure.checked_on,
                figure.sources,
                figure.note,
            )
            for key, figure in row.figures.items()
        }
        yield EuroNote(row.id, "parameter", row.label, row.note, figures)
    if bands:
        yield from _band_notes(bands)
    if constants:
        yield from _constant_notes(constants)
    if exchange:
        rate = exchange.chf_per_eur
        figure = FigureNote(
            ALL,
            rate.value,
            rate.value,
            rate.unit,
            rate.status,
            rate.checked_on,
            rate.sources,
            rate.note,
        )
        label = rate.note or Text(de="CHF", en="CHF")
        yield EuroNote("chf_per_eur", "rate", label, rate.note, {ALL: figure})


def _band_notes(bands: BandContent) -> Iterator[EuroNote]:
    for table in bands.tables:
        figures = {
            key: FigureNote(
                key,
                band.low,
                band.high,
                table.unit,
                table.status,
                table.checked_on,
                table.sources,
                None,
            )
            for key, band in table.bands.items()
        }
        yield EuroNote(table.id, "band", table.label, None, figures)
    for choice in bands.choices:
        yield EuroNote(choice.id, "choice", choice.label, None, {})


def _constant_notes(table: ConstantTable) -> Iterator[EuroNote]:
    for row in table.constants:
        values = {ALL: row.value} if row.value is not None else row.values or {}
        figures = {
            key: FigureNote(
                key,
                value,
                value,
                row.unit,
                row.status or table.status,
                row.checked_on or table.checked_on,
                row.sources,
                None,
            )
            for key, value in _flat(values)
        }
        yield EuroNote(row.id, "constant", row.note, row.note, figures)


def _flat(values: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, float]]:
    for key, value in values.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", float(value)
