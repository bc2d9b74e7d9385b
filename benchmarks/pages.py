"""What one visitor waits for: product and floor in turns, each the median of a round."""

import asyncio
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.commit import commit_cpu_ms
from benchmarks.driver.scenario import Scenario, begin, perform
from benchmarks.driver.server import Server, floor, product
from benchmarks.driver.visitor import Run, Visitor
from benchmarks.rows import Row
from benchmarks.scenarios import (
    ANSWERING,
    ASSESSMENT,
    DUTIES,
    EMPTY,
    LIGHTEST,
    MATURITY,
    PAGES,
    PLAIN_ANSWERING,
    RESULT,
    SELF_CHECK,
)

TUNED = ("--runner.postScriptGC", "false")
WARM = 5.0
"""Seconds until the server has loaded in the background what later pages need."""
KB = 1000
TWICE = 2.0
"""An answer may cost twice what a plain question costs that is plainly saved, and no more."""


@dataclass(frozen=True)
class Cost:
    """The medians of one round of one scenario: latency, processor time of the server."""

    ms: float
    cpu_ms: float
    runs: tuple[Run, ...] = ()


async def cost(server: Server, visitor: Visitor, scenario: Scenario, loops: int) -> Cost:
    """Go through the loop so many times."""
    counted, cpu = [], []
    for _ in range(loops):
        for step in scenario.loop:
            before = server.cpu_seconds
            run = await perform(visitor, step)
            if scenario.counts(run):
                counted.append(run)
                cpu.append((server.cpu_seconds - before) * 1000)
    return Cost(median(run.ms for run in counted), median(cpu), tuple(counted))


def ratio(product_costs: list[Cost], floor_costs: list[Cost]) -> float:
    """Median over the rounds of the quotient of latencies."""
    return median(p.ms / f.ms for p, f in zip(product_costs, floor_costs, strict=True))


async def _rounds(quick: bool) -> dict[str, list[Cost]]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        app = stack.enter_context(product(folder / "home"))
        stock = stack.enter_context(floor(folder / "stock", "empty", FLOOR_IMPORTS="1"))
        bare = stack.enter_context(floor(folder / "bare", "empty", *TUNED, FLOOR_SETTLED="1"))
        plain = stack.enter_context(floor(folder / "plain", "question", *TUNED))
        await asyncio.sleep(WARM)
        loops = 15 if quick else 30
        plan = [
            ("stock", stock, EMPTY, loops // 3),
            ("bare", bare, EMPTY, loops),
            ("lightest", app, LIGHTEST, loops),
            ("plain", plain, PLAIN_ANSWERING, 2 if quick else 6),
            ("answer", app, ANSWERING, 1 if quick else 3),
            ("result", app, RESULT, loops),
            ("assessment", app, ASSESSMENT, loops),
            ("maturity", app, MATURITY, loops),
            ("duties", app, DUTIES, loops),
        ]
        visitors = {
            name: await begin(server.base, scenario, number)
            for number, (name, server, scenario, _) in enumerate(plan)
        }
        for name, server, scenario, _ in plan:
            await cost(server, visitors[name], scenario, 1)
        found: dict[str, list[Cost]] = {name: [] for name in visitors}
        for _ in range(3 if quick else 5):
            for name, server, scenario, times in plan:
                found[name].append(await cost(server, visitors[name], scenario, times))
        return found


def latency(quick: bool) -> list[Row]:
    """Latency and processor time by the floors'."""
    found = asyncio.run(_rounds(quick))
    bare_cpu = median(c.cpu_ms for c in found["bare"])
    answer_cpu, plain_cpu = (median(c.cpu_ms for c in found[name]) for name in ("answer", "plain"))
    commit, insert = commit_cpu_ms(20 if quick else 100)

    def against(name: str, base: str) -> str:
        ms, low = (median(c.ms for c in found[key]) for key in (name, base))
        return f"{ms:.1f} ms / {low:.1f} ms"

    return [
        Row("lightest page / empty page stock, same imports",
            ratio(found["lightest"], found["stock"]), 0.2, note=against("lightest", "stock")),
        Row("lightest page / bare tuned app", ratio(found["lightest"], found["bare"]), 1.5,
            note=against("lightest", "bare")),
        Row("self-check answer, saved / bare tuned app", ratio(found["answer"], found["bare"]),
            1.5, note=against("answer", "bare")),
        Row("its processor time / a plain question's, plainly saved", answer_cpu / plain_cpu, TWICE,
            note=f"{answer_cpu:.1f} ms / {plain_cpu:.1f} ms"),
        Row("its processor time less the commit's / bare tuned app",
            (answer_cpu - commit) / bare_cpu,
            note=f"({answer_cpu:.1f} - {commit:.1f}) ms / {bare_cpu:.1f} ms"),
        Row("the plain question's less the insert's / bare tuned app",
            (plain_cpu - insert) / bare_cpu,
            note=f"({plain_cpu:.1f} - {insert:.1f}) ms / {bare_cpu:.1f} ms"),
        Row("result page with charts / bare tuned app", ratio(found["result"], found["bare"]),
            3.0, note=against("result", "bare")),
        Row("assessment page, 48 items answered / bare tuned app",
            ratio(found["assessment"], found["bare"]), 2.5, note=against("assessment", "bare")),
        Row("maturity page, everything answered / bare tuned app",
            ratio(found["maturity"], found["bare"]), 3.5, note=against("maturity", "bare")),
        Row("duties page of an example / bare tuned app", ratio(found["duties"], found["bare"]),
            3.0, note=against("duties", "bare")),
    ]  # fmt: skip


async def _sizes() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder, product(Path(folder) / "home") as app:
        await asyncio.sleep(WARM)
        runs: dict[str, Run] = {}
        for number, scenario in enumerate(PAGES):
            visitor = await begin(app.base, scenario, number)
            for step in scenario.loop * 2:
                runs[scenario.name] = await perform(visitor, step)
            await visitor.close()
        visitor = await begin(app.base, ANSWERING)
        answers = [await perform(visitor, step) for step in ANSWERING.loop]
        await visitor.close()
    most = max(answers, key=lambda run: run.deltas)
    widest, largest = (
        max(runs, key=lambda name: getattr(runs[name], what)) for what in ("deltas", "bytes")
    )
    return [
        Row(f"deltas of a {SELF_CHECK.replace('_', '-')} page", most.deltas, 40),
        Row("deltas of any page", runs[widest].deltas, 120, note=widest),
        Row("size of a rerun", runs[largest].bytes / KB, 60, " kB", note=largest),
    ]


def messages(_quick: bool) -> list[Row]:
    """What the server sends for a run."""
    return asyncio.run(_sizes())
