"""Every ratio against its goal: `python -m benchmarks`. Exit code 1 when one is missed.

`--only NAME` (several times if need be) measures one subject, `--quick` with fewer rounds. Floor
and product take turns, so that a busy machine slows both. Linux only: it reads /proc.
"""

import argparse
import sys

from benchmarks import ai_act, commit, crowd, euro, maturity, pages, paper, plan, start
from benchmarks.measure import machine
from benchmarks.rows import HEADING, Measure, lines

SUBJECTS: dict[str, Measure] = {
    "pages": pages.latency,
    "messages": pages.messages,
    "room": crowd.room,
    "saturated": crowd.saturated,
    "start": start.rows,
    "euro": euro.rows,
    "maturity": maturity.rows,
    "plan": plan.rows,
    "ai_act": ai_act.rows,
    "pdf": paper.rows,
    "save": commit.rows,
}


def main() -> int:
    """Print the table; 0 when every goal is met."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", choices=sorted(SUBJECTS), action="append", metavar="NAME",
                        help=", ".join(SUBJECTS))  # fmt: skip
    parser.add_argument("--quick", action="store_true", help="fewer rounds, rougher figures")
    chosen = parser.parse_args()
    where = machine("streamlit", "sqlmodel", "pydantic", "numpy", "reportlab")
    print(f"{where}\n\n{HEADING}", flush=True)
    met = True
    for name in chosen.only or SUBJECTS:
        rows = list(SUBJECTS[name](chosen.quick))
        print(lines(rows), flush=True)
        met = met and all(row.met for row in rows)
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
