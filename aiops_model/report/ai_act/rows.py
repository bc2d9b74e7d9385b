"""The duties of one system as rows: what is asked, what is there, who, from when."""

from collections.abc import Mapping
from datetime import date

from aiops_model.content.schema.ai_act import ActDuty
from aiops_model.domain.ai_act.coverage import expired, gap, level_on
from aiops_model.domain.ai_act.result import DutyState
from aiops_model.report.ai_act.basis import ActBasis, DutyAnswer, Proof, SystemBasis
from aiops_model.report.ai_act.model import DutyRow, DutyWord
from aiops_model.report.ai_act.since import part_since, since, timing
from aiops_model.report.ai_act.words import Words
from aiops_model.report.model import Table

SYMBOLS: Mapping[DutyWord, str] = {
    "met": "✓",
    "partly": "◐",
    "not_met": "✕",
    "unclear": "?",
    "not_applicable": "–",
}
ICONS: Mapping[DutyWord, str] = {
    "met": "check_circle",
    "partly": "contrast",
    "not_met": "cancel",
    "unclear": "help",
    "not_applicable": "do_not_disturb_on",
}
OPEN: tuple[DutyWord, ...] = ("not_met", "unclear", "partly")
"""States that leave something to do, the most urgent first."""


def duty_rows(system: SystemBasis, basis: ActBasis, words: Words) -> tuple[DutyRow, ...]:
    """Every duty of the system, in the order of the law."""
    return tuple(_row(duty, system, basis, words) for duty in system.classification.duties)


def duty_table(rows: tuple[DutyRow, ...], words: Words) -> Table:
    """The duties in three columns: duty, state, from when."""
    t = words.locale.t
    columns = (t("act.column_duty"), t("act.column_state"), t("act.column_since"))
    cells = tuple(
        (
            t("act.duty_named", article=row.article, title=row.title),
            t("act.state_marked", symbol=row.symbol, word=row.word),
            row.since,
        )
        for row in rows
    )
    return Table(columns, cells, t("act.duties_alt"))


def _row(duty: DutyState, system: SystemBasis, basis: ActBasis, words: Words) -> DutyRow:
    told, answer = words.duty(duty.id), system.answer(duty.id)
    state: DutyWord = gap(answer.judged, basis.as_of, words.law)
    is_open = state in OPEN
    level = level_on(answer.judged, basis.as_of, words.law)
    return DutyRow(
        id=duty.id,
        system_id=system.id,
        system=system.name,
        article=words.cite(duty.article),
        title=words.locale.text(told.title),
        text=words.locale.text(told.text),
        numbers=words.locale.text(told.numbers) if told.numbers else "",
        role=", ".join(words.role(role) for role in duty.roles),
        state=state,
        word=words.state(state),
        symbol=SYMBOLS[state],
        icon=ICONS[state],
        level=_level(told, answer, level, words),
        owner=answer.owner,
        due=words.locale.date_short(answer.due) if answer.due else "",
        overdue=is_open and answer.due is not None and answer.due < basis.as_of,
        timing=timing(duty, basis.version),
        since=since(duty, basis.version, basis.as_of, words),
        parts=_parts(duty, told, basis, words),
        missing=words.locale.text(told.evidence) if is_open else "",
        next_level=_next(told, level, words) if is_open else "",
        proofs=tuple(_proof(proof, basis.as_of, words) for proof in answer.proofs),
        note=answer.note,
        fine=words.locale.text(told.fine.basis),
        remarks=tuple(_remarks(duty, told, answer, basis, words)),
        certain=duty.certain,
    )


def _level(told: ActDuty, answer: DutyAnswer, level: int | None, words: Words) -> str:
    t = words.locale.t
    if answer.not_applicable:
        return t("act.not_applicable", reason=answer.reason)
    if level is None:
        return t("act.unanswered")
    return words.locale.text(told.levels[level])


def _next(told: ActDuty, level: int | None, words: Words) -> str:
    """What the next level asks for; while nothing is known, what the highest one does."""
    top = words.law.top_level
    return words.locale.text(told.levels[top if level is None else min(level + 1, top)])


def _parts(duty: DutyState, told: ActDuty, basis: ActBasis, words: Words) -> tuple[str, ...]:
    """Parts with days of their own; the texts of content describe the law in force."""
    texts = {part.article: part.text for part in told.dates.parts}
    if basis.version == "now":
        return tuple(
            f"{words.cite(part.article)}: {words.locale.text(texts[part.article])}"
            for part in duty.parts
            if part.article in texts
        )
    return tuple(part_since(part, basis.version, basis.as_of, words) for part in duty.parts)


def _proof(proof: Proof, as_of: date, words: Words) -> str:
    t, day = words.locale.t, words.locale.date_short
    if proof.valid_until is not None:
        key = "act.proof_expired" if proof.valid_until < as_of else "act.proof_until"
        return t(key, title=proof.title, date=day(proof.valid_until))
    if proof.dated is not None:
        return t("act.proof_dated", title=proof.title, date=day(proof.dated))
    return proof.title


def _remarks(
    duty: DutyState, told: ActDuty, answer: DutyAnswer, basis: ActBasis, words: Words
) -> list[str]:
    """What a reader has to know beside the duty itself."""
    t = words.locale.t
    found: list[str] = []
    if not duty.certain:
        open_facts = words.facts(duty.hangs_on)
        found.append(t("act.remark_uncertain", facts=open_facts))
    if duty.disputed and basis.version == "now" and not duty.good_practice:
        found.append(t("act.remark_disputed"))
    if expired(answer.judged, basis.as_of):
        found.append(t("act.remark_expired"))
    elif answer.level == words.law.top_level and not answer.proofs and not answer.not_applicable:
        found.append(t("act.remark_no_proof"))
    if told.language_note is not None:
        found.append(words.locale.text(told.language_note))
    if basis.version != "now":
        return found
    if told.note is not None:
        found.append(words.locale.text(told.note))
    if told.confidence != "high":
        found.append(t(f"act.remark_confidence_{told.confidence}"))
    return found
