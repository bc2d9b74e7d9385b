"""Tests that can fail: each asserts, none is left out, none fakes what it tests."""

import ast
import re

from tests.house.source import ROOT, called, calls, parse, place, python_files

ASSERTING = {"expect", "raises", "warns", "fail", "assert_outcomes", "fnmatch_lines"}
"""Calls that fail by themselves: Playwright's expect, and what pytest and its pytester bring."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions() -> list[tuple[str, Function]]:
    return [
        (place(file, node), node)
        for file in python_files("tests")
        for node in ast.walk(parse(file))
        if isinstance(node, Function)
    ]


def asserting_functions() -> set[str]:
    """Names of the functions in tests/ that assert, directly or through one that does."""
    names = set(ASSERTING)
    everything = functions()
    while True:
        more = {
            node.name
            for _, node in everything
            if any(isinstance(inner, ast.Assert) for inner in ast.walk(node))
            or any(called(call).split(".")[-1] in names for call in calls(node))
        }
        if more <= names:
            return names
        names |= more


def test_every_test_asserts_something() -> None:
    asserting = asserting_functions()
    idle = [
        f"{at} {node.name}"
        for at, node in functions()
        if node.name.startswith("test_") and node.name not in asserting
    ]
    assert not idle, f"{idle}: a test without an assertion cannot fail."


def test_no_test_asserts_a_constant() -> None:
    vain = [
        place(file, node)
        for file in python_files("tests")
        for node in ast.walk(parse(file))
        if isinstance(node, ast.Assert) and isinstance(node.test, ast.Constant)
    ]
    assert not vain, f"{vain}: this assertion says nothing about the code."


def test_no_test_is_switched_off() -> None:
    own = ROOT / "tests" / "house"
    off = re.compile(r"mark\.(skip|skipif|xfail)\b|pytest\.(skip|xfail|importorskip)\(")
    found = [
        f"{place(file, number)} {line.strip()}"
        for file in python_files("tests")
        if file.parent != own
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if off.search(line)
    ]
    assert not found, (
        f"{found}: mark what needs a browser, PostgreSQL, poppler or LibreOffice; "
        "tests/conftest.py leaves it out by name where the machine has it not, and CI requires it."
    )


def test_no_test_fakes_the_interface() -> None:
    found = [
        place(file, call)
        for file in python_files("tests")
        for call in calls(parse(file))
        if called(call).split(".")[-1] in {"MagicMock", "Mock", "AsyncMock", "patch"}
    ]
    assert not found, f"{found}: test the real thing; pass a value or a fixture instead of a mock."
