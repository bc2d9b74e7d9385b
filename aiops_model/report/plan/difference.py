"""What a new plan changes: shown before anybody accepts it."""

from aiops_model.domain.plan.result import Item, Plan
from aiops_model.report.plan.left_out import reason
from aiops_model.report.plan.model import Difference
from aiops_model.report.plan.words import Words


def difference(words: Words) -> Difference | None:
    """Against the plan it would replace; None where there is none."""
    before = words.basis.before
    if before is None:
        return None
    moved, dropped, new = _moved(before, words), _dropped(before, words), _new(before, words)
    return Difference(
        _title(moved, dropped, new, words), moved, dropped, new, same=not (moved or dropped or new)
    )


def _title(
    moved: tuple[str, ...], dropped: tuple[str, ...], new: tuple[str, ...], words: Words
) -> str:
    t = words.locale.t
    parts = [
        t(f"plan.difference_{name}", n=len(rows))
        for name, rows in (("moved", moved), ("dropped", dropped), ("new", new))
        if rows
    ]
    return ", ".join(parts) if parts else t("plan.difference_none")


def _moved(before: Plan, words: Words) -> tuple[str, ...]:
    old = {item.measure: item for item in before.items}
    pairs = [(old[item.measure], item) for item in words.plan.items if item.measure in old]
    return tuple(
        _move(then, now, words)
        for then, now in pairs
        if (then.start, then.end) != (now.start, now.end)
    )


def _move(then: Item, now: Item, words: Words) -> str:
    """Later, earlier, or only longer or shorter."""
    days = (now.start - then.start).days or (now.end - then.end).days
    key = "later" if days > 0 else "earlier"
    return words.locale.t(
        f"plan.moved_{key}",
        n=abs(days),
        measure=words.title(now.measure),
        before=words.period(then.start, then.end),
        after=words.period(now.start, now.end),
    )


def _dropped(before: Plan, words: Words) -> tuple[str, ...]:
    planned = {item.measure for item in words.plan.items} | set(words.plan.done)
    why_not = {row.measure: row for row in words.plan.dropped}
    found = []
    for item in before.items:
        if item.measure in planned:
            continue
        title = words.title(item.measure)
        row = why_not.get(item.measure)
        told = words.locale.t("plan.no_longer_needed") if row is None else reason(row, words)
        found.append(words.locale.t("plan.dropped_now", measure=title, reason=told))
    return tuple(found)


def _new(before: Plan, words: Words) -> tuple[str, ...]:
    known = {item.measure for item in before.items} | set(before.done)
    return tuple(
        words.locale.t(
            "plan.new_now",
            measure=words.title(item.measure),
            dates=words.period(item.start, item.end),
        )
        for item in words.plan.items
        if item.measure not in known
    )
