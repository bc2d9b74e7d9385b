"""A process that runs one command after the other: base64 of its input in, its ending out."""

import base64
import io
import json
import resource
import sys
import time

from aiops_model.cli import main


def run(given: bytes) -> dict[str, object]:
    """Run `estimate -` on an input: exit code, what it wrote, seconds, bytes."""
    kept = sys.stdin, sys.stdout, sys.stderr
    out, err = io.BytesIO(), io.BytesIO()
    streams = (
        io.TextIOWrapper(io.BytesIO(given), "utf-8"),
        io.TextIOWrapper(out, "utf-8", write_through=True),
        io.TextIOWrapper(err, "utf-8", "backslashreplace", write_through=True),
    )
    sys.stdin, sys.stdout, sys.stderr = streams
    begun = time.perf_counter()
    try:
        ending: dict[str, object] = {"code": main(["estimate", "-"])}
    except BaseException as fault:  # noqa: BLE001 - the finding itself
        ending = {"code": 1, "fault": f"{type(fault).__name__}: {fault}"[:300]}
    finally:
        sys.stdin, sys.stdout, sys.stderr = kept
    written = {"out": out.getvalue().decode(), "err": err.getvalue().decode()}
    for stream in streams:
        stream.close()
    measured = {"seconds": time.perf_counter() - begun, "memory": memory()}
    return ending | written | measured


def memory() -> int:
    """The most memory this process has held, in bytes (Linux counts in kilobytes)."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held if sys.platform == "darwin" else held * 1024


if __name__ == "__main__":
    for line in sys.stdin:
        sys.stdout.write(json.dumps(run(base64.b64decode(line))) + "\n")
        sys.stdout.flush()
