"""A broken law is refused, naming file, line and remedy: a table of faults."""
# ruff: noqa: E501 - a row of the table is one line

from dataclasses import dataclass
from pathlib import Path

import pytest

from aiops_model.content import ContentError, Problem
from aiops_model.content.loader import read_content

LAW = "duties/eu_ai_act"
ALL, DEPLOYER = f"{LAW}/duties/all.yaml", f"{LAW}/duties/deployer.yaml"
ACT, AUTHORITIES, INCIDENT = f"{LAW}/act.yaml", f"{LAW}/authorities.yaml", f"{LAW}/incident.yaml"
QUESTIONS, CLASSES = f"{LAW}/questions.yaml", f"{LAW}/classes.yaml"
REQUIREMENTS, INDEX = f"{LAW}/requirements.yaml", f"{LAW}/duty_index.yaml"


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
    # ----------------------------------------------------------------------------------- duties
    Fault("no source", ALL, "sources: [S20, S21]\n    note", "sources: []\n    note", "  - id: ART4\n", "needs at least one source id"),
    Fault("source unknown", ALL, "sources: [S20, S21, S26]", "sources: [S20, S999]", "sources: [S20, S999]", "there is no source S999"),
    Fault("duty twice", ALL, "id: ART6_4", "id: ART5", "id: ART5\n    article: \"6(4)", "ART5 is in all.yaml already"),
    Fault("duty not in the index", ALL, "id: ART6_4", "id: ART6_9", "id: ART6_9", "is missing in"),
    Fault("duty of the index unwritten", ALL, "id: ART6_4", "id: ART6_9", "  - id: ART6_9", "ART6_9"),
    Fault("no practices", ALL, "id: ART5\n", "id: ART5_1\n", "duties:", "there is no duty ART5"),
    Fault("item unknown", ALL, "items: [s3_m, s3_s]", "items: [s3_m, s9_s]", "items: [s3_m, s9_s]", "there is no item s9_s"),
    Fault("item does not mirror", ALL, "items: [s3_m, s3_s]", "items: [s3_m, s3_s, s3_t]", "items: [s3_m, s3_s, s3_t]", "s3_t does not list ART4"),
    Fault("item left out", ALL, "items: [s3_m, s3_s]", "items: [s3_m]", "items: [s3_m]", "s3_s list ART4"),
    Fault("three levels", ALL, '      - de: "Zur KI-Kompetenz gibt es keine Maßnahme."\n        en: "There is no measure on AI literacy."\n', "", "    levels:", "at least 4 items"),
    Fault("class unknown", ALL, "classes: [not_high_risk_art6_3]", "classes: [low_risk]", "classes: [low_risk]", "Input should be"),
    Fault("works before its words", ALL, "working_from: 2026-12-02", "working_from: 2026-10-02", "working_from: 2026-10-02", "nothing applies before its words"),
    Fault("disputed without two readings", ALL, "working_from: 2025-02-02\n      wording_changed", "working_from: 2025-02-02\n      disputed: true\n      wording_changed", "      disputed: true", "exactly where formal_from and working_from differ"),
    Fault("point unknown", ALL, "points: [ba, bb]", "points: [ba, bz]", "points: [ba, bz]", "no point bz"),
    # ------------------------------------------------------------------------------- conditions
    Fault("fact unknown", DEPLOYER, "controls_input: [true]", "controls_inputs: [true]", "controls_inputs", "no condition can name controls_inputs"),
    Fault("answer no answer", DEPLOYER, "controls_input: [true]", "controls_input: [often]", "controls_input: [often]", "answered with true or false"),
    Fault("area unknown", DEPLOYER, 'except_points: ["2"]', 'except_points: ["9"]', 'except_points: ["9"]', "no point 9"),
    # -------------------------------------------------------------------------------- questions
    Fault("fact nobody knows", QUESTIONS, "fact: profiling", "fact: profile", "fact: profile", "knows no fact profile"),
    Fault("fact nobody is asked", QUESTIONS, "fact: profiling", "fact: profile", "questions:", "profiling: nobody is asked"),
    Fault("outcome without words", CLASSES, "  - id: not_high_risk_art6_3", "  - id: not_high_risk", "classes:", "needs exactly prohibited"),
    # ----------------------------------------------------------------------- what stands around
    Fault("class day before the older text", ACT, "now: 2027-12-02", "now: 2025-12-02", "now: 2025-12-02", "lies before the day of the older text"),
    Fault("another law date", ACT, "law_date: 2026-09-24", "law_date: 2026-09-01", "law_date", "one legal status date"),
    Fault("caveat without words", ACT, "- id: linked_enterprises", "- id: linked_firms", "size_caveats:", "no words for linked_enterprises"),
    Fault("authority unknown", AUTHORITIES, "    authority: bnetza", "    authority: bnetz", "    authority: bnetz", "there is no authority bnetz"),
    Fault("no zone", AUTHORITIES, "  DE: Europe/Berlin", "  DE: Europe/Berlyn", "zones:", "DE needs the name of a time zone"),
    Fault("days without basis", INCIDENT, 'basis: "73(4)"', "basis: null", "days: 10", "needs both days and basis"),
    Fault("a report by no duty", INCIDENT, "duty: ART73", "duty: ART74", "duty: ART74", "there is no duty ART74"),
    Fault("a way too few", INCIDENT, "provider_reachable: false", "provider_reachable: true", "paths:", "not reachable"),
    Fault("requirement of no duty", REQUIREMENTS, "duty: ART17", "duty: ART16", "duty: ART16", "there is no duty ART16"),
)  # fmt: skip


def problems_of(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(ContentError) as caught:
        read_content(folder, style=False)
    return caught.value.problems


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: str(fault.name))
def test_a_fault_is_named_with_file_and_line(folder: Path, fault: Fault) -> None:
    good = (folder / fault.file).read_text(encoding="utf-8")
    assert fault.old in good, "the content has changed: adapt the table"
    bad = good.replace(fault.old, fault.new, 1)
    (folder / fault.file).write_text(bad, encoding="utf-8")
    assert fault.at in bad, "the content has changed: adapt the table"
    line = bad[: bad.index(fault.at)].count("\n") + 1
    found = problems_of(folder)
    assert any(
        p.file == f"data/{fault.file}" and p.line == line and fault.says in p.message for p in found
    ), f"expected {fault.says!r} on line {line}, got:\n" + "\n".join(map(str, found))


def test_a_duty_of_the_index_that_nobody_wrote_is_named_there(folder: Path) -> None:
    file = folder / ALL
    file.write_text(file.read_text("utf-8").replace("id: ART6_4", "id: ART6_9"), "utf-8")
    found = [p for p in problems_of(folder) if p.file == f"data/{INDEX}"]
    assert [p.message.split()[0] for p in found] == ["ART6_4"]


def test_a_fact_asked_twice_is_named(folder: Path) -> None:
    file = folder / QUESTIONS
    told = file.read_text("utf-8").replace("fact: own_gpai_model", "fact: very_large_platform")
    file.write_text(told, "utf-8")
    assert any("very_large_platform is asked twice" in p.message for p in problems_of(folder))


@pytest.mark.parametrize("name", ["act", "authorities", "incident", "requirements", "questions"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / LAW / f"{name}.yaml").unlink()
    found = problems_of(folder)
    assert any(f"{name}.yaml" in p.file and "is missing" in p.message for p in found)


def test_an_old_check_is_a_warning_and_no_fault(folder: Path) -> None:
    file = folder / ALL
    told = file.read_text("utf-8").replace("checked_on: 2026-11-20", "checked_on: 2024-01-01")
    file.write_text(told, "utf-8")
    content = read_content(folder, style=False)
    assert content.ai_act.duties["ART4"].checked_on.year == 2024
