"""What is not in these days: why, when at the earliest, what would change it."""

from aiops_model.domain.plan.result import Dropped, Lever
from aiops_model.report.maturity.shown import tenth
from aiops_model.report.model import Table
from aiops_model.report.plan.model import DroppedRow
from aiops_model.report.plan.why import why
from aiops_model.report.plan.words import Words


def dropped(words: Words) -> tuple[DroppedRow, ...]:
    """Every dropped measure, mandatory ones first."""
    rows = sorted(words.plan.dropped, key=lambda row: not row.mandatory)
    return tuple(_row(row, words) for row in rows)


def _row(row: Dropped, words: Words) -> DroppedRow:
    found = words.library.measures.get(row.measure)
    return DroppedRow(
        id=row.measure,
        title=words.title(row.measure),
        owner="" if found is None else words.role(found.owner),
        reason=reason(row, words),
        earliest=_earliest(row, words),
        change=change(row, words),
        why=why(row.closes, words),
        mandatory=row.mandatory,
    )


def reason(row: Dropped, words: Words) -> str:
    """Why it is not in, as one sentence."""
    t = words.locale.t
    match row.code:
        case "predecessor_dropped":
            return t("plan.not_predecessor", measure=words.title(row.predecessor))
        case "too_long_after_predecessors":
            end = words.locale.date(words.plan.end)
            if not row.predecessor:
                return t("plan.not_too_long", date=end)
            return t("plan.not_too_long_after", measure=words.title(row.predecessor), date=end)
        case "no_capacity":
            return _no_capacity(row, words)
        case "nothing_needs_it":
            return t("plan.not_needed")
        case "excluded":
            key = "plan.not_excluded_by" if row.by else "plan.not_excluded"
            said = row.reason or t("plan.no_reason")
            return t(key, **({"by": row.by} if row.by else {}), reason=said)
        case _:
            return t("plan.not_fact", facts=_facts(row, words))


def _no_capacity(row: Dropped, words: Words) -> str:
    t, role = words.locale.t, words.role(row.role)
    needs, free = tenth(row.needs_days or 0), tenth(row.free_days or 0)
    if needs <= free:
        return t("plan.not_together", role=role)
    if not free:
        return t("plan.not_no_hours", role=role, needs=needs)
    return t("plan.not_capacity", role=role, needs=needs, free=free)


def _facts(row: Dropped, words: Words) -> str:
    return " ".join(words.maturity.fact(fact) for fact in row.facts)


def _earliest(row: Dropped, words: Words) -> str:
    if row.earliest is None:
        return words.locale.t("plan.earliest_open")
    return words.locale.t("plan.earliest", date=words.locale.date(row.earliest))


def change(row: Dropped, words: Words) -> str:
    """What would bring it in."""
    t = words.locale.t
    for lever in words.plan.levers:
        if row.measure in lever.gained:
            return t(
                "plan.change_hours",
                hours=words.hours(lever.hours_a_week),
                role=words.role(lever.role),
            )
    match row.code:
        case "predecessor_dropped":
            return t("plan.change_predecessor")
        case "too_long_after_predecessors":
            return t("plan.change_longer")
        case "no_capacity":
            return t("plan.change_role", role=words.role(row.role))
        case "nothing_needs_it":
            return t("plan.change_needed")
        case "excluded":
            return t("plan.change_excluded")
        case _:
            return t("plan.change_fact")


def dropped_title(words: Words) -> str:
    """How many are not in these days."""
    return words.locale.t("plan.dropped_title", n=len(words.plan.dropped), days=words.horizon)


def dropped_table(rows: tuple[DroppedRow, ...], words: Words) -> Table:
    """Measure, reason, earliest date: three columns for a phone."""
    t = words.locale.t
    columns = (t("plan.column_measure"), t("plan.column_not"), t("plan.column_earliest"))
    cells = tuple((row.title, row.reason, row.earliest) for row in rows)
    return Table(columns, cells, t("plan.dropped_alt"))


def changes(words: Words) -> tuple[str, ...]:
    """What more time of a role would bring, a sentence each."""
    return tuple(
        _lever(lever, words)
        for lever in words.plan.levers
        if lever.gained or lever.mandatory_in_time > 0
    )


def _lever(lever: Lever, words: Words) -> str:
    t = words.locale.t
    values = {"hours": words.hours(lever.hours_a_week), "role": words.role(lever.role)}
    parts = []
    if lever.gained:
        gained = words.titles(lever.gained)
        parts.append(t("plan.lever", n=len(lever.gained), measures=gained, **values))
    if lever.mandatory_in_time:
        parts.append(t("plan.lever_in_time", n=lever.mandatory_in_time, **values))
    if lever.lost:
        parts.append(t("plan.lever_lost", n=len(lever.lost), measures=words.titles(lever.lost)))
    return " ".join(parts)
