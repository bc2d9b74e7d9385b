"""A row of the table: a figure, its goal, whether it is met."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """`goal` is the most the figure may be, or with `at_least` the least. None: no goal."""

    name: str
    figure: float
    goal: float | None = None
    unit: str = ""
    at_least: bool = False
    note: str = ""

    @property
    def met(self) -> bool:
        """Whether the goal is met; a figure without one is."""
        if self.goal is None:
            return True
        return self.figure >= self.goal if self.at_least else self.figure <= self.goal

    @property
    def verdict(self) -> str:
        """What stands in the last column."""
        if self.goal is None:
            return ""
        return "met" if self.met else "MISSED"

    def cells(self) -> list[str]:
        """The row as texts."""
        sign = ">=" if self.at_least else "<="
        goal = "" if self.goal is None else f"{sign} {self.goal:g}{self.unit}"
        return [self.name, f"{self.figure:.3g}{self.unit}", goal, self.verdict, self.note]


HEAD = ["what", "figure", "goal", "", "measured"]
Measure = Callable[[bool], Iterable[Row]]
"""Takes whether to be quick, gives the rows."""


def lines(rows: Iterable[Row]) -> str:
    """The rows of a table in Markdown."""
    return "\n".join(f"| {' | '.join(row.cells())} |" for row in rows)


HEADING = f"| {' | '.join(HEAD)} |\n|{'---|' * len(HEAD)}"
