"""A snapshot of an older instrument: the stored result stays, today's stands beside it."""

from dataclasses import replace

import pytest

from aiops_model.domain.maturity.editions import differences
from aiops_model.i18n import Locale
from aiops_model.i18n import plain as plain_text
from aiops_model.report.maturity import ComparisonReport, build_comparison, build_maturity
from aiops_model.services import maturity
from aiops_model.services.maturity.editions import edition_from, edition_of, plain_edition
from aiops_model.services.maturity.snapshots import EDITION, plain
from aiops_model.services.views import written
from aiops_model.store import maturity_snapshots
from tests.report.assessments import reader
from tests.services.conftest import Installation
from tests.services.maturity.answers import everything, rated, stored, vote
from tests.services.maturity.editions import other_edition, under


def snap(house: Installation, file: str, name: str) -> maturity.MaturitySnapshot:
    return maturity.take_snapshot(house.ctx, house.anna, file, name)


def report(house: Installation, before: str, after: str | None, locale: Locale) -> ComparisonReport:
    ctx = house.ctx
    found = maturity.compare_snapshots(ctx, house.anna, before, after)
    view = maturity.open_maturity(ctx, house.anna, found.assessment_id)
    before_it, after_it = (
        maturity.basis_of_side(ctx, view, side) for side in (found.before, found.after)
    )
    older = maturity.older_sides(found)
    return build_comparison(found.comparison, before_it, after_it, ctx.content, locale, older=older)


@pytest.fixture
def older(house: Installation) -> Installation:
    ctx = under(house.ctx, other_edition(house.ctx.content.maturity))
    return replace(house, ctx=ctx)


def test_the_stored_result_stays_and_todays_stands_beside_it(
    house: Installation, older: Installation
) -> None:
    file = rated(older, everything(older) | {"o3_m": "most", "a2_s": "none", "s3_t": "most"})
    first = snap(older, file, "Start")
    found = maturity.compare_snapshots(house.ctx, house.anna, first.id)
    assert found.before.result == first.result
    assert found.before.rescored is not None
    assert found.before.rescored.provenance["model_version"] == found.after.instrument_version
    assert found.comparison.parts[0].cause == "instrument"
    told = report(house, first.id, None, reader("de"))
    results, changes = told.editions
    assert results.title == "Ein Stand entstand mit einem anderen Fragenkatalog"
    assert results.table is not None
    ((name, stored, today),) = results.table.rows
    assert (name, stored) == ("Start", "Gesteuert (Index 2,5), Fassung 0.9.0")
    assert today == "Pilot (Index 2,5)"
    assert changes.title == "Am Fragenkatalog sind 5 Dinge anders"
    assert changes.table is not None
    assert ("Prüfpunkt: Liegt ein Ordner bereit?", "entfallen") in changes.table.rows
    gate = (
        "Schwelle für „Gesteuert“: nötiger Anteil bei „Gesteuert“",
        "von 40\u00a0% auf 60\u00a0%",
    )
    assert gate in changes.table.rows
    steps = {subject.partition(":")[0]: step for subject, step in changes.table.rows}
    assert steps["Überwachung, Gesteuert"] == "Gewicht von 1 auf 2"
    assert {"neu", "entfallen"} < set(steps.values())
    english = report(house, first.id, None, reader("en")).editions[1].table
    assert english is not None
    assert ("Item: Is a folder ready?", "removed") in english.rows


def test_two_states_of_one_older_edition_are_compared_under_todays(
    house: Installation, older: Installation
) -> None:
    file = rated(older, everything(older, "some"))
    first = snap(older, file, "Start")
    vote(older, file, "o3_m", "most")
    second = snap(older, file, "Mitte")
    found = maturity.compare_snapshots(house.ctx, house.anna, first.id, second.id)
    assert found.before.rescored is not None
    assert found.after.rescored is not None
    assert found.comparison.overall.after == found.after.rescored.overall.index
    assert [part.cause for part in found.comparison.parts] == ["answer"]
    results, changes = report(house, first.id, second.id, reader("de")).editions
    assert results.table is not None
    assert [row[0] for row in results.table.rows] == ["Start", "Mitte"]
    assert "Verglichen werden beide nach dem heutigen Katalog." in results.lines
    assert changes.id == "edition_0.9.0"


def way_lines(house: Installation, file: str) -> str:
    """What the report of now says about its targets."""
    view = maturity.open_maturity(house.ctx, house.anna, file)
    result, basis = maturity.score_view(house.ctx, view), maturity.basis_now(house.ctx, view)
    found = build_maturity(result, basis, house.ctx.content, reader("de"))
    return plain_text(" ".join(found.section("targets").lines))


def test_the_way_covered_begins_with_the_first_snapshot_of_the_same_instrument(
    house: Installation, older: Installation
) -> None:
    ctx, anna = house.ctx, house.anna
    file = rated(older, everything(older, "some"))
    stored(maturity.set_target(ctx, anna, file, "o1", 3, revision=0))
    assert "es gibt noch keine" in way_lines(house, file)
    snap(older, file, "Start")
    vote(house, file, "o1_m", "half")
    assert maturity.score_now(ctx, anna, file).progress.progress_to_date["o1"] is None
    assert "nach dem heutigen Katalog. Ihre Momentaufnahmen entstanden nach einem früheren" in (
        way_lines(house, file)
    )
    first = snap(house, file, "Neu")
    assert "zurückgelegte Weg" not in way_lines(house, file)
    assert first.answers.baseline == {}
    vote(house, file, "o1_s", "most")
    way = maturity.score_now(ctx, anna, file).progress.progress_to_date["o1"]
    assert way is not None
    assert 0 < way < 1
    assert snap(house, file, "Später").answers.baseline["o1"] == (
        first.result.capabilities["o1"].index
    )


def test_an_edited_instrument_is_another_one_without_a_new_version(house: Installation) -> None:
    content = house.ctx.content.maturity
    ctx = under(house.ctx, other_edition(content, content.instrument.version))
    edited = replace(house, ctx=ctx)
    file = rated(house, everything(house))
    first = snap(house, file, "Start")
    assert maturity.compare_snapshots(house.ctx, house.anna, first.id).before.rescored is None
    found = maturity.compare_snapshots(edited.ctx, edited.anna, first.id)
    assert found.before.rescored is not None
    assert len(report(edited, first.id, None, reader("de")).editions) == 2


def test_a_snapshot_from_before_editions_were_kept_says_so(
    house: Installation, older: Installation
) -> None:
    file = rated(older, everything(older))
    kept = snap(older, file, "Start")
    with house.ctx.store.write() as session:
        row = maturity_snapshots.get(session, house.anna, kept.id)
        values = row.model_dump() | {"id": "early", "name": "Früh"}
        values["answers"] = written(plain(kept.answers))
        maturity_snapshots.add(session, house.anna, type(row)(**values))
    found = maturity.get_maturity_snapshot(house.ctx, house.anna, "early")
    assert found.edition is None
    assert found.result == kept.result
    results, unknown = report(house, "early", None, reader("de")).editions
    assert results.table is not None
    assert unknown.title == "Was am Fragenkatalog anders war, ist nicht gespeichert"


def test_an_edition_is_read_back_as_it_was_stored(house: Installation) -> None:
    edition = edition_of(house.ctx.content.maturity)
    assert edition_from(plain_edition(edition)) == edition
    assert EDITION not in plain(
        maturity.get_maturity_snapshot(
            house.ctx, house.anna, snap(house, rated(house, {"o1_m": "half"}), "Start").id
        ).answers
    )


STORED = {
    "model": {
        "id": "aiops-maturity",
        "version": "1.0.0",
        "scale": [0, 0.25, 0.5, 1],
        "levels": ["pilot", "managed", "scaled", "strategic"],
        "layers": [{"id": "strategy", "capabilities": ["s1"]}],
        "capabilities": [{"id": "s1", "layer": "strategy", "items": ["s1_m"]}],
        "items": [
            {"id": "s1_m", "capability": "s1", "level": 2, "weight": 2, "effort": 3.0,
             "may_be_left_out": False, "tags": [], "stream": ""},
        ],
        "limits": {
            "provisional_share": 0.2, "least_answered": 0.5, "tolerance": 1e-09,
            "divided_steps": 2, "agreement_unit": 0.5, "smallest_group": 3, "weight_swing": 0.5,
            "workshop_agreement_unit": 1.5,
        },
        "gates": {"2": {"2": 60.0}},
        "roll_up": "pooled",
        "weakest_link": 1,
        "stops": [
            {"id": "no_owner", "cap": 1, "items": ["s1_m"], "facts": ["live_without_owner"],
             "below": 0.5, "only_if": "", "red_flag": False},
        ],
    },
    "names": {"s1_m": {"de": "Frage?", "en": "Question?"}},
}  # fmt: skip
"""As the first version stored an edition: later ones read it for good."""


def test_an_edition_of_the_first_version_is_read_for_good(house: Installation) -> None:
    edition = edition_from(STORED)
    assert edition is not None
    assert edition.model.gates == {2: {2: 60.0}}
    found = differences(edition.model, house.ctx.content.maturity.model)
    kinds = {row.kind for row in found}
    assert kinds == {"item_added", "weight", "gate", "stop_added", "stop_changed"}
