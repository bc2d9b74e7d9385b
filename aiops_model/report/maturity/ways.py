"""What would change the level: the way up, what open answers decide, what the level hangs on."""

from collections.abc import Sequence

from aiops_model.domain.maturity.result import Change, Result
from aiops_model.report.maturity.model import MaturityBasis, State
from aiops_model.report.maturity.reasons import next_text
from aiops_model.report.maturity.shown import tenth
from aiops_model.report.maturity.words import Words
from aiops_model.report.model import Section, Table


def changes(result: Result, words: Words) -> Section | None:
    """The fewest answer changes that reach the next level, each with its effort."""
    t, way = words.locale.t, result.overall.next
    if way is None:
        return None
    level = words.level(way.to_level)
    lines = [next_text(result.overall, words)]
    lines += [t("maturity.changes_fact", fact=words.fact(fact)) for fact in way.facts]
    if not way.possible or not way.changes:
        title = t("maturity.changes_title_none", level=level)
        return Section("changes", title, tuple(lines))
    title = t("maturity.changes_title", level=level, n=len(way.changes))
    lines.append(t("maturity.changes_note"))
    columns = (t("maturity.column_item"), t("maturity.column_change"))
    rows = tuple(_change(change, words) for change in way.changes)
    return Section("changes", title, tuple(lines), table=Table(columns, rows, title))


def _change(change: Change, words: Words) -> tuple[str, str]:
    t, to = words.locale.t, words.value(change.to)
    if change.current is None:
        step = t("maturity.change_open", to=to)
    else:
        step = t("maturity.change", current=words.value(change.current), to=to)
    days = t("maturity.person_days", days=tenth(change.effort))
    return words.asked(change.item), t("maturity.change_effort", step=step, days=days)


def settle(result: Result, basis: MaturityBasis, state: State, words: Words) -> Section | None:
    """The smallest set of open answers that decides between the ends of the range."""
    if state != "range":
        return None
    t, whole = words.locale.t, result.overall
    title = t("maturity.settle_title", n=deciding(result))
    facts = result.could_settle_facts or (() if result.could_settle else _open_facts(result, basis))
    lines = tuple(words.asked(item) for item in result.could_settle)
    lines += tuple(words.fact(fact) for fact in facts)
    if whole.level_low is not None and whole.level_high is not None:
        ends = words.level_range(whole.level_low, whole.level_high)
        lines = (t("maturity.settle_note", range=ends), *lines)
    return Section("settle", title, lines)


def deciding(result: Result) -> int:
    """How many open answers and facts decide the level; zero where only facts do."""
    items = len(result.could_settle)
    return items and items + len(result.could_settle_facts)


def _open_facts(result: Result, basis: MaturityBasis) -> tuple[str, ...]:
    """Facts nobody has settled, of the hard stops that may hold."""
    found = [fact for reason in result.overall.reasons for fact in reason.facts]
    said = ("yes", "no")
    return tuple(f for f in dict.fromkeys(found) if basis.facts.get(f, "unknown") not in said)


def find_out(result: Result, words: Words) -> Section | None:
    """The don't-knows as tasks, with who can answer best.

    Where nobody knows anything of a capability, it is one task.
    """
    if not result.find_out:
        return None
    t = words.locale.t
    tasks = _tasks(result.find_out, words)
    title = t("maturity.find_out_title", n=len(tasks))
    columns = (t("maturity.column_item"), t("maturity.column_ask"))
    rows = tuple((words.asked(task), words.groups(task)) for task in tasks)
    return Section("find_out", title, table=Table(columns, rows, title))


def _tasks(items: Sequence[str], words: Words) -> tuple[str, ...]:
    """The items, and the capability in place of all its items."""
    whole = {c.id: c.items for c in words.maturity.model.capabilities if set(c.items) <= set(items)}
    of = {item: capability for capability, parts in whole.items() for item in parts}
    return tuple(dict.fromkeys(of.get(item, item) for item in items))


def robust(result: Result, basis: MaturityBasis, state: State, words: Words) -> Section | None:
    """Whether the level hangs on a weight, a person or a single answer.

    Of persons nothing is said, nor felt in the title, while they are fewer than the smallest group.
    """
    found = result.robustness
    if state != "level" or found.robust is None:
        return None
    t, least = words.locale.t, words.maturity.model.limits.smallest_group
    enough = basis.respondents >= least
    if found.robust or not (found.weights or enough):
        title = t("maturity.robust_title_hangs" if found.hangs_on else "maturity.robust_title")
    else:
        title = t("maturity.robust_title_not")
    lines = [t("maturity.robust_weights", n=len(found.weights))]
    if found.weights:
        lines.append(words.items(found.weights))
    if enough:
        people = "maturity.robust_people" if found.respondents else "maturity.robust_people_none"
        lines.append(t(people))
    elif basis.respondents > 1:
        lines.append(t("maturity.robust_few", n=least))
    lines.append(t("maturity.hangs_on", n=len(found.hangs_on)))
    return Section("robust", title, tuple(lines), table=_hanging(found.hangs_on, words))


def _hanging(items: Sequence[str], words: Words) -> Table | None:
    if not items:
        return None
    rows = tuple((words.asked(item),) for item in items)
    head = words.locale.t("maturity.column_hangs")
    return Table((head,), rows, head)
