"""No figure in the domain: weights, rates, thresholds, dates and prices are content."""

import ast

from tests.house.source import ROOT, parse, place, python_files

STRUCTURE = {0, 1, -1, 2}
"""Indices, signs, halves and squares: no figure of the field."""

ALLOWED: dict[tuple[str, float], str] = {
    ("maturity/percent.py", 100.0): "a share as a percentage",
}
"""(file below aiops_model/domain, number) -> why it is arithmetic and not content."""


def figures() -> dict[tuple[str, float], list[str]]:
    """Every other number in the domain, with its places."""
    found: dict[tuple[str, float], list[str]] = {}
    domain = ROOT / "aiops_model" / "domain"
    for file in python_files("aiops_model/domain"):
        for node in ast.walk(parse(file)):
            number = node.value if isinstance(node, ast.Constant) else None
            if isinstance(number, bool) or not isinstance(number, int | float):
                continue
            if number not in STRUCTURE:
                key = (file.relative_to(domain).as_posix(), number)
                found.setdefault(key, []).append(place(file, node))
    return found


def test_no_figure_is_hidden_in_the_domain() -> None:
    hidden = {number: places for number, places in figures().items() if number not in ALLOWED}
    assert not hidden, (
        f"{hidden}: a figure belongs into data/ with unit, range, source and date, and reaches the "
        "function as a value. Pure arithmetic (months in a year) is named in ALLOWED with a reason."
    )


def test_every_exception_is_still_needed() -> None:
    gone = set(ALLOWED) - set(figures())
    assert not gone, f"{gone}: no longer in the code; take it out of ALLOWED."
