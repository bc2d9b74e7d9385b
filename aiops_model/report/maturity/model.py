"""One maturity result as one immutable value: what the screen, the PDF and the exports all read.

Texts are final: in the reader's language, the finding first, with numbers in the reader's patterns.
Figures are values (`aiops_model.report.model.Figure`). Whoever draws computes nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from aiops_model.domain.maturity.editions import Edition
from aiops_model.domain.maturity.result import Result
from aiops_model.report.model import Figure, LevelCard, Notice, Section, Table

Depth = Literal["workshop", "deep"]
State = Literal["empty", "progress", "range", "level", "nothing_applies"]
"""empty: nobody has answered. progress: below half answered, no level. range: open answers decide
between levels. level: one level. nothing_applies: every item was marked as not applicable."""


NoStart = Literal["no_snapshot", "older_instrument"]


@dataclass(frozen=True)
class MaturityBasis:
    """What stands around a result: whose it is, how it came about, what was known besides.

    Only figures and ids; the names of respondents never come here.
    """

    assessment_id: str
    country: str
    """Country of the company; it gives the number patterns ("DE", "AT", "CH", "EU")."""
    created: date
    """The "as of" date of the result."""
    company: str = ""
    demo: bool = False
    depth: Depth = "deep"
    """How most answers were given: 48 items, or 16 choices that stand for them."""
    respondents: int = 1
    """People who have answered at least one item."""
    indicative: tuple[int, int] | None = None
    """Level range of the self-check of the same company, to stand beside this one."""
    who_operates: str = ""
    """"partner", "shared", "own", or "" while nobody has said so."""
    initiatives: int | None = None
    initiatives_with_benefit: int | None = None
    """AI initiatives, and those of them live with a shown benefit; None while not asked."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """Fact id -> state ("yes", "no", "possible", "unknown"), to say what set off a warning."""
    votes: Mapping[str, Mapping[float, int]] = field(default_factory=dict)
    """Item -> value of the scale -> how many people chose it (don't-knows are not in it); from a
    workshop also capability -> number of the level -> how many chose it."""
    snapshot_id: str = ""
    snapshot_name: str = ""
    snapshot_date: date | None = None
    """Set for a stored snapshot; empty for the answers of the moment."""
    no_start: NoStart | None = None
    """Why there is no baseline to count the way from; None where there is one."""


@dataclass(frozen=True)
class Standing:
    """One part (the whole, a layer, a capability) with its level and what holds it."""

    id: str
    name: str
    level: str
    """The level in words with its index, a range of levels, or that there is none yet."""
    reasons: tuple[str, ...]
    """The binding reason first."""
    next: str
    """What the next level takes, as one sentence; "" at the top or without a level."""


@dataclass(frozen=True)
class Light:
    """A prerequisite: a word and a symbol, never a colour alone."""

    id: str
    name: str
    state: Literal["met", "partly", "not_met", "unclear"]
    word: str
    """"erfüllt" / "met" and so on."""
    symbol: str
    """Name of a Material symbol, for instance "check_circle"."""
    share: str
    """Percentage or range of percentages, "" where nothing is answered."""


@dataclass(frozen=True)
class Warned:
    """A pattern that fits the answers; never points."""

    id: str
    title: str
    body: str
    mark: str
    """Whether it holds for sure or an open answer decides."""
    triggers: tuple[str, ...]
    """The answers and facts that set it off, in words."""


@dataclass(frozen=True)
class MaturityReport:
    """Everything one maturity result shows, in one language."""

    assessment_id: str
    snapshot_id: str
    lang: str
    """BCP 47 tag of the text, for instance "de-AT"."""
    country: str
    created: date
    company: str
    demo: bool
    demo_mark: str
    context: str
    """Line above the title: page, company, demo mark, date."""
    state: State
    title: str
    """The finding of the page in up to eight words."""
    sentence: str
    """Level, index, answers, people, confidence; or how far it has come."""
    level: LevelCard
    """Level in words with the index, ladder, what is missing, why, that it is our design."""
    marks: tuple[str, ...]
    """Provisional, shrunk maximum, without the cap, beside the self-check: a sentence each."""
    evidenced: str
    """The claimed level beside the evidenced one."""
    red_flags: tuple[Notice, ...]
    """Framed warnings; a reader sees them before the figures."""
    sections: tuple[Section, ...]
    """Blocks in reading order, each with its finding as title. Ids: layers, capabilities, fields,
    changes, settle, votes, divided, find_out, robust, targets, incidents, gap, phases and one
    `lens_<id>` a lens. A block with nothing to say is left out."""
    whole: Standing
    layers: tuple[Standing, ...]
    capabilities: tuple[Standing, ...]
    """Why this level: for the whole, each layer, each capability."""
    lights_title: str
    lights: tuple[Light, ...]
    warnings_title: str
    warnings: tuple[Warned, ...]
    note: str
    """That thresholds, caps and weights are our design decisions."""
    provenance_line: str
    """Instrument version, short hash of the answers, engine version."""
    provenance: Mapping[str, str]
    file_stem: str
    """ASCII file name without ending, made of date and report kind, never of user text."""
    numbers: Mapping[str, float]
    """Indices and percentages by name: exact, and `.shown` as the reader sees them."""

    def section(self, section_id: str) -> Section:
        """The block with this id; KeyError when the report has none."""
        for block in self.sections:
            if block.id == section_id:
                return block
        raise KeyError(section_id)

    def has(self, section_id: str) -> bool:
        """Whether there is anything to say in this block."""
        return any(block.id == section_id for block in self.sections)


@dataclass(frozen=True)
class Older:
    """A compared state that was computed with another edition of the instrument than today's."""

    name: str
    version: str
    edition: Edition | None
    """None where it was not kept yet."""
    stored: Result
    """As it was computed then."""
    today: Result
    """The same answers under the instrument of today."""


@dataclass(frozen=True)
class ComparisonReport:
    """Two states of one assessment, before and after."""

    title: str
    """The finding: how far the index moved, and where most."""
    sentence: str
    before: str
    """Name, date and level of the earlier state."""
    after: str
    figure: Figure | None
    """Dumbbell a capability; None where neither state has an index."""
    layers: Figure | None
    split: Table | None
    """Where the change comes from; the rows add up to the last one."""
    split_title: str
    split_note: str
    changed: tuple[Section, ...]
    """The items behind the change: `changed_work` and `changed_answer`, the largest share first."""
    editions: tuple[Section, ...]
    """States of another edition of the instrument: stored and under today's; what differs."""
    numbers: Mapping[str, float]


@dataclass(frozen=True)
class SideBySide:
    """Self-checks of several roles beside each other."""

    title: str
    sentence: str
    levels: Table
    """One row a self-check: who, level range."""
    answers: tuple[Section, ...]
    """One block a question with different answers, the most different first."""
    agreed: Section | None
    """The questions all answer alike; None where there is none."""
