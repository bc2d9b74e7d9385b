from dataclasses import replace
from datetime import timedelta

import pytest

from aiops_model.domain.errors import Refusal
from aiops_model.services import NotFound, maturity
from aiops_model.services.maturity import Consensus, Evidence
from aiops_model.services.maturity.snapshots import answers_from, plain
from tests.services.conftest import Installation
from tests.services.maturity.answers import everything, rated, stored, view, vote


def snap(house: Installation, file: str, name: str) -> maturity.MaturitySnapshot:
    return maturity.take_snapshot(house.ctx, house.anna, file, name)


def test_a_snapshot_keeps_the_result_of_its_day(house: Installation) -> None:
    file = rated(house, everything(house))
    result = maturity.score_now(house.ctx, house.anna, file)
    first = snap(house, file, "Erste")
    assert (first.number, first.name) == (1, "Erste")
    assert first.result == result
    assert first.instrument_version == house.ctx.content.maturity.instrument.version
    vote(house, file, "o1_m", "most")
    assert maturity.get_maturity_snapshot(house.ctx, house.anna, first.id) == first
    (head,) = maturity.list_snapshots(house.ctx, house.anna, file)
    assert (head.id, head.name, head.as_of) == (first.id, first.name, first.as_of)
    assert head.indices["o1"] == first.result.capabilities["o1"].index


def test_a_name_is_given_once(house: Installation) -> None:
    file = rated(house, {"o1_m": "half"})
    snap(house, file, "Mai")
    for name in ("Mai", "Mai (2)"):
        with pytest.raises(Refusal) as caught:
            snap(house, file, "Mai")
        assert (caught.value.code, caught.value.field) == ("name_taken", "snapshot_name")
        if name == "Mai":
            assert caught.value.values["suggestion"] == "Mai (2)"
            snap(house, file, "Mai (2)")
        else:
            assert caught.value.values["suggestion"] == "Mai (3)"
    other = rated(house, {"o1_m": "half"})
    assert snap(house, other, "Mai").number == 1
    long = "x" * 120
    snap(house, file, long)
    with pytest.raises(Refusal) as caught:
        snap(house, file, long)
    assert len(str(caught.value.values["suggestion"])) == 120


@pytest.mark.parametrize(("name", "code"), [(" ", "text_missing"), ("x" * 121, "text_too_long")])
def test_a_snapshot_needs_a_name(house: Installation, name: str, code: str) -> None:
    file = rated(house, {"o1_m": "half"})
    with pytest.raises(Refusal) as caught:
        snap(house, file, name)
    assert (caught.value.code, caught.value.field) == (code, "snapshot_name")


def test_nothing_answered_is_nothing_to_freeze(house: Installation) -> None:
    with pytest.raises(Refusal, match="not_voted"):
        snap(house, rated(house, {}), "Leer")


def test_a_snapshot_holds_no_name_note_or_reason(house: Installation) -> None:
    ctx, anna = house.ctx, house.anna
    file = rated(house, {"o2_t": "half"})
    bird = "Kanarienvogel"
    maturity.rename_respondent(ctx, anna, file, str(view(house, file).me), bird)
    stored(maturity.write_note(ctx, anna, file, "o2_t", bird, revision=0))
    stored(maturity.leave_out(ctx, anna, file, "o2_t", bird, revision=0))
    proof = Evidence(bird, f"https://{bird.lower()}.example")
    stored(maturity.set_evidence(ctx, anna, file, "o2_t", proof, revision=0))
    agreed = Consensus("half", bird, bird)
    stored(maturity.decide(ctx, anna, file, "o2_t", agreed, revision=0))
    frozen = snap(house, file, "Erste")
    assert bird.lower() not in repr(frozen).lower()
    assert answers_from(plain(frozen.answers)) == frozen.answers
    assert frozen.answers.items["o2_t"].left_out


def test_the_first_snapshot_is_the_baseline(house: Installation) -> None:
    ctx, anna = house.ctx, house.anna
    file = rated(house, everything(house, "some"))
    stored(maturity.set_target(ctx, anna, file, "o1", 3, revision=0))
    assert snap(house, file, "Erste").result.progress.progress_to_date["o1"] is None
    vote(house, file, "o1_m", "most")
    house.clock.advance(days=10)
    second = snap(house, file, "Zweite")
    way = second.result.progress.progress_to_date["o1"]
    assert way is not None
    assert 0 < way < 1
    assert second.answers.baseline["o1"] == view(house, file).snapshots[0].indices["o1"]


def test_before_and_after_says_where_the_change_comes_from(house: Installation) -> None:
    ctx, anna = house.ctx, house.anna
    file = rated(house, everything(house, "some"))
    first = snap(house, file, "Erste")
    house.clock.advance(days=100)
    vote(house, file, "o1_m", "most")
    vote(house, file, "o3_m", "most")
    proof = Evidence("Wochenbericht")
    stored(maturity.set_evidence(ctx, anna, file, "o3_m", proof, revision=0))
    now = maturity.compare_snapshots(ctx, anna, first.id)
    second = snap(house, file, "Zweite")
    for found in (
        now,
        maturity.compare_snapshots(ctx, anna, first.id, second.id),
        maturity.compare_snapshots(ctx, anna, second.id, first.id),
    ):
        assert [(p.cause, p.item) for p in found.comparison.parts] == [
            ("answer", "o1_m"),
            ("work", "o3_m"),
        ]
        assert found.before.snapshot_id == first.id
        assert found.before.rescored is found.after.rescored is None
    change = now.comparison.overall.change
    assert change is not None
    assert abs(change - sum(part.amount for part in now.comparison.parts)) < 1e-9


def test_an_older_instrument_is_scored_under_both(house: Installation) -> None:
    file = rated(house, everything(house))
    first = snap(house, file, "Erste")
    content = house.ctx.content
    instrument = content.maturity.instrument
    gates = {level: dict.fromkeys(gate, 10.0) for level, gate in instrument.gates.items()}
    newer = replace(
        content.maturity,
        instrument=instrument.model_copy(update={"version": "9.0.0", "gates": gates}),
    )

    class Later:
        def get(self) -> object:
            return newer

    later = house.with_content(replace(content, instrument=Later()))  # type: ignore[arg-type]
    second = snap(later, file, "Zweite")
    found = maturity.compare_snapshots(later.ctx, later.anna, first.id, second.id)
    assert found.before.result == first.result
    assert found.before.rescored is not None
    assert found.before.rescored.overall.level != first.result.overall.level
    assert found.after.rescored is None
    assert found.comparison.versions == (instrument.version, "9.0.0")
    back = maturity.compare_snapshots(house.ctx, house.anna, first.id, second.id)
    assert back.after.rescored is not None


def test_snapshots_of_two_files_are_not_compared(house: Installation) -> None:
    first = snap(house, rated(house, {"o1_m": "half"}), "Erste")
    second = snap(house, rated(house, {"o1_m": "half"}), "Erste")
    with pytest.raises(NotFound):
        maturity.compare_snapshots(house.ctx, house.anna, first.id, second.id)


def test_two_roles_side_by_side(house: Installation) -> None:
    first = house.answered()
    house.answers |= {"role": "coo", "detection": "B", "employees": "150-249"}
    second = house.answered()
    third = house.start()
    found = maturity.self_checks_side_by_side(house.ctx, house.anna, first, second)
    differing = {pair.item_id for pair in found.pairs if pair.differs}
    assert differing == {"role", "detection"}, "220 people lie in the band 150-249"
    assert found.first_level is not None
    assert found.second_level is not None
    assert found.first_level != found.second_level
    half = maturity.self_checks_side_by_side(house.ctx, house.anna, first, third)
    assert half.second_level is None
    assert not any(pair.differs for pair in half.pairs)


def test_only_what_aged_is_open_or_on_the_plan_is_asked_again(house: Installation) -> None:
    ctx, anna = house.ctx, house.anna
    file = rated(house, everything(house) | {"s1_t": "dont_know"})
    assert [(a.item, a.reasons) for a in maturity.reassessment_items(ctx, anna, file)] == [
        ("s1_t", ("dont_know",))
    ]
    planned = maturity.reassessment_items(ctx, anna, file, on_plan=("o1_m",))
    assert ("o1_m", ("on_plan",)) in [(a.item, a.reasons) for a in planned]
    house.clock.advance(days=ctx.content.maturity.beside.review.ask_again_after_days + 1)
    vote(house, file, "o4_m", "most")
    ended = ctx.clock().date() - timedelta(days=1)
    proof = Evidence("Handbuch", "", ended)
    stored(maturity.set_evidence(ctx, anna, file, "o4_m", proof, revision=0))
    again = {a.item: a.reasons for a in maturity.reassessment_items(ctx, anna, file)}
    assert len(again) == 48
    assert again["o1_m"] == ("aged",)
    assert again["o4_m"] == ("evidence_expired",)
