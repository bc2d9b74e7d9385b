"""What the engine says, as one frozen value: levels with reasons, ranges, spread, ways up.

Percentages are 0 to 100, indices 1.0 to the number of levels, unrounded; levels are whole numbers
from 1. Texts are not here: reasons are codes with values, put into words by `report`.
"""

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen, closed value."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Reason(Value):
    """What holds a level: one code and the figures its sentence needs.

    gate: the items of level `of` stand at `percent`, `needed` opens `level`.
    weakest_layer: `layer` stands at `layer_level`, so the whole is at most `level`.
    hard_stop: `stop` caps at `level`; `items` and `facts` say why.
    top: nothing is above. no_items: nothing applicable. too_few: less than half is answered.
    unreachable: no applicable item at level `of`, so it cannot be reached.
    """

    kind: Literal["gate", "weakest_layer", "hard_stop", "top", "no_items", "too_few", "unreachable"]
    level: int | None = None
    """gate, unreachable: the level that is not reached. weakest_layer, hard_stop: the cap."""
    of: str = ""
    percent: float | None = None
    needed: float | None = None
    layer: str = ""
    layer_level: int | None = None
    stop: str = ""
    items: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


class Change(Value):
    """One answer change on the way up."""

    item: str
    current: float | None
    """None when it is open."""
    to: float
    effort: float


class NextLevel(Value):
    """The fewest answer changes that reach the next level; exact, ties by effort, then by id.

    Counted from the worst case of the open answers. `changes` is empty with `possible` False where
    nothing can reach it (too much is not applicable); where only facts stand in the way, `changes`
    is empty and `facts` names them.
    """

    to_level: int
    changes: tuple[Change, ...]
    possible: bool
    facts: tuple[str, ...] = ()
    """Facts that must change besides answers, for instance a live system without owner."""


class Standing(Value):
    """Where the whole, a layer or a capability stands."""

    level: int | None
    """The one level all completions of the open answers agree on; None when they do not, when
    less than half is answered, or when nothing is applicable."""
    level_low: int | None
    level_high: int | None
    """Range over the open answers; None when there is nothing to say."""
    uncapped_level: int | None
    """The level by gates alone, in the worst case; differs from `level` under a cap."""
    index: float | None
    """1 + M + S + T over the answered items; None below half answered."""
    index_low: float | None
    index_high: float | None
    index_max: float | None
    """Highest index the applicable items allow (3.0 of 4.0 where one level has no item)."""
    percent: Mapping[str, float | None]
    """Level id -> percentage over the answered items; None where nothing is answered."""
    percent_low: Mapping[str, float | None]
    """The same with every open answer at its worst."""
    answered: int
    applicable: int
    left_out: int
    provisional: bool
    reasons: tuple[Reason, ...]
    """What holds the lower end of the range, the binding one first."""
    next: NextLevel | None
    """The way up from the lower end; None at the top or when there is no level, nor a range."""


class ItemState(Value):
    """One item after all votes."""

    value: float | None
    state: Literal["answered", "dont_know", "not_applicable", "open"]
    votes: int
    spread: int
    """Highest minus lowest vote in steps of the scale."""
    agreement: float | None
    divided: bool
    decided: bool
    """A consensus replaces the votes."""
    confidence: float | None
    evidenced: bool
    """At least one valid piece of evidence on the "as of" date."""


class Spread(Value):
    """How far people agree, over the items with two or more values."""

    agreement: float | None
    divided: tuple[str, ...]
    """Items two or more steps apart, most divided first."""
    leadership_gap: float | None
    """Mean of leadership minus operations, in scale units; None where a group is too small."""
    respondents: int


class LensGroup(Value):
    """One group of a lens: the same answers, sorted otherwise."""

    id: str
    percent: float | None
    percent_low: float | None
    percent_high: float | None
    answered: int
    applicable: int
    light: Literal["met", "partly", "not_met", "unclear"] | None = None
    """Only for lenses with lights (prerequisites)."""


class Trigger(Value):
    """An answer or a fact that set off a warning."""

    item: str = ""
    fact: str = ""
    value: float | None = None
    state: str = ""


class PatternWarning(Value):
    """A pattern that fits the answers; never points."""

    id: str
    triggers: tuple[Trigger, ...]
    certain: bool
    """False when an open answer decides whether it holds."""


class Incident(Value):
    """A gap likely to become an incident, by missing monitoring, owner, way back."""

    id: str
    score: float
    items: tuple[str, ...]


class Progress(Value):
    """Targets and baseline."""

    targets: Mapping[str, float]
    percent_to_target: float | None
    """0 to 1: share of the target already reached; a surplus offsets nothing."""
    progress_to_date: Mapping[str, float | None]
    """Capability -> share of the way from baseline to target; None where held or unknown."""
    held: tuple[str, ...]
    """Capabilities whose baseline equals the target."""


class Robustness(Value):
    """Does the level hang on a weight, a person, a single answer?"""

    robust: bool | None
    """None when there is no level or it is a range."""
    weights: tuple[str, ...]
    """Items whose weight alone, moved, changes the level."""
    respondents: tuple[str, ...]
    """Respondents without whom the level changes."""
    hangs_on: tuple[str, ...]
    """Items whose one-step change alters the level."""


class Result(Value):
    """Everything the engine says about one assessment."""

    overall: Standing
    layers: Mapping[str, Standing]
    capabilities: Mapping[str, Standing]
    items: Mapping[str, ItemState]
    evidenced_level: int | None
    """The same gates counting only answers with valid evidence."""
    evidenced_index: float | None
    confidence: float | None
    """Mean confidence 1 to 3 of the answers; a figure of its own."""
    red_flags: tuple[str, ...]
    """Ids of the hard stops with a red flag that hold."""
    spread: Spread
    lenses: Mapping[str, tuple[LensGroup, ...]]
    warnings: tuple[PatternWarning, ...]
    likely_incidents: tuple[Incident, ...]
    could_settle: tuple[str, ...]
    """Smallest set of open items that decides between the ends of the range."""
    could_settle_facts: tuple[str, ...] = ()
    """Unknown facts that belong to that set."""
    find_out: tuple[str, ...]
    """Items answered with "don't know"."""
    progress: Progress
    robustness: Robustness
    provenance: Mapping[str, str]
    """model, model_version, answers_hash, engine_version."""
