"""Requirements: short, reasoned, locked with hashes."""

import ast
import re

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.house.source import ROOT, parse, python_files

LOCKS = [("requirements.in", "requirements.txt"), ("requirements-dev.in", "requirements-dev.txt")]

IMPORTED_AS = {"pyyaml": "yaml", "pydantic-settings": "pydantic_settings"}

NOT_IMPORTED = {
    "altair": "Streamlit draws with it; chart templates are checked against it in the tests",
    "pandas": "fixed by the outputs of the product: tables of the workbook export",
    "psycopg": "SQLAlchemy loads it by the address of the database",
    "starlette": "floor of a security fix; Streamlit brings it",
    "uvloop": "Streamlit runs on it where it is installed",
    "tzdata": "zoneinfo reads it where the system has no time zones",
}


def direct(name: str) -> dict[str, tuple[Requirement, str]]:
    """The lines of an .in file: canonical name -> requirement and reason."""
    found: dict[str, tuple[Requirement, str]] = {}
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        wanted, _, reason = line.partition("#")
        if wanted.strip() and not wanted.startswith("-"):
            requirement = Requirement(wanted.strip())
            found[canonicalize_name(requirement.name)] = (requirement, reason.strip())
    return found


def locked(name: str) -> dict[str, list[str]]:
    """The lines of a lock: canonical name -> versions (two where a platform differs)."""
    found: dict[str, list[str]] = {}
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        if hit := re.match(r"([A-Za-z0-9._-]+)==([^ ;]+)", line):
            found.setdefault(canonicalize_name(hit[1]), []).append(hit[2])
    return found


@pytest.mark.parametrize("wanted", [wanted for wanted, _ in LOCKS])
def test_every_requirement_has_a_reason(wanted: str) -> None:
    bare = [name for name, (_, reason) in direct(wanted).items() if len(reason.split()) < 2]
    assert not bare, f"{wanted}: write behind {bare} what they are for."


@pytest.mark.parametrize(("wanted", "lock"), LOCKS)
def test_the_lock_answers_to_its_list(wanted: str, lock: str) -> None:
    versions = locked(lock)
    for name, (requirement, _) in direct(wanted).items():
        assert name in versions, f"{name} is in {wanted} but not in {lock}: run make lock"
        for version in versions[name]:
            assert Version(version) in requirement.specifier, (
                f"{lock} has {name} {version}, {wanted} wants {requirement}: run make lock"
            )


@pytest.mark.parametrize("lock", [lock for _, lock in LOCKS])
def test_every_locked_version_carries_a_hash_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[A-Za-z0-9])", text.split("\n", 2)[2])
    bare = [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry]
    assert not bare, f"{lock}: without a hash: {bare}"
    assert not re.search(r"://|--(extra-)?index-url|--find-links|--trusted-host", text)


def test_the_tests_run_on_what_is_shipped() -> None:
    shipped, tested = locked("requirements.txt"), locked("requirements-dev.txt")
    other = {name: (v, tested.get(name)) for name, v in shipped.items() if tested.get(name) != v}
    assert not other, f"shipped and tested versions differ: {other}; run make lock"


def imported() -> set[str]:
    """The top-level packages the application imports."""
    found = set()
    for file in python_files("app.py", "aiops_model", "ui", "web", "pages"):
        for node in ast.walk(parse(file)):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.split(".")[0])
    return found


def test_every_requirement_is_used() -> None:
    unused = [
        name
        for name in direct("requirements.in")
        if IMPORTED_AS.get(name, name) not in imported() and name not in NOT_IMPORTED
    ]
    assert not unused, f"{unused}: nothing imports them; take them out of requirements.in"
