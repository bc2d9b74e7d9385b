"""The code as the house tests read it: which files there are, parsed once."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

CODE = ("aiops_model", "ui", "pages", "web", "benchmarks", "tests")
"""Folders of Python code; app.py lies beside them."""

GENERATED = ROOT / "aiops_model" / "migrations" / "versions"
"""Written by Alembic, read by people only when something went wrong."""


def python_files(*folders: str) -> list[Path]:
    """The Python files of some folders (of all, when none is named), without generated ones."""
    files: list[Path] = []
    for folder in folders or ("app.py", *CODE):
        base = ROOT / folder
        files += [base] if folder.endswith(".py") and base.exists() else sorted(base.rglob("*.py"))
    return [file for file in files if not file.is_relative_to(GENERATED)]


NOT_TEXT = {".ttf", ".otf", ".woff2", ".png", ".ico", ".pdf", ".sqlite3"}


def text_files() -> list[Path]:
    """Every file of the project a person reads, without what the two commands make."""
    made = {"__pycache__", "htmlcov", "var", "node_modules"}
    dotted = {".ci", ".streamlit", ".gitignore", ".editorconfig", ".dockerignore"}
    found = []
    for file in sorted(ROOT.rglob("*")):
        parts = file.relative_to(ROOT).parts
        if made.intersection(parts) or not file.is_file():
            continue
        if any(part.startswith(".") and part not in dotted for part in parts):
            continue
        if file.name.endswith(".min.js") or file.suffix in NOT_TEXT:
            continue
        found.append(file)
    return found


@cache
def parse(file: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def place(file: Path, node: ast.AST | int) -> str:
    """`folder/file.py:12`, as an editor opens it."""
    line = node if isinstance(node, int) else getattr(node, "lineno", 0)
    return f"{file.relative_to(ROOT)}:{line}"


def called(node: ast.Call) -> str:
    """The dotted name of what is called: `st.button`, `Paragraph`, or the last attribute alone."""
    parts: list[str] = []
    target: ast.expr = node.func
    while isinstance(target, ast.Attribute):
        parts.append(target.attr)
        target = target.value
    if isinstance(target, ast.Name):
        parts.append(target.id)
    return ".".join(reversed(parts))


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Every call below a node."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def docstrings(tree: ast.Module) -> set[int]:
    """The ids of the string nodes that are docstrings (of modules, classes, functions, fields)."""
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
