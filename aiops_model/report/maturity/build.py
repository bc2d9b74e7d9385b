"""Build the report of one maturity result: every text final, every figure from the same values."""

from aiops_model.content import Content
from aiops_model.domain.maturity.result import Result
from aiops_model.i18n import Locale, plain
from aiops_model.report.maturity import figures, heading, lenses, risks, targets, votes, ways
from aiops_model.report.maturity.model import MaturityBasis, MaturityReport, State
from aiops_model.report.maturity.numbers import numbers
from aiops_model.report.maturity.reasons import standings, unsure_stops
from aiops_model.report.maturity.words import Words, words
from aiops_model.report.model import Figure, Section

HASH_SHOWN = 8


def build_maturity(
    result: Result, basis: MaturityBasis, content: Content, locale: Locale
) -> MaturityReport:
    """The report of a result of this content's instrument, in the reader's language."""
    names = words(content, locale)
    state = heading.state_of(result)
    unsure = unsure_stops(result, basis.facts, names)
    whole, layers, capabilities = standings(result, names, unsure)
    told = state not in ("empty", "nothing_applies")
    lights_title, lights = lenses.lights(result, names) if told else ("", ())
    warnings_title, warnings = risks.warnings(result, names) if told else ("", ())
    return MaturityReport(
        assessment_id=basis.assessment_id,
        snapshot_id=basis.snapshot_id,
        lang=locale.tag,
        country=basis.country,
        created=basis.created,
        company=basis.company,
        demo=basis.demo,
        demo_mark=locale.t("app.demo_mark") if basis.demo else "",
        context=_context(basis, locale),
        state=state,
        title=heading.title(result, state, names, unsure),
        sentence=heading.sentence(result, basis, state, names),
        level=heading.level_card(result, state, names, unsure),
        marks=heading.marks(result, basis, state, names),
        evidenced=heading.evidenced(result, state, names),
        red_flags=heading.red_flags(result, names),
        sections=_sections(result, basis, state, names),
        whole=whole,
        layers=layers,
        capabilities=capabilities,
        lights_title=lights_title,
        lights=lights,
        warnings_title=warnings_title,
        warnings=warnings,
        note=locale.text(names.maturity.instrument.note),
        provenance_line=_provenance(result, locale),
        provenance=result.provenance,
        file_stem=_file_stem(basis, locale),
        numbers=numbers(result, basis, names),
    )


def _context(basis: MaturityBasis, locale: Locale) -> str:
    """Page, company, example data, date, name of the snapshot."""
    date = locale.date(basis.snapshot_date or basis.created)
    mark = locale.t("app.demo_mark") if basis.demo else ""
    when = date if not basis.snapshot_name else f"{basis.snapshot_name}, {date}"
    parts = (locale.t("maturity.page"), basis.company, mark, when)
    return " · ".join(part for part in parts if part)


def _provenance(result: Result, locale: Locale) -> str:
    made = result.provenance
    return locale.t(
        "maturity.provenance",
        model=made.get("model_version", ""),
        answers=made.get("answers_hash", "")[:HASH_SHOWN],
        engine=made.get("engine_version", ""),
    )


def _file_stem(basis: MaturityBasis, locale: Locale) -> str:
    day = basis.snapshot_date or basis.created
    return f"{day.isoformat()}_{plain(locale.t('maturity.file'))}_{locale.lang}"


def _sections(
    result: Result, basis: MaturityBasis, state: State, names: Words
) -> tuple[Section, ...]:
    """Everything with something to say, in reading order."""
    if state in ("empty", "nothing_applies"):
        return ()
    found = (
        _drawn("layers", figures.layers(result, names)),
        _drawn("capabilities", figures.capabilities(result, names)),
        _drawn("fields", figures.fields(result, names)),
        ways.changes(result, names),
        ways.settle(result, basis, state, names),
        votes.votes(result, basis, names),
        votes.divided(result, basis, names),
        ways.find_out(result, names),
        ways.robust(result, basis, state, names),
        targets.targets(result, basis, names),
        risks.incidents(result, names),
        risks.gap(basis, names),
        risks.phases(result, basis, state, names),
        *lenses.lenses(result, names),
    )
    return tuple(section for section in found if section is not None)


def _drawn(section_id: str, figure: Figure) -> Section | None:
    """A figure as a block; None where none of its rows has a value yet."""
    if not any(row.get("known", True) for row in figure.rows):
        return None
    return Section(section_id, figure.finding, figure=figure)
