"""What stands above the plan: the finding, how good it is, what was weighed in which order."""

from decimal import ROUND_CEILING, Decimal

from aiops_model.domain.plan.result import Item
from aiops_model.report.maturity.shown import tenth, whole
from aiops_model.report.plan.model import State
from aiops_model.report.plan.words import Words

HASH_SHOWN = 8
TENTH = Decimal("0.1")


def state_of(words: Words) -> State:
    """Whether there is anything to do, and whether any of it fits."""
    if words.plan.items:
        return "planned"
    return "nothing_fits" if words.plan.dropped else "empty"


def context(words: Words) -> str:
    """Page, company, example data, first and last day."""
    t, basis = words.locale.t, words.basis
    mark = t("app.demo_mark") if basis.demo else ""
    dates = t(
        "plan.from_to",
        first=words.locale.date(words.plan.start),
        last=words.locale.date(words.plan.end),
    )
    version = t("plan.version", n=basis.version) if basis.version > 1 else ""
    return " · ".join(
        part for part in (t("plan.page"), basis.company, mark, dates, version) if part
    )


def title(state: State, words: Words) -> str:
    """How many of the measures fit; what is done has fitted."""
    t, plan = words.locale.t, words.plan
    if state == "empty":
        return t("plan.title_empty")
    fitting = len(words.alive) + len(plan.done)
    total = len(plan.items) + len(plan.done) + len(plan.dropped)
    if state == "nothing_fits":
        return t("plan.title_none", n=total, days=words.horizon)
    if fitting == total:
        return t("plan.title_all", n=total, days=words.horizon)
    return t("plan.title", n=total, planned=fitting, days=words.horizon)


def sentence(state: State, words: Words) -> str:
    """Person-days, what is visible by the first gate, how much of the gaps closes."""
    t = words.locale.t
    if state == "empty":
        return t("plan.sentence_empty")
    if state == "nothing_fits":
        return t("plan.sentence_none")
    days = tenth(sum(item.days_of_work for item in words.alive))
    parts = [t("plan.sentence", days=days)]
    if words.basis.light:
        parts.append(t("plan.light"))
    win = first_win(words)
    if win is not None:
        name = words.title(win.measure)
        parts.append(t("plan.first_win", measure=name, date=words.locale.date(win.end)))
    return " ".join(parts)


def first_win(words: Words) -> Item | None:
    """The quick win that is done first."""
    wins = [item for item in words.alive if item.quick_win]
    return min(wins, key=lambda item: (item.end, item.measure), default=None)


def proof(words: Words) -> str:
    """Provably best, or how far from it at most; with the hash of the input."""
    t, plan = words.locale.t, words.plan
    short = plan.input_hash[:HASH_SHOWN]
    if not plan.items and not plan.dropped:
        return t("plan.nothing_to_prove", hash=short)
    if plan.proven:
        return t("plan.proven" if plan.order_proven else "plan.proven_choice", hash=short)
    percent = Decimal(str(plan.gap_percent)).quantize(TENTH, ROUND_CEILING)
    return t("plan.bounded", percent=percent, hash=short)


def objective(words: Words) -> tuple[str, ...]:
    """First things first: mandatory in time, an early win, gaps closed, earliness."""
    t, stages = words.locale.t, words.plan.objective
    gone, found = len(words.plan.items) - len(words.alive), list[str]()
    if gone:
        found.append(t("plan.stage_given_up", n=gone))
    if stages.mandatory:
        found.append(
            t("plan.stage_mandatory", in_time=stages.mandatory_in_time, n=stages.mandatory)
        )
    if stages.quick_win:
        found.append(t("plan.stage_win"))
    elif stages.quick_win_possible:
        found.append(t("plan.stage_win_missed"))
    if stages.closable > 0:
        share = whole(100 * stages.closed / stages.closable)
        if stages.closed < stages.closable:
            share = min(share, 99)
        found.append(t("plan.stage_closed", share=words.locale.percent(share / 100)))
    if stages.gates:
        found.append(t("plan.stage_gates", in_time=stages.gates_in_time, n=stages.gates))
    if stages.moved:
        found.append(t("plan.stage_moved", n=stages.moved))
    if stages.waiting:
        found.append(t("plan.stage_waiting", n=stages.waiting))
    return tuple(found)


def footer(words: Words) -> str:
    """Law date, no advice, estimate not promise, the hash: ends every page."""
    t = words.locale.t
    law = words.locale.date(words.act.law.law_date)
    return t("plan.footer", date=law, hash=words.plan.input_hash[:HASH_SHOWN])


def next_review(state: State, words: Words) -> str:
    """When to look again at a plan that has nothing to do."""
    if state != "empty":
        return ""
    return words.locale.t("plan.next_review", date=words.locale.date(words.plan.end))
