"""JSON that went wrong: bytes changed, values replaced, structures bent. The same for one seed."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from tests.hostile.corpus import strings

SEED_CASE: dict[str, Any] = {
    "role": "cfo",
    "country": "AT",
    "employees": 220,
    "reach": "5-15",
    "depth": "workflow",
    "spend": 340000,
    "state": "most",
    "detection": "D",
    "consequence": 3,
    "currency": "EUR",
    "refine": {
        "revenue": 45000000,
        "hourly_labour_cost": 52.5,
        "systems": 3,
        "system_is_product": False,
        "eu_output": "yes",
    },
}
ODD_TEXT = (
    "1e999", "-1e999", "NaN", "-Infinity", "1e-400", "-0", "-0.0", "0.1e1", "1" + "0" * 400,
    "1" + "0" * 5000, "9007199254740993", "12.000000000000001", "true", "null", "[]", "{}", '""',
    '"\\ud800"', '"\\u0000"', "[" * 2000 + "]" * 2000, '{"a":' * 500 + "1" + "}" * 500, "01", "+1",
    ".5", "0x1F", "'a'", "undefined", '"unsure"', '"-1"', '"1.234,56"', "[1,2]", '{"value": 1}',
)  # fmt: skip
"""What may stand where a value stood, as JSON or nearly so."""
ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252")
MARK = "\u241f"


def mutants(number: int, seed: int = 20261120) -> Iterator[bytes]:
    """So many inputs for `estimate`, each with something wrong (or, rarely, nothing)."""
    rng = np.random.default_rng(seed)
    kinds: tuple[Callable[[np.random.Generator], bytes], ...] = (
        _other_value, _other_value, _hostile_text, _bytes, _bytes, _bent, _twice, _encoded,
    )  # fmt: skip
    for _ in range(number):
        yield kinds[int(rng.integers(len(kinds)))](rng)


def _pick(rng: np.random.Generator, given: Any) -> Any:
    return given[int(rng.integers(len(given)))]


def _with(rng: np.random.Generator, value: object) -> str:
    """The case with one value replaced, as text."""
    case = json.loads(json.dumps(SEED_CASE))
    place = _pick(rng, [case, case, case["refine"]])
    place[_pick(rng, list(place))] = value
    return json.dumps(case)


def _other_value(rng: np.random.Generator) -> bytes:
    return _with(rng, MARK).replace(json.dumps(MARK), _pick(rng, ODD_TEXT)).encode()


def _hostile_text(rng: np.random.Generator) -> bytes:
    one = _pick(rng, strings())
    if rng.random() < 0.5:
        return _with(rng, one.text).encode()
    return json.dumps({**SEED_CASE, one.text: 1}).encode()


def _bytes(rng: np.random.Generator) -> bytes:
    raw = bytearray(json.dumps(SEED_CASE).encode())
    for _ in range(int(rng.integers(1, 6))):
        at = int(rng.integers(len(raw)))
        change = int(rng.integers(4))
        if change == 0:
            raw[at] = int(rng.integers(256))
        elif change == 1:
            del raw[at : at + int(rng.integers(1, 20))]
        elif change == 2:
            raw[at:at] = raw[at : at + int(rng.integers(1, 40))]
        else:
            raw[at:at] = bytes(rng.integers(0, 256, int(rng.integers(1, 6)), dtype=np.uint8))
        raw = raw or bytearray(b"{")
    return bytes(raw)


def _bent(rng: np.random.Generator) -> bytes:
    case: Any = json.loads(json.dumps(SEED_CASE))
    for _ in range(int(rng.integers(1, 4))):
        case.pop(_pick(rng, list(case)))
    shapes: tuple[Any, ...] = (
        case, [case], {"answers": case}, {**case, "refine": [1]}, {**case, "refine": case},
        {**case, "refine": None}, {k.upper(): v for k, v in case.items()}, None, 7, "text", [], {},
    )  # fmt: skip
    return json.dumps(_pick(rng, shapes)).encode()


def _twice(rng: np.random.Generator) -> bytes:
    key = _pick(rng, list(SEED_CASE))
    text = json.dumps(SEED_CASE)
    return f'{{"{key}": {_pick(rng, ODD_TEXT[:12])}, {text[1:]}'.encode()


def _encoded(rng: np.random.Generator) -> bytes:
    text = json.dumps({**SEED_CASE, "role": "Müller €"}, ensure_ascii=False)
    return text.encode(_pick(rng, ENCODINGS), "replace")
