"""The accepted plan as a calendar: measures and gates over whole days, meetings at an hour.

The n-th meeting of a rhythm and a measure keep their UID through every version; what an earlier
version had and the last one has not is cancelled.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time

from aiops_model.content.plan import PlanContent
from aiops_model.domain.plan.result import GateDate, Item, MeetingDate, Plan
from aiops_model.export.ics import CalendarEntry, CalendarFile, calendar_file
from aiops_model.i18n import Locale, plain
from aiops_model.services.context import Context
from aiops_model.services.plan.opening import stored_plan, view_of
from aiops_model.services.plan.refusing import needs_plan
from aiops_model.services.plan.views import PlanView, StoredPlan
from aiops_model.store import Actor, plan_overviews, plan_versions

ZONES = {"DE": "Europe/Berlin", "AT": "Europe/Vienna", "CH": "Europe/Zurich"}
MEETING_AT = time(10, 0)
"""A proposal: the content says on which weekday a meeting is held, not at which hour."""
MINUTES_A_UNIT = 6


def plan_ics(ctx: Context, actor: Actor, assessment_id: str, locale: Locale) -> bytes:
    """The calendar file of the plan that is followed, with what earlier versions had in it.

    Raises Refusal("no_plan") while none was accepted, NotFound.
    """
    with ctx.store.read() as session:
        view = view_of(ctx, plan_overviews.one(session, actor, assessment_id))
        rows = plan_versions.of_assessment(session, actor, assessment_id)
        versions = [stored_plan(row) for row in rows]
    return calendar_file(calendar_of_plan(ctx, view, versions, locale))


def calendar_of_plan(
    ctx: Context, view: PlanView, versions: Sequence[StoredPlan], locale: Locale
) -> CalendarFile:
    """What the file is made of. Raises Refusal("no_plan") without a version."""
    latest = needs_plan(versions[-1] if versions else None)
    given_up = {n for n, row in view.progress.items() if row.state.status == "dropped"}
    tell = _Teller(ctx.content.plan, locale, view)
    found: dict[str, CalendarEntry] = {}
    for version in versions:
        now = tell.entries(version.plan)
        gone = {uid: replace(entry, cancelled=True) for uid, entry in found.items()}
        found = {**gone, **now}
    kept = {_uid(view, "measure", name) for name in given_up}
    entries = (replace(e, cancelled=True) if uid in kept else e for uid, e in found.items())
    country = view.set_up.country if view.set_up else "DE"
    return CalendarFile(
        name=_name(view, locale),
        zone=ZONES[country],
        sequence=latest.head.number - 1,
        changed=latest.head.created_at,
        entries=tuple(sorted(entries, key=lambda row: (row.first, row.uid))),
    )


def _name(view: PlanView, locale: Locale) -> str:
    name = plain(locale.t("plan_files.calendar_name"))
    return f"{name}: {view.company_name}" if view.company_name else name


def _uid(view: PlanView, kind: str, name: str) -> str:
    """The same for the same thing of the same file; says nothing about the file."""
    told = hashlib.sha256(f"calendar {view.id} {kind} {name}".encode()).hexdigest()[:32]
    return f"{kind}-{told}@ai-operations-cockpit"


@dataclass(frozen=True)
class _Teller:
    """Entries of one file in one language."""

    content: PlanContent
    locale: Locale
    view: PlanView

    def entries(self, plan: Plan) -> Mapping[str, CalendarEntry]:
        """UID -> entry, for everything one version has."""
        rows = [
            *(self.task(item) for item in plan.items if item.measure in self.content.measures),
            *(self.gate(row) for row in plan.gates if row.id in self.content.gate),
            *self.meetings(plan.meetings),
        ]
        return {row.uid: row for row in rows}

    def task(self, item: Item) -> CalendarEntry:
        """A measure over its days."""
        measure, t = self.content.measures[item.measure], self.locale.t
        lines = (
            self.owner(item.owner),
            t("plan_files.deliverable", text=self.text(measure.deliverable)),
            t("plan_files.done_when", text=self.text(measure.done)),
        )
        return CalendarEntry(
            uid=_uid(self.view, "measure", item.measure),
            title=self.text(measure.title),
            text="\n".join(map(plain, lines)),
            first=item.start,
            last=item.end,
            labels=(self.role(item.owner),),
        )

    def gate(self, row: GateDate) -> CalendarEntry:
        """The day of a gate with its questions."""
        gate = self.content.gate[row.id]
        questions = "\n".join(f"- {self.text(q.question)}" for q in gate.questions)
        return CalendarEntry(
            uid=_uid(self.view, "gate", row.id),
            title=self.text(gate.name),
            text=f"{self.text(gate.decides)}\n{questions}",
            first=row.date,
            last=row.date,
        )

    def meetings(self, rows: Sequence[MeetingDate]) -> Iterable[CalendarEntry]:
        """The meetings in their order; the n-th of a rhythm stays the n-th."""
        counts: dict[str, int] = {}
        for row in rows:
            if row.id not in self.content.meeting:
                continue
            counts[row.id] = counts.get(row.id, 0) + 1
            meeting, t = self.content.meeting[row.id], self.locale.t
            agenda = (
                t("plan_files.agenda", minutes=point.minutes, text=self.text(point.text))
                for point in meeting.agenda
            )
            roles = t("plan_files.roles", roles=", ".join(map(self.role, row.roles)))
            full = row.units * MINUTES_A_UNIT >= meeting.minutes
            lines = [
                self.text(meeting.purpose),
                plain(roles),
                *(map(plain, agenda) if full else ()),
            ]
            yield CalendarEntry(
                uid=_uid(self.view, "meeting", f"{row.id} {counts[row.id]}"),
                title=self.text(meeting.name),
                text="\n".join(lines),
                first=row.date,
                last=row.date,
                starts=MEETING_AT,
                minutes=meeting.minutes if full else meeting.light_minutes,
            )

    def owner(self, role: str) -> str:
        """Who answers for a measure: the role, and the people who hold it."""
        t, held = self.locale.t, self.view.capacities.get(role)
        if held is None or not held.people:
            return t("plan_files.owner", role=self.role(role))
        return t("plan_files.owner_people", role=self.role(role), people=", ".join(held.people))

    def role(self, role: str) -> str:
        """The name of a role."""
        known = next((row for row in self.content.planning.roles if row.id == role), None)
        return role if known is None else self.text(known.name)

    def text(self, pair: object) -> str:
        """A text of the content, without soft hyphens."""
        return plain(self.locale.text(pair))  # type: ignore[arg-type]
