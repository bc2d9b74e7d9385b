"""The top of the report: state, finding, sentence, level card, marks, red flags."""

from math import ceil

from aiops_model.domain.maturity.result import Reason, Result, Standing
from aiops_model.i18n import plain
from aiops_model.report.figures import LADDER_GAP
from aiops_model.report.maturity.model import MaturityBasis, State
from aiops_model.report.maturity.reasons import binding, holding, next_text, reason_text
from aiops_model.report.maturity.shown import tenth
from aiops_model.report.maturity.ways import deciding
from aiops_model.report.maturity.words import Words
from aiops_model.report.model import Figure, LevelCard, Notice, Row

CONFIDENCE = ((1.5, "low"), (2.5, "medium"), (4.0, "high"))
"""Mean confidence below the figure (1 guess to 3 evidenced) -> word."""


def state_of(result: Result) -> State:
    """How much can be said at all."""
    whole = result.overall
    if whole.applicable == 0:
        return "nothing_applies"
    if whole.answered == 0 and not result.find_out:
        return "empty"
    if whole.level_low is None or whole.level_high is None:
        return "progress"
    return "level" if whole.level_low == whole.level_high else "range"


def needed(whole: Standing, words: Words) -> int:
    """From how many answers on a level is named."""
    limits = words.maturity.model.limits
    return ceil(whole.applicable * limits.least_answered - limits.tolerance)


def title(result: Result, state: State, words: Words, unsure: frozenset[str] = frozenset()) -> str:
    """The finding of the page in up to eight words."""
    t, whole = words.locale.t, result.overall
    if state in ("empty", "nothing_applies"):
        return t(f"maturity.title_{state}")
    if state == "progress":
        return t("maturity.title_progress", n=max(needed(whole, words) - whole.answered, 1))
    if state == "range":
        return t("maturity.title_range", n=deciding(result))
    reason = binding(whole, unsure)
    if reason is not None and reason.kind == "hard_stop" and capped(whole):
        name = words.locale.text(words.stop(reason.stop).name)
        return t("maturity.title_stop", stop=name)
    if whole.level == words.maturity.model.top:
        return t("maturity.title_top")
    return _slowest(result, words)


def _slowest(result: Result, words: Words) -> str:
    """Which layer stands lowest, as the reader sees the figures."""
    t = words.locale.t
    shown = {
        layer: tenth(part.index) for layer, part in result.layers.items() if part.index is not None
    }
    if not shown:
        return t("maturity.title_level", level=words.level(result.overall.level or 1))
    held = _weakest(result.overall)
    lowest = held or [layer for layer, index in shown.items() if index == min(shown.values())]
    if len(shown) == 1:
        return t("maturity.title_one_layer")
    if len(lowest) == len(result.layers):
        return t("maturity.title_equal")
    if len(lowest) > 1:
        return t("maturity.title_several", n=len(lowest))
    return t(f"maturity.title_slowest_{lowest[0]}")


def _weakest(whole: Standing) -> list[str]:
    """The layers that cap the whole; none where something else holds it."""
    return [r.layer for r in holding(whole) if r.kind == "weakest_layer"] if capped(whole) else []


def sentence(result: Result, basis: MaturityBasis, state: State, words: Words) -> str:
    """Level, index, answers, people, confidence; or how far it has come."""
    t, whole = words.locale.t, result.overall
    if state in ("empty", "nothing_applies"):
        return t(f"maturity.sentence_{state}", n=len(result.items))
    if state == "progress":
        need = needed(whole, words)
        return t(
            "maturity.sentence_progress", answered=whole.answered, n=whole.applicable, needed=need
        )
    level = heading(result, state, words)
    return t("maturity.sentence", level=level, basis=_rests_on(result, basis, words))


def heading(result: Result, state: State, words: Words) -> str:
    """Level with index ("Stufe Pilot (Index 1,8 von 4,0)"), a range, or that there is none."""
    t, whole = words.locale.t, result.overall
    if whole.level_low is None or whole.level_high is None or state not in ("range", "level"):
        return t("maturity.no_level")
    level = words.level_range(whole.level_low, whole.level_high)
    if state == "range":
        return t("maturity.heading_range", level=level, n=deciding(result))
    if whole.index is None:
        return t("level.one", level=level)
    top = whole.index_max if whole.index_max is not None else words.maturity.model.top
    return t("maturity.heading", level=level, index=tenth(whole.index), top=tenth(top))


def _rests_on(result: Result, basis: MaturityBasis, words: Words) -> str:
    """How many answers, people, and how sure they are."""
    t, whole = words.locale.t, result.overall
    if basis.depth == "workshop":
        judged = [part for part in result.capabilities.values() if part.answered]
        answers = t("maturity.basis_workshop", n=len(judged))
    elif whole.answered == whole.applicable:
        answers = t("maturity.basis_items", n=whole.answered)
    else:
        answers = t("maturity.basis_part", answered=whole.answered, n=whole.applicable)
    people = t("maturity.basis_people", n=basis.respondents)
    if result.confidence is None:
        return t("maturity.basis", answers=answers, people=people)
    word = next(name for limit, name in CONFIDENCE if result.confidence < limit)
    confidence = t(f"maturity.confidence_{word}")
    return t("maturity.basis_confidence", answers=answers, people=people, confidence=confidence)


def level_card(
    result: Result, state: State, words: Words, unsure: frozenset[str] = frozenset()
) -> LevelCard:
    """The level in words with its index; beside it what is missing and what holds it."""
    whole = result.overall
    low = whole.level_low if state in ("range", "level") else None
    high = whole.level_high if state in ("range", "level") else None
    text = heading(result, state, words)
    reason = binding(whole, unsure)
    return LevelCard(
        label=words.locale.t("maturity.label"),
        heading=text,
        low=low,
        high=high,
        ladder=_ladder(low, high, text, words),
        missing=next_text(whole, words),
        why=reason_text(reason, whole, words, unsure) if reason is not None else "",
        note=words.locale.text(words.maturity.instrument.note),
    )


def _ladder(low: int | None, high: int | None, text: str, words: Words) -> Figure:
    rows: list[Row] = [
        {
            "name": name,
            "state": "settled"
            if low is not None and number <= low
            else "open"
            if high is not None and number <= high
            else "empty",
            "start": number - 1,
            "end": number - LADDER_GAP,
        }
        for number, name in enumerate(words.levels(), start=1)
    ]
    names = ", ".join(words.levels())
    alt = plain(words.locale.t("figure.ladder_alt", heading=text, names=names))
    return Figure("ladder", text, "", alt, tuple(rows))


def marks(result: Result, basis: MaturityBasis, state: State, words: Words) -> tuple[str, ...]:
    """Provisional, shrunk maximum, without the cap, beside the self-check."""
    t, whole = words.locale.t, result.overall
    found = []
    if whole.provisional:
        found.append(t("maturity.provisional", n=whole.left_out))
    if whole.index_max is not None and whole.index_max < words.maturity.model.top:
        found.append(t("maturity.shrunk", top=tenth(whole.index_max)))
    reason = binding(whole)
    if capped(whole) and reason is not None and whole.uncapped_level is not None:
        uncapped = words.level(whole.uncapped_level)
        found.append(t(f"maturity.uncapped_{_cap(reason)}", level=uncapped))
    if basis.indicative is not None and state in ("range", "level"):
        indicative = words.level_range(*basis.indicative)
        assert whole.level_low is not None
        assert whole.level_high is not None
        found.append(
            t(
                "maturity.beside_self_check",
                indicative=indicative,
                level=words.level_range(whole.level_low, whole.level_high),
            )
        )
    return tuple(found)


def capped(whole: Standing) -> bool:
    """Whether a cap holds the level below what the gates alone give."""
    return (
        whole.uncapped_level is not None
        and whole.level_low is not None
        and whole.uncapped_level > whole.level_low
    )


def _cap(reason: Reason) -> str:
    return "stop" if reason.kind == "hard_stop" else "layer"


def evidenced(result: Result, state: State, words: Words) -> str:
    """The claimed level beside the evidenced one."""
    t, whole = words.locale.t, result.overall
    if state not in ("range", "level") or whole.level_low is None or whole.level_high is None:
        return ""
    claimed = words.level_range(whole.level_low, whole.level_high)
    if not any(item.evidenced for item in result.items.values()) or result.evidenced_level is None:
        return t("maturity.evidenced_none", claimed=claimed)
    level = words.level(result.evidenced_level)
    if result.evidenced_index is None:
        return t("maturity.evidenced", claimed=claimed, evidenced=level)
    index = tenth(result.evidenced_index)
    return t("maturity.evidenced_index", claimed=claimed, evidenced=level, index=index)


def red_flags(result: Result, words: Words) -> tuple[Notice, ...]:
    """Hard stops that everybody must see."""
    text = words.locale.text
    stops = [words.stop(stop_id) for stop_id in result.red_flags]
    return tuple(Notice(text(stop.name), text(stop.reason)) for stop in stops)
