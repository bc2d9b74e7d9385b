"""Registers of example companies: what no visitor could enter is refused with its line."""
# ruff: noqa: E501 - a row of the table is one line

from pathlib import Path

import pytest

from aiops_model.content import ContentError, load_content
from aiops_model.content.act_facts import read_company, read_system
from aiops_model.content.checks.demo_ai_act import plain_facts
from aiops_model.content.loader import read_content
from aiops_model.domain.ai_act.classify import classify

RETAILER = "demo/ai_act/german_retailer.yaml"
MAKER = "demo/ai_act/austrian_manufacturer.yaml"
INSURER = "demo/ai_act/swiss_insurer.yaml"

FAULTS = (
    ("company of another file", RETAILER, "company: german_retailer", "company: swiss_insurer", "differs from the name"),
    ("no such fact", RETAILER, "      talks_to_people: true", "      talks_to_dogs: true", "unknown_item"),
    ("no such answer", RETAILER, "      talks_to_people: true", "      talks_to_people: often", "unknown_option"),
    ("no such point", RETAILER, 'annex_iii: ["4a"]', 'annex_iii: ["9z"]', "unknown_option"),
    ("facts that exclude each other", RETAILER, "      placed_on: 2026-02-10\n      significant_design_change_on: none", "      placed_on: 2026-02-10\n      significant_design_change_on: 2026-01-10", "dates_order"),
    ("a company that cannot be", MAKER, "employees: 240", "employees: -240", "out_of_range"),
    ("no such duty", RETAILER, "      ART50_1:", "      ART50_9:", "there is no duty ART50_9"),
    ("not applicable without a reason", INSURER, "        level: not_applicable\n        reason: {de: \"Die Eingabedaten liefert der Anbieter.\", en: \"The vendor supplies the input data.\"}", "        level: not_applicable", "a reason belongs to"),
    ("no such level", RETAILER, 'ART4: {level: "0"}', 'ART4: {level: "7"}', "Input should be"),
    ("two systems of one name", RETAILER, 'name: {de: "Werbetexte und Bilder"', 'name: {de: "Vorauswahl von Bewerbungen"', "another system has this name"),
)  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: str(fault[0]))
def test_a_fault_is_named_with_its_file(
    folder: Path, fault: tuple[str, str, str, str, str]
) -> None:
    _, file, old, new, says = fault
    good = (folder / file).read_text(encoding="utf-8")
    assert old in good, "the content has changed: adapt the table"
    (folder / file).write_text(good.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_content(folder)
    assert file in str(caught.value)
    assert says in str(caught.value)


def test_the_examples_show_the_cases_of_the_mid_market() -> None:
    content = load_content()
    law = content.ai_act.law
    found = {}
    for register in content.ai_act.examples.values():
        company = read_company(plain_facts(register.facts))
        for system in register.systems:
            result = classify(
                company, read_system(plain_facts(system.facts)), content.law_date, law
            )
            found[system.id] = (result.risk_class, *result.roles)
            owed = {duty.id for duty in result.duties}
            assert set(system.duties) <= owed, f"{system.id}: {set(system.duties) - owed}"
    assert found["surface_check"] == ("minimal", "deployer")
    assert found["customer_chat"] == ("transparency", "provider", "deployer")
    assert found["applicant_ranking"] == ("high_annex_iii", "deployer")
    assert found["risk_check"] == ("high_annex_iii", "provider", "deployer")
    assert found["credit_score"] == ("high_annex_iii", "deployer")
    assert found["wear_forecast"][0] == "needs_review"
    assert found["claim_photos"] == ("out_of_scope",)
