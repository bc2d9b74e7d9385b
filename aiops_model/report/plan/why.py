"""Why a measure is in the plan at all: a sentence for each gap that it closes."""

from aiops_model.domain.plan.result import Closed
from aiops_model.report.maturity.shown import tenth
from aiops_model.report.plan.words import Words

BESIDE_GAPS = ("gate", "enables")
"""Reasons that are no gap; they come last."""


def why(closes: tuple[Closed, ...], words: Words) -> tuple[str, ...]:
    """The gaps a measure closes, the one worth most first."""
    rows = sorted(closes, key=lambda row: (row.kind in BESIDE_GAPS, -row.value, row.kind, row.ref))
    return tuple(dict.fromkeys(sentence(row, words) for row in rows))


def sentence(row: Closed, words: Words) -> str:
    """One gap as a sentence."""
    t = words.locale.t
    match row.kind:
        case "item":
            return _item(row, words)
        case "duty":
            return _duty(row, words)
        case "pattern":
            return t("plan.why_pattern", pattern=words.pattern(row.ref))
        case "prerequisite":
            return t("plan.why_prerequisite", prerequisite=words.prerequisite(row.ref))
        case "checklist":
            title = words.locale.text(words.library.checklist[row.ref].title)
            return t("plan.why_checklist", item=title)
        case "gate":
            date = "" if row.due is None else words.locale.date(row.due)
            return t("plan.why_gate", gate=words.gate(row.ref), date=date)
        case "enables":
            return t("plan.why_enables", measure=words.title(row.ref))


def _item(row: Closed, words: Words) -> str:
    """A practice of the instrument: where it stands, where it should, what it holds back."""
    t, names, told = words.locale.t, words.maturity, row.because
    parts = [
        t(
            "plan.why_item",
            item=names.item(row.ref),
            current=names.value(row.current),
            said=_respondents(row, words),
            to=names.value(row.to),
        )
    ]
    if "layer" in told and "layer_from" in told and "layer_to" in told:
        parts.append(
            t(
                "plan.why_layer",
                layer=names.layer(str(told["layer"])),
                start=tenth(float(told["layer_from"] or 0)),
                end=tenth(float(told["layer_to"] or 0)),
            )
        )
    if "stop" in told:
        stop = words.locale.text(names.stop(str(told["stop"])).reason).removesuffix(".")
        parts.append(t("plan.why_stop", reason=stop))
    elif "holds" in told:
        parts.append(t("plan.why_holds", level=names.level(int(told["holds"] or 1))))
    return " ".join(parts)


def _respondents(row: Closed, words: Words) -> str:
    """How many gave that answer, where it is known: " (3 von 5 Personen)"."""
    told = row.because
    if not {"answers", "respondents"} <= set(told):
        return ""
    return " " + words.locale.t(
        "plan.why_respondents",
        answers=int(told["answers"] or 0),
        n=int(told["respondents"] or 0),
    )


def _duty(row: Closed, words: Words) -> str:
    """A duty: for which system, what is there today, from when it applies."""
    t, told = words.locale.t, row.because
    duty = words.duty(row.ref)
    if "system" in told:
        first = t("plan.why_duty_system", duty=duty, system=words.system(told["system"]))
    else:
        first = t("plan.why_duty", duty=duty)
    parts = [first, t("plan.why_evidence", evidence=words.evidence(row.ref, row.current))]
    if row.in_force:
        parts.append(t("plan.why_in_force"))
    elif row.due is not None:
        parts.append(t("plan.why_from", date=words.locale.date(row.due)))
    return " ".join(parts)


def lifts(closes: tuple[Closed, ...], words: Words) -> tuple[str, ...]:
    """From where to where, for gaps that close by degrees."""
    t, names = words.locale.t, words.maturity
    found = []
    for row in closes:
        if row.kind == "item":
            values = {"start": names.value(row.current), "end": names.value(row.to)}
            found.append(t("plan.lift", what=names.item(row.ref), **values))
        elif row.kind == "duty":
            values = {
                "start": words.evidence(row.ref, row.current),
                "end": words.evidence(row.ref, row.to),
            }
            found.append(t("plan.lift", what=words.duty(row.ref), **values))
    return tuple(dict.fromkeys(found))
