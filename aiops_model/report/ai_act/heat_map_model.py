"""The heat map as a value: every system, in parts that one look takes in."""

from dataclasses import dataclass

from aiops_model.report.model import Figure


@dataclass(frozen=True)
class HeatMapPart:
    """As many systems as one look takes in."""

    label: str
    """Which of how many; "" where one part holds all."""
    systems: tuple[str, ...]
    """Their names."""
    figure: Figure
    """Kind "duties"."""


@dataclass(frozen=True)
class HeatMap:
    """Duty by system: every system that owes any is in one of the parts."""

    finding: str
    how_to_read: str
    parts: tuple[HeatMapPart, ...]
