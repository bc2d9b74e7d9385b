"""The 90-day plan as one immutable value: what the screen, the PDF and the exports all read.

Texts are final: in the reader's language, the finding first, dates in the reader's patterns. What a
person typed (company, why something was left out, slips, evidence) stands here as typed: escape for
the sink. Figures are values (`aiops_model.report.model.Figure`). Whoever draws computes nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from aiops_model.report.model import Figure, Notice, Section, Table

State = Literal["planned", "nothing_fits", "empty"]
"""planned: at least one measure stands in the plan. nothing_fits: there are measures, none of them
found room. empty: no gap is open."""
Progress = Literal["planned", "running", "done", "late", "given_up"]
"""late: its end has passed and it is not done. given_up: somebody decided against it; it counts as
neither planned nor done."""
CheckState = Literal["clear", "made", "unclear"]
"""Of a mistake to avoid: not made, being made, not enough known to say."""
GateState = Literal["ahead", "open", "passed", "no_go"]
"""ahead: its day has not come. open: it has, and questions are unanswered. passed: every question
was answered with yes. no_go: at least one was answered with no."""


@dataclass(frozen=True)
class MeasureRow:
    """One planned measure."""

    id: str
    number: int
    """Place in the plan, from 1, by start."""
    title: str
    owner: str
    """Name of the role that answers for it."""
    support: str
    """Roles that help; "" where none does."""
    period: str
    """"23.11.–02.12.2026": first to last working day."""
    days: str
    """"Tag 1–10": calendar days of the plan."""
    phase: str
    planned: str
    """"3,0 PT": person-days of all roles in the plan."""
    effort: str
    """The same with the range of the library behind it."""
    cost: str
    """External cost as a range; "" where there is none."""
    why: tuple[str, ...]
    """Why at all: one sentence a gap, the one worth most first."""
    when: tuple[str, ...]
    """Why then: one sentence a reason, the binding one first."""
    steps: tuple[str, ...]
    deliverable: str
    done: str
    """The test that it is done."""
    metric: str
    """What it moves, as a sentence."""
    lifts: tuple[str, ...]
    """From where to where: a line a gap that closes by degrees."""
    marks: tuple[str, ...]
    """Mandatory, quick win, legal date, employees affected, pinned: short words."""
    due: str
    """Legal date and whether it is kept; "" without one."""
    in_time: bool | None
    progress: Progress
    progress_word: str
    percent: int
    """Share done, 0 to 100."""
    slip: str
    """Days later than planned and why, as typed; of one given up the reason; "" without one."""
    given_up: tuple[str, ...]
    """What follows from giving it up: gaps that stay open, what waits for it; else empty."""
    evidence: str
    """Link or place of the evidence, as typed."""
    start: date
    end: date


@dataclass(frozen=True)
class DroppedRow:
    """One measure that is not in these days; nothing disappears."""

    id: str
    title: str
    owner: str
    reason: str
    """One sentence."""
    earliest: str
    """Earliest start after this plan, or what has to change first."""
    change: str
    """What would bring it in; "" where nothing known does."""
    why: tuple[str, ...]
    """Why it was a candidate."""
    mandatory: bool


@dataclass(frozen=True)
class GateQuestionRow:
    """One question of a gate."""

    id: str
    question: str
    evidence: str
    """What answers it."""
    measures: str
    """Measures of the plan that bring the evidence; what is missing among them is said."""
    answer: str
    """"ja", "nein", "offen"."""


@dataclass(frozen=True)
class GateBlock:
    """The end of a phase: questions, evidence, what happens on a no."""

    id: str
    name: str
    date: str
    """"Tag 30, 22. Dezember 2026"."""
    decides: str
    state: GateState
    word: str
    questions: tuple[GateQuestionRow, ...]
    warnings: tuple[str, ...]
    """Measures that end after it or are not planned at all, a sentence each."""
    no_go: Notice
    """The prepared branch: its title, and when the questions are put again."""
    no_go_steps: tuple[str, ...]


@dataclass(frozen=True)
class MeetingBlock:
    """A meeting that comes again."""

    id: str
    name: str
    when: str
    """"jede Woche am Dienstag, 45 Minuten; erstmals am 24.11.2026"."""
    purpose: str
    attendees: str
    agenda: tuple[str, ...]
    """"10 Minuten: Vorfälle der Woche"."""
    result: str
    dates: str
    """All days inside the plan."""


@dataclass(frozen=True)
class CheckRow:
    """One mistake to avoid, watched while the plan is made and followed."""

    id: str
    title: str
    state: CheckState
    word: str
    icon: str
    """Name of a Material symbol; never alone."""
    found: tuple[str, ...]
    """What was found, a sentence each; empty while it is clear."""
    why: str
    do: str


@dataclass(frozen=True)
class FirstWeekRow:
    """One item of the first week's list."""

    id: str
    title: str
    text: str
    ticks: str
    """When it counts as done."""
    done: bool
    word: str
    when: str
    """When the plan does it, or that it is not planned."""


@dataclass(frozen=True)
class Standpoint:
    """What our model estimates for one day of the plan; no promise."""

    day: int
    title: str
    """"Tag 30, 22. Dezember 2026"."""
    level: str
    """Level with its index, or a range of levels."""
    euro: str
    """What is still at stake a year, as a range; "" without a self-check."""
    sentence: str
    """Level, index, range in one sentence: for those who read no table."""


@dataclass(frozen=True)
class Difference:
    """How a new plan differs from the one before, before anybody accepts it."""

    title: str
    """"3 Maßnahmen verschoben, 1 neu"; "nichts ändert sich"."""
    moved: tuple[str, ...]
    """A sentence each: from when to when."""
    dropped: tuple[str, ...]
    new: tuple[str, ...]
    same: bool
    """Nothing moved, dropped or new."""


@dataclass(frozen=True)
class PlanReport:
    """Everything the plan page, the tracking page and the PDF show, in one language."""

    assessment_id: str
    lang: str
    """BCP 47 tag of the text, for instance "de-AT"."""
    country: str
    created: date
    """The day the view is shown for."""
    company: str
    demo: bool
    demo_mark: str
    context: str
    """Line above the title: page, company, demo mark, first and last day."""
    state: State
    title: str
    """"14 von 19 Maßnahmen passen in 90 Tage"."""
    sentence: str
    """Person-days, first result, what closes."""
    proof: str
    """"Nachweislich bester Plan ..." or how far at most from the best; with the short hash."""
    objective: tuple[str, ...]
    """What was weighed in which order, and what was reached: a sentence a stage."""
    binding: Notice | None
    """The role that limits the plan, with two remedies; None where nothing was dropped for it."""
    gantt: Figure | None
    """Kind "gantt"; None without a planned measure."""
    capacity: Figure | None
    """Kind "capacity"; None without roles."""
    capacity_table: Table | None
    """The same with meetings, buffer and share planned."""
    measures: tuple[MeasureRow, ...]
    measures_title: str
    """"Bis Tag 30 sind drei Maßnahmen fertig"."""
    measures_table: Table
    """Three columns for the screen: measure, role, dates."""
    dropped: tuple[DroppedRow, ...]
    dropped_title: str
    dropped_table: Table
    """Three columns for the screen: measure, reason, earliest date."""
    changes_title: str
    changes: tuple[str, ...]
    """What more time of a role would bring, a sentence each."""
    levers: Section | None
    """The three measures that lift the index most for each person-day; None where unknown."""
    gates: tuple[GateBlock, ...]
    """Empty with state "empty": there is nothing to approve."""
    rhythm: tuple[MeetingBlock, ...]
    rhythm_title: str
    checks: tuple[CheckRow, ...]
    """Those being made first."""
    checks_title: str
    first_week: tuple[FirstWeekRow, ...]
    first_week_title: str
    budget: Section | None
    """Title, how it is worked out, one row a month; None without a planned measure."""
    standpoints: tuple[Standpoint, ...]
    """Today, then the gates' days; empty while nothing was answered."""
    standpoints_title: str
    standpoints_note: str
    """That it is what our model estimates, and no promise."""
    progress: Figure | None
    """Kind "progress": planned against done; None while nothing is followed."""
    progress_sentence: str
    """Done, overdue, slip, in one sentence; "" while nothing is followed."""
    overdue: tuple[MeasureRow, ...]
    """Overdue first, by how long; then what runs; then what comes next."""
    difference: Difference | None
    """Set where a plan before is known."""
    warnings: tuple[Notice, ...]
    """Framed: a reader sees them before the figures."""
    next_review: str
    """Set with state "empty": when to look again."""
    footer: str
    """Law date, no legal advice, estimate not promise, input hash: ends every page."""
    provenance: Mapping[str, str]
    file_stem: str
    """ASCII file name without ending, made of date and report kind, never of user text."""
    numbers: Mapping[str, float]
    """Counts, person-days and money by name, for comparisons and tests."""

    def measure(self, measure_id: str) -> MeasureRow:
        """The planned measure with this id; KeyError when it is not in the plan."""
        for row in self.measures:
            if row.id == measure_id:
                return row
        raise KeyError(measure_id)
