"""One incident as one immutable value: the clock, whom to tell, and the form of its record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from aiops_model.report.model import Notice, Section, Table


@dataclass(frozen=True)
class FormField:
    """One field of the record form: what to write, how many lines it needs."""

    id: str
    part: str
    """Name of the part of the form it stands in."""
    label: str
    hint: str
    basis: str
    """The provision it serves, or that it is good practice."""
    value: str
    """Filled in where it is known, else ""."""
    lines: int


@dataclass(frozen=True)
class IncidentReport:
    """Which clock runs, until when, to whom first, what the record must hold."""

    lang: str
    created: date
    title: str
    """"Meldung spätestens am ... an ..." or that no report is due under Art 73."""
    sentence: str
    reportable: bool
    standing: Notice | None
    """That the duty to report does not bind yet, or that this is disputed; None where it binds."""
    clock: Section
    """Which period and why, from when it runs, the shortest one wins."""
    deadlines: Table
    """Strict reading and latest reading with their dates."""
    first: Notice
    """To whom first."""
    steps: tuple[str, ...]
    """What to do in which order; what must not happen before the authority is informed."""
    authority: str
    """The usual authority of the country with how sure that is; "" where nothing is reported."""
    record: Section
    """What the record must hold, with its articles."""
    good_practice: Notice
    """The 24-hour record: good practice, not law."""
    fields: tuple[FormField, ...]
    """The printable form."""
    form_title: str
    form_note: str
    form_labels: Mapping[str, str]
    """Words of the empty form: page, filled in by, date, signature."""
    footer: str
    file_stem: str
