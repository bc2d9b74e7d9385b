"""The bundled instrument: complete, read at its first use, and what the engine needs."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from aiops_model.content import load_content
from aiops_model.content.later import Later
from aiops_model.content.loader import read_content

ROOT = Path(__file__).resolve().parents[2]


def test_sixteen_capabilities_in_four_layers_with_an_item_for_each_level() -> None:
    maturity = load_content().maturity
    assert [len(layer.capabilities) for layer in maturity.instrument.layers] == [4, 4, 4, 4]
    assert tuple(maturity.capability) == tuple(
        i for layer in maturity.instrument.layers for i in layer.capabilities
    )
    assert len(maturity.item) == 48
    for row in maturity.capabilities:
        assert [item.level for item in row.items] == ["managed", "scaled", "strategic"]


def test_the_model_of_the_engine_says_what_the_content_says() -> None:
    maturity = load_content().maturity
    model = maturity.model
    assert list(model.scale) == [0, 0.25, 0.5, 1]
    assert model.gates == {2: {2: 60}, 3: {2: 80, 3: 60}, 4: {2: 90, 3: 80, 4: 60}}
    assert (model.weakest_link, model.roll_up, len(model.levels)) == (1, "pooled", 4)
    assert set(model.item) == set(maturity.item)
    for item in model.items:
        row = maturity.item[item.id]
        assert model.levels[item.level - 1] == row.level
        assert (item.weight, item.effort) == (row.weight, row.effort.mid)
        assert item.may_be_left_out == (row.not_applicable is not None)
        assert item.tags == set(row.tags)


def test_the_hard_stops_are_the_three_of_the_rules() -> None:
    stops = {stop.id: stop for stop in load_content().maturity.model.stops}
    assert {key: stop.cap for key, stop in stops.items()} == {
        "no_owner": 1, "no_way_back": 1, "unwatched_high_risk": 2,
    }  # fmt: skip
    assert {stop.below for stop in stops.values()} == {0.5}
    assert [key for key, stop in stops.items() if stop.red_flag] == ["unwatched_high_risk"]


def test_levels_have_one_name_for_self_check_and_instrument() -> None:
    content = load_content()
    for number in range(1, 5):
        assert content.maturity.level(number) is content.indicative.level(number)


def test_no_item_of_a_hard_stop_may_be_left_out() -> None:
    maturity = load_content().maturity
    for stop in maturity.instrument.stops:
        assert all(maturity.item[item].not_applicable is None for item in stop.items)


def test_a_copy_is_read_at_once_and_says_the_same(folder: Path) -> None:
    assert read_content(folder, style=False).maturity.model == load_content().maturity.model


def test_a_start_does_not_read_the_instrument() -> None:
    script = (
        "from aiops_model.content import document, load_content, loader\n"
        "read = []\n"
        "plain = loader.read_document\n"
        "def watched(path, *rest):\n"
        "    read.append(path.name)\n"
        "    return plain(path, *rest)\n"
        "loader.read_document = watched\n"
        "content = load_content()\n"
        "assert 'self_check.yaml' in read and 'o1.yaml' not in read, read\n"
        "assert len(content.maturity.item) == 48\n"
        "assert read.count('o1.yaml') == read.count('self_check.yaml') == 1, read\n"
        "content.maturity\n"
        "assert read.count('o1.yaml') == 1, read\n"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)


def test_what_is_read_later_is_read_once_for_all_threads() -> None:
    calls: list[int] = []
    together = Barrier(8)

    def read() -> object:
        calls.append(1)
        return object()

    later = Later(read)

    def ask(_: int) -> object:
        together.wait()
        return later.get()

    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(ask, range(8)))
    assert len(found) == len(calls) == 1


def test_a_reading_that_fails_is_tried_again() -> None:
    results = iter([ValueError("not yet"), "read"])

    def read() -> str:
        found = next(results)
        if isinstance(found, ValueError):
            raise found
        return str(found)

    later = Later(read)
    with pytest.raises(ValueError, match="not yet"):
        later.get()
    assert later.get() == "read"
