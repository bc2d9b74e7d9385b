"""A broken instrument is refused, naming file, line and remedy: a table of faults."""
# ruff: noqa: E501 - a row of the table is one line

from dataclasses import dataclass
from pathlib import Path

import pytest

from aiops_model.content import ContentError, Problem
from aiops_model.content.loader import read_content

INSTRUMENT = "instrument/instrument.yaml"
O1, S2 = "instrument/capabilities/o1.yaml", "instrument/capabilities/s2.yaml"
DUTIES = "duties/eu_ai_act/duty_index.yaml"


@dataclass(frozen=True)
class Fault:
    """Replace `old` by `new` in `file`; the problem on the line of `at` must say `says`."""

    name: str
    file: str
    old: str
    new: str
    at: str
    says: str


FAULTS = (
    # ------------------------------------------------------------------------------ the gates
    Fault("gate above 100", INSTRUMENT, "  managed: {managed: 60}", "  managed: {managed: 160}", "  managed: {managed: 160}", "at most 100"),
    Fault("gate below 0", INSTRUMENT, "  managed: {managed: 60}", "  managed: {managed: -1}", "  managed: {managed: -1}", "at least 0"),
    Fault("gate no number", INSTRUMENT, "  managed: {managed: 60}", "  managed: {managed: many}", "  managed: {managed: many}", "valid number"),
    Fault("gate falls", INSTRUMENT, "scaled: {managed: 80,", "scaled: {managed: 50,", "scaled: {managed: 50,", "lies below the 60 a lower level asks"),
    Fault("gate asks nothing of its own", INSTRUMENT, "strategic: {managed: 90, scaled: 80, strategic: 60}", "strategic: {managed: 90, scaled: 80}", "strategic: {managed: 90, scaled: 80}", "asks nothing of the items of strategic"),
    Fault("gate looks up", INSTRUMENT, "  managed: {managed: 60}", "  managed: {managed: 60, scaled: 10}", "  managed: {managed: 60, scaled: 10}", "lies above managed"),
    Fault("gate missing", INSTRUMENT, "  scaled: {managed: 80, scaled: 60}\n", "", "gates:", "asks nothing of the items of scaled"),
    Fault("gate of no level", INSTRUMENT, "  scaled: {managed: 80, scaled: 60}", "  grown: {managed: 80, scaled: 60}", "  grown:", "Input should be"),
    Fault("levels in disorder", INSTRUMENT, "[pilot, managed, scaled, strategic]", "[managed, pilot, scaled, strategic]", "levels: [managed", "in this order"),
    # ------------------------------------------------------------------------------ the layers
    Fault("capability twice", INSTRUMENT, "[o1, o2, o3, o4]", "[o1, s2, o3, o4]", "[o1, s2, o3, o4]", "stands in strategy already"),
    Fault("capability without file", INSTRUMENT, "[o1, o2, o3, o4]", "[o1, o2, o3, o5]", "[o1, o2, o3, o5]", "o5 has no file"),
    Fault("another name than the file", S2, "id: s2\n", "id: s1\n", "id: s1", "differs from the name of the file"),
    Fault("scale falls", INSTRUMENT, "value: 0.25", "value: 0.75", "value: 0.5", "must lie above 0.75"),
    # ------------------------------------------------------------------------------- the items
    Fault("item of another capability", O1, "id: o1_s", "id: o2_s", "id: o2_s", "must be o1_s"),
    Fault("two items of a level", O1, "id: o1_s\n    level: scaled", "id: o1_s\n    level: managed", "items:\n", "has 2 items for managed"),
    Fault("level without an item", O1, "id: o1_s\n    level: scaled", "id: o1_s\n    level: managed", "items:\n", "has 0 items for scaled; write exactly one"),
    Fault("weight too high", O1, "weight: 3", "weight: 4", "weight: 4", "at most 3"),
    Fault("effort in disorder", O1, "effort: {low: 1, mid: 2, high: 4}", "effort: {low: 3, mid: 2, high: 4}", "effort: {low: 3", "must rise from low over mid to high"),
    Fault("workshop lacks a level", O1, "    strategic:\n", "    strategical:\n", "    strategical:", "Input should be"),
    Fault("German missing", O1, '      de: "Das Projektteam ist für alles zuständig, solange es besteht."\n', "", "    pilot:", "German text is missing"),
    Fault("short name too long", O1, 'en: "Roles"', 'en: "Roles and owners"', "Roles and owners", "at most 13"),
    # --------------------------------------------------------------------------- tags and duties
    Fault("tag unknown", O1, "tags: [field_organisation,", "tags: [field_organization,", "tags: [field_organization,", "no tag field_organization"),
    Fault("tag twice", O1, "distinction_ownership, act_person]", "act_person, act_person]", "act_person, act_person]", "listed twice"),
    Fault("tag nobody carries", INSTRUMENT, "  platform: [platform_second_case]", "  platform: [platform_second_case, platform_third]", "  platform:", "no item carries platform_third"),
    Fault("two law dates", DUTIES, "law_date: 2026-09-24", "law_date: 2026-09-01", "law_date", "one legal status date"),
    # ------------------------------------------------------------------------------- hard stops
    Fault("stop on no item", INSTRUMENT, "items: [o4_m]", "items: [o4_x]", "items: [o4_x]", "no item o4_x"),
    Fault("stop on no fact", INSTRUMENT, "facts: [live_without_owner]", "facts: [live_use_cases]", "facts: [live_use_cases]", "no yes-or-no fact"),
    Fault("stop under no fact", INSTRUMENT, "only_if: high_risk_use", "only_if: high_risk", "only_if: high_risk", "no yes-or-no fact"),
    Fault("stop that never holds", INSTRUMENT, "    cap: pilot\n    items: [o4_m]\n", "    cap: pilot\n", "- id: no_way_back", "can never hold"),
    Fault("choice without options", INSTRUMENT, "    kind: yes_no", "    kind: choice", "- id: high_risk_use", "a choice needs them"),
)  # fmt: skip


def problems_of(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(ContentError) as caught:
        read_content(folder, style=False)
    return caught.value.problems


def broken(folder: Path, file: str, old: str, new: str) -> str:
    """Break the file; its text."""
    good = (folder / file).read_text(encoding="utf-8")
    assert old in good, "the content has changed: adapt the table"
    bad = good.replace(old, new, 1)
    (folder / file).write_text(bad, encoding="utf-8")
    return bad


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: str(fault.name))
def test_a_fault_is_named_with_file_and_line(folder: Path, fault: Fault) -> None:
    bad = broken(folder, fault.file, fault.old, fault.new)
    line = bad[: bad.index(fault.at)].count("\n") + 1
    found = problems_of(folder)
    assert any(
        p.file == f"data/{fault.file}" and p.line == line and fault.says in p.message for p in found
    ), f"expected {fault.says!r} on line {line}, got:\n" + "\n".join(map(str, found))


def test_a_capability_in_no_layer_is_named_in_its_own_file(folder: Path) -> None:
    broken(folder, INSTRUMENT, "[s1, s2, s3, s4]", "[s1, s3, s4]")
    found = [p for p in problems_of(folder) if p.file == f"data/{S2}"]
    assert [(p.line, "stands in no layer" in p.message) for p in found] == [(2, True)]


def test_a_duty_that_is_gone_is_named_where_items_refer_to_it(folder: Path) -> None:
    broken(folder, DUTIES, "id: ART26_2,", "id: ART26_3,")
    found = [p for p in problems_of(folder) if "there is no duty ART26_2" in p.message]
    assert found
    for problem in found:
        text = (folder / problem.file.removeprefix("data/")).read_text(encoding="utf-8")
        assert "ART26_2" in text.splitlines()[problem.line - 1]


def test_a_capability_that_is_no_yaml_is_not_called_missing(folder: Path) -> None:
    (folder / O1).write_text("id: [o1", encoding="utf-8")
    assert [p.file for p in problems_of(folder)] == [f"data/{O1}"]


def test_a_missing_capability_is_named_where_its_layer_lists_it(folder: Path) -> None:
    (folder / O1).unlink()
    found = problems_of(folder)
    assert any("o1 has no file" in p.message and p.file == f"data/{INSTRUMENT}" for p in found)
    assert not any("no item carries" in p.message for p in found), "of a part nobody can tell"
