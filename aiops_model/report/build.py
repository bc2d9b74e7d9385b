"""Build the report of one stored result: every text final, every figure from the same estimate."""

from collections.abc import Mapping

from aiops_model.content import Content
from aiops_model.domain.banding import banded
from aiops_model.domain.euro import Estimate, Range
from aiops_model.domain.indicative import IndicativeLevel
from aiops_model.domain.self_check import Answers
from aiops_model.i18n import Locale, plain
from aiops_model.report import advice
from aiops_model.report.amounts import nearest, shown
from aiops_model.report.assumptions import answer_lines, answer_text, assumptions
from aiops_model.report.ceiling import ceiling_section
from aiops_model.report.level import level_card
from aiops_model.report.model import Report, Section
from aiops_model.report.money import euro_card, money_sections, unsure_questions
from aiops_model.report.stored import StoredResult

ORDER = ("range", "components", "net", "incident", "tornado", "learn_first", "hours", "ceiling")
FIRST_BY_ROLE: Mapping[str, tuple[str, ...]] = {
    "cfo": ("net", "incident"),
    "coo": ("incident",),
    "cmo": ("hours",),
    "cio": ("learn_first", "tornado"),
    "compliance": ("ceiling",),
}
"""What a role reads first; the rest follows in the common order. The figures are the same."""


def build(stored: StoredResult, content: Content, locale: Locale) -> Report:
    """The report of one result in the reader's language; dates count from the result."""
    answers: Answers = stored.answers
    estimate = stored.estimate
    today = stored.created_at.date()
    ruled = banded(answers, content.euro)
    step = advice.step(ruled, content, locale, today)
    findings = advice.findings(ruled, content, locale, today)
    level = level_card(IndicativeLevel.model_validate(stored.level), ruled, content, locale)
    demo_mark = locale.t("app.demo_mark") if stored.demo else ""
    context = "result.context_demo" if stored.demo else "result.context"
    unsure = unsure_questions(answers, content)
    return Report(
        assessment_id=stored.assessment_id,
        snapshot_id=stored.id,
        lang=locale.tag,
        country=locale.country,
        created=today,
        company=stored.company_name or "",
        demo=stored.demo,
        demo_mark=demo_mark,
        context=locale.t(context, date=locale.date(today)),
        title=_title(level.low, level.high, content, locale),
        basis=_basis(answers, content, locale),
        level=level,
        euro=euro_card(estimate, answers, content, locale),
        risk=advice.risk(ruled, content, locale),
        step=step.notice,
        step_name=step.name,
        step_how=step.how,
        findings_title=locale.t("result.findings_title", n=len(findings)),
        findings_columns=(
            locale.t("result.finding"),
            locale.t("result.consequence"),
            locale.t("result.measure"),
        ),
        findings=findings,
        decision_label=locale.t("pdf.decision_label"),
        decision=step.decision,
        sections=_sections(estimate, answers, content, locale),
        contradictions=advice.contradictions(ruled, content, locale),
        patterns=advice.patterns(ruled, content, locale),
        segment=advice.segment(ruled, content, locale),
        assumptions=assumptions(answers, content, locale),
        not_in_figure=tuple(locale.text(text) for text in content.guidance.not_in_figure),
        answers=answer_lines(answers, content, locale),
        confidence=locale.t(
            "result.confidence",
            n=unsure,
            known=QUESTIONS - unsure,
            content=stored.content_version,
            model=stored.model_version,
        ),
        disclaimers=locale.t("pdf.disclaimers", date=locale.date(content.law_date)),
        provenance={
            "model_version": stored.model_version,
            "parameter_hash": stored.parameter_hash,
            "seed": str(stored.seed),
            "content_version": stored.content_version,
            "answers_hash": stored.answers_hash,
            "engine_version": stored.engine_version,
        },
        file_stem=f"{today.isoformat()}_{plain(locale.t('pdf.file'))}_{locale.lang}",
        numbers=_numbers(estimate, locale),
    )


QUESTIONS = 5


def _title(low: int | None, high: int | None, content: Content, locale: Locale) -> str:
    if low is None or high is None:
        return locale.t("pdf.title_not_started")
    names = [locale.text(level.name) for level in content.indicative.levels]
    if low == high:
        return locale.t("pdf.title_one", level=names[low - 1])
    if high - low == len(names) - 1:
        return locale.t("pdf.title_open")
    return locale.t("pdf.title_range", low=names[low - 1], high=names[high - 1])


def _basis(answers: Answers, content: Content, locale: Locale) -> str:
    country = locale.t(f"country.{answers['country']}")
    country = country[0].upper() + country[1:]
    if answers["employees"] == "unsure":
        return locale.t("result.basis_unsure", country=country)
    employees = answer_text("employees", answers, content, locale)
    return locale.t("result.basis", country=country, employees=employees)


def _sections(
    estimate: Estimate, answers: Answers, content: Content, locale: Locale
) -> tuple[Section, ...]:
    blocks = money_sections(estimate, answers, content, locale)
    blocks["ceiling"] = ceiling_section(estimate, content, locale)
    first = FIRST_BY_ROLE.get(str(answers.get("role")), ())
    order = (*first, *(name for name in ORDER if name not in first))
    return tuple(blocks[name] for name in order if name in blocks)


def _numbers(estimate: Estimate, locale: Locale) -> dict[str, float]:
    """Every money figure by name, exact in EUR and as shown in the reader's currency."""
    ranges: dict[str, Range | None] = {
        "gross": estimate.gross,
        "net": estimate.net,
        "event": estimate.event,
        "yearly_incident_loss": estimate.yearly_incident_loss,
    }
    numbers: dict[str, float] = {
        "net.probability_loss": estimate.net.probability_loss,
        "payback.within_12_months": estimate.payback.within_12_months,
        "payback.within_24_months": estimate.payback.within_24_months,
    }
    for name, values in ranges.items():
        if values is not None:
            figures = shown(values, locale)
            numbers |= {
                f"{name}.p10": values.p10,
                f"{name}.p50": values.p50,
                f"{name}.p90": values.p90,
                f"{name}.shown.low": figures.low,
                f"{name}.shown.mid": figures.mid,
                f"{name}.shown.high": figures.high,
            }
    for name, value in estimate.components.model_dump().items():
        if value is not None:
            numbers[f"components.{name}"] = value
            numbers[f"components.{name}.shown"] = nearest(value, locale)
    return numbers
