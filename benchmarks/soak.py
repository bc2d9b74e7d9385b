"""Half an hour of a full room: `python -m benchmarks.soak --minutes 30`. One line a minute.

50 visitors answer with a pause of 3 s between clicks, finish, look at the result and begin again;
100 more have the page open and do nothing. Exit code 1 when memory grows by 10 % or more after
the warm-up, when the p95 of a run reaches 500 ms, or on any error. Linux only: it reads /proc.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, median

from benchmarks.crowd import AT_THE_DOOR, GOLDEN, percentile
from benchmarks.driver.page import DriveError
from benchmarks.driver.scenario import Rerun, Step, begin, perform
from benchmarks.driver.server import Server, product
from benchmarks.driver.visitor import Run
from benchmarks.measure import machine
from benchmarks.rows import HEADING, Row, lines
from benchmarks.scenarios import FIRST, LIGHTEST, QUESTION, SECOND, START_AGAIN, clicks

ACTIVE = 50
IDLE = 100
THINK = 3.0
"""Seconds between two clicks."""
WARM_UP = 1 / 6
"""Share of the time after which memory must stay flat: five minutes of thirty."""
GROWTH = 10.0
"""Percent memory may grow after the warm-up."""
P95 = 500.0
"""Milliseconds."""
LOOKS = 30
"""So many looks at the memory a minute."""
MB = 1024


@dataclass
class Room:
    """What happens in it until the time (of the performance counter) is up."""

    server: Server
    until: float
    door: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_THE_DOOR))
    runs: list[Run] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def journey(answers: dict[str, str]) -> tuple[Step, ...]:
    """A self-check from the start page to its result, and a second look at it."""
    return *START_AGAIN, *clicks(answers, last=True), Rerun()


async def act(room: Room, number: int) -> None:
    """One self-check after another until the time is up."""
    async with room.door:
        visitor = await begin(room.server.base, QUESTION, number)
        for step in clicks(FIRST, last=True):
            await perform(visitor, step)
    await asyncio.sleep(THINK * ((number * GOLDEN) % 1))
    while time.perf_counter() < room.until:
        for answers in (SECOND, FIRST):
            for step in journey(answers):
                room.runs.append(await perform(visitor, step))
                await asyncio.sleep(THINK)
                if time.perf_counter() > room.until:
                    break
    await visitor.close()


async def sit(room: Room, number: int) -> None:
    """Open a page and leave it open."""
    async with room.door:
        visitor = await begin(room.server.base, LIGHTEST, number)
    await asyncio.sleep(max(0.0, room.until - time.perf_counter()))
    await visitor.close()


async def watched(room: Room, visit: Awaitable[None]) -> None:
    """Note a fault instead of ending the room."""
    try:
        await visit
    except (DriveError, OSError) as fault:
        room.errors.append(str(fault))


async def minutes_of(room: Room, begun: float) -> list[float]:
    """A line a minute; the memory of each in MB: the median, as an estimate being computed takes
    60 MB for a moment."""
    memory: list[float] = []
    seen = 0
    while time.perf_counter() + 1 < room.until:
        looks = []
        for _ in range(LOOKS):
            await asyncio.sleep(max(0.0, min(60.0 / LOOKS, room.until - time.perf_counter())))
            looks.append(room.server.memory_kb / MB)
        fresh = [run.ms for run in room.runs[seen:]]
        seen = len(room.runs)
        memory.append(median(looks))
        minute = (time.perf_counter() - begun) / 60
        print(
            f"minute {minute:4.1f}: {memory[-1]:6.1f} MB (most {max(looks):.1f}), "
            f"{len(fresh)} runs, "
            f"p95 {percentile(fresh, 95):.0f} ms, {len(room.errors)} errors",
            flush=True,
        )
    return memory


async def soak(minutes: float) -> list[Row]:
    """Fill the room and watch it."""
    with tempfile.TemporaryDirectory() as folder, product(Path(folder) / "home") as server:
        begun = time.perf_counter()
        room = Room(server, begun + minutes * 60)
        people = [watched(room, sit(room, number)) for number in range(IDLE)]
        people += [watched(room, act(room, IDLE + number)) for number in range(ACTIVE)]
        watching = asyncio.create_task(minutes_of(room, begun))
        await asyncio.gather(*people)
        memory = await watching
    settled = memory[max(1, round(len(memory) * WARM_UP)) - 1 :]
    part = max(1, len(settled) // 5)
    first, last = mean(settled[:part]), mean(settled[-part:])
    return [
        Row("memory growth after the warm-up", (last / first - 1) * 100, GROWTH, " %",
            note=f"{first:.0f} MB to {last:.0f} MB"),
        Row("p95 of a run", percentile([run.ms for run in room.runs], 95), P95, " ms",
            note=f"{len(room.runs)} runs"),
        Row("errors", len(room.errors), 0, note="; ".join(room.errors[:2])),
    ]  # fmt: skip


def main() -> int:
    """Print the lines and the verdict; 0 when everything held."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30.0)
    asked = parser.parse_args()
    print(machine("streamlit"), flush=True)
    rows = asyncio.run(soak(asked.minutes))
    print(f"\n{HEADING}\n{lines(rows)}")
    return 0 if all(row.met for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
