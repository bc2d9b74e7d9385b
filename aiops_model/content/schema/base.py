"""What content is made of: frozen values, texts in both languages, proven figures."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Lang = Literal["de", "en"]
LANGS: tuple[Lang, ...] = ("de", "en")

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$", max_length=64)]
"""A readable id; it is public and never changes its meaning."""
Sentence = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
When = Mapping[str, Annotated[tuple[str, ...], Field(min_length=1)]]
"""A condition: every listed item has one of the listed answers; empty means always."""

Status = Literal["verified", "second_hand", "unverified", "judgement", "derived"]
"""How far a figure can be trusted; "judgement" is our own assumption and shown as such."""


class Frozen(BaseModel):
    """A value of content: closed (a misspelt key is refused) and unchangeable."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


class Text(Frozen):
    """One text in both languages, side by side."""

    de: Sentence
    en: Sentence

    def get(self, lang: str) -> str:
        """The text in `lang` ("de" or "en")."""
        return self.de if lang == "de" else self.en


class Title(Text):
    """A heading that fits one line of the one-page report (38 characters)."""

    de: Annotated[Sentence, StringConstraints(max_length=38)]
    en: Annotated[Sentence, StringConstraints(max_length=38)]


class Line(Text):
    """A single line below a heading (60 characters)."""

    de: Annotated[Sentence, StringConstraints(max_length=60)]
    en: Annotated[Sentence, StringConstraints(max_length=60)]


class Proven(Frozen):
    """Anything that states a fact: where it comes from, how far it holds, when it was checked."""

    status: Status
    checked_on: date
    sources: tuple[str, ...] = ()
    """Ids of `Source` rows; may be empty only for a judgement."""
    note: Text | None = None

    @model_validator(mode="after")
    def _a_fact_has_a_source(self) -> Self:
        if self.status != "judgement" and not self.sources:
            raise ValueError(
                f"status {self.status} needs at least one source id; "
                "name it under `sources` or set the status to judgement"
            )
        return self


class Figure(Proven):
    """One figure: a value or a range (low and high), with its unit."""

    unit: Sentence
    value: float | None = None
    low: float | None = None
    high: float | None = None

    @model_validator(mode="after")
    def _value_or_range(self) -> Self:
        ranged = self.low is not None and self.high is not None
        if (self.value is None) == (not ranged) or (self.low is None) != (self.high is None):
            raise ValueError("give either `value`, or both `low` and `high`")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} lies above high {self.high}")
        return self
