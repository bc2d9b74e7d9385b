"""The first chart may be drawn while the server still loads its libraries in the background."""

import subprocess
import sys

WHILE_PANDAS_LOADS = """
import sys, threading
import altair
from ui.charts import template

assert "pandas" not in sys.modules
threading.Thread(target=lambda: __import__("pandas")).start()
while "pandas" not in sys.modules:
    pass
print(template("ladder", "light", 4)["height"])
"""


def test_a_chart_waits_for_a_library_that_another_thread_is_loading() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WHILE_PANDAS_LOADS], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "38"
