"""The scheduling core on published instances: `python -m benchmarks.psplib FOLDER`.

The folder is the user's: instances of the classical problem in the PSPLIB format (*.sm), and the
known optima beside them, *opt.sm as published or optimum.csv (30 activities, 4 resources: 480
instances). Nothing of it is in this repository. One worker; the limit is deterministic time, about
seconds. Exit code 1 where a goal is missed.
"""

import argparse
import sys
from pathlib import Path
from time import perf_counter

from psplib import parse  # type: ignore[import-untyped]

from aiops_model.domain.plan.schedule import PlainTask, Schedule, schedule
from benchmarks.rows import HEADING, Row, lines

PROVEN_SHARE, ABOVE_PERCENT, LIMIT = 470 / 480, 3.0, 10.0


def read_instance(file: Path) -> tuple[tuple[PlainTask, ...], dict[str, int]]:
    """Tasks and capacities of one instance."""
    read = parse(file)
    names = [f"r{number}" for number in range(read.num_resources)]
    after: list[list[str]] = [[] for _ in read.activities]
    for number, activity in enumerate(read.activities):
        for later in activity.successors:
            after[later].append(f"{number:04}")
    tasks = tuple(
        PlainTask(
            id=f"{number:04}",
            duration=activity.modes[0].duration,
            demand=dict(zip(names, activity.modes[0].demands, strict=True)),
            after=tuple(after[number]),
        )
        for number, activity in enumerate(read.activities)
    )
    return tasks, dict(zip(names, (row.capacity for row in read.resources), strict=True))


def known_optima(folder: Path) -> dict[str, int]:
    """Name of an instance -> its published optimum.

    Lines "group instance optimum ..." in *opt.sm, or "name,optimum" in optimum.csv.
    """
    found: dict[str, int] = {}
    for file in sorted(folder.rglob("optimum.csv")):
        for line in file.read_text(encoding="utf-8").splitlines():
            name, _, optimum = line.partition(",")
            if optimum.strip().isdigit():
                found[name.removesuffix(".sm")] = int(optimum)
    for file in sorted(folder.rglob("*opt.sm")):
        family = file.name.removesuffix("opt.sm")
        for line in file.read_text(encoding="latin-1").splitlines():
            words = line.split()
            if len(words) > 2 and all(word.isdigit() for word in words[:3]):
                found[f"{family}{words[0]}_{words[1]}"] = int(words[2])
    return found


def rows(folder: Path, limit: float, most: int | None) -> list[Row]:
    """How many are proven, how far the others are from the optimum."""
    known = known_optima(folder)
    files = [
        file
        for file in sorted(folder.rglob("*.sm"))
        if file.is_file() and not file.name.endswith("opt.sm")
    ]
    solved: dict[str, Schedule] = {}
    began = perf_counter()
    for number, file in enumerate(files[:most], start=1):
        tasks, capacity = read_instance(file)
        solved[file.stem] = schedule(tasks, capacity, limit)
        if number % 20 == 0:
            print(f"{number} instances, {perf_counter() - began:.0f} s", file=sys.stderr)
    took = perf_counter() - began
    proven = sum(found.proven for found in solved.values())
    above = [
        100 * (found.makespan / known[name] - 1) for name, found in solved.items() if name in known
    ]
    wrong = [
        name for name, found in solved.items()
        if name in known and (found.bound > known[name] or found.makespan < known[name])
    ]  # fmt: skip
    return [
        Row("instances proven", proven / len(solved), PROVEN_SHARE, at_least=True,
            note=f"{proven} of {len(solved)} in {took:.0f} s"),
        Row("above the known optimum, worst", max(above, default=0.0), ABOVE_PERCENT, unit=" %",
            note=f"{len(above)} with a known optimum, {sum(a == 0 for a in above)} reached"),
        Row("bounds against the known optimum", len(wrong), 0, note=", ".join(wrong[:3])),
    ]  # fmt: skip


def main() -> int:
    """Print the table; 0 when every goal is met."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.psplib", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=float, default=LIMIT, help="deterministic time each")
    parser.add_argument("--most", type=int, help="only the first so many")
    chosen = parser.parse_args()
    found = rows(chosen.folder, chosen.limit, chosen.most)
    print(f"{HEADING}\n{lines(found)}")
    return 0 if all(row.met for row in found) else 1


if __name__ == "__main__":
    sys.exit(main())
