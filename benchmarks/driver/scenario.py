"""What a visitor does, as data."""

from dataclasses import dataclass

from benchmarks.driver.page import DriveError
from benchmarks.driver.visitor import Run, Visitor


@dataclass(frozen=True)
class Rerun:
    """The same page once more."""

    name: str = "rerun"


@dataclass(frozen=True)
class Click:
    """Press the button with this key or label."""

    key: str
    name: str = "click"


@dataclass(frozen=True)
class Goto:
    """Another page of the navigation, with the query its address carries."""

    page: str
    query: str = ""
    name: str = "goto"


Step = Rerun | Click | Goto


@dataclass(frozen=True)
class Scenario:
    """`loop` is repeated; only its steps named in `counted` (all, when empty) are figures."""

    name: str
    page: str
    loop: tuple[Step, ...]
    setup: tuple[Step, ...] = ()
    counted: frozenset[str] = frozenset()

    def counts(self, run: Run) -> bool:
        """Whether the run is one of the figures."""
        return not self.counted or run.name in self.counted


async def perform(visitor: Visitor, step: Step) -> Run:
    """One step. Raises DriveError when the page shows an exception or the server gives up."""
    if isinstance(step, Click):
        run = await visitor.click(step.key, step.name)
    elif isinstance(step, Goto):
        run = await visitor.goto(step.page, step.query, step.name)
    else:
        run = await visitor.rerun(step.name)
    if run.error:
        raise DriveError(f"{step}: {run.error}")
    return run


async def begin(base: str, scenario: Scenario, number: int = 0) -> Visitor:
    """A new visitor on the page of the scenario, its setup done."""
    visitor = Visitor(base, number)
    await visitor.connect()
    first = await visitor.open(scenario.page)
    if first.error:
        raise DriveError(f"opening {scenario.page}: {first.error}")
    for step in scenario.setup:
        await perform(visitor, step)
    return visitor
