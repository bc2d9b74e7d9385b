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


LIGHT = Palette(
    ground="#FFFFFF",
    ink="#0B1726",
    axis="#56606E",
    filled="#08519C",
    spread="#BFD3E6",
    track="#E9EDF2",
    empty="#D3DBE5",
    warning="#A63603",
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
)
PALETTES = {"light": LIGHT, "dark": DARK}
