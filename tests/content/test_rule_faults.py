"""Rules beside the levels that speak of nothing are refused, naming file, line and remedy."""
# ruff: noqa: E501 - a row of the table is one line

from dataclasses import dataclass
from pathlib import Path

import pytest

from aiops_model.content import ContentError
from aiops_model.content.loader import read_content

LENSES = "instrument/lenses.yaml"
PATTERNS = "instrument/patterns.yaml"
INCIDENTS = "instrument/incidents.yaml"
PHASES = "instrument/phases.yaml"
CONTRADICTIONS = "instrument/contradictions.yaml"
PROPOSALS = "instrument/proposals.yaml"
REVIEW = "instrument/review.yaml"
CONCEPTS = "instrument/concepts.yaml"
INSTRUMENT = "instrument/instrument.yaml"


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
    Fault("lens of an unknown tag", LENSES, "tags: [field_data]", "tags: [field_date]", "tags: [field_date]", "there is no tag field_date"),
    Fault("tag no lens shows", LENSES, "tags: [logs_read]", "tags: [barrier_trust]", "lenses:", "no lens shows logs_read"),
    Fault("lights in disorder", LENSES, "met_from: 60, partly_from: 30", "met_from: 60, partly_from: 70", "lights:", "must lie below 60"),
    Fault("light above 100", LENSES, "met_from: 60", "met_from: 160", "met_from: 160", "at most 100"),
    Fault("group twice", LENSES, "- id: field_data", "- id: field_technology", "- id: field_technology\n        tags: [field_data]", "is taken"),
    Fault("pattern on no item", PATTERNS, "{item: o2_m, below: 0.5}", "{item: o9_m, below: 0.5}", "{item: o9_m", "there is no item o9_m"),
    Fault("pattern on no fact", PATTERNS, "{fact: several_live,", "{fact: several,", "{fact: several,", "no yes-or-no fact"),
    Fault("pattern on both", PATTERNS, "{item: o2_m, below: 0.5}", "{item: o2_m, fact: several_live, below: 0.5}", "{item: o2_m, fact", "either an `item` or a `fact`"),
    Fault("pattern without a threshold", PATTERNS, "{item: o2_m, below: 0.5}", "{item: o2_m}", "{item: o2_m}", "needs either `below` or `at_least`"),
    Fault("fact without states", PATTERNS, 'states: ["yes"]}\n\n  - id: many', "states: []}\n\n  - id: many", "states: []", "needs `states`"),
    Fault("unknown state", PATTERNS, 'live_without_owner, states: ["yes"]', 'live_without_owner, states: ["maybe"]', 'states: ["maybe"]', "found 'maybe'"),
    Fault("count that is none", PATTERNS, "count: live_use_cases", "count: who_operates", "count: who_operates", "no fact asked as a count"),
    Fault("shares above a whole", INCIDENTS, "monitoring: {a4_m: 0.5}", "monitoring: {a4_m: 0.7}", "- id: cost_jump", "sum to 1.2, not 1"),
    Fault("incident on no item", INCIDENTS, "monitoring: {a4_m: 0.5}", "monitoring: {a5_m: 0.5}", "monitoring: {a5_m", "there is no item a5_m"),
    Fault("phase without a level", PHASES, "    scaled:\n", "    grown:\n", "    grown:", "Input should be"),
    Fault("contradiction on no item", CONTRADICTIONS, "{item: s1_t, at_least: 0.5}", "{item: s1_x, at_least: 0.5}", "{item: s1_x", "there is no item s1_x"),
    Fault("contradiction of an unknown answer", CONTRADICTIONS, "when: {detection: [A]}", "when: {detection: [E]}", "when: {detection: [E]}", "no answer to detection"),
    Fault("generic rule without its places", CONTRADICTIONS, "“{higher}”", "“higher”", "“higher”", "needs the places capability, higher, lower"),
    Fault("generic rule with a name of its own", CONTRADICTIONS, "- id: tested_without_limits", "- id: higher_without_lower", "- id: higher_without_lower", "generic rule's id"),
    Fault("proposal for no item", PROPOSALS, "items: {o2_m: 0}", "items: {o7_m: 0}", "items: {o7_m", "there is no item o7_m"),
    Fault("proposal off the scale", PROPOSALS, "items: {o3_m: 0.25}", "items: {o3_m: 0.3}", "items: {o3_m: 0.3}", "no step of the scale"),
    Fault("proposal without an answer", PROPOSALS, "when: {depth: [assistants]}", "when: {}", "when: {}", "would propose without an answer"),
    Fault("rank that may be zero", REVIEW, "turned_at: 6", "turned_at: 5", "prioritiser:", "a product could be zero"),
    Fault("orphan", CONCEPTS, '    home_later: "Cockpit page"\n', "", "- id: cockpits", "is an orphan"),
    Fault("home of no kind", CONCEPTS, 'home: ["lens:fields"]', 'home: ["fields"]', 'home: ["fields"]', "should match pattern"),
    Fault("document nobody knows", CONCEPTS, "read_in: [operations_first]", "read_in: [operation]", "read_in: [operation]", "there is no document operation"),
)  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: str(fault.name))
def test_a_fault_is_named_with_file_and_line(folder: Path, fault: Fault) -> None:
    good = (folder / fault.file).read_text(encoding="utf-8")
    assert fault.old in good, "the content has changed: adapt the table"
    bad = good.replace(fault.old, fault.new, 1)
    (folder / fault.file).write_text(bad, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_content(folder, style=False)
    line = bad[: bad.index(fault.at)].count("\n") + 1
    found = [p for p in caught.value.problems if p.file == f"data/{fault.file}"]
    assert any(fault.says in p.message and p.line == line for p in found), (
        f"expected {fault.says!r} on line {line}, got:\n" + "\n".join(map(str, found))
    )


@pytest.mark.parametrize("file", [LENSES, PATTERNS, INCIDENTS, PHASES, PROPOSALS, CONCEPTS])
def test_a_missing_file_is_named(folder: Path, file: str) -> None:
    (folder / file).unlink()
    with pytest.raises(ContentError) as caught:
        read_content(folder, style=False)
    assert [p.file for p in caught.value.problems] == [f"data/{file}"]
