"""Broken content is refused, naming file and line: a table of faults made from the good content."""
# ruff: noqa: E501 - a row of the table is one line

from dataclasses import dataclass
from pathlib import Path

import pytest

from aiops_model.content import BUNDLED, ContentError, Problem, load_content

SELF_CHECK = "instrument/self_check.yaml"
LEVEL = "instrument/indicative_level.yaml"
GUIDANCE = "instrument/guidance.yaml"
PENALTIES = "duties/eu_ai_act/penalties.yaml"
PARAMETERS = "euro/parameters.yaml"
BANDS = "euro/bands.yaml"
MODEL = "euro/model.yaml"
DEMO = f"demo/{min((BUNDLED / 'demo').glob('*.yaml')).name}"
DE, EN = "i18n/de.yaml", "i18n/en.yaml"


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
    # ------------------------------------------------------------------------------- the YAML
    Fault("no YAML", "pack.yaml", "id: aiops", "id: [aiops", "version", "not YAML"),
    Fault("key twice", "pack.yaml", "id:", "id: a\nid:", "id: aiops", "id occurs twice"),
    Fault("key twice deep", LEVEL, "state: {nothing", "state: {all: [1, 1], nothing", "  state: {all", "all occurs twice"),
    Fault("alias", "pack.yaml", "id: aiops-cockpit", "id: &a x\nname: *a", "id: &a", "write it out"),
    Fault("merge key", "pack.yaml", "id: aiops-cockpit", "<<: {id: x}", "<<:", "merge keys"),
    Fault("tag", "pack.yaml", "id: aiops", "id: !!python/object:os.x aiops", "id: !!", "the tag"),
    Fault("key no text", MODEL, 'values: {"1": 0.3', "values: {1: 0.3", "{1: 0.3", "put it in quotes"),
    Fault("key a list", "pack.yaml", "id:", "[a, b]: 1\nid:", "[a, b]", "not text"),
    Fault("no such day", "pack.yaml", "2026-09-24", "2026-02-30", "02-30", "no day"),
    # ------------------------------------------------------------------------------- the shape
    Fault("misspelt key", "pack.yaml", "law_date", "lawdate", "lawdate", "correct the spelling"),
    Fault("German missing", SELF_CHECK, '{de: "Nicht sicher", en: "Not sure"}', '{en: "Not sure"}', 'label: {en: "Not sure"}', "German text is missing"),
    Fault("English missing", GUIDANCE, 'title: {de: "Einen Bedarf auswählen", en: "Choose one need"}', 'title: {de: "Einen Bedarf auswählen"}', 'title: {de: "Einen Bedarf', "English text is missing"),
    Fault("text empty", GUIDANCE, 'en: "Choose one need"', 'en: ""', 'auswählen", en: ""', "at least 1 character"),
    Fault("number for text", DEMO, "company: ", "company: 7 #", "company: 7", "put it in quotes"),
    Fault("heading too long", GUIDANCE, 'en: "Choose one need"', f'en: "{"long " * 10}"', "auswählen", "at most 38"),
    Fault("number for an answer", GUIDANCE, 'consequence: ["4"], detection', "consequence: [4], detection", "consequence: [4]", "put it in quotes"),
    Fault("low above high", PARAMETERS, "DE: {low: 32, high: 66", "DE: {low: 66, high: 32", "low: 66", "above high"),
    Fault("fact without source", PARAMETERS, "high: 66, unit: EUR per hour, sources: [S1, S1b]", "high: 66, unit: EUR per hour", "high: 66", "at least one source"),
    Fault("figure without unit", PARAMETERS, "high: 66, unit: EUR per hour,", "high: 66,", "high: 66,", "unit is missing"),
    Fault("figure without day", PARAMETERS, "status: derived, checked_on: 2026-11-20, note", "status: derived, note", "high: 66", "checked_on is missing"),
    Fault("unknown status", "euro/exchange.yaml", "status: judgement", "status: sure", "status: sure", "Input should be"),
    Fault("share above one", PARAMETERS, "low: 0.10, high: 0.70", "low: 0.10, high: 1.70", "- id: capture", "below 1"),
    # -------------------------------------------------------------------------------- the ids
    Fault("id twice", "euro/sources.yaml", "id: S1b", "id: S1", "id: S1\n    title: Growth", "S1 is taken"),
    Fault("question id twice", SELF_CHECK, "- id: country", "- id: role", '- id: role\n    question: 0\n    text:\n', "role is taken"),
    Fault("source unknown", PARAMETERS, "sources: [S2]", "sources: [S99]", "S99", "no source S99"),
    Fault("demo id", DEMO, "\nid: ", "\nid: other #", "id: other", "name of the file"),
    # -------------------------------------------------------------------------- the conditions
    Fault("item unknown", GUIDANCE, "when: {state: [half, most, all]}", "when: {stage: [half]}", "stage", "no item stage"),
    Fault("answer unknown", GUIDANCE, "when: {state: [half, most, all]}", "when: {state: [some]}", "[some]", "no answer to state"),
    Fault("answer twice", GUIDANCE, "when: {state: [half, most, all]}", "when: {state: [half, half]}", "[half, half]", "listed twice"),
    Fault("circle", SELF_CHECK, "minutes_per_question: 1\n\nitems:\n  - id: role\n    question: 0", 'minutes_per_question: 1\n\nitems:\n  - id: role\n    question: 0\n    variants: [{when: {role: [ceo]}, text: {de: "x", en: "x"}}]', "variants: [{when: {role", "is a circle"),
    Fault("asked later", SELF_CHECK, "items:\n  - id: role\n", 'items:\n  - id: role\n    variants: [{when: {spend: ["0"]}, text: {de: "x", en: "x"}}]\n', "variants: [{when: {spend", "asked after"),
    # ----------------------------------------------------------------------------- the answers
    Fault("bands in disorder", SELF_CHECK, '- {id: "1-9"', '- {id: "1-8"', "options:\n      - {id: \"1-8\"", "needs the options 1-9"),
    Fault("level for no answer", LEVEL, ", all: [2, 4], unsure: [1, 4]}", ", unsure: [1, 4]}", "  state: {nothing: [1", "says nothing on state: all"),
    Fault("level band upside down", LEVEL, "most: [2, 3]", "most: [3, 2]", "  state: {nothing: [1", "lies above"),
    Fault("level without reason", LEVEL, "  detection:\n    D:\n", "  detection:\n    E:\n", "  detection:\n    E", "says nothing on detection: D"),
    Fault("band missing", BANDS, "      nothing: {low: 0, high: 0.10}\n", "", "    bands:\n      little: {low: 0.10", "add nothing"),
    Fault("not sure unknown", BANDS, "depth: [assistants, both", "depth: [assistant, both", "[assistant,", "no band of depth"),
    Fault("constant lacks an answer", MODEL, "{A: 0.0, B: 0.5,", "{A: 0.0,", "values: {A: 0.0, C", "add B"),
    # ---------------------------------------------------------------------------- the guidance
    Fault("rule for nobody", GUIDANCE, "segments:\n", 'segments:\n  - {id: x, name: {de: "x", en: "x"}, text: {de: "x", en: "x"}}\n', "- id: scale", "never first"),
    Fault("impossible", GUIDANCE, "when: {spend: [\"0\"], state: [most, all]}", "when: {reach: [none], depth: [both]}", "- id: free_but_live", "never apply"),
    # ------------------------------------------------------------------------------- the facts
    Fault("checked in future", "euro/exchange.yaml", "checked_on: 2026-11-20", "checked_on: 2027-01-01", "2027-01-01", "lies after"),
    Fault("two law dates", PENALTIES, "law_date: 2026-09-24", "law_date: 2026-09-01", "law_date", "one legal status date"),
    # --------------------------------------------------------------------------------- the demo
    Fault("demo answer", DEMO, "state: ", "state: loads #", "state: loads", "unknown_option"),
    Fault("demo incomplete", DEMO, "  state: ", "  # ", "answers:", "answer to state is missing"),
    # -------------------------------------------------------------------------------- the words
    Fault("avoided word", SELF_CHECK, 'en: "Not sure"}', 'en: "A guaranteed KPI"}', "A guaranteed KPI", "says 'KPI'"),
    Fault("soft hyphen hides nothing", SELF_CHECK, 'de: "Nicht sicher"', 'de: "Meilen\u00adstein"', "Meilen", "Momentaufnahme"),
    Fault("place in one language", GUIDANCE, "Choose a workflow with a clear need by {date}", "Choose a workflow now", "Choose a workflow now", "{date} stands in one language"),
    Fault("braces", SELF_CHECK, 'en: "Not sure"}', 'en: "Not {sure"}', "Not {sure", "broken braces"),
    Fault("key missing in English", EN, "\n  not_whole:", "\n  not_half:", "  not_half:", "no German text"),
    Fault("plural incomplete", EN, '    one: "One finding with consequence and measure"\n', "", "  findings_title:", "lacks the plural one"),
    Fault("text is a number", EN, '  save_pdf: "Save as PDF"', "  save_pdf: 3", "save_pdf: 3", "needs a text"),
)  # fmt: skip


def problems_of(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(ContentError) as caught:
        load_content(folder)
    return caught.value.problems


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: str(fault.name))
def test_a_fault_is_named_with_file_and_line(folder: Path, fault: Fault) -> None:
    file = folder / fault.file
    good = file.read_text(encoding="utf-8")
    assert fault.old in good, "the content has changed: adapt the table"
    bad = good.replace(fault.old, fault.new, 1)
    file.write_text(bad, encoding="utf-8")
    line = bad[: bad.index(fault.at)].count("\n") + 1

    found = problems_of(folder)

    assert any(
        p.file == f"data/{fault.file}" and p.line == line and fault.says in p.message for p in found
    ), f"expected {fault.says!r} on line {line}, got:\n" + "\n".join(map(str, found))


def test_a_rule_for_the_rest_is_needed(folder: Path) -> None:
    file = folder / GUIDANCE
    text = file.read_text(encoding="utf-8")
    last = text.rindex("  - id:", 0, text.index("\nrisks:"))
    rest = text[last:].replace("    name:", "    when: {role: [ceo]}\n    name:", 1)
    file.write_text(text[:last] + rest, encoding="utf-8")
    assert any(
        p.where == "segments" and "nothing applies to" in p.message for p in problems_of(folder)
    )


def test_three_findings_for_everybody(folder: Path) -> None:
    file = folder / GUIDANCE
    text = file.read_text(encoding="utf-8")
    start = text.index("  - id: detection_none")
    end = text.index("  - id: ", start + 1)
    file.write_text(text[:start] + text[end:], encoding="utf-8")
    found = [p for p in problems_of(folder) if p.where == "findings"]
    assert len(found) == 1
    assert "detection D" in found[0].message


def test_all_problems_are_reported_together(folder: Path) -> None:
    for file, old, new in (
        (SELF_CHECK, 'en: "Not sure"', 'em: "Not sure"'),
        ("pack.yaml", "law_date", "lawdate"),
        (DEMO, "country: ", "country: XX #"),
    ):
        text = (folder / file).read_text(encoding="utf-8")
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert {p.file for p in problems_of(folder)} >= {f"data/{SELF_CHECK}", "data/pack.yaml"}


@pytest.mark.parametrize("name", ["extras/new.yaml", "demo/x.yml", "instrument/selfcheck.yaml"])
def test_a_file_nothing_reads_is_refused(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("id: x\n", encoding="utf-8")
    assert [p.file for p in problems_of(folder)] == [f"data/{name}"]


@pytest.mark.parametrize("name", ["pack.yaml", GUIDANCE, DE, "euro/sources.yaml"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert any(p.file == f"data/{name}" and "missing" in p.message for p in problems_of(folder))


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "is empty"),
        (b"# only a comment\n", "is empty"),
        (b"id: caf\xe9\n", "not UTF-8"),
        (b"- a\n- b\n", "valid dictionary"),
        (b"[" * 5000, "YAML"),
        (b"a: " + b"[" * 40 + b"]" * 40, "nested deeper"),
        (b"x" * 2_000_001, "split it"),
    ],
    ids=["empty", "comment", "latin-1", "list", "unclosed", "deep", "huge"],
)
def test_a_file_that_is_no_content_is_refused(folder: Path, raw: bytes, says: str) -> None:
    (folder / "pack.yaml").write_bytes(raw)
    found = [p for p in problems_of(folder) if p.file == "data/pack.yaml"]
    assert says in found[0].message


def test_aliases_cannot_explode(folder: Path) -> None:
    rows = ["a0: &a0 [x]"] + [
        f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 40)
    ]
    (folder / "pack.yaml").write_text("\n".join(rows), encoding="utf-8")
    assert any("write it out" in p.message for p in problems_of(folder))


def test_no_folder_is_said_so(tmp_path: Path) -> None:
    assert "no folder" in problems_of(tmp_path / "nowhere")[0].message
