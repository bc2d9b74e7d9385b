"""Every hostile string in every free text of the maturity instrument."""

import re
import unicodedata
from collections.abc import Callable, Mapping

import pytest

from aiops_model import services
from aiops_model.domain.errors import Refusal
from aiops_model.services import OPERATOR, NotFound, maturity
from aiops_model.services.maturity import Collision, Consensus, Evidence, MaturityView, Stored
from tests.hostile.corpus import Hostile, strings
from tests.services.conftest import (
    Installation,
    database_url,
    house,
    postgres_shared,
    sqlite_template,
    sqlite_url,
    store,
)

__all__ = ["database_url", "house", "postgres_shared", "sqlite_template", "sqlite_url", "store"]

ITEM = "o2_t"
Field = tuple[str, int, Callable[[str], object], Callable[[], str]]
"""Name of the field, its limit, how a text goes in and how it comes back."""


def opened(house: Installation, file: str) -> MaturityView:
    return maturity.open_maturity(house.ctx, house.anna, file)


def fields(house: Installation, file: str) -> list[Field]:
    ctx, anna = house.ctx, house.anna

    def seen(part: str) -> int:
        revisions: Mapping[str, int] = {
            str(k): v for k, v in opened(house, file).record(ITEM).revisions.items()
        }
        return revisions.get(part, 0)

    def proof() -> Evidence:
        return opened(house, file).record(ITEM).evidence or Evidence("")

    def agreed() -> Consensus:
        return opened(house, file).record(ITEM).consensus or Consensus("", "", "")

    return [
        (
            "note",
            2000,
            lambda t: maturity.write_note(ctx, anna, file, ITEM, t, revision=seen("note")),
            lambda: opened(house, file).record(ITEM).note,
        ),
        (
            "reason",
            500,
            lambda t: maturity.leave_out(ctx, anna, file, ITEM, t, revision=seen("left_out")),
            lambda: opened(house, file).record(ITEM).left_out_reason,
        ),
        (
            "evidence_title",
            200,
            lambda t: maturity.set_evidence(
                ctx, anna, file, ITEM, Evidence(t), revision=seen("evidence")
            ),
            lambda: proof().title,
        ),
        (
            "decided_by",
            120,
            lambda t: maturity.decide(
                ctx, anna, file, ITEM, Consensus("half", t, ""), revision=seen("consensus")
            ),
            lambda: agreed().by,
        ),
        (
            "respondent_name",
            120,
            lambda t: maturity.rename_respondent(ctx, anna, file, str(opened(house, file).me), t),
            lambda: opened(house, file).respondents[0].name,
        ),
        (
            "snapshot_name",
            120,
            lambda t: maturity.take_snapshot(ctx, anna, file, t),
            lambda: opened(house, file).snapshots[-1].name,
        ),
    ]


def as_kept(one: Hostile, name: str) -> str:
    """How the text comes back: line ends become one kind, or a space where there are no lines."""
    if name not in {"note", "reason"}:
        return one.as_stored
    return unicodedata.normalize("NFC", re.sub("\r\n|[\r\n\x85\u2028\u2029]", "\n", one.text))


def test_every_text_is_kept_as_typed_or_refused(house: Installation) -> None:
    file = maturity.start_maturity(house.ctx, house.anna, "de").id
    maturity.record_vote(house.ctx, house.anna, file, None, ITEM, "half")
    kept = 0
    for name, limit, put, got in fields(house, file):
        for one in strings():
            try:
                outcome = put(one.text)
            except Refusal as refusal:
                assert refusal.field == name, one.id  # noqa: PT017
                assert not one.fits(limit) or refusal.code == "name_taken", one.id  # noqa: PT017
                continue
            assert not isinstance(outcome, Collision), one.id
            if not one.text.strip():
                continue
            assert got() == as_kept(one, name), (name, one.id)
            kept += 1
    assert kept > 600
    assert services.verify_audit(house.ctx, OPERATOR).broken_at is None


def test_no_string_is_a_link_that_runs(house: Installation) -> None:
    file = maturity.start_maturity(house.ctx, house.anna, "de").id
    for one in strings():
        shown = opened(house, file).record(ITEM).revisions.get("evidence", 0)
        proof = Evidence("Nachweis", one.text)
        try:
            outcome = maturity.set_evidence(
                house.ctx, house.anna, file, ITEM, proof, revision=shown
            )
        except Refusal as refusal:
            assert refusal.field == "evidence_link", one.id  # noqa: PT017
            continue
        assert isinstance(outcome, Stored)
        evidence = outcome.view.record(ITEM).evidence
        assert evidence is not None
        assert not evidence.link or evidence.link.lower().startswith(("http://", "https://"))


def test_no_string_is_an_answer_or_opens_anything(house: Installation) -> None:
    ctx, anna = house.ctx, house.anna
    file = maturity.start_maturity(ctx, anna, "de").id
    for one in strings():
        for call in (maturity.open_maturity, maturity.get_maturity_snapshot, maturity.score_now):
            with pytest.raises(NotFound):
                call(ctx, OPERATOR, one.text)
        with pytest.raises(Refusal):
            maturity.record_vote(ctx, anna, file, None, one.text, "half")
        with pytest.raises(Refusal):
            maturity.record_vote(ctx, anna, file, None, "o1_m", one.text)
        if one.text:
            with pytest.raises(NotFound):
                maturity.record_vote(ctx, anna, file, one.text, "o1_m", "half")
        with pytest.raises(Refusal):
            maturity.set_fact(ctx, anna, file, "high_risk_use", one.text, revision=0)
        assert maturity.current_maturity(ctx, house.ben, one.text) is None
    assert opened(house, file).votes == {}
