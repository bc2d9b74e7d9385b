"""Inputs of `score` that went wrong in any place: a result or a plain message, never a trace."""

import io
import json
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from aiops_model.cli import main
from tests.hostile.corpus import strings
from tests.hostile.mutants import MARK, ODD_TEXT
from tests.hostile.test_command_line import NUMBER

CASE: dict[str, Any] = {
    "answers": [
        {
            "item": "o1_m",
            "respondent": "r1",
            "group": "leadership",
            "value": 0.5,
            "confidence": 2,
            "evidence": {"valid_until": "2027-03-31"},
        },
        {"item": "o1", "respondent": "r2", "value": "managed"},
        {"item": "q3_m", "respondent": "r1", "value": "dont_know"},
    ],
    "targets": {"o1": 3.0},
    "baseline": {"o1": 1.0, "q3": 1},
    "as_of": "2026-11-20",
    "facts": {"high_risk_use": "possible", "live_use_cases": 2},
    "consensus": {"a1_m": 1},
}


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a JSON value."""
    yield path
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(inner, (*path, key))


def replaced(value: Any, path: tuple[Any, ...], new: object) -> Any:
    """The value with another one at a place."""
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = replaced(copy[path[0]], path[1:], new)
    return copy


def mutants(number: int) -> Iterator[bytes]:
    """So many inputs, each with one value replaced or one key renamed."""
    rng = np.random.default_rng(20261120)
    everywhere, texts = list(places(CASE)), strings()
    for _ in range(number):
        path = everywhere[int(rng.integers(len(everywhere)))]
        odd = ODD_TEXT[int(rng.integers(len(ODD_TEXT)))]
        hostile = texts[int(rng.integers(len(texts)))].text
        match int(rng.integers(3)):
            case 0:
                text = json.dumps(replaced(CASE, path, MARK)).replace(json.dumps(MARK), odd)
            case 1:
                text = json.dumps(replaced(CASE, path, hostile))
            case _:
                name = str(path[-1]) if path else "answers"
                text = json.dumps(CASE).replace(f'"{name}":', f"{json.dumps(hostile)}:", 1)
        yield text.encode()


def ending(given: bytes, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of `score -`."""
    out, err = io.StringIO(), io.StringIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), "utf-8"))
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    code = main(["score", "-"])
    return code, out.getvalue(), err.getvalue()


def test_a_mutant_is_scored_or_refused() -> None:
    endings: Counter[str] = Counter()
    for given in mutants(NUMBER):
        with pytest.MonkeyPatch.context() as monkeypatch:
            code, out, err = ending(given, monkeypatch)
        shown = ascii(given[:400])
        assert code in {0, 2}, shown
        if code == 0:
            assert json.loads(out)["overall"]["level"] in {None, 1, 2, 3, 4}, shown
            endings["scored"] += 1
        else:
            assert out == "", shown
            error = json.loads(err)["error"]
            assert 0 < len(error["message"]) < 1000, shown
            endings[error["code"]] += 1
    assert endings["scored"] > 0
    assert len(endings) > 8, endings
