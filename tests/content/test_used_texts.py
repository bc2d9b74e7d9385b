"""Every text the code asks for exists, and gets a value for each of its places.

Reads the calls `….t("key", name=…)` and `Refusal("code", field, name=…)` in the tree; a key put
together at run time is checked by its beginning.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from aiops_model.content import load_content
from aiops_model.content.catalogue import placeholders

ROOT = Path(__file__).resolve().parents[2]
COMPLETED_LATER = "aiops_model/content/number_entry.py"
"""Knows no limits; `Item.clean` adds them to the refusal it passes on."""


def _calls(*names: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call of something of these names that has arguments, with its place."""
    for top in ("aiops_model", "ui", "pages", "web"):
        for file in sorted((ROOT / top).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.Call) or not node.args:
                    continue
                if ast.unparse(node.func).rpartition(".")[2] in names:
                    yield f"{file.relative_to(ROOT)}:{node.lineno}", node


def _keys(argument: ast.expr) -> Iterator[tuple[str, bool]]:
    """The keys an argument can stand for; True where it is only the beginning of one."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value, False
    elif isinstance(argument, ast.IfExp):
        yield from _keys(argument.body)
        yield from _keys(argument.orelse)
    elif isinstance(argument, ast.JoinedStr) and isinstance(argument.values[0], ast.Constant):
        yield str(argument.values[0].value), True


def _places(entry: str | dict[str, str]) -> frozenset[str]:
    texts = [entry] if isinstance(entry, str) else list(entry.values())
    return frozenset().union(*map(placeholders, texts))


def test_every_text_exists_and_every_place_is_filled() -> None:
    catalogue = load_content().i18n["de"]
    faults = []
    for place, call in _calls("t"):
        given = {k.arg for k in call.keywords}
        for key, beginning in _keys(call.args[0]):
            if beginning:
                if not any(known.startswith(key) for known in catalogue):
                    faults.append(f"{place}: no text begins with {key!r}")
            elif key not in catalogue:
                faults.append(f"{place}: there is no text {key!r}")
            elif None not in given and not _places(catalogue[key]) <= given:
                missing = ", ".join(sorted(_places(catalogue[key]) - given))
                faults.append(f"{place}: {key!r} needs {missing}")
            elif None not in given and given - {"n"} - _places(catalogue[key]):
                extra = ", ".join(sorted(str(g) for g in given - {"n"} - _places(catalogue[key])))
                faults.append(f"{place}: {key!r} has no place for {extra}")
    assert not faults, "\n".join(["correct the call or data/i18n/*.yaml:", *faults])


def test_every_refusal_carries_what_its_sentence_mentions() -> None:
    catalogue = load_content().i18n["de"]
    faults = []
    for place, call in _calls("Refusal"):
        given = {k.arg for k in call.keywords}
        for code, beginning in _keys(call.args[0]):
            entry = catalogue.get(f"error.{code}")
            if entry is None or beginning or None in given or place.startswith(COMPLETED_LATER):
                continue
            missing = _places(entry) - given - {"field"}
            if missing:
                faults.append(f"{place}: error.{code} needs {', '.join(sorted(missing))}")
    assert not faults, "\n".join(["pass the value or correct data/i18n/*.yaml:", *faults])
