"""Ratios on a shared machine: floor and product take turns, the median of the ratios counts."""

import os
import platform
import time
from collections.abc import Callable
from importlib.metadata import version
from statistics import median

Work = Callable[[], object]


def milliseconds(work: Work) -> float:
    """Wall-clock time of one call."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def interleave(works: dict[str, Work], rounds: int) -> dict[str, list[float]]:
    """Milliseconds of each work in each round, in turns, after one round to warm up."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(rounds + 1):
        for name, work in works.items():
            took = milliseconds(work)
            if turn > 0:
                times[name].append(took)
    return times


def ratios(times: dict[str, list[float]], floor: str) -> dict[str, float]:
    """Median over the rounds of each work's time by the floor's time in the same round."""
    return {
        name: median(took / base for took, base in zip(times[name], times[floor], strict=True))
        for name in times
        if name != floor
    }


def machine(*packages: str) -> str:
    """One line that says where the figures come from, and how busy the machine was before."""
    versions = ", ".join(f"{package} {version(package)}" for package in packages)
    load = f", load {os.getloadavg()[0]:.1f} before" if hasattr(os, "getloadavg") else ""
    return (
        f"Python {platform.python_version()}, {versions}; {os.cpu_count()} cores, "
        f"{platform.system()} {platform.machine()}{load}"
    )
