"""What binds today, what comes next, what comes later: each duty once, with its systems."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from aiops_model.domain.ai_act.law import Version
from aiops_model.domain.ai_act.result import DutyState
from aiops_model.report.ai_act.basis import ActBasis, SystemBasis
from aiops_model.report.ai_act.model import Binding, SameDay, Until
from aiops_model.report.ai_act.since import since
from aiops_model.report.ai_act.words import Words, some_named

ORDER: tuple[Until, ...] = ("today", "next", "later")


@dataclass(frozen=True)
class Owed:
    """A duty of one system, as the lists need it."""

    duty: DutyState
    system: SystemBasis


def owed(systems: Iterable[SystemBasis]) -> Iterator[Owed]:
    """The duties of these systems that are law and not set aside, in the order of the law."""
    for system in systems:
        for duty in system.classification.duties:
            if not duty.good_practice and not system.answer(duty.id).not_applicable:
                yield Owed(duty, system)


def next_day(systems: Iterable[SystemBasis], as_of: date) -> date | None:
    """The next day on which a duty of these systems or a part of one starts to apply."""
    starts = (row.duty.next_start(as_of) for row in owed(systems))
    return min(filter(None, starts), default=None)


def binding(basis: ActBasis, words: Words) -> tuple[Binding, ...]:
    """The three lists; those with nothing to say are left out."""
    coming = next_day(basis.systems, basis.as_of)
    found: dict[Until, dict[str, dict[str, list[Owed]]]] = {until: {} for until in ORDER}
    for row in owed(basis.systems):
        text = since(row.duty, basis.version, basis.as_of, words)
        name = words.duty_name(row.duty.id)
        same_day = found[_until(row.duty, coming)].setdefault(text, {})
        same_day.setdefault(name, []).append(row)
    for until, text, name, row in _starting_parts(basis, coming, words):
        found[until].setdefault(text, {}).setdefault(name, []).append(row)
    several = len(basis.systems) > 1
    return tuple(
        Binding(
            id=until,
            title=_title(until, coming, basis.version, words),
            groups=tuple(
                SameDay(
                    text,
                    tuple(
                        _line(name, rows, words, several=several) for name, rows in duties.items()
                    ),
                )
                for text, duties in groups.items()
            ),
        )
        for until, groups in found.items()
        if groups
    )


def _until(duty: DutyState, coming: date | None) -> Until:
    if duty.conditional:
        return "later"
    if duty.in_force:
        return "today"
    return "next" if duty.working_from == coming else "later"


def _starting_parts(
    basis: ActBasis, coming: date | None, words: Words
) -> Iterator[tuple[Until, str, str, Owed]]:
    """Parts that start after the duty itself, such as points added to Art 5."""
    t = words.locale.t
    for row in owed(basis.systems):
        for part in row.duty.parts:
            later = row.duty.working_from <= basis.as_of < part.working_from
            if later and not row.duty.conditional:
                until: Until = "next" if part.working_from == coming else "later"
                text = t("act.since_from", date=words.locale.date(part.working_from))
                if not row.duty.certain:
                    text = t("act.since_open", since=text)
                title = words.locale.text(words.duty(row.duty.id).title)
                cited = words.cite(part.article)
                yield until, text, t("act.duty_named", article=cited, title=title), row


def _title(until: Until, coming: date | None, version: Version, words: Words) -> str:
    """What the list holds; the law before the amendment is never said to apply."""
    t, now = words.locale.t, version == "now"
    if until == "next" and coming is not None:
        key = "act.binding_next" if now else "act.binding_next_before"
        return t(key, date=words.locale.date(coming))
    if until == "today":
        return t("act.binding_today" if now else "act.binding_today_before")
    return t("act.binding_later")


def _line(name: str, rows: list[Owed], words: Words, *, several: bool) -> str:
    """A duty, with its systems where there are several."""
    t = words.locale.t
    if not several:
        return name
    systems = some_named((row.system.name for row in rows), words.locale)
    return t("act.binding_systems", duty=name, systems=systems)
