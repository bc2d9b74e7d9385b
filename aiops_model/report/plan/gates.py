"""The gates: questions with evidence, the prepared branch for a no."""

from aiops_model.content.schema.plan_frame import Gate, GateQuestion
from aiops_model.domain.plan.result import GateDate
from aiops_model.report.model import Notice
from aiops_model.report.plan.basis import GateAnswer
from aiops_model.report.plan.model import GateBlock, GateQuestionRow, GateState
from aiops_model.report.plan.words import Words

NOBODY = GateAnswer()


def gates(words: Words) -> tuple[GateBlock, ...]:
    """The gates of the plan in their order."""
    return tuple(
        _gate(found, words.library.gate[found.id], words)
        for found in words.plan.gates
        if found.id in words.library.gate
    )


def _gate(found: GateDate, told: Gate, words: Words) -> GateBlock:
    t, text = words.locale.t, words.locale.text
    state = _state(found, told, words)
    return GateBlock(
        id=found.id,
        name=text(told.name),
        date=t(_when(found, words), day=found.day, date=words.locale.date(found.date)),
        decides=text(told.decides),
        state=state,
        word=t(f"plan.gate_{state}"),
        questions=tuple(_question(row, words) for row in told.questions),
        warnings=_warnings(found, words),
        no_go=Notice(text(told.no_go.title), t("plan.no_go_again", n=told.no_go.again_after_days)),
        no_go_steps=tuple(text(step) for step in told.no_go.steps),
    )


def _when(found: GateDate, words: Words) -> str:
    """The last working day up to its day is named as what it is."""
    on_its_day = words.day_number(found.date) == found.day
    return "plan.day_date" if on_its_day else "plan.day_before"


def _state(found: GateDate, told: Gate, words: Words) -> GateState:
    said = [words.basis.gates.get(row.id, NOBODY).answer for row in told.questions]
    if "no" in said:
        return "no_go"
    if all(answer == "yes" for answer in said):
        return "passed"
    return "open" if words.basis.created >= found.date else "ahead"


def _question(row: GateQuestion, words: Words) -> GateQuestionRow:
    said = words.basis.gates.get(row.id, NOBODY)
    return GateQuestionRow(
        id=row.id,
        question=words.locale.text(row.question),
        evidence=said.evidence or words.locale.text(row.evidence),
        measures=_measures(row, words),
        answer=words.locale.t(f"plan.answer_{said.answer or 'open'}"),
    )


def _measures(row: GateQuestion, words: Words) -> str:
    """Which planned measures bring the evidence; done ones and missing ones are said."""
    t = words.locale.t
    planned = {item.measure: item for item in words.plan.items}
    dropped = {found.measure for found in words.plan.dropped}
    parts = []
    for measure_id in row.measures:
        title = words.title(measure_id)
        if words.is_given_up(measure_id):
            parts.append(t("plan.evidence_given_up", measure=title))
        elif measure_id in planned:
            end = words.day(planned[measure_id].end)
            parts.append(t("plan.evidence_by", measure=title, date=end))
        elif measure_id in words.plan.done:
            parts.append(t("plan.evidence_done", measure=title))
        elif measure_id in dropped:
            parts.append(t("plan.evidence_dropped", measure=title))
    return "; ".join(parts)


def _warnings(found: GateDate, words: Words) -> tuple[str, ...]:
    t = words.locale.t
    parts = []
    late = [name for name in found.late if not words.is_given_up(name)]
    if late:
        parts.append(t("plan.gate_late", n=len(late), measures=words.titles(late)))
    gone = [name for name in found.asks_for if words.is_given_up(name)]
    if gone:
        parts.append(t("plan.gate_given_up", n=len(gone), measures=words.titles(gone)))
    if found.missing:
        missing = words.titles(found.missing)
        parts.append(t("plan.gate_missing", n=len(found.missing), measures=missing))
    return tuple(parts)
