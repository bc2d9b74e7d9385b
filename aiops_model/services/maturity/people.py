"""The people whose answers count: named, sorted into groups, removed with their answers."""

from aiops_model.domain.errors import Refusal
from aiops_model.services.context import Context
from aiops_model.services.maturity import entries
from aiops_model.services.maturity.views import MaturityView
from aiops_model.services.maturity.writing import Writing, writing
from aiops_model.store import Actor, assessments, maturity_tables, respondents

MOST = 100
"""People in one file."""


def add_respondent(
    ctx: Context, actor: Actor, assessment_id: str, name: str, group: str = ""
) -> MaturityView:
    """Add someone; the new one is the last of `respondents`.

    Whoever works on the file answers too: before the first vote they are added first, without a
    name, so that their answers do not count as the new one's. Only one person can be without a
    name. Raises Refusal("name_taken", suggestion=...) and Refusal("text_missing") about
    "respondent_name", those of `clean_text`, Refusal("unknown_option") about "group",
    Refusal("too_many_respondents", max=...), NotFound.
    """
    clean = entries.needed_text(name, maturity_tables.NAME_LIMIT, "respondent_name")
    known = entries.group_of(group)
    with writing(ctx, actor, assessment_id) as to:
        assessments.lock(to.session, actor, assessment_id)
        if not respondents.of_assessment(to.session, actor, assessment_id):
            put_respondent(to, "", None)
        put_respondent(to, clean, known)
        return to.view()


def rename_respondent(
    ctx: Context,
    actor: Actor,
    assessment_id: str,
    respondent_id: str,
    name: str,
    *,
    group: str = "",
) -> MaturityView:
    """Give someone another name or group; the same again changes nothing.

    Raises what `add_respondent` raises; a name may be blank here.
    """
    clean, known = entries.name_of(name), entries.group_of(group)
    with writing(ctx, actor, assessment_id) as to:
        assessments.lock(to.session, actor, assessment_id)
        person = respondents.get(to.session, actor, assessment_id, respondent_id)
        if (person.name, person.grp) != (clean, known):
            if person.name != clean:
                _free(respondents.of_assessment(to.session, actor, assessment_id), clean)
            assessment = assessments.change(to.session, actor, assessment_id, to.now)
            person.name, person.grp = clean, known
            to.note("respondent_changed", assessment, respondent_id)
        return to.view()


def remove_respondent(
    ctx: Context, actor: Actor, assessment_id: str, respondent_id: str
) -> MaturityView:
    """Remove someone with all their answers; snapshots keep what they were computed from.

    Raises NotFound, also for someone who is gone already.
    """
    with writing(ctx, actor, assessment_id) as to:
        respondents.remove(to.session, actor, assessment_id, respondent_id)
        assessment = assessments.change(to.session, actor, assessment_id, to.now)
        to.note("respondent_removed", assessment, respondent_id)
        return to.view()


def put_respondent(to: Writing, name: str, group: str | None) -> maturity_tables.Respondent:
    """Store someone new with the event."""
    assessments.lock(to.session, to.actor, to.assessment_id)
    present = respondents.of_assessment(to.session, to.actor, to.assessment_id)
    if len(present) >= MOST:
        raise Refusal("too_many_respondents", max=MOST)
    _free(present, name)
    person = maturity_tables.Respondent(
        assessment_id=to.assessment_id,
        id=to.ctx.new_id(),
        number=0,
        name=name,
        grp=group,
        created_at=to.at,
    )
    respondents.add(to.session, to.actor, person)
    assessment = assessments.change(to.session, to.actor, to.assessment_id, to.now)
    to.note("respondent_added", assessment, person.id)
    return person


def free_name(wanted: str, taken: set[str], limit: int = maturity_tables.NAME_LIMIT) -> str:
    """The wanted name with the first number that makes it one of its own: "Board (2)"."""
    number = 2
    while True:
        ending = f" ({number})"
        found = wanted[: limit - len(ending)] + ending
        if found not in taken:
            return found
        number += 1


def _free(present: list[maturity_tables.Respondent], name: str) -> None:
    taken = {person.name for person in present}
    if name not in taken:
        return
    if not name:
        raise Refusal("text_missing", "respondent_name")
    suggestion = free_name(name, taken)
    raise Refusal("name_taken", "respondent_name", entered=name, suggestion=suggestion)
