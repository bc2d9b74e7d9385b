"""From the start of the server to the first page: product and bare application in turns.

Both run from bytecode, as any program does from its second start on: what is installed was compiled
then, and so it is here, whatever the surroundings say about writing bytecode.
"""

import asyncio
import tempfile
import time
from pathlib import Path
from statistics import median

from aiops_model.services import migrate
from aiops_model.settings import Settings
from benchmarks.driver.scenario import begin
from benchmarks.driver.server import Server, floor, product
from benchmarks.pages import TUNED
from benchmarks.rows import Row
from benchmarks.scenarios import EMPTY, QUESTION

LATE = ("numpy", "PIL", "pandas", "altair", "reportlab")
"""Libraries that must not be loaded before the first page is drawn."""


async def _first_page(server: Server, page: str) -> float:
    """Seconds from the start of the process to the end of the first page's run."""
    scenario = QUESTION if page else EMPTY
    with server:
        visitor = await begin(server.base, scenario)
        took = time.perf_counter() - server.began
        await visitor.close()
    return took


def _loaded(home: Path) -> list[str]:
    """Which of the heavy libraries were imported before the first page was drawn."""

    async def look() -> str:
        with product(home, PYTHONPROFILEIMPORTTIME="1") as server:
            visitor = await begin(server.base, QUESTION)
            imported = server.written
            await visitor.close()
            return imported

    names = {line.rpartition("|")[2].strip() for line in asyncio.run(look()).splitlines()}
    return [name for name in LATE if name in names]


def rows(quick: bool) -> list[Row]:
    """Start to first page by the bare application's."""
    pairs = []
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        home = folder / "home"
        migrate(Settings(home=home, database_url=f"sqlite:///{home}/cockpit.sqlite3"))
        compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
        for _ in range(4 if quick else 6):
            low = asyncio.run(_first_page(floor(folder / "bare", "empty", *TUNED, **compiled), ""))
            high = asyncio.run(_first_page(product(home, **compiled), QUESTION.page))
            pairs.append((high, low))
        del pairs[0]  # it wrote the bytecode
        early = _loaded(folder / "watched")
    high, low = (median(seconds) for seconds in zip(*pairs, strict=True))
    return [
        Row("start to first self-check page / bare Streamlit app",
            median(h / b for h, b in pairs), 2.5, note=f"{high:.2f} s / {low:.2f} s"),
        Row("numpy, Pillow, pandas, Altair, reportlab before the first paint", len(early), 0,
            note=", ".join(early)),
    ]  # fmt: skip
