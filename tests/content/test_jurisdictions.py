"""Another jurisdiction is another folder: read, checked and used without a change of code."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from aiops_model import classify
from aiops_model.content import ContentError
from aiops_model.content.loader import load_content, read_content
from tests.content.test_act_facts import EXAMPLE

OTHER = "another_act"


def copied(folder: Path) -> Path:
    """A second jurisdiction beside the first: its own name, a later day, one word changed."""
    there = folder / "duties" / OTHER
    shutil.copytree(folder / "duties" / "eu_ai_act", there)
    act = (there / "act.yaml").read_text("utf-8")
    act = act.replace("now: 2027-12-02", "now: 2029-03-01", 1)
    act = act.replace('short: {de: "KI-VO", en: "AI Act"}', 'short: {de: "AKI", en: "AKI"}', 1)
    (there / "act.yaml").write_text(act, "utf-8")
    return there


def in_use(folder: Path, name: str) -> None:
    pack = (folder / "pack.yaml").read_text("utf-8")
    (folder / "pack.yaml").write_text(pack.replace("law: eu_ai_act", f"law: {name}"), "utf-8")


def test_a_folder_beside_the_first_is_checked_and_changes_nothing(folder: Path) -> None:
    copied(folder)
    found, bundled = read_content(folder, style=False).ai_act, load_content().ai_act
    assert found.act == bundled.act
    assert list(found.duties) == list(bundled.duties)


def test_the_pack_names_the_folder_in_use(folder: Path) -> None:
    copied(folder)
    in_use(folder, OTHER)
    content = read_content(folder, style=False)
    assert content.ai_act.act.short.en == "AKI"
    days = {row.working_from for row in classify(EXAMPLE, content).duties}
    assert date(2029, 3, 1) in days
    assert date(2027, 12, 2) not in days


def test_the_first_folder_can_go(folder: Path) -> None:
    copied(folder)
    shutil.rmtree(folder / "duties" / "eu_ai_act")
    in_use(folder, OTHER)
    concepts = folder / "instrument" / "concepts.yaml"
    concepts.write_text(concepts.read_text("utf-8").replace("eu_ai_act", OTHER), "utf-8")
    content = read_content(folder, style=False)
    assert content.ai_act.act.short.en == "AKI"
    assert classify(EXAMPLE, content).risk_class == classify(EXAMPLE).risk_class


@pytest.mark.parametrize("name", ["act", "incident"])
def test_a_folder_that_lacks_a_file_is_refused(folder: Path, name: str) -> None:
    (copied(folder) / f"{name}.yaml").unlink()
    with pytest.raises(ContentError) as caught:
        read_content(folder, style=False)
    assert f"duties/{OTHER}/{name}.yaml is missing" in str(caught.value)


@pytest.mark.parametrize("name", ["penalties", "duty_index"])
def test_the_folder_in_use_needs_what_the_rest_looks_into(folder: Path, name: str) -> None:
    (copied(folder) / f"{name}.yaml").unlink()
    in_use(folder, OTHER)
    with pytest.raises(ContentError) as caught:
        read_content(folder, style=False)
    assert f"there is no duties/{OTHER}/{name}.yaml" in str(caught.value)


def test_a_folder_that_is_not_there_is_named(folder: Path) -> None:
    in_use(folder, "no_such_act")
    with pytest.raises(ContentError) as caught:
        read_content(folder, style=False)
    assert "name a folder below duties" in str(caught.value)
    assert [row for row in caught.value.problems if row.file.endswith("pack.yaml")]


def test_a_fault_in_a_folder_not_in_use_is_named_there(folder: Path) -> None:
    duties = copied(folder) / "duties" / "all.yaml"
    text = duties.read_text("utf-8")
    duties.write_text(text.replace("id: ART6_4", "id: ART6_9", 1), "utf-8")
    with pytest.raises(ContentError) as caught:
        read_content(folder, style=False)
    places = " ".join(row.file for row in caught.value.problems)
    assert f"duties/{OTHER}/duties/all.yaml" in places
