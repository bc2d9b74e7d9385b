"""A page that reads a file with every click is given what it knows, as long as that is the file."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text

from aiops_model import services
from aiops_model.domain.errors import Refusal
from aiops_model.services import NotFound, ai_act, maturity, plan
from tests.services.ai_act import test_scope as act_scope
from tests.services.conftest import Installation
from tests.services.maturity import test_scope as maturity_scope
from tests.services.plan import test_scope as plan_scope

SUBJECTS = {"maturity": maturity_scope, "ai_act": act_scope, "plan": plan_scope}
READERS: dict[str, Callable[..., Any]] = {
    "maturity": maturity.current_maturity,
    "ai_act": ai_act.current_act,
    "plan": plan.current_plan,
    "file": plan.current_file,
}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_after_any_service_a_page_sees_what_a_new_page_sees(
    house: Installation, subject: str
) -> None:
    ids = SUBJECTS[subject].made(house)
    known = {name: read(house.ctx, house.anna, ids[0]) for name, read in READERS.items()}
    changed = set()
    for name, call in SUBJECTS[subject].calls(house).items():
        before = events(house)
        try:
            call(house.anna, *ids)
        except (NotFound, Refusal):
            assert events(house) == before
        for reader, read in READERS.items():
            seen = read(house.ctx, house.anna, ids[0], known=known[reader])
            assert seen == read(house.ctx, house.anna, ids[0]), (name, reader)
            assert (seen is known[reader]) == (events(house) == before), (name, reader)
            known[reader] = seen
        changed |= {name} if events(house) != before else set()
    assert len(changed) > 5, "the subject's services that write"


def test_what_the_self_check_writes_is_seen_too(house: Installation) -> None:
    file = plan_scope.made(house)[0]
    for write in (
        lambda: house.answer(file, "employees", 300),
        lambda: services.set_company_name(house.ctx, house.anna, file, "Anders"),
        lambda: services.finish_check(house.ctx, house.anna, file),
    ):
        known = {name: read(house.ctx, house.anna, file) for name, read in READERS.items()}
        write()
        for name, read in READERS.items():
            seen = read(house.ctx, house.anna, file, known=known[name])
            assert seen is not known[name], name
            assert seen == read(house.ctx, house.anna, file), name


def test_what_happens_to_other_files_is_not_read(house: Installation) -> None:
    file = plan_scope.made(house)[0]
    known = {name: read(house.ctx, house.anna, file) for name, read in READERS.items()}
    house.finished()
    for name, read in READERS.items():
        assert read(house.ctx, house.anna, file, known=known[name]) is known[name]


def test_the_next_day_and_other_content_are_read_anew(house: Installation) -> None:
    file = plan_scope.made(house)[0]
    for name, read in READERS.items():
        known = read(house.ctx, house.anna, file)
        other = house.with_content(replace(house.ctx.content, content_hash="other"))
        assert read(other.ctx, house.anna, file, known=known) is not known, name
        house.clock.advance(days=1)
        assert read(house.ctx, house.anna, file, known=known) is not known, name


def test_whoever_lost_the_file_is_given_nothing_of_it(house: Installation) -> None:
    file = plan_scope.made(house)[0]
    known = {name: read(house.ctx, house.anna, file) for name, read in READERS.items()}
    for name, read in READERS.items():
        assert read(house.ctx, house.ben, file, known=known[name]) is None
    services.delete_self_check(house.ctx, house.anna, file)
    for name, read in READERS.items():
        assert read(house.ctx, house.anna, file, known=known[name]) is None


def events(house: Installation) -> int:
    """Events in the trail of all files."""
    with house.ctx.store.read() as session:
        return int(session.execute(text("SELECT count(*) FROM audit_event")).scalar_one())
