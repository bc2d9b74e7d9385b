"""Answers: each is stored at once, in its own transaction, unless someone was faster."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from aiops_model.services.context import Context
from aiops_model.services.maturity import entries
from aiops_model.services.maturity.opening import first_respondent
from aiops_model.services.maturity.proposing import proposed_steps
from aiops_model.services.maturity.views import Choice, Collision, MaturityView, Stored, VoteSaved
from aiops_model.services.maturity.writing import Writing, writing
from aiops_model.store import Actor, assessments, maturity_votes, respondents
from aiops_model.store.edits import Edited
from aiops_model.store.maturity_tables import MaturityVote
from aiops_model.store.maturity_votes import VoteKey


def record_vote(  # noqa: PLR0917 - the order of its words: who, what, from which answer on
    ctx: Context,
    actor: Actor,
    assessment_id: str,
    respondent_id: str | None,
    item_id: str,
    value: object,
    confidence: int | None = None,
    revision: int = 0,
) -> VoteSaved | Collision:
    """Store one person's answer if it is still the one that was shown (`revision`; 0 for none).

    Without a respondent it is the first one's, who is made when there is nobody. `item_id` is an
    item (value: a step of the scale) or a capability (value: a level); "dont_know" fits both. The
    same answer again is a success whatever the revision.
    Raises Refusal("unknown_item") about "item", Refusal("unknown_option") about "answer" or
    "confidence", NotFound.
    """
    choice = entries.choice_of(ctx.content.maturity, item_id, value, confidence)
    with writing(ctx, actor, assessment_id) as to:
        who = respondent_id or me(to)
        done = put_vote(to, who, item_id, choice, revision=revision)
        current = done.current
        if done.outcome == "stale":
            return _collision(item_id, who, choice, done)
        if current is None:
            raise RuntimeError(f"no answer to {item_id} after it was {done.outcome}")
        return VoteSaved(item_id, who, choice, current.revision, to.view())


def withdraw_vote(
    ctx: Context,
    actor: Actor,
    assessment_id: str,
    respondent_id: str,
    item_id: str,
    *,
    revision: int,
) -> Stored | Collision:
    """Take an answer back if it is still the one that was shown; without one nothing happens.

    Raises Refusal("unknown_item") about "item", NotFound.
    """
    entries.known_item(ctx.content.maturity, item_id, or_capability=True)
    with writing(ctx, actor, assessment_id) as to:
        vote = VoteKey(assessment_id, item_id, respondent_id)
        done = maturity_votes.remove(to.session, actor, vote, seen_revision=revision, at=to.now)
        if done.outcome == "stale":
            return _collision(item_id, respondent_id, None, done)
        if done.outcome == "stored":
            to.note("unvoted", done.assessment, item_id)
        return Stored(0, to.view())


@dataclass(frozen=True)
class Confirmed:
    """Proposals that became answers, in the order they were asked for."""

    item_ids: tuple[str, ...]
    view: MaturityView


def confirm_proposals(
    ctx: Context,
    actor: Actor,
    assessment_id: str,
    respondent_id: str | None,
    item_ids: Iterable[str],
) -> Confirmed:
    """Make proposals (of the self-check, of own workshop choices) this person's answers.

    An item that the person has answered meanwhile keeps that answer; one for which nothing is
    proposed any more stays open. Raises Refusal("unknown_item") about "item", NotFound.
    """
    content = ctx.content.maturity
    wanted = [entries.known_item(content, item_id) for item_id in dict.fromkeys(item_ids)]
    with writing(ctx, actor, assessment_id) as to:
        assessments.lock(to.session, actor, assessment_id)
        who = respondent_id or me(to)
        respondents.get(to.session, actor, assessment_id, who)
        steps = proposed_steps(ctx.content, to.view(), who)
        taken = tuple(item_id for item_id in wanted if item_id in steps)
        if taken:
            put_votes(to, who, {item_id: Choice(steps[item_id]) for item_id in taken})
        return Confirmed(taken, to.view())


def me(to: Writing) -> str:
    """Who answers when nobody is named."""
    assessments.lock(to.session, to.actor, to.assessment_id)
    return first_respondent(to.ctx, to.session, to.actor, to.assessment_id).id


def put_vote(
    to: Writing, respondent_id: str, item_id: str, choice: Choice, *, revision: int
) -> Edited[MaturityVote]:
    """Store a checked answer with its event."""
    vote = _row(to, respondent_id, item_id, choice)
    done = maturity_votes.record(to.session, to.actor, vote, seen_revision=revision)
    if done.outcome == "stored":
        to.note("voted", done.assessment, item_id)
    return done


def put_votes(to: Writing, respondent_id: str, choices: Mapping[str, Choice]) -> None:
    """Store several checked answers of one person as one change, with one event."""
    rows = [_row(to, respondent_id, item, choice) for item, choice in choices.items()]
    assessment = maturity_votes.put_all(to.session, to.actor, to.assessment_id, rows)
    to.note("voted", assessment)


def _row(to: Writing, respondent_id: str, item_id: str, choice: Choice) -> MaturityVote:
    return MaturityVote(
        assessment_id=to.assessment_id,
        item_id=item_id,
        respondent_id=respondent_id,
        value=choice.value,
        confidence=choice.confidence,
        revision=0,
        answered_at=to.at,
    )


def _collision(
    item_id: str, respondent_id: str, mine: Choice | None, done: Edited[MaturityVote]
) -> Collision:
    row = done.current
    return Collision(
        part="vote",
        item_id=item_id,
        respondent_id=respondent_id,
        mine=mine,
        theirs=None if row is None else Choice(row.value, row.confidence),
        when=done.assessment.touched_at if row is None else row.answered_at,
        revision=0 if row is None else row.revision,
    )
