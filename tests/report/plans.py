"""Companies with a 90-day plan, in business words: gaps, hours, and what was done since."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from aiops_model.content import Content, load_content
from aiops_model.content.planning import gap_worth, meeting_days, plan_measures, plan_rules
from aiops_model.content.working_days import calendar_of
from aiops_model.domain.euro.result import Range
from aiops_model.domain.plan.build import build_plan as solve
from aiops_model.domain.plan.gaps import (
    DutyState,
    checklist_gaps,
    duty_gaps,
    item_gaps,
    pattern_gaps,
    prerequisite_gaps,
)
from aiops_model.domain.plan.result import Plan
from aiops_model.domain.plan.values import Gap, PlanInput, Role, Size
from aiops_model.i18n import Locale
from aiops_model.report.plan import Budget, PlanBasis, PlanReport, Projection, Track, build_plan

START = date(2026, 11, 23)
TODAY = date(2026, 11, 20)
RATE = Budget(day_rate=480, closable_low=22_000)


@cache
def content() -> Content:
    """The content of the repository."""
    return load_content()


def locale(lang: str = "de", country: str = "DE") -> Locale:
    """A reader."""
    found = content()
    return Locale(
        lang,
        country,
        found.i18n["en" if lang == "en" else "de"],
        found.swiss_words,
        found.exchange.value,
    )


def gaps(
    items: Sequence[str] = (), duties: Sequence[str] = (), *, stands: float = 0.0
) -> tuple[Gap, ...]:
    """Items that nobody practises, duties in force without evidence, the first week's list."""
    found = content()
    worth = gap_worth(found.plan)
    because = {i: {"answers": 3, "respondents": 5} for i in items}
    states = [DutyState(duty, 0, 3, in_force=True, because={"system": "filter"}) for duty in duties]
    return (
        *item_gaps(found.maturity.model, dict.fromkeys(items, stands), worth, because=because),
        *duty_gaps(states, worth),
        *checklist_gaps(found.plan.checklist),
    )


def asked(
    rows: tuple[Gap, ...],
    *,
    hours: Mapping[str, float] | None = None,
    start: date = START,
    days: int = 90,
    size: Size = "full",
    country: str = "AT",
) -> PlanInput:
    """What a company asks: its gaps and the hours of the five roles."""
    library = content().plan
    closed = [(date(2026, 12, 24), date(2027, 1, 6))]
    calendar = calendar_of(start, country=country, closures=closed, lang="de")
    given = {row.id: row.hours_a_week for row in library.planning.roles} | dict(hours or {})
    return PlanInput(
        start=start,
        horizon_days=days,
        calendar=calendar,
        roles=tuple(Role(role, float(amount)) for role, amount in given.items()),
        measures=plan_measures(library),
        gaps=rows,
        rules=plan_rules(library),
        buffer=0.15,
        meetings=meeting_days(library, calendar, start, days, size),
        size=size,
        catalogue_version="1",
    )


SOME_ITEMS = ("o1_m", "o4_m", "q4_m", "o3_m", "s1_m", "q3_m", "a1_m", "s3_m", "q1_m")
SOME_DUTIES = ("ART26_5", "ART26_2", "ART4")


@cache
def typical() -> tuple[PlanInput, Plan]:
    """A company with a dozen gaps and the default hours."""
    worth = gap_worth(content().plan)
    rows = (
        *gaps(SOME_ITEMS, SOME_DUTIES),
        *pattern_gaps(("pilot_without_governance",), worth),
        *prerequisite_gaps(("ready_data",), worth),
    )
    data = asked(rows)
    return data, solve(data)


@cache
def crowded() -> tuple[PlanInput, Plan]:
    """Every item of the instrument open, and two hours a week for each role."""
    model = content().maturity.model
    data = asked(gaps(tuple(item.id for item in model.items)), hours=dict.fromkeys(ROLES, 4))
    return data, solve(data)


ROLES = ("product_owner", "data_owner", "model_owner", "control_owner", "operations_lead")


@cache
def nothing() -> tuple[PlanInput, Plan]:
    """Everything is met already."""
    data = asked(())
    return data, solve(data)


def basis(pair: tuple[PlanInput, Plan], **known: object) -> PlanBasis:
    """What is known around a plan."""
    data, _ = pair
    whole = PlanBasis(
        assessment_id="a",
        country="AT",
        created=TODAY,
        budget=RATE,
        off=data.calendar.off,
        buffer=data.buffer,
        company="Muster Maschinenbau GmbH",
        names={"filter": "Bewerberfilter"},
    )
    return replace(whole, **known)  # type: ignore[arg-type]


def report(
    pair: tuple[PlanInput, Plan], lang: str = "de", country: str = "AT", **known: object
) -> PlanReport:
    """The report of a plan for a reader."""
    return build_plan(pair[1], basis(pair, **known), content(), locale(lang, country))


def followed(pair: tuple[PlanInput, Plan], day: int = 24) -> dict[str, object]:
    """A plan that is followed: what ends before the day is done but for one; one is running."""
    _, plan = pair
    today = plan.start + timedelta(days=day - 1)
    tracks: dict[str, Track] = {}
    for item in plan.items:
        if item.end < today:
            tracks[item.measure] = Track("done", 100, item.end, evidence="Ordner 7")
        elif item.start < today:
            tracks[item.measure] = Track("running", 40)
    late = next(item.measure for item in plan.items if item.end < today)
    tracks[late] = Track("running", 60, slip_reason="Zuständige Person war krank")
    return {"created": today, "tracks": tracks, "tracking": True, "baseline": plan}


PROJECTIONS = (
    Projection(0, 1.3, 1, 1, Range(p10=22_000, p50=49_000, p90=150_000)),
    Projection(30, 1.6, 1, 1, Range(p10=20_000, p50=45_000, p90=140_000)),
    Projection(60, 1.9, 1, 2, Range(p10=18_000, p50=41_000, p90=130_000)),
    Projection(90, 2.2, 2, 2, Range(p10=15_000, p50=36_000, p90=110_000)),
)
