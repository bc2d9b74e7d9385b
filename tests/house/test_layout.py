"""Where things lie, and how long they are."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

from tests.house.source import ROOT, parse, place, python_files

PAGE_LINES = 120
FILE_LINES = 300


def lines(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


def test_no_page_lies_where_streamlit_would_serve_it_without_the_router() -> None:
    loose = [place(file, 1) for file in (ROOT / "pages").glob("*.py")]
    assert not loose, (
        f"{loose}: Streamlit serves pages/*.py in place of the router until a session has reached "
        "the navigation. Move each file into a section: pages/check/, pages/reports/ ..."
    )


def test_no_pages_folder_lies_beside_the_router() -> None:
    assert not (ROOT / "ui" / "pages").exists(), (
        "Streamlit takes ui/pages/ for pages of the router and serves them directly; "
        "pages live in pages/<section>/."
    )


def test_pages_are_thin() -> None:
    thick = {place(f, 1): n for f in python_files("pages") if (n := lines(f)) > PAGE_LINES}
    assert not thick, (
        f"{thick}: a page loads a report or a view, draws it and calls a service, in at most "
        f"{PAGE_LINES} lines. Move drawing to ui/, computing to aiops_model/."
    )


def test_a_file_has_one_subject() -> None:
    code = python_files("app.py", "aiops_model", "ui", "web", "benchmarks")
    long = {place(f, 1): n for f in code if (n := lines(f)) > FILE_LINES}
    assert not long, f"{long}: over {FILE_LINES} lines is rarely one subject; split by subject."


def test_every_part_of_the_model_has_its_layer() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = next(c for c in config["tool"]["importlinter"]["contracts"] if c["type"] == "layers")
    declared = set(layers["layers"])
    package = ROOT / "aiops_model"
    there = {f.stem for f in package.glob("*.py")} - {"__init__"}
    there |= {f.parent.name for f in package.glob("*/__init__.py")}
    assert there == declared, (
        f"not declared: {sorted(there - declared)}, declared but missing: "
        f"{sorted(declared - there)}. Put the part into the layers contract of pyproject.toml."
    )
    assert layers["exhaustive"] is True


def test_every_part_of_the_model_has_its_tests() -> None:
    package = ROOT / "aiops_model"
    parts = {f.parent.name for f in package.glob("*/__init__.py")} - {"migrations"}
    tested = {
        f.parent.relative_to(ROOT / "tests").parts[0]
        for f in python_files("tests")
        if f.name.startswith("test_") and f.parent != ROOT / "tests"
    }
    assert parts <= tested, f"no tests/ folder mirrors aiops_model/{sorted(parts - tested)}"


def test_the_model_loads_without_the_interface() -> None:
    names = [
        ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for file in python_files("aiops_model")
        if file.name not in {"__main__.py", "env.py"}
    ]
    script = (
        "import importlib, sys\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        "late = {'streamlit', 'starlette', 'altair', 'ortools', 'holidays'}\n"
        "print(*sorted(late & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.split() == [], f"loading aiops_model also loads {run.stdout}"


def test_everything_public_in_the_model_says_what_it_is_for() -> None:
    silent = [
        f"{place(file, node)} {node.name}"
        for file in python_files("aiops_model")
        for node in parse(file).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert not silent, f"{silent}: add a docstring: why, units, errors, source; one line will do."
