"""The versions in use: at or above the floors, and those the tests ran with."""

import re
import sqlite3
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from aiops_model.services.doctor.finding import Finding
from aiops_model.settings import ROOT

FLOORS = {
    "streamlit": ((1, 67), "the entry point and the closed interfaces depend on it"),
    "starlette": ((1, 1, 0), "below it files can be read from outside on Windows"),
    "reportlab": ((4, 0), "before 3.6.13 a colour in a PDF runs code"),
}
SQLITE = (3, 37, 0)
"""STRICT tables."""
LOCK = ROOT / "requirements.txt"
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
REMEDY = "Install what requirements.txt names: make run, or pip install -r requirements.txt."


def installed() -> dict[str, str]:
    """Name -> version of the packages that matter here, of SQLite too."""
    found = {"sqlite": sqlite3.sqlite_version}
    for name in FLOORS:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "missing"
    return found


def numbers(text: str) -> tuple[int, ...]:
    """The leading numbers of a version, for comparing."""
    return tuple(int(part) for part in re.match(r"[\d.]*", text)[0].split(".") if part)  # type: ignore[index]


def check_packages(lock: Path = LOCK) -> Iterator[Finding]:
    """Floors of the packages that stand at the door, and the lock."""
    found = installed()
    for name, (floor, reason) in FLOORS.items():
        if numbers(found[name]) < floor:
            wanted = ".".join(map(str, floor))
            yield Finding("packages", f"{name} is {found[name]}, below {wanted}: {reason}.", REMEDY)
    if numbers(found["sqlite"]) < SQLITE:
        yield Finding(
            "packages",
            f"SQLite is {found['sqlite']}, below 3.37.",
            "Use a Python built with a newer SQLite.",
        )
    others = [f"{name} {has} (locked {wanted})" for name, wanted, has in _unlike(lock)]
    if others:
        yield Finding("packages", f"Not the locked versions: {', '.join(others)}.", REMEDY)


def _unlike(lock: Path) -> Iterator[tuple[str, str, str]]:
    """Packages whose installed version is not the locked one; those not installed do not count."""
    if not lock.is_file():
        return
    locked: dict[str, list[str]] = {}
    for name, wanted in PINNED.findall(lock.read_text(encoding="utf-8")):
        locked.setdefault(name, []).append(wanted)  # one each for some versions of Python
    for name, versions in locked.items():
        try:
            has = version(name)
        except PackageNotFoundError:
            continue  # locked for another platform
        if has not in versions:
            yield name, " or ".join(versions), has
