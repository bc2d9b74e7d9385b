"""One report as one immutable value: what the screen, the PDF and the JSON export all read.

Texts are final: in the reader's language, with numbers in the reader's patterns. Figures are
values (kind, rows, finding, alternative text), never pictures: the screen draws them with Altair
templates, the PDF natively. Whoever draws computes nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

FigureKind = Literal[
    "ladder",
    "range",
    "components",
    "tornado",
    "bullet",
    "fields",
    "dumbbell",
    "votes",
    "duties",
    "timeline",
    "gantt",
    "capacity",
    "progress",
]
Row = Mapping[str, str | float | int | bool]


@dataclass(frozen=True)
class Figure:
    """A figure as rows. Row keys by kind:

    ladder: name (level word), state ("settled" up to the lower end, "open" up to the upper end,
        "empty" above), start and end of the segment (0 to 4).
    range: low, mid, high, bottom, top (axis ends), low_text, mid_text, high_text, low_name,
        high_name (one row). Amounts in the reader's currency; low may be negative.
    components: id, name, value, top (the sum), text (one row a component, largest first).
    tornado: id, name, low, high, mid, top, text (one row an assumption, widest first).
    bullet: id, name, value, low, high (range over open answers), target, known, aimed, text (one
        row a part, largest gap first; `axis` holds the level names, indices run from 1).
    fields: id, name, word, state ("1" to "4", "range", "open", "none"), line, column, group,
        text (one row a capability; `group` is the layer's name in its first column, else "").
    dumbbell: id, name, before, after, text (signed change), known (both are known), before_text,
        after_text (one row a part, largest change first; `axis` as for bullet).
    votes: id, name (in the first row of an item, else ""), line, step, count, low, high, top
        (one row an item and step with votes, most divided first; `axis` holds the steps).
    duties: id, line, column (0 to `axis` less one), name (duty, on the first field of its line,
        else ""), system (heads of a block of columns, on lines of their own, else ""), state
        ("met", "partly", "not_met", "unclear", "not_applicable", "conditional", "none" where it
        is not owed, "head"), word, symbol (one row a duty and system; `axis` has one "" a column).
    timeline: id, name, text (date), note, value (the day in years, 2027.5), formal (same, of the
        other reading; equal to `value` without one), today, bottom, top (axis ends), mark ("past",
        "ahead", "conditional", "disputed"), kind ("act", "duty"), now (word at today's line, in the
        first row, else "") (one row a date, the earliest first; `axis` holds the years).
    gantt: kind, line, start, end (days from the begin of the plan: day 1 is 0 to 1), name, text,
        place ("after", "before", "none" for the text of a bar; "left", "center", "right" for a
        word on the axis), phase, state ("planned", "running", "done", "late", "given_up"),
        done (up to where).
        kind: "phase" and "gate" (line 0), "measure" (a line each), "answers" (diamond at the end
        of a bar that answers a gate), "off" (holidays and closures, all lines), "tick" and "today"
        (words on the last line; today also as a line over all).
    capacity: id, name, value (planned), limit (free), top, full, text (one row a role, fullest
        first; person-days).
    progress: kind ("planned", "done", "tick", "today"), day, value, top, name (label of the last
        point, word on the axis), place.
    """

    kind: FigureKind
    finding: str
    """The title: what the figure shows, as a sentence without a stop."""
    how_to_read: str
    alt: str
    """Text equivalent with all values, for screen readers and the PDF."""
    rows: tuple[Row, ...]
    axis: tuple[str, ...] = ()
    """Words along the axis, evenly spaced from end to end; empty where numbers or nothing stand."""


@dataclass(frozen=True)
class Table:
    """A small table of final texts; `alt` names what it holds."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    alt: str


@dataclass(frozen=True)
class Notice:
    """A framed statement: what, and one line of body."""

    title: str
    body: str


@dataclass(frozen=True)
class LevelCard:
    """The level as a word or a range of words; never an index for a self-check."""

    label: str
    heading: str
    """For instance "Pilot bis Gesteuert"."""
    low: int | None
    high: int | None
    ladder: Figure
    missing: str
    """What the next level still needs, or what holds the level."""
    why: str
    """The answers, or the cap, that hold the level."""
    note: str
    """That the level is indicative."""


@dataclass(frozen=True)
class EuroCard:
    """The money block: a range with its middle value, or words where there is no estimate."""

    label: str
    value: str
    """The range, or the floor text when `figure` is None."""
    middle: str
    """Sentence with the middle value; "" when there is no range."""
    middle_value: str
    """The middle value alone, for emphasis; "" when there is no range."""
    uncertainty: str
    """How sure, up to 38 characters."""
    chance: str
    """The chance that the net is negative."""
    figure: Figure | None


@dataclass(frozen=True)
class Finding:
    """Finding, consequence, measure: one row of the board page."""

    finding: str
    consequence: str
    measure: str


@dataclass(frozen=True)
class Section:
    """One block below the fold: a finding as heading, lines, at most a figure and a table."""

    id: str
    title: str
    lines: tuple[str, ...] = ()
    figure: Figure | None = None
    table: Table | None = None


@dataclass(frozen=True)
class AnswerLine:
    """One answer as the visitor gave it."""

    item: str
    question: str
    answer: str
    unsure: bool


@dataclass(frozen=True)
class Report:
    """Everything one result shows, in one language."""

    assessment_id: str
    snapshot_id: str
    lang: str
    """BCP 47 tag of the text, for instance "de-AT"."""
    country: str
    """Country of the answers; it gives the number patterns and the currency."""
    created: date
    company: str
    """Name the visitor gave, or ""."""
    demo: bool
    demo_mark: str
    """"Beispieldaten" / "Example data" when demo, else ""."""
    context: str
    """Line above the title: page, demo mark, date."""
    title: str
    """The finding of the page in up to eight words."""
    basis: str
    """Country, size, what the report rests on."""
    level: LevelCard
    euro: EuroCard
    risk: Notice
    step: Notice
    step_name: str
    """The step alone, without "First step"."""
    step_how: str
    findings_title: str
    findings_columns: tuple[str, str, str]
    findings: tuple[Finding, ...]
    decision_label: str
    decision: str
    sections: tuple[Section, ...]
    """Blocks below the fold, in the order of the visitor's role."""
    contradictions: tuple[str, ...]
    patterns: tuple[Notice, ...]
    segment: Notice
    assumptions: Table
    not_in_figure: tuple[str, ...]
    answers: tuple[AnswerLine, ...]
    confidence: str
    """How many answers were given, estimated, unsure; model and catalogue version."""
    disclaimers: str
    """Law date, no legal advice, estimate not promise: footer of every page."""
    provenance: Mapping[str, str]
    """Model version, parameter hash, seed, content version, answers hash."""
    file_stem: str
    """ASCII file name without ending, made of date and report kind, never of user text."""
    numbers: Mapping[str, float]
    """Money and chances by name, for comparisons: exact in EUR, `.shown` as the reader sees it."""

    def section(self, section_id: str) -> Section:
        """The block with this id; KeyError when the report has none."""
        for s in self.sections:
            if s.id == section_id:
                return s
        raise KeyError(section_id)
