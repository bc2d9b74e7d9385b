"""The colours of the identity, per theme, for what Streamlit's own theme does not reach: charts."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """One theme's chart colours; contrast figures are in the identity's colour table."""

    ground: str
    ink: str
    axis: str
    filled: str
    """Range, met, reached."""
    spread: str
    """Between the lower and the upper end of a level range."""
    track: str
    empty: str
    warning: str
    """Not met; the line of a day."""
    partly: str
    idle: str
    """Not applicable."""
    on_status: tuple[str, str, str, str]
    """Text on met, partly, not met, not applicable."""
    levels: tuple[str, str, str, str]
    """Level 1 to 4."""
    on_levels: tuple[str, str, str, str]
    """Text on the colour of each level."""


LIGHT = Palette(
    ground="#FFFFFF",
    ink="#0B1726",
    axis="#56606E",
    filled="#08519C",
    spread="#BFD3E6",
    track="#E9EDF2",
    empty="#D3DBE5",
    warning="#A63603",
    partly="#C98500",
    idle="#8A8A8A",
    on_status=("#FFFFFF", "#0B1726", "#FFFFFF", "#0B1726"),
    levels=("#8A9099", "#4F93C4", "#1F5F9E", "#0B2545"),
    on_levels=("#0B1726", "#0B1726", "#FFFFFF", "#FFFFFF"),
)
DARK = Palette(
    ground="#0E1117",
    ink="#EEF2F7",
    axis="#AAB3C0",
    filled="#56B4E9",
    spread="#2F4D6B",
    track="#1D2531",
    empty="#2A3442",
    warning="#F4772E",
    partly="#FFD166",
    idle="#8F96A3",
    on_status=("#0E1117", "#0E1117", "#0E1117", "#0E1117"),
    levels=("#6B7785", "#4E93C9", "#8CC4EE", "#E3F1FC"),
    on_levels=("#FFFFFF", "#0E1117", "#0E1117", "#0E1117"),
)
PALETTES = {"light": LIGHT, "dark": DARK}
