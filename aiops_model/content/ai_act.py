"""A jurisdiction's law as one value: texts by id, and the engine's law made from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar
from zoneinfo import ZoneInfo

from aiops_model.content.draft import Draft
from aiops_model.content.files import (
    ACT,
    ACT_INCIDENT,
    AUTHORITIES,
    OUTCOMES,
    PENALTIES,
    QUESTIONS,
    REQUIREMENTS,
)
from aiops_model.content.schema import Penalties
from aiops_model.content.schema.act import (
    Act,
    AuthorityTable,
    ClassDay,
    IncidentRules,
    RequirementList,
)
from aiops_model.content.schema.ai_act import (
    ActDuty,
    ActQuestion,
    Authority,
    DutyCondition,
    DutyList,
    OutcomeTable,
    QuestionList,
)
from aiops_model.content.schema.demo_ai_act import DemoRegister
from aiops_model.domain.ai_act.law import (
    AuthorityNote,
    ClassDates,
    Clock,
    Condition,
    Duty,
    Law,
    LeastWorkingDays,
    Part,
    ReportPath,
    Route,
    SizeLimits,
    Version,
)
from aiops_model.domain.euro.values import Penalties as Ceilings

T = TypeVar("T")
PRACTICES = "ART5"
"""The duty whose points are the prohibited practices."""


@dataclass(frozen=True)
class ActContent:
    """One jurisdiction's law, checked; what is looked up often is built once."""

    act: Act
    duties: Mapping[str, ActDuty]
    """By id, in the order of the articles."""
    questions: Mapping[str, ActQuestion]
    """By fact, in the order they are asked."""
    outcomes: OutcomeTable
    authorities: AuthorityTable
    incident: IncidentRules
    requirements: RequirementList
    penalties: Penalties
    ceilings: Ceilings
    """The same tiers as the self-check's ceiling uses."""
    examples: Mapping[str, DemoRegister]
    """Registers of the fictitious companies, by company."""

    @cached_property
    def law(self) -> Law:
        """What the engine computes with."""
        return _law(self)

    @cached_property
    def authority(self) -> Mapping[str, Authority]:
        """Authorities by id."""
        return MappingProxyType({row.id: row for row in self.authorities.authorities})


def act_content(draft: Draft, ceilings: Ceilings) -> ActContent:
    """The jurisdiction in use, of a draft without problems."""

    def get(pattern: str, shape: type[T]) -> T:
        file = draft.of_law(pattern)
        value = draft.get(file, shape)
        if value is None:  # the loader has reported what is missing
            raise LookupError(file)
        return value

    return ActContent(
        act=get(ACT, Act),
        duties=MappingProxyType({row.id: row for row in duties_of(draft)}),
        questions=MappingProxyType(
            {row.fact: row for row in get(QUESTIONS, QuestionList).questions}
        ),
        outcomes=get(OUTCOMES, OutcomeTable),
        authorities=get(AUTHORITIES, AuthorityTable),
        incident=get(ACT_INCIDENT, IncidentRules),
        requirements=get(REQUIREMENTS, RequirementList),
        penalties=get(PENALTIES, Penalties),
        ceilings=ceilings,
        examples=MappingProxyType(
            {row.company: row for row in draft.below("demo/ai_act", DemoRegister).values()}
        ),
    )


def duties_of(draft: Draft) -> tuple[ActDuty, ...]:
    """The duties of the jurisdiction in use, in the order of the articles."""
    files = draft.below(draft.law, DutyList).values()
    return tuple(sorted((row for file in files for row in file.duties), key=_place))


def _place(duty: ActDuty) -> tuple[int, ...]:
    """Article and paragraph as numbers: "26(10)" after "26(5)"."""
    first = duty.article.split(",")[0]
    digits = "".join(c if c.isdigit() else " " for c in first).split()
    return tuple(int(part) for part in digits)


def _law(content: ActContent) -> Law:
    rows = tuple(content.duties.values())
    practices = content.duties[PRACTICES]
    return Law(
        law_date=content.act.law_date,
        in_force_from=min(row.in_force for row in content.act.versions),
        duties=tuple(_duty(row) for row in rows),
        class_dates={
            "now": _class_dates(content, "now"),
            "before_amendment": _class_dates(content, "before_amendment"),
        },
        prohibited_from=_prohibited_from(practices, content.questions["prohibited"]),
        penalties=content.ceilings,
        sizes=tuple(
            SizeLimits(row.id, row.staff_below, row.turnover_max_eur, row.balance_max_eur)
            for row in content.penalties.sizes
        ),
        top_level=len(practices.levels) - 1,
        stale_after_days=content.act.stale_after_days,
        fact_order=tuple(content.questions),
        step_of={fact: row.step for fact, row in content.questions.items()},
        least_working_days=LeastWorkingDays(
            content.incident.least_working_days.period_days,
            content.incident.least_working_days.working_days,
        ),
        clocks=tuple(
            Clock(row.id, row.days, row.basis or "", row.needs_serious_and_irreversible)
            for row in content.incident.kinds
        ),
        report_paths=tuple(
            ReportPath(
                role=row.role,
                provider_reachable=row.provider_reachable,
                clock=row.clock,
                to=tuple(step.to for step in row.steps),
                basis=row.steps[0].basis,
                duty=row.duty,
            )
            for row in content.incident.paths
        ),
        routes=tuple(
            Route(
                id=row.id,
                kind=row.kind,
                authority=row.authority,
                countries=row.countries,
                confidence=row.confidence,
                roles=row.roles,
                when=_condition(row.when),
            )
            for row in content.authorities.routes
        ),
        authority_notes=tuple(
            AuthorityNote(row.id, row.countries, row.confidence, _condition(row.when))
            for row in content.authorities.notes
        ),
        zones={country: ZoneInfo(name) for country, name in content.authorities.zones.items()},
    )


def _duty(row: ActDuty) -> Duty:
    return Duty(
        id=row.id,
        article=row.article,
        owners=row.owners,
        classes=row.classes,
        formal_from=row.dates.formal_from,
        working_from=row.dates.working_from,
        before_amendment=row.dates.before_amendment,
        good_practice_for=row.good_practice_for,
        when=_condition(row.when),
        disputed=row.dates.disputed,
        parts=tuple(
            Part(
                article=part.article,
                formal_from=part.formal_from,
                working_from=part.working_from,
                before_amendment=part.before_amendment,
                points=part.points,
                placed_before=part.placed_before,
                disputed=part.disputed,
            )
            for part in row.dates.parts
        ),
        tier=row.fine.tier,
        items=row.items,
        monitoring=row.monitoring,
        confidence=row.confidence,
        checked_on=row.checked_on,
    )


def _condition(row: DutyCondition) -> Condition:
    return Condition(row.facts, row.points, row.except_points)


def _class_dates(content: ActContent, version: Version) -> ClassDates:
    def day(row: ClassDay) -> date:
        return row.now if version == "now" else row.before_amendment

    days = {row.id: day(row) for row in content.act.class_dates}
    return ClassDates(
        annex_iii=days["annex_iii"],
        annex_i_a=days["annex_i_a"],
        public=days["class_public"],
    )


def _prohibited_from(practices: ActDuty, question: ActQuestion) -> dict[Version, dict[str, date]]:
    """Point of Art 5(1) -> from when, in each version that knows it."""
    dates = practices.dates
    now = {row.id: _calendar(dates.working_from) for row in question.points}
    before = {row.id: _calendar(dates.before_amendment) for row in question.points}
    for part in dates.parts:
        for point in part.points:
            now[point] = _calendar(part.working_from)
            if part.before_amendment is None:
                before.pop(point, None)
    return {"now": now, "before_amendment": before}


def _calendar(day: object) -> date:
    assert isinstance(day, date)
    return day
