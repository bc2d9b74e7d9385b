"""The incident clock: which period, from when to when, and whom to inform first.

The law speaks of days. The strict reading counts so many times 24 hours from awareness; the latest
one follows Regulation (EEC, Euratom) 1182/71: the day of the event does not count (Art 3(1)), the
period ends with its last day, one that ends on a Saturday, Sunday or public holiday runs to the
next working day (Art 3(4)), and one of two days or more has at least two working days (Art 3(5)).
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal

from aiops_model.domain.ai_act.facts import Answer
from aiops_model.domain.ai_act.law import Clock, Law, LeastWorkingDays, ReportPath

FUNDAMENTAL_RIGHTS = "fundamental_rights"
EQUIVALENT = "73(9), 73(10)"
"""Other reporting regimes leave only fundamental-rights incidents to Art 73."""


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened, and to whom it is known since when."""

    kinds: tuple[str, ...]
    """Every kind that fits; the shortest clock decides."""
    aware_at: datetime
    """With its time zone: the moment the company became aware."""
    role: Literal["provider", "deployer"]
    serious_and_irreversible: Answer | None = None
    """Of a disruption of critical infrastructure."""
    provider_reachable: Answer | None = None
    """Only asked of a deployer."""
    equivalent_reporting: Answer | None = None
    """Whether other Union law has the system report already (medical devices among others)."""
    country: str = "DE"
    """Where the incident occurred: time zone of the authority."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when to report to whom. An incomplete first report is allowed."""

    reportable: bool
    kind: str
    """The kind whose clock decides."""
    to: str
    """Whom to inform first; "" where nothing is to be reported."""
    then: tuple[str, ...]
    days: int | None
    """0: immediately; None where nothing is to be reported."""
    due_strict: datetime | None
    due_latest: datetime | None
    basis: str
    unknown: tuple[str, ...]
    """Unknown facts that were taken for the stricter answer."""


def deadline(incident: Incident, law: Law, holidays: AbstractSet[date] = frozenset()) -> Deadline:
    """The clock of an incident. Unknown facts count as the answer with the shorter clock.

    `holidays`: public holidays where the report is made. Times come in the authority's zone. Raises
    KeyError for a kind or country the law does not name.
    """
    zone = law.zones[incident.country]
    clocks = {row.kind: row for row in law.clocks}
    running = [clocks[kind] for kind in incident.kinds if _runs(clocks[kind], incident)]
    found = sorted((row for row in running if row.days is not None), key=lambda row: row.days or 0)
    if not found:
        basis = EQUIVALENT if incident.equivalent_reporting is True else "3(49)"
        kind = incident.kinds[0] if incident.kinds else "none"
        return Deadline(False, kind, "", (), None, None, None, basis, ())
    clock, way = found[0], way_of(incident, law)
    first, *others = way.to
    days = clock.days or 0
    basis = clock.basis
    if incident.role == "deployer":
        basis = f"{way.basis.partition(',')[0]}, {clock.basis}"
    if not way.clock:
        days, basis = 0, way.basis
    aware = incident.aware_at.astimezone(zone)
    return Deadline(
        reportable=True,
        kind=clock.kind,
        to=first,
        then=tuple(others),
        days=days,
        due_strict=(incident.aware_at.astimezone(UTC) + timedelta(days=days)).astimezone(zone),
        due_latest=_end(aware, days, zone, holidays, law.least_working_days) if days else aware,
        basis=basis,
        unknown=_unknown(incident, clock),
    )


def _runs(clock: Clock, incident: Incident) -> bool:
    """Whether the event is one that has to be reported under Art 73."""
    if incident.equivalent_reporting is True and clock.kind != FUNDAMENTAL_RIGHTS:
        return False
    return not (clock.needs_serious_and_irreversible and incident.serious_and_irreversible is False)


def way_of(incident: Incident, law: Law) -> ReportPath:
    """Whom to inform; a deployer who does not know whether the provider answers keeps the clock."""
    if incident.role == "provider":
        return next(row for row in law.report_paths if row.role == "provider")
    reachable = incident.provider_reachable is True
    return next(
        row
        for row in law.report_paths
        if row.role == "deployer" and row.provider_reachable is reachable
    )


def _end(
    aware: datetime,
    days: int,
    zone: tzinfo,
    holidays: AbstractSet[date],
    least: LeastWorkingDays,
) -> datetime:
    """The end of the last day, in the zone of the authority."""

    def works(day: date) -> bool:
        return day.weekday() < _WORKING_DAYS and day not in holidays

    day, one = aware.date(), timedelta(days=1)
    inside = sum(works(day + one * n) for n in range(1, days + 1))
    day += one * days
    wanted = least.working_days if days >= least.period_days else 0
    while inside < wanted or not works(day):
        day += one
        inside += works(day)
    return datetime.combine(day, time.max, zone).replace(microsecond=0)


def _unknown(incident: Incident, clock: Clock) -> tuple[str, ...]:
    facts = {
        "serious_and_irreversible": clock.needs_serious_and_irreversible,
        "provider_reachable": incident.role == "deployer",
        "equivalent_reporting": clock.kind != FUNDAMENTAL_RIGHTS,
    }
    return tuple(
        fact
        for fact, matters in facts.items()
        if matters and getattr(incident, fact) in {None, "unknown"}
    )


_SATURDAY = date.fromisoformat("2000-01-01")
_WORKING_DAYS = _SATURDAY.weekday()
"""Monday counts 0, so Saturday's number is the count of working days a week."""
