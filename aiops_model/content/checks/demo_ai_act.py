"""The AI systems of the fictitious companies are a register that a visitor could keep."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath

from aiops_model.content.act_facts import read_company, read_system
from aiops_model.content.draft import Draft
from aiops_model.content.problems import Fault, Loc
from aiops_model.content.schema.ai_act import DutyList
from aiops_model.content.schema.demo_ai_act import DemoRegister, DemoSystem
from aiops_model.domain.errors import Refusal

FOLDER = "demo/ai_act"
NOT_APPLICABLE = "not_applicable"


def check_demo_ai_act(draft: Draft) -> Iterator[Fault]:
    """File and company agree, names are unique, facts can be, duties exist, reasons are given."""
    lists = draft.below(draft.law, DutyList).values()
    duties = {row.id for rows in lists for row in rows.duties}
    for file, register in draft.below(FOLDER, DemoRegister).items():
        if register.company != PurePosixPath(file).stem:
            yield Fault(file, ("company",), f"{register.company} differs from the name of the file")
        for loc, message in _check_register(register, duties):
            yield Fault(file, loc, message)


def _check_register(register: DemoRegister, duties: set[str]) -> Iterator[tuple[Loc, str]]:
    try:
        read_company(dict(register.facts))
    except Refusal as refusal:
        yield ("facts",), f"{refusal.field}: {refusal.code}"
    for index, system in enumerate(register.systems):
        for other in register.systems[:index]:
            if {system.name.de, system.name.en} & {other.name.de, other.name.en}:
                yield ("systems", index, "name"), "another system has this name"
        for loc, message in _check_system(system, duties):
            yield ("systems", index, *loc), message


def _check_system(system: DemoSystem, duties: set[str]) -> Iterator[tuple[Loc, str]]:
    try:
        read_system(plain_facts(system.facts))
    except Refusal as refusal:
        yield ("facts",), f"{refusal.field}: {refusal.code}"
    for duty, said in system.duties.items():
        if duties and duty not in duties:
            yield ("duties", duty), f"there is no duty {duty}"
        if (said.level == NOT_APPLICABLE) != (said.reason is not None):
            yield ("duties", duty), "a reason belongs to not_applicable, and to nothing else"


def plain_facts(facts: Mapping[str, object]) -> dict[str, object]:
    """The facts as a script would give them; YAML reads an unquoted day as one."""
    return {
        fact: said.isoformat() if isinstance(said, date) else said for fact, said in facts.items()
    }
