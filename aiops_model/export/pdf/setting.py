"""How tightly a page is set."""

from dataclasses import dataclass
from typing import Final

from aiops_model.export.pdf.typeset import Typesetter

_LEAST_PADDING: Final = 0.35


@dataclass(frozen=True)
class Density:
    """Factors on the spaces and on the leading of a page."""

    space: float
    leading: float


class Setting:
    """A typesetter with the spaces of one density."""

    def __init__(self, density: Density) -> None:
        self.type = Typesetter(density.leading)
        self._space = density.space

    def gap(self, points: float) -> float:
        """Space between two parts of the page."""
        return points * self._space

    def pad(self, points: float) -> float:
        """Space within a part: shrinks less than a gap and never grows."""
        return points * min(max(self._space, _LEAST_PADDING), 1.0)
