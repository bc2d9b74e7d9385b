"""Many visitors at once: a workshop room with pauses, and clicks without any."""

import asyncio
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.driver.page import DriveError
from benchmarks.driver.scenario import Scenario, begin, perform
from benchmarks.driver.server import Server, floor, product
from benchmarks.driver.visitor import Run
from benchmarks.pages import TUNED, TWICE, WARM
from benchmarks.rows import Row
from benchmarks.scenarios import ANSWERING, EMPTY, PLAIN_ANSWERING, SATURATING

GOLDEN = 0.618_033_988_7
"""Spreads the first clicks evenly over the first pause, whatever the number of visitors."""
AT_THE_DOOR = 8
"""So many visitors open the page at the same time."""


def percentile(values: list[float], share: int) -> float:
    """The value that so many of 100 stay at or under; infinite when there is none."""
    ordered = sorted(values)
    return ordered[round(share / 100 * (len(ordered) - 1))] if ordered else float("inf")


@dataclass
class Traffic:
    """What a crowd went through."""

    runs: list[Run] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    seconds: float = 0.0
    kb_a_session: float = 0.0

    def p95(self) -> float:
        """Latency that 95 of 100 runs stay under, in ms."""
        return percentile([run.ms for run in self.runs], 95)

    @property
    def per_second(self) -> float:
        """Counted runs a second of the whole crowd."""
        return len(self.runs) / self.seconds if self.seconds else 0.0


async def crowd(
    server: Server, scenario: Scenario, sessions: int, seconds: float, think: float
) -> Traffic:
    """So many visitors act for so many seconds; `think` is the pause between two clicks (s)."""
    found = Traffic()
    door, inside = asyncio.Semaphore(AT_THE_DOOR), asyncio.Event()
    arrived: list[int] = []
    before = server.memory_kb

    async def one(number: int) -> None:
        async with door:
            visitor = await begin(server.base, scenario, number)
            for step in scenario.loop:
                await perform(visitor, step)
        arrived.append(number)
        if len(arrived) == sessions:
            found.kb_a_session = (server.memory_kb - before) / sessions
            inside.set()
        await inside.wait()
        until = time.perf_counter() + seconds
        await asyncio.sleep(think * ((number * GOLDEN) % 1))
        while time.perf_counter() < until:
            for step in scenario.loop:
                run = await perform(visitor, step)
                if scenario.counts(run):
                    found.runs.append(run)
                await asyncio.sleep(think)
                if time.perf_counter() > until:
                    break
        await visitor.close()

    async def told(number: int) -> None:
        try:
            await one(number)
        except (DriveError, OSError) as fault:
            found.errors.append(f"visitor {number}: {fault}")
            inside.set()

    await asyncio.gather(*(told(number) for number in range(sessions)))
    found.seconds = seconds
    return found


async def _room(quick: bool) -> list[Row]:
    sessions, think = (40, 1.0) if quick else (200, 3.0)
    with tempfile.TemporaryDirectory() as folder, product(Path(folder) / "home") as app:
        await asyncio.sleep(WARM)
        alone = await crowd(app, ANSWERING, 1, 10 if quick else 30, 0.3)
        many = await crowd(app, ANSWERING, sessions, 10 if quick else 45, think)
    problems = alone.errors + many.errors
    return [
        Row(f"{sessions} sessions, {think:g} s think time: p95 / p95 of one session",
            many.p95() / alone.p95(), 2.5,
            note=f"{many.p95():.1f} ms / {alone.p95():.1f} ms, {len(many.runs)} answers"),
        Row("errors in them", len(problems), 0, note="; ".join(problems[:2])),
        Row("memory of an open session after its answers", many.kb_a_session, 300, " kB"),
    ]  # fmt: skip


def room(quick: bool) -> list[Row]:
    """A room full of people, each with a pause between clicks."""
    return asyncio.run(_room(quick))


async def _saturated(quick: bool) -> list[Row]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        app = stack.enter_context(product(folder / "home"))
        empty = stack.enter_context(floor(folder / "bare", "empty", *TUNED, FLOOR_SETTLED="1"))
        plain = stack.enter_context(floor(folder / "plain", "question", *TUNED))
        await asyncio.sleep(WARM)
        turns = {
            "app": (app, SATURATING),
            "plain": (plain, PLAIN_ANSWERING),
            "empty": (empty, EMPTY),
        }
        rates: dict[str, list[float]] = {name: [] for name in turns}
        errors = []
        for _ in range(2 if quick else 3):
            for name, (server, scenario) in turns.items():
                found = await crowd(server, scenario, 50, 4 if quick else 10, 0)
                rates[name].append(found.per_second)
                errors += found.errors

    def by(name: str, base: str, what: str, goal: float | None = None) -> Row:
        high, low = median(rates[name]), median(rates[base])
        found = median(h / b for h, b in zip(rates[name], rates[base], strict=True))
        return Row(what, found, goal, at_least=True, note=f"{high:.0f}/s / {low:.0f}/s")

    return [
        by("app", "plain", "50 saturated sessions: runs of the self-check a second / "
           "of a plain question, plainly saved", 1 / TWICE),
        by("app", "empty", "the same / runs of the empty app"),
        by("plain", "empty", "the plain question / runs of the empty app"),
        Row("errors in them", len(errors), 0, note="; ".join(errors[:2])),
    ]  # fmt: skip


def saturated(quick: bool) -> list[Row]:
    """Clicks without any pause."""
    return asyncio.run(_saturated(quick))
