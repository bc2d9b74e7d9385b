"""What the answers advise: one risk, one step, three findings, warnings, the segment."""

from dataclasses import dataclass
from datetime import date, timedelta

from aiops_model.content import Content
from aiops_model.domain.guidance import all_matches, first_match
from aiops_model.domain.self_check import Answers
from aiops_model.i18n import Locale
from aiops_model.report.model import Finding, Notice

FINDINGS_SHOWN = 3
FRIDAY = 4


def due_day(today: date, days: int) -> date:
    """So many days from today; the Friday before where that is a Saturday or Sunday."""
    day = today + timedelta(days=days)
    return day - timedelta(days=max(0, day.weekday() - FRIDAY))


def risk(answers: Answers, content: Content, locale: Locale) -> Notice:
    """The one risk: the first rule that applies (content guarantees one)."""
    rule = first_match(content.guidance.risks, answers)
    assert rule is not None
    return Notice(locale.text(rule.title), locale.text(rule.body))


@dataclass(frozen=True)
class Step:
    """The next step: notice with owner, date and effort; its name; how; the decision asked."""

    notice: Notice
    name: str
    how: str
    decision: str


def step(answers: Answers, content: Content, locale: Locale, today: date) -> Step:
    """The next step: the first rule that applies (content guarantees one)."""
    rule = first_match(content.guidance.steps, answers)
    assert rule is not None
    due = locale.date(due_day(today, rule.days))
    body = locale.t(
        "step.body",
        owner=locale.text(rule.owner),
        date=due,
        days=locale.number(rule.effort_days, 1),
    )
    name = locale.text(rule.title)
    return Step(
        notice=Notice(locale.t("step.title", step=name), body),
        name=name,
        how=locale.text(rule.text),
        decision=locale.text(rule.decision, date=due),
    )


def findings(
    answers: Answers, content: Content, locale: Locale, today: date
) -> tuple[Finding, ...]:
    """The first three findings that apply, each with consequence and measure."""
    rules = all_matches(content.guidance.findings, answers)[:FINDINGS_SHOWN]
    return tuple(
        Finding(
            finding=locale.text(rule.finding),
            consequence=locale.text(rule.consequence),
            measure=locale.text(rule.measure, date=locale.date(due_day(today, rule.days))),
        )
        for rule in rules
    )


def patterns(answers: Answers, content: Content, locale: Locale) -> tuple[Notice, ...]:
    """Every failure pattern the answers show."""
    rules = all_matches(content.guidance.patterns, answers)
    return tuple(Notice(locale.text(rule.name), locale.text(rule.text)) for rule in rules)


def contradictions(answers: Answers, content: Content, locale: Locale) -> tuple[str, ...]:
    """Answers that cannot both be right."""
    rules = all_matches(content.guidance.contradictions, answers)
    return tuple(locale.text(rule.text) for rule in rules)


def segment(answers: Answers, content: Content, locale: Locale) -> Notice:
    """Which group of companies this one belongs to."""
    rule = first_match(content.guidance.segments, answers)
    assert rule is not None
    return Notice(locale.text(rule.name), locale.text(rule.text))
