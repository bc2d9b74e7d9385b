"""Two visitors, a reader and the operator over every repository function.

The table is checked against the modules: a new function without a row fails here.
"""

import inspect
import typing
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from types import ModuleType
from typing import Any

import pytest
from sqlmodel import Session

from aiops_model.store import (
    OPERATOR,
    Actor,
    NotFound,
    Store,
    act_facts,
    act_overviews,
    ai_systems,
    answers,
    assessments,
    audit,
    edits,
    gate_answers,
    maturity_facts,
    maturity_items,
    maturity_overviews,
    maturity_snapshots,
    maturity_targets,
    maturity_votes,
    misses,
    overviews,
    plan_overviews,
    plan_progress,
    plan_setup,
    plan_versions,
    plan_wishes,
    respondents,
    shares,
    snapshots,
    system_duties,
)
from aiops_model.store.maturity_tables import (
    MaturityFact,
    MaturityItem,
    MaturityTarget,
    MaturityVote,
)
from aiops_model.store.maturity_votes import VoteKey
from aiops_model.store.tables import ResumeMiss, ShareLink
from tests.store.act_rows import (
    company_fact_row,
    duty_row,
    register,
    system_fact_row,
    system_row,
)
from tests.store.databases import NOON
from tests.store.plan_rows import (
    accept,
    capacity_row,
    gate_row,
    progress_row,
    setup_row,
    version_row,
    wish_row,
)
from tests.store.rows import (
    ANNA,
    BEN,
    assessment_row,
    digest,
    finish,
    freeze,
    join,
    maturity_snapshot_row,
    respondent_row,
    snapshot_row,
    start,
    vote,
    vote_row,
)

REPOSITORIES = (
    assessments,
    overviews,
    answers,
    snapshots,
    shares,
    misses,
    audit,
    edits,
    respondents,
    maturity_votes,
    maturity_items,
    maturity_facts,
    maturity_targets,
    maturity_snapshots,
    maturity_overviews,
    ai_systems,
    act_facts,
    system_duties,
    act_overviews,
    plan_setup,
    plan_wishes,
    plan_progress,
    gate_answers,
    plan_versions,
    plan_overviews,
)
LATER = NOON + timedelta(hours=1)

NOBODY = Actor("visitor")
READER = Actor("reader", share=digest("token"))
WRONG_READER = Actor("reader", share=digest("another token"))
REVOKED_READER = Actor("reader", share=digest("revoked token"))
ACTORS = {
    "owner": ANNA,
    "other visitor": BEN,
    "no cookie": NOBODY,
    "reader": READER,
    "wrong reader": WRONG_READER,
    "revoked reader": REVOKED_READER,
    "operator": OPERATOR,
}
OWNERS = {"owner", "operator"}

Call = Callable[[Session, Actor, str, str], Any]
"""Calls one function for an assessment id and a snapshot id."""


@dataclass(frozen=True)
class Row:
    """Who may: for everyone else the call raises NotFound, or finds nothing that is Anna's."""

    call: Call
    allowed: frozenset[str]
    object_given: bool = True
    """The call names an object, so a missing one must look like a foreign one."""


def _link(assessment_id: str, snapshot_id: str, token: str) -> ShareLink:
    return ShareLink(
        id=token,
        assessment_id=assessment_id,
        snapshot_id=snapshot_id,
        token_hash=digest(token),
        created_at=NOON,
        expires_at=NOON + timedelta(days=30),
    )


def _own(call: Call) -> Row:
    return Row(call, frozenset(OWNERS))


def _unnamed(call: Call, *allowed: str) -> Row:
    return Row(call, frozenset(allowed), object_given=False)


def _current(find: Callable[[Session, Actor, str], Any]) -> Row:
    """The file to work on, chosen by its id: a foreign one counts as not chosen."""
    return _unnamed(lambda s, a, i, _: [find(s, a, i)], "owner", "operator")


def _item(assessment_id: str) -> MaturityItem:
    return MaturityItem(assessment_id=assessment_id, item_id="o1_m", note="A note", changed_at=NOON)


def _fact(assessment_id: str) -> MaturityFact:
    return MaturityFact(
        assessment_id=assessment_id, fact_id="f", value="yes", revision=0, changed_at=NOON
    )


def _target(assessment_id: str) -> MaturityTarget:
    return MaturityTarget(
        assessment_id=assessment_id, capability_id="o1", value=3, revision=0, changed_at=NOON
    )


MATURITY: dict[str, Row] = {
    "edits.put": _own(
        lambda s, a, i, _: edits.put(
            s, a, _fact(i), part=("value",), stamps=("changed_at",), seen_revision=0
        )
    ),
    "edits.take": _own(
        lambda s, a, i, _: edits.take(
            s, a, MaturityVote, (i, "o1_m", "r1"), seen_revision=1, at=LATER
        )
    ),
    "respondents.of_assessment": _own(lambda s, a, i, _: respondents.of_assessment(s, a, i)),
    "respondents.get": _own(lambda s, a, i, _: respondents.get(s, a, i, "r1")),
    "respondents.add": _own(lambda s, a, i, _: respondents.add(s, a, respondent_row("new", i))),
    "respondents.remove": _own(lambda s, a, i, _: respondents.remove(s, a, i, "r1")),
    "maturity_votes.record": _own(
        lambda s, a, i, _: maturity_votes.record(s, a, vote_row(i, "r1", "o2_m"), seen_revision=0)
    ),
    "maturity_votes.put_all": _own(
        lambda s, a, i, _: maturity_votes.put_all(s, a, i, [vote_row(i, "r1", "o2_m")])
    ),
    "maturity_votes.remove": _own(
        lambda s, a, i, _: maturity_votes.remove(
            s, a, VoteKey(i, "o1_m", "r1"), seen_revision=1, at=LATER
        )
    ),
    "maturity_items.change": _own(
        lambda s, a, i, _: maturity_items.change(s, a, _item(i), "note", seen_revision=0)
    ),
    "maturity_facts.record": _own(
        lambda s, a, i, _: maturity_facts.record(s, a, _fact(i), seen_revision=0)
    ),
    "maturity_facts.remove": _own(
        lambda s, a, i, _: maturity_facts.remove(s, a, i, "f", seen_revision=0, at=LATER)
    ),
    "maturity_targets.record": _own(
        lambda s, a, i, _: maturity_targets.record(s, a, _target(i), seen_revision=0)
    ),
    "maturity_targets.remove": _own(
        lambda s, a, i, _: maturity_targets.remove(s, a, i, "o1", seen_revision=0, at=LATER)
    ),
    "maturity_snapshots.add": _own(
        lambda s, a, i, _: maturity_snapshots.add(s, a, maturity_snapshot_row("new", i, "Zweite"))
    ),
    "maturity_snapshots.names": _own(lambda s, a, i, _: maturity_snapshots.names(s, a, i)),
    "maturity_snapshots.get": _own(
        lambda s, a, i, _: maturity_snapshots.get(s, a, "k1" if i == "a1" else i)
    ),
    "maturity_overviews.one": _own(lambda s, a, i, _: maturity_overviews.one(s, a, i)),
}
AI_ACT: dict[str, Row] = {
    "ai_systems.of_assessment": _own(lambda s, a, i, _: ai_systems.of_assessment(s, a, i)),
    "ai_systems.get": _own(lambda s, a, i, _: ai_systems.get(s, a, i, "y1")),
    "ai_systems.add": _own(
        lambda s, a, i, _: ai_systems.add(s, a, i, [system_row("new", i)], LATER)
    ),
    "ai_systems.change": _own(
        lambda s, a, i, _: ai_systems.change(s, a, system_row("y1", i), seen_revision=1)
    ),
    "ai_systems.remove": _own(
        lambda s, a, i, _: ai_systems.remove(s, a, i, "y1", seen_revision=1, at=LATER)
    ),
    "act_facts.record": _own(
        lambda s, a, i, _: act_facts.record(s, a, system_fact_row(i, "y1"), seen_revision=0)
    ),
    "act_facts.remove": _own(
        lambda s, a, i, _: act_facts.remove(s, a, (i, "y1", "uses"), seen_revision=0, at=LATER)
    ),
    "act_facts.add": _own(lambda s, a, i, _: act_facts.add(s, a, i, [system_fact_row(i, "y1")])),
    "act_facts.record_company": _own(
        lambda s, a, i, _: act_facts.record_company(s, a, company_fact_row(i), seen_revision=0)
    ),
    "act_facts.remove_company": _own(
        lambda s, a, i, _: act_facts.remove_company(s, a, i, "employees", seen_revision=0, at=LATER)
    ),
    "system_duties.change": _own(
        lambda s, a, i, _: system_duties.change(s, a, duty_row(i, "y1"), "level", seen_revision=0)
    ),
    "act_overviews.one": _own(lambda s, a, i, _: act_overviews.one(s, a, i)),
}
PLAN: dict[str, Row] = {
    "plan_setup.record": _own(
        lambda s, a, i, _: plan_setup.record(s, a, setup_row(i), seen_revision=0)
    ),
    "plan_setup.record_capacity": _own(
        lambda s, a, i, _: plan_setup.record_capacity(s, a, capacity_row(i), seen_revision=0)
    ),
    "plan_setup.remove_capacity": _own(
        lambda s, a, i, _: plan_setup.remove_capacity(
            s, a, i, "model_owner", seen_revision=0, at=LATER
        )
    ),
    "plan_wishes.record": _own(
        lambda s, a, i, _: plan_wishes.record(s, a, wish_row(i), seen_revision=0)
    ),
    "plan_wishes.remove": _own(
        lambda s, a, i, _: plan_wishes.remove(s, a, i, "name_owners", seen_revision=0, at=LATER)
    ),
    "plan_progress.change": _own(
        lambda s, a, i, _: plan_progress.change(s, a, progress_row(i), "state", seen_revision=0)
    ),
    "gate_answers.record": _own(
        lambda s, a, i, _: gate_answers.record(s, a, gate_row(i), seen_revision=0)
    ),
    "gate_answers.remove": _own(
        lambda s, a, i, _: gate_answers.remove(
            s, a, (i, "G1", "owner_named"), seen_revision=0, at=LATER
        )
    ),
    "plan_versions.add": _own(lambda s, a, i, _: plan_versions.add(s, a, version_row("new", i))),
    "plan_versions.get": _own(lambda s, a, i, _: plan_versions.get(s, a, "v1" if i == "a1" else i)),
    "plan_versions.of_assessment": _own(lambda s, a, i, _: plan_versions.of_assessment(s, a, i)),
    "plan_overviews.one": _own(lambda s, a, i, _: plan_overviews.one(s, a, i)),
}
TABLE: dict[str, Row] = {
    **MATURITY,
    **AI_ACT,
    **PLAN,
    "assessments.get": _own(lambda s, a, i, _: assessments.get(s, a, i)),
    "assessments.lock": _own(lambda s, a, i, _: assessments.lock(s, a, i)),
    "assessments.touch": _own(lambda s, a, i, _: assessments.touch(s, a, i, LATER)),
    "assessments.change": _own(lambda s, a, i, _: assessments.change(s, a, i, LATER)),
    "overviews.current": _current(overviews.current),
    "overviews.head": _own(lambda s, a, i, _: overviews.head(s, a, i)),
    "overviews.current_head": _current(
        lambda s, a, i: getattr(overviews.current_head(s, a, i, "newest own"), "assessment", None)
    ),
    "overviews.locked": _own(lambda s, a, i, _: overviews.locked(s, a, i)),
    "overviews.one": _own(lambda s, a, i, _: overviews.one(s, a, i)),
    "assessments.erase": _own(lambda s, a, i, _: assessments.erase(s, a, i)),
    "overviews.newest_first": _unnamed(
        lambda s, a, _i, _s: overviews.newest_first(s, a), "owner", "operator"
    ),
    "assessments.demo_of": _unnamed(lambda s, a, _i, _s: assessments.demo_of(s, a)),
    "assessments.create": _unnamed(
        lambda s, a, _i, _s: assessments.create(s, a, assessment_row("new")),
        "owner",
        "other visitor",
        "operator",
    ),
    "assessments.by_resume_hash": _unnamed(
        lambda s, a, _i, _s: assessments.by_resume_hash(s, a, digest("code of a1")),
        "owner",
        "other visitor",
        "no cookie",
        "operator",
    ),
    "assessments.bind": _unnamed(
        lambda s, a, _i, _s: assessments.bind(s, a, assessments.get(s, OPERATOR, "a1"), NOON),
        "owner",
        "other visitor",
    ),
    "assessments.untouched_since": _unnamed(
        lambda s, a, _i, _s: assessments.untouched_since(s, a, LATER), "operator"
    ),
    "answers.of_assessment": _own(lambda s, a, i, _: answers.of_assessment(s, a, i)),
    "answers.record": _own(
        lambda s, a, i, _: answers.record(s, a, i, "state", value="1", seen_revision=0, at=LATER)
    ),
    "answers.remove": _own(lambda s, a, i, _: answers.remove(s, a, i, ("role",))),
    "snapshots.add": _own(lambda s, a, i, _: snapshots.add(s, a, snapshot_row("new", i))),
    "snapshots.latest": _own(lambda s, a, i, _: snapshots.latest(s, a, i)),
    "snapshots.with_latest": _own(lambda s, a, i, _: snapshots.with_latest(s, a, i)),
    "snapshots.get": _own(lambda s, a, _, i: snapshots.get(s, a, i)),
    "shares.add": _own(lambda s, a, i, n: shares.add(s, a, _link(i, n, "new"))),
    "shares.revoke": _own(lambda s, a, i, _: shares.revoke(s, a, i, LATER)),
    "shares.shared": _unnamed(lambda s, a, _i, _s: shares.shared(s, a, LATER), "reader"),
    "shares.remove_ended": _unnamed(
        lambda s, a, _i, _s: shares.remove_ended(s, a, LATER), "operator"
    ),
    "misses.since": _unnamed(
        lambda s, a, _i, _s: misses.since(s, a, digest("address"), NOON),
        "owner",
        "other visitor",
        "no cookie",
        "operator",
    ),
    "misses.add": _unnamed(
        lambda s, a, _i, _s: misses.add(
            s, a, ResumeMiss(id="m", address_hash=digest("x"), at=NOON)
        ),
        "owner",
        "other visitor",
        "no cookie",
        "operator",
    ),
    "misses.remove_before": _unnamed(
        lambda s, a, _i, _s: misses.remove_before(s, a, LATER), "operator"
    ),
    "audit.verify": _unnamed(lambda s, a, _i, _s: audit.verify(s, a), "operator"),
    "audit.append": _unnamed(
        lambda s, a, _i, _s: audit.append(
            s, a, "answered", assessments.get(s, OPERATOR, "a1"), at=NOON
        ),
        *ACTORS,
    ),
}
"""`audit.append` writes what the caller has been allowed to do: it opens nothing itself."""

NO_SESSION = {"may_open", "is_id"}


def functions_of(module: ModuleType) -> set[str]:
    """The public functions a module defines itself."""
    return {
        name
        for name, found in inspect.getmembers(module, inspect.isfunction)
        if found.__module__ == module.__name__ and not name.startswith("_")
    }


def _short(module: ModuleType) -> str:
    return module.__name__.rsplit(".", 1)[-1]


def test_every_repository_function_has_a_row() -> None:
    found = {f"{_short(m)}.{name}" for m in REPOSITORIES for name in functions_of(m) - NO_SESSION}
    assert found == set(TABLE), "add a row for a new function, take out that of a removed one"


def test_every_repository_function_takes_an_actor() -> None:
    for module in REPOSITORIES:
        for name in functions_of(module) - NO_SESSION:
            parameters = list(inspect.signature(getattr(module, name)).parameters)
            assert parameters[:2] == ["session", "actor"], f"{_short(module)}.{name}"


@pytest.fixture
def filled(store: Store) -> Store:
    """Anna's finished and shared assessment a1 with result s1, and one of Ben's."""
    start(store, ANNA, "a1")
    finish(store, ANNA, "a1", "s1")
    start(store, BEN, "b1")
    join(store, ANNA, "a1", "r1")
    vote(store, ANNA, "a1", "r1")
    freeze(store, ANNA, "a1", "k1", title="Erste")
    register(store, ANNA, "a1", "y1")
    accept(store, ANNA, "a1", "v1")
    with store.write() as session:
        for token in ("token", "revoked token"):
            shares.add(session, ANNA, _link("a1", "s1", token))
        session.flush()
        revoked = session.get(ShareLink, "revoked token")
        assert revoked is not None
        revoked.revoked_at = NOON
    return store


def _outcome(store: Store, actor: Actor, call: Call, assessment_id: str, snapshot_id: str) -> Any:
    """What the call gives, or the NotFound it raises; nothing is kept."""
    session = store._write()
    try:
        return call(session, actor, assessment_id, snapshot_id)
    except NotFound as refusal:
        return refusal
    finally:
        session.close()


def _shows_anna(found: Any) -> bool:
    """Whether a result lets the actor at Anna's assessment (or at what the row stands for)."""
    if isinstance(found, NotFound):
        return False
    if isinstance(found, list):
        return any(getattr(item, "id", item) == "a1" for item in found)
    return True


def test_each_actor_gets_what_is_theirs(filled: Store) -> None:
    wrong = []
    for name, row in TABLE.items():
        for who, actor in ACTORS.items():
            found = _outcome(filled, actor, row.call, "a1", "s1")
            if who in row.allowed:
                right = not isinstance(found, NotFound)
            else:
                right = not _shows_anna(found)
            if not right:
                wrong.append(f"{who}: {name}")
    assert wrong == []


def test_foreign_and_missing_are_one_answer(filled: Store) -> None:
    for name, row in TABLE.items():
        if not row.object_given:
            continue
        for who, actor in ACTORS.items():
            missing = _outcome(filled, actor, row.call, "no such id", "no such id")
            assert isinstance(missing, NotFound), f"{who}, {name}"
            if who in OWNERS:
                continue
            foreign = _outcome(filled, actor, row.call, "a1", "s1")
            assert isinstance(foreign, NotFound), f"{who}, {name}"
            assert (foreign.code, foreign.field, foreign.values) == (
                missing.code,
                missing.field,
                missing.values,
            )


@pytest.mark.parametrize("who", sorted(set(ACTORS) - OWNERS))
def test_a_list_holds_nothing_of_someone_else(filled: Store, who: str) -> None:
    with filled.read() as session:
        found = [o.assessment.id for o in overviews.newest_first(session, ACTORS[who])]
    assert found == (["b1"] if who == "other visitor" else [])


@pytest.mark.parametrize("newest", typing.get_args(overviews.Which)[1:-1])
def test_choosing_a_foreign_file_is_choosing_none(filled: Store, newest: overviews.Which) -> None:
    with filled.read() as session:
        for chosen in ("a1", "no such id", "\0", None):
            found = overviews.current_head(session, BEN, chosen, newest)
            assert found is not None
            assert found.assessment.id == "b1"
        assert overviews.current_head(session, NOBODY, "a1", newest) is None


def test_an_expired_link_is_a_wrong_link(filled: Store) -> None:
    with filled.read() as session:
        with pytest.raises(NotFound):
            shares.shared(session, READER, NOON + timedelta(days=30))
        link, snapshot, assessment = shares.shared(session, READER, NOON + timedelta(days=29))
    assert (link.id, snapshot.id, assessment.id) == ("token", "s1", "a1")


def test_demo_companies_are_a_browsers_own(filled: Store) -> None:
    start(filled, ANNA, "demo of anna", tenant="demo")
    start(filled, OPERATOR, "demo of nobody", tenant="demo")
    with filled.read() as session:
        found = {
            who: [a.id for a in assessments.demo_of(session, actor)]
            for who, actor in ACTORS.items()
        }
    assert found.pop("owner") == ["demo of anna"]
    assert found.pop("operator") == ["demo of nobody"]
    assert set(map(tuple, found.values())) == {()}
