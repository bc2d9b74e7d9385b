"""Many editors of one answer: nothing acknowledged is lost, nothing is overwritten unseen."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from aiops_model.store import (
    Actor,
    Store,
    answers,
    assessments,
    maturity_votes,
    plan_progress,
    system_duties,
)
from aiops_model.store.ai_act_tables import SystemDuty
from aiops_model.store.maturity_tables import MaturityVote
from aiops_model.store.plan_tables import PlanProgress
from tests.store.act_rows import duty_row, register
from tests.store.databases import NOON
from tests.store.plan_rows import progress_row
from tests.store.rows import ANNA, join, start, vote_row

WORKERS = 8
EDITS = 100


@dataclass
class Tally:
    stored: int = 0
    stale: int = 0


def _edit(store: Store, actor: Actor, worker: int) -> Tally:
    """Show the answer, then change it to what is unique to this worker and edit, 100 times."""
    tally = Tally()
    for edit in range(EDITS):
        with store.read() as session:
            shown = answers.of_assessment(session, actor, "a1")
            revision = shown[0].revision if shown else 0
        with store.write() as session:
            done = answers.record(
                session,
                actor,
                "a1",
                "employees",
                value=str(worker * 1000 + edit),
                seen_revision=revision,
                at=NOON,
            )
        if done.outcome == "stored":
            tally.stored += 1
        else:
            assert done.outcome == "stale"
            tally.stale += 1
    return tally


def test_each_edit_is_stored_or_told_to_be_stale(store: Store) -> None:
    start(store, ANNA, "a1")
    with ThreadPoolExecutor(WORKERS) as pool:
        tallies = list(pool.map(lambda worker: _edit(store, ANNA, worker), range(WORKERS)))
    stored = sum(tally.stored for tally in tallies)
    assert stored + sum(tally.stale for tally in tallies) == WORKERS * EDITS
    with store.read() as session:
        (answer,) = answers.of_assessment(session, ANNA, "a1")
        assert answer.revision == stored
        assert assessments.get(session, ANNA, "a1").revision == stored


def test_edits_that_follow_what_is_stored_all_succeed(store: Store) -> None:
    start(store, ANNA, "a1")

    def insist(worker: int) -> int:
        for edit in range(EDITS // 4):
            revision = 0
            while True:
                with store.write() as session:
                    done = answers.record(
                        session,
                        ANNA,
                        "a1",
                        "employees",
                        value=str(worker * 1000 + edit),
                        seen_revision=revision,
                        at=NOON,
                    )
                if done.outcome == "stored":
                    break
                assert done.current is not None
                revision = done.current.revision
        return EDITS // 4

    with ThreadPoolExecutor(WORKERS) as pool:
        acknowledged = sum(pool.map(insist, range(WORKERS)))
    with store.read() as session:
        (answer,) = answers.of_assessment(session, ANNA, "a1")
    assert answer.revision == acknowledged == WORKERS * (EDITS // 4)


def test_two_facilitators_never_overwrite_a_vote_unseen(store: Store) -> None:
    start(store, ANNA, "a1")
    join(store, ANNA, "a1", "r1")
    values = ("none", "some", "half", "most")

    def edit(worker: int) -> Tally:
        tally = Tally()
        for number in range(EDITS // 4):
            with store.read() as session:
                shown = session.get(MaturityVote, ("a1", "o1_m", "r1"))
                seen, said = (0, "") if shown is None else (shown.revision, shown.value)
            value = values[(values.index(said) + 1 + (worker + number) % 3) % 4] if said else "none"
            with store.write() as session:
                row = vote_row("a1", "r1", "o1_m", value)
                done = maturity_votes.record(session, ANNA, row, seen_revision=seen)
            tally.stored += done.outcome == "stored"
            tally.stale += done.outcome == "stale"
        return tally

    with ThreadPoolExecutor(WORKERS) as pool:
        tallies = list(pool.map(edit, range(WORKERS)))
    stored = sum(tally.stored for tally in tallies)
    assert stored > 0
    with store.read() as session:
        found = session.get(MaturityVote, ("a1", "o1_m", "r1"))
        assert found is not None
        assert found.revision == stored == assessments.get(session, ANNA, "a1").revision


def test_two_facilitators_never_overwrite_a_duty_unseen(store: Store) -> None:
    start(store, ANNA, "a1")
    register(store, ANNA, "a1", "y1")
    with store.read() as session:
        before = assessments.get(session, ANNA, "a1").revision

    def edit(worker: int) -> Tally:
        tally = Tally()
        for number in range(EDITS // 4):
            with store.read() as session:
                shown = session.get(SystemDuty, ("a1", "y1", "ART4"))
                seen, said = (0, "") if shown is None else (shown.level_revision, str(shown.level))
            level = str((int(said) + 1 + (worker + number) % 3) % 4) if said else "0"
            with store.write() as session:
                row = duty_row("a1", "y1", level=level)
                done = system_duties.change(session, ANNA, row, "level", seen_revision=seen)
            tally.stored += done.outcome == "stored"
            tally.stale += done.outcome == "stale"
        return tally

    with ThreadPoolExecutor(WORKERS) as pool:
        tallies = list(pool.map(edit, range(WORKERS)))
    stored = sum(tally.stored for tally in tallies)
    assert stored > 0
    with store.read() as session:
        found = session.get(SystemDuty, ("a1", "y1", "ART4"))
        assert found is not None
        after = assessments.get(session, ANNA, "a1").revision
        assert (found.level_revision, after) == (before + stored, before + stored)


def test_two_people_never_overwrite_the_progress_of_a_measure_unseen(store: Store) -> None:
    start(store, ANNA, "a1")

    def edit(worker: int) -> Tally:
        tally = Tally()
        for number in range(EDITS // 4):
            with store.read() as session:
                shown = session.get(PlanProgress, ("a1", "name_owners"))
                seen, said = (0, 0) if shown is None else (shown.state_revision, shown.percent)
            percent = (said + 1 + (worker + number) % 3) % 100
            with store.write() as session:
                row = progress_row("a1", percent)
                done = plan_progress.change(session, ANNA, row, "state", seen_revision=seen)
            tally.stored += done.outcome == "stored"
            tally.stale += done.outcome == "stale"
        return tally

    with ThreadPoolExecutor(WORKERS) as pool:
        tallies = list(pool.map(edit, range(WORKERS)))
    stored = sum(tally.stored for tally in tallies)
    assert stored > 0
    with store.read() as session:
        found = session.get(PlanProgress, ("a1", "name_owners"))
        assert found is not None
        assert found.state_revision == stored == assessments.get(session, ANNA, "a1").revision


def test_an_answer_given_again_never_repeats_a_revision(store: Store) -> None:
    start(store, ANNA, "a1")
    seen = []
    for value in ("1", "2", "1"):
        with store.write() as session:
            done = answers.record(
                session, ANNA, "a1", "depth", value=value, seen_revision=0, at=NOON
            )
            assert done.current is not None
            seen.append(done.current.revision)
            answers.remove(session, ANNA, "a1", ("depth",))
    assert len(set(seen)) == 3
    with store.write() as session:
        stale = answers.record(
            session, ANNA, "a1", "depth", value="9", seen_revision=seen[0], at=NOON
        )
    assert stale.outcome == "stale"
    assert stale.current is None
