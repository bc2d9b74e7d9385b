from dataclasses import replace
from datetime import timedelta

from aiops_model.services import maturity
from aiops_model.services.maturity import Consensus, Evidence, basis_now
from aiops_model.services.maturity.scoring import answers_of, assessment_of
from tests.services.conftest import Installation
from tests.services.maturity.answers import everything, rated, stored, view, vote


def test_an_empty_file_has_no_level(house: Installation) -> None:
    file = rated(house, {})
    result = maturity.score_now(house.ctx, house.anna, file)
    assert (result.overall.level, result.overall.answered) == (None, 0)


def test_everything_in_place_is_the_highest_level(house: Installation) -> None:
    file = rated(house, everything(house, "most"))
    result = maturity.score_now(house.ctx, house.anna, file)
    assert (result.overall.level, result.overall.level_high) == (None, 4), "facts are unknown"
    for fact in ("live_without_owner", "high_risk_use"):
        stored(maturity.set_fact(house.ctx, house.anna, file, fact, "no", revision=0))
    result = maturity.score_now(house.ctx, house.anna, file)
    assert (result.overall.level, result.overall.index) == (4, 4.0)
    assert result.evidenced_level == 1, "nothing is proven yet"
    assert maturity.score_view(house.ctx, view(house, file)) == result


def test_a_workshop_choice_stands_for_its_items(house: Installation) -> None:
    file = rated(house, {"o1": "scaled", "o2": "pilot", "o3": "dont_know", "o1_s": "some"})
    items = maturity.score_now(house.ctx, house.anna, file).items
    assert [items[f"o1_{x}"].value for x in "mst"] == [1.0, 0.25, 0.0], "the own answer wins"
    assert [items[f"o2_{x}"].value for x in "mst"] == [0.0, 0.0, 0.0]
    assert {items[f"o3_{x}"].state for x in "mst"} == {"dont_know"}
    assert items["o4_m"].state == "open"


def test_people_choices_and_answers_meet_in_the_median(house: Installation) -> None:
    ctx, anna = house.ctx, house.anna
    file = rated(house, {"o1_m": "most"})
    for name, value in (("A", "none"), ("B", "half")):
        people = maturity.add_respondent(ctx, anna, file, name, "operations").respondents
        vote(house, file, "o1_m", value, people[-1].id)
    state = maturity.score_now(ctx, anna, file).items["o1_m"]
    assert (state.value, state.votes, state.divided) == (0.5, 3, True)
    stored(maturity.decide(ctx, anna, file, "o1_m", Consensus("some", "", ""), revision=0))
    state = maturity.score_now(ctx, anna, file).items["o1_m"]
    assert (state.value, state.decided, state.votes) == (0.25, True, 3)


def test_a_level_agreed_on_leaves_own_answers_alone(house: Installation) -> None:
    file = rated(house, {"o1": "pilot", "o1_s": "half"})
    agreed = Consensus("strategic", "", "")
    stored(maturity.decide(house.ctx, house.anna, file, "o1", agreed, revision=0))
    items = maturity.score_now(house.ctx, house.anna, file).items
    assert [items[f"o1_{x}"].value for x in "mst"] == [1.0, 0.5, 1.0]


def test_evidence_counts_to_its_last_day(house: Installation) -> None:
    ctx, anna = house.ctx, house.anna
    file = rated(house, {"o4_m": "most"})
    last = ctx.clock().date() + timedelta(days=30)
    stored(maturity.set_evidence(ctx, anna, file, "o4_m", Evidence("N", "", last), revision=0))
    for day, proven in ((last, True), (last + timedelta(days=1), False)):
        result = maturity.score_now(ctx, anna, file, as_of=day)
        assert result.items["o4_m"].evidenced is proven


def test_the_evidenced_level_follows_each_document_to_its_end(house: Installation) -> None:
    ctx, anna = house.ctx, house.anna
    file = rated(house, everything(house, "most"))
    for fact in ("live_without_owner", "high_risk_use"):
        stored(maturity.set_fact(ctx, anna, file, fact, "no", revision=0))
    today = ctx.clock().date()
    last = today + timedelta(days=30)
    managed = [item.id for item in ctx.content.maturity.item.values() if item.level == "managed"]
    for item in managed:
        until = last if item == "o4_m" else None
        proof = Evidence("Ordner", "", until)
        stored(maturity.set_evidence(ctx, anna, file, item, proof, revision=0))
    for day, level in ((today, 2), (last, 2), (last + timedelta(days=1), 1)):
        result = maturity.score_now(ctx, anna, file, as_of=day)
        assert (result.overall.level, result.evidenced_level) == (4, level), day
    longer = Evidence("Ordner", "", last + timedelta(days=365))
    seen = view(house, file).record("o4_m").revisions["evidence"]
    kept = stored(maturity.set_evidence(ctx, anna, file, "o4_m", longer, revision=seen))
    result = maturity.score_now(ctx, anna, file, as_of=last + timedelta(days=1))
    assert result.evidenced_level == 2
    stored(maturity.remove_evidence(ctx, anna, file, "o4_m", revision=kept.revision))
    assert maturity.score_now(ctx, anna, file).evidenced_level == 1


def test_left_out_leaves_the_denominator(house: Installation) -> None:
    file = rated(house, everything(house))
    stored(maturity.leave_out(house.ctx, house.anna, file, "o2_t", "Grund", revision=0))
    overall = maturity.score_now(house.ctx, house.anna, file).overall
    assert (overall.answered, overall.applicable, overall.left_out) == (47, 47, 1)


def test_high_risk_use_is_possible_where_an_error_hits_people(house: Installation) -> None:
    ctx, anna = house.ctx, house.anna
    house.answers["consequence"] = "4"
    file = rated(house, {}, house.answered())

    def state(value: str | None, revision: int) -> tuple[str | None, int]:
        done = stored(maturity.set_fact(ctx, anna, file, "high_risk_use", value, revision=revision))
        shown = answers_of(view(house, file))
        assessment = assessment_of(ctx.content.maturity, shown, ctx.clock().date())
        return assessment.facts.get("high_risk_use"), done.revision

    told, revision = state("no", 0)
    assert told == "no"
    told, revision = state("unknown", revision)
    assert told == "possible"
    told, revision = state("yes", revision)
    assert told == "yes"
    told, revision = state(None, revision)
    assert (told, revision) == ("possible", 0)


def test_counts_make_facts_of_their_own(house: Installation) -> None:
    ctx, anna = house.ctx, house.anna
    file = rated(house, {})
    (rule, *_) = ctx.content.maturity.beside.counted_fact_rules
    stored(maturity.set_fact(ctx, anna, file, rule.count, rule.at_least, revision=0))
    assessment = assessment_of(
        ctx.content.maturity, answers_of(view(house, file)), ctx.clock().date()
    )
    assert assessment.facts[rule.id] == "yes"


def test_a_file_of_another_instrument_is_read_as_far_as_it_goes(house: Installation) -> None:
    file = rated(house, {"o1_m": "half", "o2": "managed"})
    answers = answers_of(view(house, file))
    strange = replace(
        answers,
        votes=tuple(
            replace(found, item_id={"o1_m": "x9_m"}.get(found.item_id, found.item_id))
            for found in answers.votes
        ),
        targets={"x9": "2", "o1": "3"},
        baseline={"x9": 1.0},
    )
    assessment = assessment_of(house.ctx.content.maturity, strange, house.ctx.clock().date())
    assert {found.item for found in assessment.votes} == {"o2_m", "o2_s", "o2_t"}
    assert (assessment.targets, assessment.baseline) == ({"o1": 3.0}, {})


def test_the_basis_of_a_report_names_nobody(house: Installation) -> None:
    ctx, anna = house.ctx, house.anna
    file = rated(house, {"o1": "managed", "o2": "managed", "o3_m": "most"}, house.answered())
    maturity.add_respondent(ctx, anna, file, "Kanarienvogel", "finance")
    stored(maturity.set_fact(ctx, anna, file, "who_operates", "shared", revision=0))
    stored(maturity.set_fact(ctx, anna, file, "initiatives", 7, revision=0))
    basis = basis_now(ctx, view(house, file))
    assert (basis.depth, basis.respondents, basis.country) == ("workshop", 1, "AT")
    assert (basis.who_operates, basis.initiatives) == ("shared", 7)
    assert basis.votes["o1_m"] == {1.0: 1}
    assert basis.indicative is not None
    assert "Kanarienvogel" not in repr(basis)
