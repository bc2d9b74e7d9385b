"""Is there time enough: planned against free person-days of each role."""

from collections.abc import Iterable

from aiops_model.domain.plan.result import RoleLoad
from aiops_model.i18n import SOFT_HYPHEN, plain
from aiops_model.report.model import Figure, Notice, Row, Table
from aiops_model.report.plan.words import Words

FULL = 0.95
"""From this share of the plannable hours on, a role is called full."""


def pools(words: Words) -> tuple[RoleLoad, ...]:
    """One entry for each role, or for the roles the same people hold; the fullest first."""
    seen: set[frozenset[str]] = set()
    found = []
    for load in words.plan.roles:
        people = frozenset({load.role, *load.shared_with})
        if people not in seen:
            seen.add(people)
            found.append(load)
    return tuple(sorted(found, key=lambda load: (-used(load, words), load.role)))


def planned(load: RoleLoad, words: Words) -> int:
    """Units planned in all weeks; what was given up needs none."""
    people = {load.role, *load.shared_with}
    gone = (item for item in words.plan.items if words.is_given_up(item.measure))
    freed = sum(units for item in gone for role, units in item.load.items() if role in people)
    return sum(load.load) - freed


def used(load: RoleLoad, words: Words) -> float:
    """Share of the plannable hours that is planned; without hours it is not full."""
    free = sum(load.capacity)
    return planned(load, words) / free if free else 0.0


def name_of(load: RoleLoad, words: Words) -> str:
    """The role, or the roles the same people hold."""
    return words.shared((load.role, *load.shared_with))


def capacity(words: Words) -> Figure | None:
    """A bar a role on a track up to its limit; None without roles."""
    loads = pools(words)
    if not loads:
        return None
    top = max(float(words.days_of(max(planned(x, words), sum(x.capacity)))) for x in loads)
    rows = tuple(_row(load, top, words) for load in loads)
    listed = "; ".join(f"{row['name']}: {row['text']}" for row in rows)
    help_text = words.locale.t("plan.capacity_help")
    return Figure("capacity", finding(loads, words), help_text, plain(listed), rows)


def _row(load: RoleLoad, top: float, words: Words) -> Row:
    work, free = words.days_of(planned(load, words)), words.days_of(sum(load.capacity))
    return {
        "id": load.role,
        "name": name_of(load, words).replace(SOFT_HYPHEN, ""),
        "value": float(work),
        "limit": float(free),
        "top": max(top, 0.1),
        "full": used(load, words) >= FULL,
        "text": words.locale.t("plan.capacity_text", planned=work, free=free),
    }


def finding(loads: Iterable[RoleLoad], words: Words) -> str:
    """How many roles are full; with none, how much the fullest has planned."""
    t, rows = words.locale.t, tuple(loads)
    full = [load for load in rows if used(load, words) >= FULL]
    if full:
        return t("plan.roles_full", n=len(full))
    if not any(planned(load, words) for load in rows):
        return t("plan.roles_idle")
    return t("plan.roles_free")


def capacity_table(words: Words) -> Table | None:
    """Hours asked for, what may be planned after meetings and buffer, what is planned."""
    t, loads = words.locale.t, pools(words)
    if not loads:
        return None
    columns = (t("plan.column_role"), t("plan.column_free"), t("plan.column_planned"))
    rows = tuple(
        (
            name_of(load, words),
            t(
                "plan.free_of",
                free=words.days_of(sum(load.capacity)),
                hours=words.days_of(sum(load.hours)),
            ),
            t(
                "plan.planned_share",
                days=words.days_of(planned(load, words)),
                share=words.locale.percent(used(load, words)),
            ),
        )
        for load in loads
    )
    return Table(columns, rows, t("plan.capacity_alt"))


def binding(words: Words) -> Notice | None:
    """The role that keeps most measures out, with two remedies; None where none does."""
    counts: dict[str, int] = {}
    for row in words.plan.dropped:
        if row.code == "no_capacity":
            counts[row.role] = counts.get(row.role, 0) + 1
    if not counts:
        return None
    role = max(sorted(counts), key=lambda name: counts[name])
    t = words.locale.t
    return Notice(
        t("plan.binding_title", role=words.role(role)),
        t("plan.binding", n=counts[role]),
    )
