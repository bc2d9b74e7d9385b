"""The duties of one company as one immutable value: what the screen, the PDF and exports read.

Texts are final: in the reader's language, the finding first, dates in the reader's patterns. What a
person typed (names, owners, notes, titles of evidence) stands here as typed: escape for the sink.
Figures are values (`aiops_model.report.model.Figure`). Whoever draws computes nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from aiops_model.report.ai_act.heat_map_model import HeatMap
from aiops_model.report.model import Figure, Notice, Table

DutyWord = Literal["met", "partly", "not_met", "unclear", "not_applicable"]
Timing = Literal[
    "in_force", "from_date", "conditional", "disputed", "before_amendment", "good_practice"
]
"""in_force: applies on the as-of date. from_date: will. conditional: legacy system, only after a
significant change in design. disputed: two readings of the day. before_amendment: the day of the
text of 2024. good_practice: the law does not extend the duty to this class."""
Confidence = Literal["high", "medium", "low"]
Until = Literal["today", "next", "later"]


@dataclass(frozen=True)
class DutyRow:
    """One duty for one system."""

    id: str
    """Id in content, for instance "ART26_5"."""
    system_id: str
    system: str
    """Name of the system, as typed."""
    article: str
    """As cited in the language: "Art. 26 Abs. 5"."""
    title: str
    text: str
    numbers: str
    """Periods and counts the law names; "" where there are none."""
    role: str
    """As what the company owes it: "Betreiber"."""
    state: DutyWord
    word: str
    """"erfüllt" / "met" and so on."""
    symbol: str
    """One character with the word: ✓ ◐ ✕ ? –."""
    icon: str
    """Name of a Material symbol, for instance "check_circle"."""
    level: str
    """The evidence level reached, as content describes it; why it does not apply; or that nobody
    has answered."""
    owner: str
    """As typed; "" while nobody is named."""
    due: str
    """Date the company set itself; "" without one."""
    overdue: bool
    timing: Timing
    since: str
    """From when, in words; with two readings both."""
    parts: tuple[str, ...]
    """Parts with days of their own, a sentence each."""
    missing: str
    """Which evidence proves it; "" when met or not applicable."""
    next_level: str
    """What the next evidence level asks for; "" when met or not applicable."""
    proofs: tuple[str, ...]
    """Evidence given: title, date, expiry; expired evidence says so."""
    note: str
    """As typed."""
    fine: str
    """What a breach falls under, or that Art 99(3) to (5) does not name it."""
    remarks: tuple[str, ...]
    """What to know: language versions differ, only owed if..., checked long ago, confidence."""
    certain: bool
    """False: owed only if open facts turn out so."""


@dataclass(frozen=True)
class Step:
    """One step of the path that led to the class."""

    id: str
    name: str
    question: str
    """What the step checks."""
    answer: str
    """"ja", "nein", "offen", with the points or roles that hold."""
    citation: str


@dataclass(frozen=True)
class ToFindOut:
    """One open fact: what to ask, where to look, what it can change."""

    fact: str
    """The fact's id, for links to the question; a point as "prohibited:f"."""
    question: str
    how: str
    citation: str
    why: str
    changes_class: bool


@dataclass(frozen=True)
class SystemReport:
    """One AI system: class, roles, path, duties."""

    id: str
    name: str
    """As typed."""
    purpose: str
    """As typed."""
    class_id: str
    """`risk_class` of the classification."""
    class_name: str
    class_text: str
    """What the class means, and from when."""
    needs_review: bool
    candidate: str
    """With needs_review: "Prüfung nötig: strengere Möglichkeit ..."; else ""."""
    roles: str
    """Roles of this company in words, those that may come to it marked."""
    why: tuple[str, ...]
    """What decided the class: provision and reason, one sentence each."""
    path: tuple[Step, ...]
    to_find_out: tuple[ToFindOut, ...]
    """Open facts, those that decide the class first."""
    transparency: tuple[str, ...]
    """Paragraphs of Art 50 this company owes, a sentence each."""
    vendor_check: tuple[str, ...]
    """Paragraphs of Art 50 the vendor owes: what to check when buying."""
    modifiers: tuple[Notice, ...]
    """What changes dates or adds duties: name and what it means here."""
    finding: str
    """"2 von 6 Pflichten mit Nachweis erfüllt, 3 ungeklärt"."""
    next_date: str
    """Next date of this system in words; "" where there is none."""
    duties: tuple[DutyRow, ...]
    """In the order of the law."""
    table: Table
    """The same duties in three columns: duty, state, from when."""


@dataclass(frozen=True)
class Share:
    """Coverage: met of applicable; what is unclear counts against it."""

    met: int
    partly: int
    not_met: int
    unclear: int
    not_applicable: int
    applicable: int
    conditional: int
    """Duties of legacy systems, owed only after a significant change; in no other count."""
    text: str
    """"33 % der anwendbaren Pflichten sind mit Nachweis erfüllt"; "" where nothing applies."""


@dataclass(frozen=True)
class Ceilings:
    """Legal maxima of fines: no forecast, never a probability, never part of the euro estimate."""

    title: str
    table: Table
    """Today, from the class date, without evidence, Art 5 on its own; amount and where from."""
    lines: tuple[str, ...]
    """Size class, how the rule works, duties without a tier, mitigating factors."""
    caveats: tuple[str, ...]
    """Partner enterprises, public bodies, missing turnover."""
    note: str
    """"Gesetzliche Obergrenze, keine Prognose ..."."""


@dataclass(frozen=True)
class Requirement:
    """One of the four operational requirements: what the law says, what is good practice."""

    id: str
    name: str
    text: str
    law: tuple[str, ...]
    """Provisions behind it for the roles of this company, a sentence each with its citation."""
    good_practice: tuple[str, ...]
    """What is useful but not law; the 24-hour record is one of these."""
    verdict: str
    state: DutyWord
    """The worst state among those duties; unclear where none is owed or answered."""
    word: str
    symbol: str
    owed: bool
    """Whether one of those duties is owed for a registered system."""


@dataclass(frozen=True)
class AuthorityCard:
    """Who is competent, and how sure that is."""

    id: str
    name: str
    text: str
    role: str
    """"zuständig", "zuständig, falls ...", "Auskunft", "prüfen"."""
    systems: str
    """Names of the systems, as typed; "" where it holds for all."""
    links: tuple[str, ...]
    confidence: Confidence
    confidence_text: str


@dataclass(frozen=True)
class SameDay:
    """Duties that apply from the same day under the same condition."""

    since: str
    """"gilt ab 2. Dezember 2027"; disputed and conditional days say so."""
    duties: tuple[str, ...]
    """Provision and title; with several systems also their names, as typed."""


@dataclass(frozen=True)
class Binding:
    """What binds today, comes next, comes later."""

    id: Until
    title: str
    groups: tuple[SameDay, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The same without grouping: a duty each, with its day."""
        return tuple(f"{duty}: {group.since}" for group in self.groups for duty in group.duties)


@dataclass(frozen=True)
class ActReport:
    """Everything the duties page and the PDF section show, in one language."""

    assessment_id: str
    lang: str
    """BCP 47 tag of the text, for instance "de-AT"."""
    country: str
    created: date
    """The as-of date of the view."""
    company: str
    demo: bool
    demo_mark: str
    context: str
    """Line above the title: page, company, demo mark, as-of date."""
    empty: bool
    """No system is registered."""
    title: str
    """The finding: "2 von 9 Pflichten erfüllt, 4 ungeklärt"."""
    sentence: str
    """Next date, systems that need review."""
    version_note: str
    """Set while the view shows the law before the amendment."""
    share: Share
    systems: tuple[SystemReport, ...]
    classes: Table
    """A row a system: name, class or candidate, roles, duties met with the next date."""
    heat_map: HeatMap | None
    """None without duties."""
    timeline: Figure | None
    """Kind "timeline"; None without content."""
    binding: tuple[Binding, ...]
    """today, next, later; those with nothing to say are left out."""
    open_duties: Table
    """Open duties, alike ones of several systems in one row: duty and systems; state and evidence;
    owner and date; from when."""
    open_title: str
    ceilings: Ceilings | None
    """None without a system in scope."""
    requirements: tuple[Requirement, ...]
    requirements_note: str
    authorities: tuple[AuthorityCard, ...]
    authorities_title: str
    authority_notes: tuple[str, ...]
    stale: Notice | None
    """Duties whose text was checked longer ago than content allows."""
    footer: str
    """State-of-law date and that this is not legal advice: ends every screen and page."""
    provenance: Mapping[str, str]
    file_stem: str
    """ASCII file name without ending, made of date and report kind, never of user text."""
    numbers: Mapping[str, float]
    """Counts and ceilings by name: exact, and `.shown` as the reader sees them."""

    def system(self, system_id: str) -> SystemReport:
        """The system with this id; KeyError when it is not in the report."""
        for system in self.systems:
            if system.id == system_id:
                return system
        raise KeyError(system_id)
