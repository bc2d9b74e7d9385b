"""The maturity answers of an example company, told through the services, round by round."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from aiops_model.content.schema.demo_maturity import DemoMaturity, DemoPerson, DemoRound
from aiops_model.services.maturity import entries
from aiops_model.services.maturity.items import put_part
from aiops_model.services.maturity.people import put_respondent
from aiops_model.services.maturity.snapshots import compute, put_snapshot
from aiops_model.services.maturity.stating import put_fact, put_target
from aiops_model.services.maturity.views import Consensus, Evidence, MaturityView
from aiops_model.services.maturity.voting import put_votes
from aiops_model.services.maturity.writing import Writing
from aiops_model.store.maturity_items import ItemPart


def tell(to: Writing, example: DemoMaturity, lang: str) -> None:
    """Fill an example company's file; what is written is dated back, the trail is not."""
    first = replace(to, at=to.now - timedelta(days=example.rounds[0].days_ago))
    people = {
        person.id: put_respondent(first, person.name.get(lang), person.group).id
        for person in example.people
    }
    for row in example.rounds:
        at = replace(to, at=to.now - timedelta(days=row.days_ago))
        _votes(at, row, example.people, people)
        _items(at, row, lang)
        _statements(at, row)
        if row.snapshot is not None:
            computed = compute(to.ctx, at.view(), at.at.date())
            put_snapshot(at, computed, row.snapshot.get(lang))


def _votes(
    to: Writing, row: DemoRound, people: tuple[DemoPerson, ...], ids: Mapping[str, str]
) -> None:
    content = to.ctx.content.maturity
    for place, person in enumerate(people):
        said = {item: values[place] for item, values in row.votes.items()}
        choices = {
            item: entries.choice_of(content, item, value, person.confidence)
            for item, value in said.items()
            if value is not None
        }
        if choices:
            put_votes(to, ids[person.id], choices)


def _items(to: Writing, row: DemoRound, lang: str) -> None:
    content, view = to.ctx.content.maturity, to.view()
    for item, reason in row.left_out.items():
        said = entries.reason_of(content, item, reason.get(lang))
        put_part(to, item, "left_out", said, revision=_seen(view, item, "left_out"))
    for item, note in row.notes.items():
        said_note = entries.note_of(content, item, note.get(lang))
        put_part(to, item, "note", said_note, revision=_seen(view, item, "note"))
    for item, proof in row.evidence.items():
        days = proof.valid_days
        until = None if days is None else to.at.date() + timedelta(days=days)
        evidence = Evidence(proof.title.get(lang), "", until)
        clean = entries.evidence_of(content, item, evidence)
        put_part(to, item, "evidence", clean, revision=_seen(view, item, "evidence"))
    for item, agreed in row.agreed.items():
        value = Consensus(agreed.value, agreed.by.get(lang), agreed.reason.get(lang))
        checked = entries.consensus_of(content, item, value)
        put_part(to, item, "consensus", checked, revision=_seen(view, item, "consensus"))


def _statements(to: Writing, row: DemoRound) -> None:
    content, view = to.ctx.content.maturity, to.view()
    for fact, value in row.facts.items():
        known = view.facts.get(fact)
        clean = entries.fact_of(content, fact, value)
        put_fact(to, fact, clean, revision=known.revision if known else 0)
    for capability, level in row.targets.items():
        target = view.targets.get(capability)
        clean_level = entries.target_of(content, capability, level)
        put_target(to, capability, clean_level, revision=target.revision if target else 0)


def _seen(view: MaturityView, item: str, part: ItemPart) -> int:
    return view.record(item).revisions.get(part, 0)
