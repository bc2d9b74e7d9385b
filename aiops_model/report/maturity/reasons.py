"""Why this level: for the whole, each layer and each capability, in words."""

from collections.abc import Mapping

from aiops_model.domain.maturity.result import Reason, Result
from aiops_model.domain.maturity.result import Standing as Part
from aiops_model.report.maturity.model import Standing
from aiops_model.report.maturity.shown import below, tenth
from aiops_model.report.maturity.words import Words


def binding(part: Part, unsure: frozenset[str] = frozenset()) -> Reason | None:
    """The reason that holds the lower end."""
    return next(iter(holding(part, unsure)), None)


def holding(part: Part, unsure: frozenset[str] = frozenset()) -> tuple[Reason, ...]:
    """The reasons that hold the level where it is, certain ones first.

    Those that would only hold a higher level are left out.
    """
    held = [r for r in part.reasons if _cap(r) is None or _cap(r) == part.level_low]
    return tuple(sorted(held, key=lambda reason: reason.stop in unsure))


def _cap(reason: Reason) -> int | None:
    """The level a reason holds at; None for one that is no limit."""
    if reason.level is None or reason.kind == "top":
        return None
    return reason.level - 1 if reason.kind in ("gate", "unreachable") else reason.level


def unsure_stops(result: Result, facts: Mapping[str, str], words: Words) -> frozenset[str]:
    """Hard stops that only an open answer or an unknown fact keeps from being excluded."""
    stops = [(r, words.stop(r.stop)) for r in result.overall.reasons if r.kind == "hard_stop"]
    found = set()
    for reason, stop in stops:
        missing = any(result.items[item].value is not None for item in reason.items)
        said = any(facts.get(fact) == "yes" for fact in stop.facts)
        applies = not stop.only_if or facts.get(stop.only_if) == "yes"
        if not (applies and (missing or said)):
            found.add(stop.id)
    return frozenset(found)


def reason_text(
    reason: Reason, part: Part, words: Words, unsure: frozenset[str] = frozenset()
) -> str:
    """One reason as a sentence; a hard stop in `unsure` is only not excluded yet."""
    t = words.locale.t
    level = words.level(reason.level) if reason.level is not None else ""
    match reason.kind:
        case "gate":
            of = words.level_of(reason.of)
            reached = below(reason.percent or 0, reason.needed or 0)
            figures = {
                "percent": words.locale.percent(reached / 100),
                "needed": words.locale.percent((reason.needed or 0) / 100),
            }
            if of == reason.level:
                return t("maturity.reason_gate", level=level, **figures)
            return t("maturity.reason_gate_of", level=level, of=words.level(of), **figures)
        case "weakest_layer":
            layer, stands = words.layer(reason.layer), words.level(reason.layer_level or 1)
            return t("maturity.reason_layer", layer=layer, stands=stands, level=level)
        case "hard_stop":
            text = words.locale.text(words.stop(reason.stop).reason)
            if reason.stop in unsure:
                return t("maturity.reason_stop_unsure", reason=text, level=level)
            return t("maturity.reason_stop", reason=text, level=level)
        case "unreachable":
            return t("maturity.reason_unreachable", level=level)
        case "too_few":
            return t("maturity.reason_too_few", answered=part.answered, n=part.applicable)
        case "no_items":
            return t("maturity.reason_no_items")
        case "top":
            return t("maturity.reason_top")


def next_text(part: Part, words: Words) -> str:
    """What the next level takes, as one sentence; "" at the top or without a level."""
    t, way = words.locale.t, part.next
    if way is None or part.level_low is None:
        return ""
    level = words.level(way.to_level)
    if not way.possible:
        return t("maturity.next_never", level=level)
    if way.facts and not way.changes:
        return t("maturity.next_facts", level=level, n=len(way.facts))
    days = tenth(sum(change.effort for change in way.changes))
    key = "maturity.next_both" if way.facts else "maturity.next"
    return t(key, level=level, n=len(way.changes), days=days)


def standings(
    result: Result, words: Words, unsure: frozenset[str] = frozenset()
) -> tuple[Standing, tuple[Standing, ...], tuple[Standing, ...]]:
    """The whole, the layers, the capabilities, each with its level and reasons."""
    whole = _standing("", words.locale.t("maturity.whole"), result.overall, words, unsure)
    layers = tuple(_standing(i, words.layer(i), part, words) for i, part in result.layers.items())
    capabilities = tuple(
        _standing(i, words.capability(i), part, words) for i, part in result.capabilities.items()
    )
    return whole, layers, capabilities


def _standing(
    part_id: str, name: str, part: Part, words: Words, unsure: frozenset[str] = frozenset()
) -> Standing:
    return Standing(
        id=part_id,
        name=name,
        level=words.standing(part),
        reasons=tuple(reason_text(reason, part, words, unsure) for reason in holding(part, unsure)),
        next=next_text(part, words),
    )
