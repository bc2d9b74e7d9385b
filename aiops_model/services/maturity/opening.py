"""Opening a company's file for the maturity instrument, or beginning one without a self-check."""

import json
from datetime import date
from typing import TYPE_CHECKING, Literal

from sqlmodel import Session

from aiops_model.content.later import Later
from aiops_model.services.codes import shown_code
from aiops_model.services.context import Context
from aiops_model.services.maturity.views import (
    Consensus,
    Evidence,
    ItemRecord,
    MaturityView,
    Part,
    Respondent,
    SnapshotHead,
    Stated,
    Vote,
)
from aiops_model.services.self_check import begin
from aiops_model.services.steps import taken
from aiops_model.services.unchanged import read_or_known, stamp_of
from aiops_model.store import Actor, maturity_overviews, maturity_tables, overviews, respondents
from aiops_model.store.maturity_overviews import Cell, MaturityOverview

if TYPE_CHECKING:
    from aiops_model.services.ai_act.telling import Told


def open_maturity(ctx: Context, actor: Actor, assessment_id: str) -> MaturityView:
    """One file. Raises NotFound, for a foreign one as for a missing one."""
    with ctx.store.read() as session:
        return view_of(ctx, maturity_overviews.one(session, actor, assessment_id))


def current_maturity(
    ctx: Context,
    actor: Actor,
    chosen: str | None,
    *,
    own: bool = False,
    known: MaturityView | None = None,
) -> MaturityView | None:
    """The chosen file of this browser, without one the newest that is no example.

    Among the newest those with maturity answers come first. With `own` an example does not count
    as chosen. None when there is nothing. `known`
    is what this reader was given before: given again while the file is unchanged.
    """
    with ctx.store.read() as session:
        head = overviews.current_head(session, actor, chosen, "newest rated", own=own)
        return read_or_known(
            ctx, head, known, lambda id_: view_of(ctx, maturity_overviews.one(session, actor, id_))
        )


def start_maturity(ctx: Context, actor: Actor, lang: str) -> MaturityView:
    """Begin a file with the maturity instrument; its first respondent is there at once.

    Raises Refusal("no_visit") when the browser sent no visit cookie: nothing could be found again.
    """
    with ctx.store.write() as session:
        assessment = begin(ctx, session, actor, lang)
        first_respondent(ctx, session, actor, assessment.id)
        return current_view(ctx, session, actor, assessment.id)


def first_respondent(
    ctx: Context, session: Session, actor: Actor, assessment_id: str
) -> maturity_tables.Respondent:
    """Who answers when nobody is named; made when there is nobody, without asking for a name."""
    present = respondents.of_assessment(session, actor, assessment_id)
    if present:
        return present[0]
    me = maturity_tables.Respondent(
        assessment_id=assessment_id, id=ctx.new_id(), number=0, name="", created_at=ctx.clock()
    )
    return respondents.add(session, actor, me)


def current_view(ctx: Context, session: Session, actor: Actor, assessment_id: str) -> MaturityView:
    """The file as it is after what this session has changed."""
    session.flush()
    return view_of(ctx, maturity_overviews.one(session, actor, assessment_id))


def view_of(ctx: Context, found: MaturityOverview) -> MaturityView:
    """What an owner sees of these rows."""
    assessment = found.assessment
    answers = {cell.key: json.loads(cell.text or "null") for cell in found.answers}
    return MaturityView(
        id=assessment.id,
        demo=found.tenant_kind == "demo",
        lang=assessment.lang,
        company_name=assessment.company_name,
        country=answers.get("country"),
        self_check=answers,
        self_check_snapshot_id=found.snapshot_id,
        created_at=assessment.created_at,
        touched_at=assessment.touched_at,
        respondents=tuple(
            Respondent(cell.key, cell.text or "", cell.other or "", cell.at)
            for cell in found.respondents
        ),
        votes={(vote.item_id, vote.respondent_id): vote for vote in map(_vote, found.votes)},
        items={row.item_id: item_record(row) for row in found.items},
        facts={cell.key: Stated(cell.text or "", cell.revision) for cell in found.facts},
        targets={cell.key: Stated(str(cell.number), cell.revision) for cell in found.targets},
        snapshots=tuple(map(_head, found.snapshots)),
        register=Later(lambda: _told(ctx, found)),
        resume_code=shown_code(ctx, assessment),
        stamp=stamp_of(ctx, found),
        steps=taken(found, assessed=_assessed(ctx, found)),
    )


def _assessed(ctx: Context, found: MaturityOverview) -> bool:
    """Whether each capability has an answer: as a whole, or to one of its items."""
    left_out = {row.item_id for row in found.items if row.left_out_reason is not None}
    known = {vote.key for vote in found.votes} | left_out
    return all(
        row.id in known or any(item.id in known for item in row.items)
        for row in ctx.content.maturity.capabilities
    )


def _told(ctx: Context, found: MaturityOverview) -> "Told":
    # The law is read at its first use, and its services know those of the instrument.
    from aiops_model.services.ai_act.telling import told

    return told(ctx, found)


def _vote(cell: Cell) -> Vote:
    return Vote(cell.key, cell.other or "", cell.text or "", cell.number, cell.revision, cell.at)


def _head(cell: Cell) -> SnapshotHead:
    day, _, indices = (cell.more or "").partition(" ")
    return SnapshotHead(
        id=cell.key,
        number=cell.number or 0,
        name=cell.text or "",
        created_at=cell.at,
        as_of=date.fromisoformat(day),
        instrument_version=cell.other or "",
        indices=json.loads(indices),
    )


def item_record(row: maturity_tables.MaturityItem) -> ItemRecord:
    """What a row says of an item."""
    touched: dict[Part, int] = {
        part: revision for part, revision in _revisions(row).items() if revision
    }
    return ItemRecord(
        item_id=row.item_id,
        left_out=row.left_out_reason is not None,
        left_out_reason=row.left_out_reason or "",
        note=row.note or "",
        evidence=evidence_of(row),
        consensus=consensus_of(row),
        revisions=touched,
        changed_at=row.changed_at,
    )


def evidence_of(row: maturity_tables.MaturityItem) -> Evidence | None:
    """The evidence of an item; None without."""
    if row.evidence_title is None:
        return None
    return Evidence(
        row.evidence_title, row.evidence_link or "", row.evidence_until, row.evidence_added_at
    )


def consensus_of(row: maturity_tables.MaturityItem) -> Consensus | None:
    """The value agreed on an item; None without."""
    if row.consensus_value is None:
        return None
    return Consensus(
        row.consensus_value, row.consensus_by or "", row.consensus_reason or "", row.consensus_at
    )


def _revisions(
    row: maturity_tables.MaturityItem,
) -> dict[Literal["left_out", "note", "evidence", "consensus"], int]:
    return {
        "left_out": row.left_out_revision,
        "note": row.note_revision,
        "evidence": row.evidence_revision,
        "consensus": row.consensus_revision,
    }
