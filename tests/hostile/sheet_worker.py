"""A process that reads one spreadsheet after the other: base64 in, cells or problem out."""

import base64
import importlib.util
import json
import resource
import sys
import time
from pathlib import Path

SCRIPT = Path(sys.argv[1])
spec = importlib.util.spec_from_file_location("sheet_reading", SCRIPT)
assert spec is not None
assert spec.loader is not None
reading = importlib.util.module_from_spec(spec)
spec.loader.exec_module(reading)

for line in sys.stdin:
    begun = time.perf_counter()
    answer = reading.answer_to(base64.b64decode(line))
    seconds = time.perf_counter() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    sys.stdout.write(json.dumps({"answer": answer, "seconds": seconds, "memory": memory}) + "\n")
    sys.stdout.flush()
