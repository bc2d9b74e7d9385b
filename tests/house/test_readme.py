"""What the README tells a newcomer to do works."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import AliasChoices

from aiops_model.settings import Settings
from tests.house.source import ROOT


def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


def command_line(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "aiops_model", *arguments],
        cwd=ROOT, input=given, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("document", ["README.md", "SECURITY.md", "benchmarks/README.md"])
def test_every_make_command_of_a_text_exists(document: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    text = (ROOT / document).read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^|[`=\w] ?)\bmake ([a-z]+)", text, re.MULTILINE))
    assert named <= targets, f"{document} names {named - targets}, which the Makefile has not"


def test_both_commands_are_named() -> None:
    assert "make run" in readme()
    assert "make test" in readme()


def test_every_command_of_the_model_exists() -> None:
    named = set(re.findall(r"-m aiops_model ([a-z]+)", readme()))
    shown = command_line("--help").stdout
    assert named
    assert [name for name in sorted(named) if not re.search(rf"\b{name}\b", shown)] == []


def test_the_example_of_the_command_line_gives_an_estimate() -> None:
    example = re.search(r"echo '(\{.*?\})' \|", readme(), re.DOTALL)
    assert example
    run = command_line("estimate", "-", given=example[1])
    assert run.returncode == 0, run.stderr
    gross = json.loads(run.stdout)["gross"]
    assert 0 < gross["p10"] < gross["p50"] < gross["p90"]


def test_it_shows_one_picture_that_exists() -> None:
    pictures = re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", readme())
    assert len(pictures) == 1, "one picture, with a text for those who cannot see it"
    assert (ROOT / pictures[0][1]).is_file(), f"README shows {pictures[0][1]}: put it there"


def test_every_link_to_a_file_leads_somewhere() -> None:
    links = re.findall(r"(?<!!)\[[^\]]+\]\(([^)#:]+)\)", readme())
    assert links
    assert [link for link in links if not Path(ROOT / link).exists()] == []


def test_every_setting_is_explained() -> None:
    names = set()
    for name, field in Settings.model_fields.items():
        alias = field.validation_alias
        prefixed = f"AIOPS_{name}".upper()
        names.add(str(alias.choices[0]) if isinstance(alias, AliasChoices) else prefixed)
    silent = sorted(name for name in names if f"`{name}`" not in readme())
    assert not silent, f"README explains no {silent}; add a row to the table of settings."
    unknown = set(re.findall(r"^\| `(\w+)`", readme(), re.MULTILINE)) - names
    assert not unknown, f"README explains {unknown}, which the settings do not have."
