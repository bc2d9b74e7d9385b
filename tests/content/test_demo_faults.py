"""Maturity answers of an example company that no visitor could give are refused with their line."""
# ruff: noqa: E501 - a row of the table is one line

from pathlib import Path

import pytest

from aiops_model.content import ContentError
from aiops_model.content.loader import read_content

MAKER = "demo/maturity/austrian_manufacturer.yaml"
INSURER = "demo/maturity/swiss_insurer.yaml"

FAULTS = (
    ("company of another file", INSURER, "company: swiss_insurer", "company: german_retailer", "company:", "differs from the name"),
    ("group nobody has", INSURER, "group: finance", "group: friends", "group: friends", "Input should be"),
    ("no such item", INSURER, "o1_m: [half]", "o9_m: [half]", "o9_m", "no item or capability o9_m"),
    ("no such answer", INSURER, "o1_m: [half]", "o1_m: [often]", "o1_m: [often]", "often is no answer"),
    ("a level for an item", INSURER, "o1_m: [half]", "o1_m: [managed]", "o1_m: [managed]", "managed is no answer"),
    ("an answer too many", INSURER, "o1_m: [half]", "o1_m: [half, half]", "company:", "needs 1 answers"),
    ("a fact that cannot be", INSURER, 'high_risk_use: "yes"', 'high_risk_use: "often"', "high_risk_use", "cannot be often"),
    ("no such fact", INSURER, 'high_risk_use: "yes"', 'low_risk_use: "yes"', "low_risk_use", "low_risk_use cannot be"),
    ("a count below nothing", MAKER, "initiatives: 4", "initiatives: -4", "initiatives: -4", "cannot be -4"),
    ("left out where it may not be", MAKER, "    left_out:\n      o2_t:", "    left_out:\n      o1_m:", "      o1_m:\n        de: \"In den", "may not be left out"),
    ("evidence of nothing", MAKER, "    evidence:\n      a3_m:", "    evidence:\n      a9_m:", "      a9_m:", "there is no item a9_m"),
    ("agreed on no answer", MAKER, "        value: half", "        value: often", "      o3_m:\n        value", "often is no answer"),
    ("a target beyond the top", MAKER, "targets: {s1: 2,", "targets: {s1: 5,", "targets: {s1: 5", "cannot have the target 5"),
    ("rounds out of order", MAKER, "days_ago: 170", "days_ago: 3", "company:", "days_ago must fall"),
)  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: str(fault[0]))
def test_a_fault_is_named_with_file_and_line(
    folder: Path, fault: tuple[str, str, str, str, str, str]
) -> None:
    _, file, old, new, at, says = fault
    good = (folder / file).read_text(encoding="utf-8")
    assert old in good, "the content has changed: adapt the table"
    bad = good.replace(old, new, 1)
    (folder / file).write_text(bad, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_content(folder, style=False)
    line = bad[: bad.index(at)].count("\n") + 1
    found = [p for p in caught.value.problems if p.file == f"data/{file}"]
    told = [(p.line, p.message) for p in found]
    assert any(says in message and where == line for where, message in told), (line, told)


def test_a_company_that_is_no_example_is_refused(folder: Path) -> None:
    text = (folder / INSURER).read_text(encoding="utf-8")
    other = folder / "demo" / "maturity" / "nobody.yaml"
    other.write_text(text.replace("company: swiss_insurer", "company: nobody"), encoding="utf-8")
    with pytest.raises(ContentError, match="no company nobody"):
        read_content(folder, style=False)
