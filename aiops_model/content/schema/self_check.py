"""The self-check: its questions, what may be answered, and the check of a single answer."""

import math
from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from aiops_model.content.number_entry import parse_number, parse_plain_number
from aiops_model.content.schema.base import Frozen, Id, Text, When
from aiops_model.domain.errors import Refusal
from aiops_model.domain.self_check import AnswerValue, Role

UNSURE = "unsure"


class NotSure(Frozen):
    """The last option of every scored question."""

    label: Text
    note: Text


class Option(Frozen):
    """One answer to choose; `id` is stored, the label is read."""

    id: Annotated[str, Field(min_length=1, max_length=32)]
    label: Text
    label_chf: Text | None = None
    """For readers in Switzerland: the same round amounts in francs."""
    note: Text | None = None


class Exact(Frozen):
    """An exact number in place of a band, with its limits (inclusive)."""

    unit: Literal["people", "money", "systems"]
    """"money" is in the currency of the answers (CHF in Switzerland, else EUR)."""
    min: float
    max: float
    whole: bool
    label: Text
    """The choice that opens the field."""
    field: Text
    """The name of the field, used in messages about it."""

    @model_validator(mode="after")
    def _limits_in_order(self) -> Self:
        if self.min >= self.max:
            raise ValueError(f"min {self.min} must lie below max {self.max}")
        return self


class Variant(Frozen):
    """Another wording of the question when the condition holds."""

    when: When
    text: Text


class Item(Frozen):
    """One tap or field of the self-check."""

    id: Id
    question: Annotated[int, Field(ge=0, le=5)] = 0
    """1 to 5; 0 stands for role, country and the refine step, which are not counted."""
    text: Text
    note: Text | None = None
    help: Text | None = None
    role_lines: dict[Role, Text] = Field(default_factory=dict)
    unsure: bool = False
    exact: Exact | None = None
    options: tuple[Option, ...] = ()
    variants: tuple[Variant, ...] = ()
    skip_when: When = Field(default_factory=dict)

    @model_validator(mode="after")
    def _answerable(self) -> Self:
        if not self.options and self.exact is None:
            raise ValueError("needs `options`, `exact`, or both")
        if len({bool(o.note) for o in self.options}) > 1:
            raise ValueError("either all options have a note or none")
        return self

    def option_ids(self) -> tuple[str, ...]:
        """The stored values a reader can choose, without "not sure"."""
        return tuple(option.id for option in self.options)

    def option(self, option_id: str) -> Option | None:
        """The option of this id, None for "unsure", a number or an unknown id."""
        return next((o for o in self.options if o.id == option_id), None)

    def clean(self, value: object, lang: str | None = None) -> AnswerValue:
        """The value as it is stored: an option id, "unsure", or a number within the limits.

        Text that is no option is read as a number, by the conventions of `lang` where given, else
        only as plain digits. Raises Refusal (see `SelfCheckContent.clean`).
        """
        if isinstance(value, bool):
            value = "yes" if value else "no"
        if isinstance(value, str):
            text = value.strip()
            if text in self.option_ids() or (text == UNSURE and self.unsure):
                return text
            return self._number_from_text(text, lang)
        if not isinstance(value, int | float):
            raise self._unknown(value)
        if self.exact is None:
            if str(value) in self.option_ids():
                return str(value)
            raise self._unknown(value)
        return self._within_limits(value, self.exact)

    def _number_from_text(self, text: str, lang: str | None) -> AnswerValue:
        if self.exact is None:
            raise self._unknown(text)
        if lang is None:
            number = parse_plain_number(text)
            if number is None:
                raise self._unknown(text) if self.options else self._no_number(text, self.exact)
        else:
            try:
                number = parse_number(text, lang)
            except Refusal as refusal:
                raise Refusal(
                    refusal.code,
                    self.id,
                    entered=text,
                    min=self.exact.min,
                    max=self.exact.max,
                ) from None
        return self._within_limits(number, self.exact)

    def _within_limits(self, number: float, exact: Exact) -> int | float:
        if not -math.inf < number < math.inf:
            raise self._no_number(str(number), exact)
        limits = {"min": exact.min, "max": exact.max, "entered": number}
        if not exact.min <= number <= exact.max:
            raise Refusal("out_of_range", self.id, **limits)
        if number == int(number):
            return int(number)
        if exact.whole:
            raise Refusal("not_whole", self.id, **limits)
        return float(number)

    def _no_number(self, entered: object, exact: Exact) -> Refusal:
        return Refusal("not_a_number", self.id, entered=entered, min=exact.min, max=exact.max)

    def _unknown(self, entered: object) -> Refusal:
        allowed = [*self.option_ids(), *([UNSURE] if self.unsure else [])]
        return Refusal("unknown_option", self.id, entered=entered, options=allowed)


class SelfCheckContent(Frozen):
    """The questions in the order they are asked, then the optional refine step."""

    start: Text
    not_sure: NotSure
    minutes_per_question: Annotated[float, Field(gt=0)]
    items: tuple[Item, ...]
    refine: tuple[Item, ...]

    def all_items(self) -> Iterator[Item]:
        """Every item that can hold an answer: questions first, then refine."""
        yield from self.items
        yield from self.refine

    def item(self, item_id: str) -> Item:
        """The item of this id. Raises Refusal("unknown_item")."""
        for item in self.all_items():
            if item.id == item_id:
                return item
        raise Refusal("unknown_item", item_id)

    def clean(self, item_id: str, value: object, lang: str | None = None) -> AnswerValue:
        """One answer as it is stored.

        Raises Refusal with the item as field: "unknown_item"; "unknown_option" (values: entered,
        options); "not_a_number", "ambiguous_number", "not_whole", "out_of_range" (values: entered,
        min, max).
        """
        return self.item(item_id).clean(value, lang)
