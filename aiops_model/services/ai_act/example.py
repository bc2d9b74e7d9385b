"""The AI systems of an example company, told through the services."""

from datetime import timedelta

from aiops_model.content.checks.demo_ai_act import plain_facts
from aiops_model.content.schema.base import Text
from aiops_model.content.schema.demo_ai_act import DemoDutyState, DemoRegister, DemoSystem
from aiops_model.services.ai_act import entries
from aiops_model.services.ai_act.duties import put_part
from aiops_model.services.ai_act.fact_entries import company_fact_of, system_fact_of
from aiops_model.services.ai_act.register import NewSystem, put_systems
from aiops_model.services.ai_act.stating import put_company_fact
from aiops_model.services.ai_act.views import DutyEvidence, DutyPlace, Holder, SystemEntry
from aiops_model.services.ai_act.writing import Writing
from aiops_model.store import assessments
from aiops_model.store.system_duties import DutyPart


def tell(to: Writing, example: DemoRegister, lang: str) -> None:
    """Fill an example company's register: facts of the company, systems, states of duties."""
    for fact, value in plain_facts(example.facts).items():
        put_company_fact(to, fact, company_fact_of(fact, value), revision=0)
    rows = put_systems(to, [_system(row, lang) for row in example.systems])
    to.note("systems_imported", assessments.get(to.session, to.actor, to.assessment_id))
    for row, system in zip(rows, example.systems, strict=True):
        for duty, said in system.duties.items():
            _duty(to, DutyPlace(to.assessment_id, row.id, duty), said, lang)


def _system(row: DemoSystem, lang: str) -> NewSystem:
    people = {
        role: Holder(_in(row.people.get(role), lang), _in(row.deputies.get(role), lang))
        for role in entries.ROLES
    }
    entry = SystemEntry(
        name=row.name.get(lang),
        purpose=row.purpose.get(lang),
        vendor=_in(row.vendor, lang),
        own_build=row.own_build,
        use_area=_in(row.use_area, lang),
        stage=row.stage,
        people=people,
    )
    facts = {fact: system_fact_of(fact, said) for fact, said in plain_facts(row.facts).items()}
    return entries.entry_of(entry), facts


def _duty(to: Writing, place: DutyPlace, said: DemoDutyState, lang: str) -> None:
    today = to.now.date()
    parts: dict[DutyPart, object] = {
        "level": entries.level_of(said.level, _in(said.reason, lang)),
        "owner": entries.owner_of(_in(said.owner, lang)),
        "due": None if said.due_in is None else today + timedelta(days=said.due_in),
        "note": entries.note_of(_in(said.note, lang)),
    }
    if (proof := said.evidence) is not None:
        until = None if proof.valid_days is None else today + timedelta(days=proof.valid_days)
        dated = today - timedelta(days=proof.days_ago)
        parts["evidence"] = entries.evidence_of(
            DutyEvidence(proof.title.get(lang), dated=dated, valid_until=until)
        )
    for part, value in parts.items():
        put_part(to, place, part, value, revision=0)  # type: ignore[arg-type]


def _in(text: Text | None, lang: str) -> str:
    return "" if text is None else text.get(lang)
