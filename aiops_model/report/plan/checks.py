"""Mistakes to avoid, watched while the plan is made and followed."""

from aiops_model.domain.plan.result import Notice as Found
from aiops_model.report.plan.model import CheckRow, CheckState
from aiops_model.report.plan.notices import notice_text
from aiops_model.report.plan.words import Words

ICONS: dict[CheckState, str] = {"made": "warning", "unclear": "help", "clear": "check_circle"}
ORDER: tuple[CheckState, ...] = ("made", "unclear", "clear")


def checks(words: Words) -> tuple[CheckRow, ...]:
    """Every mistake with its state, those being made first."""
    t, text = words.locale.t, words.locale.text
    rows = []
    for mistake in words.library.mistake_table.mistakes:
        found = _found(mistake.id, words)
        state: CheckState = "unclear" if found is None else "made" if found else "clear"
        rows.append(
            CheckRow(
                id=mistake.id,
                title=text(mistake.title),
                state=state,
                word=t(f"plan.check_{state}"),
                icon=ICONS[state],
                found=tuple(dict.fromkeys(notice_text(row, words) for row in found or ())),
                why=text(mistake.why),
                do=text(mistake.do),
            )
        )
    return tuple(sorted(rows, key=lambda row: ORDER.index(row.state)))


def _found(mistake_id: str, words: Words) -> tuple[Found, ...] | None:
    """What the plan itself says, else what whoever knows the company says."""
    own = tuple(row for row in words.plan.warnings if row.code == mistake_id)
    told = words.basis.checks.get(mistake_id, ())
    return own or told


def checks_title(rows: tuple[CheckRow, ...], words: Words) -> str:
    """How many mistakes are being made; with none, how many cannot be judged yet."""
    made = sum(row.state == "made" for row in rows)
    unclear = sum(row.state == "unclear" for row in rows)
    if made:
        return words.locale.t("plan.checks_made", n=made)
    if unclear:
        return words.locale.t("plan.checks_unclear", n=unclear)
    return words.locale.t("plan.checks_clear")
