import string
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlmodel import select

from aiops_model import services
from aiops_model.domain.errors import Refusal
from aiops_model.services import Actor
from aiops_model.services.codes import ALPHABET
from aiops_model.services.context import visitor
from aiops_model.store.tables import Assessment
from tests.services.conftest import MANUFACTURER, Installation

ADDRESS = "192.0.2.7"


def _refused(house: Installation, code: str, address: str = ADDRESS) -> str:
    with pytest.raises(Refusal) as caught:
        services.resume(house.ctx, house.ben, code, address)
    return caught.value.code


def test_the_code_opens_the_self_check_in_another_browser(house: Installation) -> None:
    assessment_id = house.answered()
    code = services.resume_code(house.ctx, house.anna, assessment_id)
    assert len(code) == 9
    assert code[4] == "-"
    assert set(code.replace("-", "")) <= set(ALPHABET)
    assert services.resume_code(house.ctx, house.anna, assessment_id) == code
    house.clock.advance(days=2)
    view = services.resume(house.ctx, house.ben, code, ADDRESS)
    assert (view.id, view.answers) == (assessment_id, MANUFACTURER)
    saved = services.record_answer(
        house.ctx, house.ben, assessment_id, "state", "half", view.revisions["state"]
    )
    assert isinstance(saved, services.Saved)
    assert house.view(assessment_id).answers["state"] == "half", "the first browser goes on too"
    assert services.resume(house.ctx, house.anna, code, ADDRESS).id == assessment_id


def test_it_opens_that_self_check_only(house: Installation) -> None:
    house.start()
    code = services.resume_code(house.ctx, house.anna, house.start())
    services.resume(house.ctx, house.ben, code, ADDRESS)
    assert len(services.my_self_checks(house.ctx, house.ben)) == 1


def test_case_spaces_and_hyphens_do_not_matter(house: Installation) -> None:
    assessment_id = house.start()
    code = services.resume_code(house.ctx, house.anna, assessment_id)
    plain = code.replace("-", "")
    for typed in (plain, code.lower(), f"  {code} ", " ".join(plain), code.replace("-", "\u2013")):
        assert services.resume(house.ctx, house.ben, typed, ADDRESS).id == assessment_id


@pytest.mark.parametrize(("kept", "days"), [(30, 30), (90, 90), (365, 90)])
def test_a_code_is_promised_no_longer_than_its_self_check_is_kept(
    house: Installation, kept: int, days: int
) -> None:
    assert services.code_days(replace(house.ctx, retention=timedelta(days=kept))) == days


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "-",
        "2345",
        "2345-6789-ABCD",
        "O123-4567",
        "0000-1111",
        "ß" * 8,
        "\0" * 8,
        "Ω" * 8,
        "A" * 10_000,
        "２３４５-6789",
        "%00",
        "1 OR 1=1",
        "\ud800" * 8,
    ],
)
def test_what_is_no_code_is_unknown(file_house: Installation, typed: str) -> None:
    file_house.start()
    assert _refused(file_house, typed) == "resume_unknown"


def test_a_wrong_code_is_unknown(house: Installation) -> None:
    code = services.resume_code(house.ctx, house.anna, house.start())
    other = "2" if code[0] != "2" else "3"
    assert _refused(house, other + code[1:]) == "resume_unknown"
    assert services.my_self_checks(house.ctx, house.ben) == []


def test_it_holds_ninety_days_from_the_last_use(house: Installation) -> None:
    assessment_id = house.start()
    code = services.resume_code(house.ctx, house.anna, assessment_id)
    house.clock.advance(days=89)
    services.resume(house.ctx, house.anna, code, ADDRESS)
    house.clock.advance(days=89)
    house.answer(assessment_id, "state", "half")
    house.clock.advance(days=90)
    assert services.resume(house.ctx, house.anna, code, ADDRESS).id == assessment_id
    house.clock.advance(days=90, seconds=1)
    assert _refused(house, code) == "resume_expired"


def test_after_twenty_misses_the_right_code_waits_too(house: Installation) -> None:
    code = services.resume_code(house.ctx, house.anna, house.start())
    for number in range(20):
        assert _refused(house, f"2222-22{number:02d}") == "resume_unknown"
        house.clock.advance(seconds=6)
    with pytest.raises(Refusal) as caught:
        services.resume(house.ctx, house.ben, code, ADDRESS)
    assert (caught.value.code, caught.value.values) == ("resume_too_many", {"minutes": 8})
    assert services.resume(house.ctx, house.ben, code, "198.51.100.1").lang == "de"
    house.clock.advance(minutes=8)
    assert services.resume(house.ctx, house.ben, code, ADDRESS).lang == "de"


def test_ten_thousand_guesses_are_twenty_look_ups(file_house: Installation) -> None:
    file_house.start()
    told = [_refused(file_house, "2345-6789") for _ in range(200)]
    assert told.count("resume_unknown") == 20
    assert told.count("resume_too_many") == 180
    with file_house.ctx.store.read() as session:
        assert session.execute(text("SELECT count(*) FROM resume_miss")).scalar_one() == 20


def test_without_a_cookie_there_is_nothing_to_bind(house: Installation) -> None:
    code = services.resume_code(house.ctx, house.anna, house.start())
    for actor in (Actor("visitor"), Actor("reader", share="0" * 64)):
        with pytest.raises(Refusal, match="no_visit"):
            services.resume(house.ctx, actor, code, ADDRESS)


def test_on_a_collision_the_next_code_is_taken(house: Installation) -> None:
    first = house.start()
    with house.ctx.store.read() as session:
        taken = session.exec(select(Assessment.resume_hash)).one()
    twin = services.start_self_check(replace(house.ctx, new_id=lambda: "twin"), house.anna, "de")
    second = services.resume_code(house.ctx, house.anna, twin.id)
    services.delete_self_check(house.ctx, house.anna, "twin")
    with house.ctx.store.write() as session:
        other = session.get(Assessment, first)
        assert other is not None
        assert other.resume_hash == taken
        other.resume_hash = _hash_of(house, second)
    services.start_self_check(replace(house.ctx, new_id=lambda: "twin"), house.anna, "de")
    with house.ctx.store.read() as session:
        twin_row = session.get(Assessment, "twin")
    assert twin_row is not None
    assert twin_row.resume_counter == 1
    assert services.resume_code(house.ctx, house.anna, "twin") != second


def _hash_of(house: Installation, code: str) -> str:
    from aiops_model.services.secret import keyed_hash

    return keyed_hash(house.ctx.secret, "resume code", code.replace("-", ""))


def test_the_database_holds_neither_code_nor_address_nor_cookie(file_house: Installation) -> None:
    code = services.resume_code(file_house.ctx, file_house.anna, file_house.start())
    _refused(file_house, "2345-6789")
    path = file_house.ctx.store.path
    file_house.ctx.store.checkpoint()
    file_house.ctx.store.close()
    assert path is not None
    raw = path.read_bytes()
    for clear in (code, code.replace("-", ""), "2345-6789", "23456789", ADDRESS):
        assert clear.encode() not in raw


def test_another_secret_gives_other_codes_and_other_visitors(house: Installation) -> None:
    assessment_id = house.start()
    stranger = replace(house.ctx, secret=bytes(32))
    assert visitor(stranger, "anna") != house.anna
    assert services.resume_code(stranger, house.anna, assessment_id) != services.resume_code(
        house.ctx, house.anna, assessment_id
    )


def test_codes_use_the_whole_alphabet(file_house: Installation) -> None:
    codes = {
        services.resume_code(file_house.ctx, file_house.anna, file_house.start()).replace("-", "")
        for _ in range(60)
    }
    assert len(codes) == 60
    assert set("".join(codes)) == set(ALPHABET)
    assert set(ALPHABET) < set(string.ascii_uppercase + string.digits)
