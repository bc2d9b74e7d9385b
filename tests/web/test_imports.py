"""Two threads that need modules of one package at the same time, in different orders."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = """
import time
from meeting import at_the_package
at_the_package.set()
time.sleep(0.5)  # the other thread waits for the first module by then
from package.second import WORDS
"""
MODULES = {"first": "WORD = 'whole'", "second": "from package.first import WORD\nWORDS = [WORD]"}
TWO_THREADS = """
import sys, threading
from meeting import at_the_package
from web.imports import one_at_a_time

if "in turn" in sys.argv:
    assert one_at_a_time(), "this Python loads modules in another way"
ended = {}

def load(name):
    try:
        __import__(name)
        ended[name] = "whole"
    except Exception as fault:
        ended[name] = repr(fault)

first = threading.Thread(target=load, args=("package.first",))
second = threading.Thread(target=load, args=("package.second",))
first.start()
at_the_package.wait()
second.start()
first.join(), second.join()
print(ended["package.first"], ended["package.second"], sep="\\n")
"""


def loaded(folder: Path, *how: str) -> list[str]:
    """How it ended for either thread."""
    (folder / "package").mkdir()
    (folder / "package" / "__init__.py").write_text(PACKAGE)
    for name, source in MODULES.items():
        (folder / "package" / f"{name}.py").write_text(source)
    (folder / "meeting.py").write_text("import threading\nat_the_package = threading.Event()\n")
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys; sys.path.append({str(folder)!r})\n{TWO_THREADS}",
            *how,
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.splitlines()


def test_both_get_whole_modules(tmp_path: Path) -> None:
    assert loaded(tmp_path, "in turn") == ["whole", "whole"]


def test_python_alone_gives_one_of_them_half_a_module(tmp_path: Path) -> None:
    """Should this fail one day, `web/imports.py` is needed no more."""
    assert "partially initialized module" in loaded(tmp_path)[0]


PAGE_AND_BACKGROUND = """
import asyncio, sys, threading, time
import ui.access
from web import start

start.PATIENCE = 3600
faults = []
threading.excepthook = lambda fault: faults.append(fault.exc_value)

async def serve():
    async with start.serving(lambda: "here")(None):
        page = threading.Thread(target=__import__, args=("aiops_model.report.maturity",))
        background = threading.Thread(target=__import__, args=("aiops_model.content.maturity",))
        page.start()
        while "aiops_model.domain.maturity" not in sys.modules:
            time.sleep(0.001)
        background.start()
        page.join(), background.join()

asyncio.run(serve())
print(faults)
"""


def test_a_page_and_the_background_of_a_server_load_the_maturity_engine_at_once(
    tmp_path: Path,
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PAGE_AND_BACKGROUND],
        cwd=ROOT,
        env={**os.environ, "AIOPS_HOME": str(tmp_path), "DATABASE_URL": ""},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"
