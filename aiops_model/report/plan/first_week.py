"""The first week's list: mandatory in every plan, ticked where it is done."""

from aiops_model.content.schema.plan_frame import ChecklistItem
from aiops_model.report.plan.model import FirstWeekRow
from aiops_model.report.plan.words import Words


def first_week(words: Words) -> tuple[FirstWeekRow, ...]:
    """The five items with when the plan does them."""
    return tuple(_row(item, words) for item in words.library.first_week.items)


def _row(item: ChecklistItem, words: Words) -> FirstWeekRow:
    t, text = words.locale.t, words.locale.text
    closing = words.library.closing.get(("checklist", item.id), ())
    done = item.id in words.basis.ticked or any(m in words.plan.done for m in closing)
    return FirstWeekRow(
        id=item.id,
        title=text(item.title),
        text=text(item.text),
        ticks=text(item.ticks),
        done=done,
        word=t("plan.ticked" if done else "plan.not_ticked"),
        when="" if done else _when(closing, words),
    )


def _when(closing: tuple[str, ...], words: Words) -> str:
    ends = [item.end for item in words.alive if item.measure in closing]
    if not ends:
        return words.locale.t("plan.not_planned")
    return words.locale.t("plan.planned_until", date=words.locale.date(min(ends)))


def first_week_title(rows: tuple[FirstWeekRow, ...], words: Words) -> str:
    """How many of the five are done."""
    done = sum(row.done for row in rows)
    if done == len(rows):
        return words.locale.t("plan.first_week_all", n=len(rows))
    return words.locale.t("plan.first_week_title", done=done, n=len(rows))
