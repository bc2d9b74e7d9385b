import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from aiops_model.store import StoreUnavailable
from aiops_model.store.turn import Line


def test_who_came_first_goes_first() -> None:
    line, served = Line(), []

    def wait(number: int) -> None:
        with line.turn():
            served.append(number)

    with line.turn():
        threads = []
        for number in range(20):
            thread = threading.Thread(target=wait, args=(number,))
            thread.start()
            while len(line._waiting) <= number:
                time.sleep(0.001)
            threads.append(thread)
    for thread in threads:
        thread.join(10)
    assert served == list(range(20))


def test_one_at_a_time() -> None:
    line, inside, most = Line(), 0, 0

    def work(_: int) -> None:
        nonlocal inside, most
        for _ in range(50):
            with line.turn():
                inside += 1
                most = max(most, inside)
                inside -= 1

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    assert (inside, most) == (0, 1)


def test_out_of_patience_is_told_and_costs_nobody_else_the_turn() -> None:
    line = Line()
    told: list[str] = []

    def give_up() -> None:
        with pytest.raises(StoreUnavailable) as caught, line.turn(patience=0.01):
            told.append("got in")
        told.append(caught.value.code)

    with line.turn():
        thread = threading.Thread(target=give_up)
        thread.start()
        thread.join(10)
    assert told == ["storage_busy"]
    with line.turn(patience=0.01):
        assert not line._waiting


def test_an_error_inside_passes_the_turn_on() -> None:
    line = Line()
    with pytest.raises(LookupError), line.turn():
        raise LookupError
    with line.turn(patience=0.01):
        assert line._taken
    assert not line._taken
