"""Build the duties report: every text final, every figure from the same values."""

from collections.abc import Mapping, Sequence

from aiops_model.content import Content
from aiops_model.domain.ai_act.coverage import Coverage, answered, coverage
from aiops_model.domain.ai_act.result import Ceiling
from aiops_model.domain.ai_act.stale import stale_duties
from aiops_model.i18n import Locale, plain
from aiops_model.report.ai_act.basis import ActBasis
from aiops_model.report.ai_act.binding import binding, next_day
from aiops_model.report.ai_act.ceilings import ceilings, exposures
from aiops_model.report.ai_act.matrix import heat_map
from aiops_model.report.ai_act.model import ActReport, Share, SystemReport
from aiops_model.report.ai_act.requirements import requirements
from aiops_model.report.ai_act.routes import authorities, authority_notes
from aiops_model.report.ai_act.systems import open_rows, system_report
from aiops_model.report.ai_act.tables import class_table, open_table
from aiops_model.report.ai_act.timeline import timeline
from aiops_model.report.ai_act.words import Words, named, phrases, words
from aiops_model.report.model import Notice


def build_act(basis: ActBasis, content: Content, locale: Locale) -> ActReport:
    """The duties of all systems in use, in the reader's language."""
    names = words(content, locale)
    counted = _coverage(basis, names)
    systems = tuple(system_report(system, basis, names) for system in basis.systems)
    t = locale.t
    return ActReport(
        assessment_id=basis.assessment_id,
        lang=locale.tag,
        country=basis.country,
        created=basis.as_of,
        company=basis.company,
        demo=basis.demo,
        demo_mark=t("app.demo_mark") if basis.demo else "",
        context=_context(basis, locale),
        empty=not basis.systems,
        title=_title(basis, counted, locale),
        sentence=_sentence(basis, counted, systems, locale),
        version_note=_version_note(basis, names),
        share=_share(counted, locale),
        systems=systems,
        classes=class_table(systems, names),
        heat_map=heat_map(systems, names),
        timeline=timeline(basis, names),
        binding=binding(basis, names),
        open_duties=open_table(systems, names),
        open_title=t("act.open_title", n=len(open_rows(systems))),
        ceilings=ceilings(basis, names),
        requirements=requirements(basis, systems, names),
        requirements_note=t("act.requirements_note"),
        authorities=authorities(basis, names),
        authorities_title=t("act.authorities_title"),
        authority_notes=authority_notes(basis, names),
        stale=_stale(basis, names),
        footer=footer(names),
        provenance={
            "content_version": content.version,
            "content_hash": content.content_hash,
            "law_date": names.law.law_date.isoformat(),
            "version": basis.version,
        },
        file_stem=f"{basis.as_of.isoformat()}_{plain(t('act.file'))}_{locale.lang}",
        numbers=_numbers(basis, counted, names),
    )


def footer(names: Words) -> str:
    """State of the law and that this is no advice."""
    return names.locale.t("legal.not_advice", date=names.locale.date(names.law.law_date))


def _coverage(basis: ActBasis, names: Words) -> Coverage:
    """Over the duties of all systems."""
    rows = [
        row
        for system in basis.systems
        for row in answered(
            system.classification.duties,
            {duty_id: answer.judged for duty_id, answer in system.answers.items()},
        )
    ]
    return coverage(rows, basis.as_of, names.law)


# -------------------------------------------------------------------------------------- heading
def _context(basis: ActBasis, locale: Locale) -> str:
    day = locale.t("act.as_of", date=locale.date(basis.as_of))
    mark = locale.t("app.demo_mark") if basis.demo else ""
    return " · ".join(part for part in (locale.t("act.page"), basis.company, mark, day) if part)


def _title(basis: ActBasis, counted: Coverage, locale: Locale) -> str:
    t = locale.t
    if not basis.systems:
        return t("act.title_empty")
    if not counted.applicable:
        outside = all(s.classification.in_scope is False for s in basis.systems)
        return t("act.title_outside" if outside else "act.title_none")
    if not counted.unclear:
        return t("act.title_clear", met=counted.met, n=counted.applicable)
    return t("act.title", met=counted.met, n=counted.applicable, unclear=counted.unclear)


def _sentence(
    basis: ActBasis, counted: Coverage, systems: Sequence[SystemReport], locale: Locale
) -> str:
    """How it was counted, the next date, what needs review."""
    t = locale.t
    if not basis.systems:
        return t("act.sentence_empty")
    coming = next_day(basis.systems, basis.as_of)
    review = sum(system.needs_review for system in systems)
    return phrases(
        (
            t("act.counted", n=len(systems)) if counted.applicable else "",
            t("act.next_date", date=locale.date(coming)) if coming else t("act.no_next_date"),
            t("act.review", n=review) if review else "",
            t("act.conditional", n=counted.conditional) if counted.conditional else "",
        )
    )


def _version_note(basis: ActBasis, names: Words) -> str:
    if basis.version == "now":
        return ""
    told = next(row for row in names.act.act.versions if row.id == basis.version)
    return names.locale.t(
        "act.version_note",
        name=names.locale.text(told.name),
        citation=names.locale.text(told.citation),
    )


def _share(counted: Coverage, locale: Locale) -> Share:
    return Share(
        met=counted.met,
        partly=counted.partly,
        not_met=counted.not_met,
        unclear=counted.unclear,
        not_applicable=counted.not_applicable,
        applicable=counted.applicable,
        conditional=counted.conditional,
        text=""
        if counted.share is None
        else locale.t("act.share", share=locale.percent(counted.share)),
    )


# ----------------------------------------------------------------------------- age of the texts
def _stale(basis: ActBasis, names: Words) -> Notice | None:
    """Duties of this company whose text was checked too long ago."""
    shown = {duty.id for system in basis.systems for duty in system.classification.duties}
    old = [row for row in stale_duties(names.law, basis.today or basis.as_of) if row.id in shown]
    if not old:
        return None
    t = names.locale.t
    articles = named(names.cite(row.article) for row in old)
    days = names.law.stale_after_days
    return Notice(t("act.stale_title", n=len(old)), t("act.stale", days=days, articles=articles))


# -------------------------------------------------------------------------------------- figures
def _numbers(basis: ActBasis, counted: Coverage, names: Words) -> Mapping[str, float]:
    """Counts and ceilings by name; a ceiling that is not known is left out."""
    found: dict[str, float] = {
        "met": counted.met,
        "partly": counted.partly,
        "not_met": counted.not_met,
        "unclear": counted.unclear,
        "not_applicable": counted.not_applicable,
        "applicable": counted.applicable,
        "conditional": counted.conditional,
        "systems": len(basis.systems),
    }
    if counted.share is not None:
        found |= {"share": counted.share, "share.shown": round(counted.share * 100)}
    every, bare = exposures(basis, names)
    amounts: Mapping[str, Ceiling | None] = {
        "ceiling.today": every.today,
        "ceiling.today_without_evidence": bare.today,
        "ceiling.from_class_date": every.from_class_date,
        "ceiling.from_class_date_without_evidence": bare.from_class_date,
        "ceiling.article_5": every.article_5,
    }
    found |= {k: c.cap for k, c in amounts.items() if c is not None and c.cap is not None}
    return found
