"""What follows from giving measures up: gaps that stay open, work that waits for them."""

from aiops_model.domain.plan.result import Closed, Item
from aiops_model.report.model import Notice
from aiops_model.report.plan.basis import UNTRACKED
from aiops_model.report.plan.why import BESIDE_GAPS
from aiops_model.report.plan.words import Words


def notice(words: Words) -> tuple[Notice, ...]:
    """One frame about all of them, above the figures; empty where nothing was given up."""
    gone = [item for item in words.plan.items if words.is_given_up(item.measure)]
    if not gone:
        return ()
    t = words.locale.t
    told = [
        " ".join((t("plan.given_up", measure=words.title(row.measure)), *consequences(row, words)))
        for row in gone
    ]
    body = " ".join((*told, t("plan.given_up_again")))
    return (Notice(t("plan.given_up_title", n=len(gone)), body),)


def consequences(item: Item, words: Words) -> tuple[str, ...]:
    """Gaps nothing else in the plan closes, then the measures that wait for this one."""
    t, found = words.locale.t, []
    left = [row for row in item.closes if row.kind not in BESIDE_GAPS and not _closed(row, words)]
    if left:
        names = dict.fromkeys(t("plan.quoted", name=_name(row, words)) for row in left)
        found.append(t("plan.given_up_open", gaps=", ".join(names)))
    waiting = _waiting(item, words)
    if waiting:
        found.append(t("plan.given_up_waiting", n=len(waiting), measures=words.titles(waiting)))
    return tuple(found)


def _closed(gap: Closed, words: Words) -> bool:
    """Whether another measure of the plan brings the gap as far."""
    return any(
        (row.kind, row.ref) == (gap.kind, gap.ref) and (row.to or 0) >= (gap.to or 0)
        for item in words.alive
        for row in item.closes
    )


def _name(gap: Closed, words: Words) -> str:
    match gap.kind:
        case "item":
            return words.maturity.item(gap.ref)
        case "duty":
            return words.duty(gap.ref)
        case "pattern":
            return words.pattern(gap.ref)
        case "prerequisite":
            return words.prerequisite(gap.ref)
        case "checklist":
            return words.locale.text(words.library.checklist[gap.ref].title)
        case "gate":
            return words.gate(gap.ref)
        case "enables":
            return words.title(gap.ref)


def _waiting(item: Item, words: Words) -> tuple[str, ...]:
    """Open measures that build on it, directly or not, in the order of the plan."""
    gone = {item.measure}
    for row in words.plan.items:
        if gone.intersection(row.after):
            gone.add(row.measure)
    tracks = words.basis.tracks
    return tuple(
        row.measure
        for row in words.alive
        if row.measure in gone and tracks.get(row.measure, UNTRACKED).status != "done"
    )
