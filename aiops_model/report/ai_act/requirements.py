"""The four operational requirements as a summary: what is law for this company, what is not."""

from collections.abc import Sequence

from aiops_model.content.schema.act import Basis
from aiops_model.content.schema.act import Requirement as Told
from aiops_model.report.ai_act.basis import ActBasis
from aiops_model.report.ai_act.model import DutyRow, DutyWord, Requirement, SystemReport
from aiops_model.report.ai_act.rows import SYMBOLS
from aiops_model.report.ai_act.words import Words

WORST_FIRST: tuple[DutyWord, ...] = ("not_met", "unclear", "partly", "met", "not_applicable")


def requirements(
    basis: ActBasis, systems: Sequence[SystemReport], words: Words
) -> tuple[Requirement, ...]:
    """Each requirement with its provisions for the roles this company has."""
    rows = [row for system in systems for row in system.duties if row.timing != "good_practice"]
    roles: set[str] = {
        role
        for system in basis.systems
        for role in (*system.classification.roles, *system.classification.possible_roles)
    }
    return tuple(
        _requirement(told, roles, rows, words) for told in words.act.requirements.requirements
    )


def _requirement(told: Told, roles: set[str], rows: Sequence[DutyRow], words: Words) -> Requirement:
    both = not roles & {"provider", "deployer"}
    behind: list[tuple[str, Basis]] = []
    for role, bases in (("provider", told.provider), ("deployer", told.deployer)):
        behind += [(role, row) for row in bases if both or role in roles]
    owed = [row for row in rows if row.id in {row.duty for _, row in behind}]
    held = {row.state for row in owed}
    state: DutyWord = next((word for word in WORST_FIRST if word in held), "unclear")
    return Requirement(
        id=told.id,
        name=words.locale.text(told.name),
        text=words.locale.text(told.text),
        law=tuple(_law(role, row, words) for role, row in behind),
        good_practice=tuple(words.locale.text(line) for line in told.good_practice),
        verdict=words.locale.text(told.verdict),
        state=state,
        word=words.state(state) if owed else words.locale.t("act.not_owed"),
        symbol=SYMBOLS[state] if owed else SYMBOLS["not_applicable"],
        owed=bool(owed),
    )


def _law(role: str, row: Basis, words: Words) -> str:
    return words.locale.t(
        "act.requirement_law",
        role=words.role(role),
        article=words.cite(row.article),
        text=words.locale.text(row.text),
    )
