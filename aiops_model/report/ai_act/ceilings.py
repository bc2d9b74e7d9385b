"""Legal ceilings of fines: today, from the class day, without evidence. Never a forecast."""

from collections.abc import Iterable

from aiops_model.domain.ai_act.coverage import answered, without_evidence
from aiops_model.domain.ai_act.exposure import exposure
from aiops_model.domain.ai_act.law import Version
from aiops_model.domain.ai_act.result import Ceiling, DutyState, Exposure, Size
from aiops_model.domain.ai_act.size import company_size
from aiops_model.report.ai_act.basis import ActBasis
from aiops_model.report.ai_act.model import Ceilings
from aiops_model.report.ai_act.words import Words
from aiops_model.report.model import Table


def exposures(basis: ActBasis, words: Words) -> tuple[Exposure, Exposure]:
    """Over all duties of all systems, and over those without valid evidence."""
    rows = [
        row
        for system in basis.systems
        for row in answered(
            (duty for duty in system.classification.duties),
            {duty_id: answer.judged for duty_id, answer in system.answers.items()},
        )
    ]
    owed = [duty for duty, answer in rows if not answer.not_applicable]
    bare = without_evidence(rows, basis.as_of)
    return _over(owed, basis, words), _over(bare, basis, words)


def _over(duties: Iterable[DutyState], basis: ActBasis, words: Words) -> Exposure:
    return exposure(duties, basis.facts, words.law, basis.as_of, basis.version)


def ceilings(basis: ActBasis, words: Words) -> Ceilings | None:
    """The panel; None where no registered system is in scope."""
    if not any(system.classification.duties for system in basis.systems):
        return None
    t, locale = words.locale.t, words.locale
    every, bare = exposures(basis, words)
    size, _ = company_size(basis.facts, words.law)
    rows = [
        (t("act.ceiling_today"), _amount(every.today, words), _basis(every.today, words)),
        (t("act.ceiling_today_bare"), _amount(bare.today, words), _basis(bare.today, words)),
    ]
    if every.class_date is not None and every.class_date > basis.as_of:
        day = locale.date(every.class_date)
        later, open_later = every.from_class_date, bare.from_class_date
        rows += [
            (t("act.ceiling_from", date=day), _amount(later, words), _basis(later, words)),
            (
                t("act.ceiling_from_bare", date=day),
                _amount(open_later, words),
                _basis(open_later, words),
            ),
        ]
    ban = every.article_5
    rows.append((t("act.ceiling_article_5"), _amount(ban, words), _basis(ban, words)))
    columns = (t("act.column_ceiling"), t("act.column_amount"), t("act.column_basis"))
    return Ceilings(
        title=_title(every, basis.version, words),
        table=Table(columns, tuple(rows), t("act.ceiling_alt")),
        lines=tuple(_lines(every, size, words)),
        caveats=_caveats(size, words),
        note=t("act.ceiling_note"),
    )


def _title(every: Exposure, version: Version, words: Words) -> str:
    t = words.locale.t
    if version != "now":
        return t("act.ceiling_title_before")
    if every.today is None:
        if every.article_5 is None:
            return t("act.ceiling_title_none")
        return t("act.ceiling_title_article_5", amount=_amount(every.article_5, words))
    return t("act.ceiling_title", amount=_amount(every.today, words))


def _amount(ceiling: Ceiling | None, words: Words) -> str:
    """The amount; without turnover both terms, for a public body that the State decides."""
    t, locale = words.locale.t, words.locale
    if ceiling is None:
        return t("act.ceiling_none")
    if ceiling.rule is None:
        return t("act.ceiling_state")
    if ceiling.cap is not None:
        return t("result.ceiling_at_most", amount=locale.euros_short(ceiling.cap))
    return t(
        f"act.ceiling_terms_{ceiling.rule}",
        amount=locale.euros_short(ceiling.amount),
        share=locale.percent(ceiling.share),
    )


def _basis(ceiling: Ceiling | None, words: Words) -> str:
    """The duties behind it."""
    t = words.locale.t
    if ceiling is None:
        return t("act.ceiling_no_duty")
    found = words.articles(ceiling.duties)
    if not ceiling.certain:
        found = t("act.ceiling_uncertain", articles=found)
    return found


def _lines(every: Exposure, size: Size, words: Words) -> Iterable[str]:
    t, locale = words.locale.t, words.locale
    told = words.size(size.id)
    yield t("act.ceiling_size", name=locale.text(told.name), text=locale.text(told.text))
    for tier in every.tiers:
        name = locale.text(words.act.penalties.tier(tier.tier).name)
        if tier.cap is None:
            yield t("act.ceiling_tier", name=name, maximum=_amount(tier, words))
        else:
            yield t(
                f"act.ceiling_tier_{tier.rule}",
                name=name,
                maximum=_amount(tier, words),
                amount=locale.euros_short(tier.amount),
                share=locale.percent(tier.share),
            )
    if every.without_tier:
        yield t("act.ceiling_without_tier", articles=words.articles(every.without_tier))
    notes = words.act.penalties.notes
    for name in ("mitigating", "turnover"):
        if name in notes:
            yield locale.text(notes[name])


def _caveats(size: Size, words: Words) -> tuple[str, ...]:
    texts = {row.id: row for row in words.act.act.size_caveats}
    return tuple(words.locale.text(texts[name].text) for name in size.caveats if name in texts)
