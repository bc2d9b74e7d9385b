"""What tends to go wrong: warning patterns, likely incidents, the gap from pilot to benefit."""

from aiops_model.content.schema.maturity_rules import PhaseCell
from aiops_model.domain.maturity.initiatives import implementation_gap, phase_cell
from aiops_model.domain.maturity.result import Incident, PatternWarning, Result, Trigger
from aiops_model.report.maturity.model import MaturityBasis, State, Warned
from aiops_model.report.maturity.shown import whole
from aiops_model.report.maturity.words import Words
from aiops_model.report.model import Section, Table


def warnings(result: Result, words: Words) -> tuple[str, tuple[Warned, ...]]:
    """The patterns that fit, each with the answers and facts that set it off."""
    title = words.locale.t("maturity.warnings_title", n=len(result.warnings))
    return title, tuple(_warned(warning, words) for warning in result.warnings)


def _warned(warning: PatternWarning, words: Words) -> Warned:
    text, pattern = words.locale.text, words.maturity.beside.pattern[warning.id]
    mark = "maturity.warning_certain" if warning.certain else "maturity.warning_open"
    return Warned(
        id=warning.id,
        title=text(pattern.title),
        body=f"{text(pattern.text)} {text(pattern.first_step)}",
        mark=words.locale.t(mark),
        triggers=tuple(_trigger(trigger, words) for trigger in warning.triggers),
    )


def _trigger(trigger: Trigger, words: Words) -> str:
    """The answer or fact in words."""
    t = words.locale.t
    if trigger.fact:
        state = trigger.state or "unknown"
        answer = t(f"maturity.fact_{state}")
        return t("maturity.trigger", question=words.fact(trigger.fact), answer=answer)
    if trigger.value is not None:
        answer = words.value(trigger.value)
    elif trigger.state == "dont_know":
        answer = words.locale.text(words.maturity.instrument.dont_know)
    else:
        answer = t("maturity.open")
    return t("maturity.trigger", question=words.question(trigger.item), answer=answer)


def incidents(result: Result, words: Words) -> Section | None:
    """The gaps most likely to become incidents, the likeliest first; not the largest levers."""
    if not result.likely_incidents:
        return None
    t = words.locale.t
    title = t("maturity.incidents_title", n=len(result.likely_incidents))
    columns = (
        t("maturity.column_incident"),
        t("maturity.column_missing"),
        t("maturity.column_first"),
    )
    rows = tuple(_incident(incident, words) for incident in result.likely_incidents)
    note = t("maturity.incidents_note")
    return Section("incidents", title, (note,), table=Table(columns, rows, title))


def _incident(incident: Incident, words: Words) -> tuple[str, str, str]:
    text, kind = words.locale.text, words.maturity.beside.incident[incident.id]
    return text(kind.name), words.items(incident.items), text(kind.first_step)


def gap(basis: MaturityBasis, words: Words) -> Section | None:
    """The share of initiatives that are not live with a shown benefit."""
    share = implementation_gap(basis.initiatives, basis.initiatives_with_benefit)
    t = words.locale.t
    if share is None:
        if basis.initiatives == 0:
            return Section("gap", t("maturity.gap_no_initiatives"))
        return None
    live = basis.initiatives_with_benefit or 0
    title = t("maturity.gap_title", live=live, n=basis.initiatives)
    percent = words.locale.percent(whole(100 * share) / 100)
    return Section("gap", title, (t("maturity.gap_share", percent=percent),))


def phases(result: Result, basis: MaturityBasis, state: State, words: Words) -> Section | None:
    """Who operates x level: no points, but what is typical there and what to hand over."""
    t, text, level = words.locale.t, words.locale.text, result.overall.level
    names = {
        option.id: text(option.label)
        for fact in words.maturity.instrument.facts
        if fact.id == "who_operates"
        for option in fact.options
    }
    level_id = words.maturity.model.levels[level - 1] if state == "level" and level else None
    cells: dict[str, dict[str, PhaseCell]] = {
        who: dict(row.items()) for who, row in words.maturity.beside.phases.cells.items()
    }
    cell = phase_cell(cells, basis.who_operates, level_id)
    if cell is None or level is None:
        return None
    here = names[basis.who_operates]
    title = t("maturity.phases_title", phase=here, level=words.level(level))
    columns = (t("maturity.column_level"), *names.values())
    rows = tuple(
        (
            name,
            *(
                t(
                    "maturity.phase_here"
                    if (number, who) == (level, basis.who_operates)
                    else "maturity.phase_elsewhere"
                )
                for who in names
            ),
        )
        for number, name in enumerate(words.levels(), start=1)
    )
    lines = (text(cell.typical), text(cell.hand_over), t("maturity.phases_note"))
    return Section("phases", title, lines, table=Table(columns, rows, title))
