"""The fonts of the printed page: IBM Plex, with DejaVu Sans for what Plex lacks.

Every font is embedded as a subset; the files on disk stay as published.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from aiops_model.export.pdf.tokens import FaceName
from aiops_model.export.text import Face

FOLDER: Final = Path(__file__).resolve().parents[3] / "assets" / "fonts_pdf"

SANS: Final = "PlexSans"
STRONG: Final = "PlexSans-SemiBold"
SERIF: Final = "PlexSerif-SemiBold"
FALLBACK: Final = "DejaVuSans"

_FILES: Final = {
    SANS: "PlexSans-Regular.ttf",
    STRONG: "PlexSans-SemiBold.ttf",
    SERIF: "PlexSerif-SemiBold.ttf",
    FALLBACK: "DejaVuSans.ttf",
}
_LOCK: Final = Lock()


@cache
def _register() -> Mapping[FaceName, tuple[Face, ...]]:
    by_name: dict[str, Face] = {}
    for name, file in _FILES.items():
        font = TTFont(name, str(FOLDER / file))
        pdfmetrics.registerFont(font)
        pdfmetrics.registerFontFamily(name, normal=name, bold=name, italic=name, boldItalic=name)
        by_name[name] = Face(name, frozenset(font.face.charToGlyph))
    last = by_name[FALLBACK]
    return MappingProxyType(
        {
            "sans": (by_name[SANS], last),
            "strong": (by_name[STRONG], by_name[SANS], last),
            "serif": (by_name[SERIF], by_name[STRONG], last),
        }
    )


def faces() -> Mapping[FaceName, tuple[Face, ...]]:
    """Each face of the page with its fallbacks, best first; registers the fonts once."""
    with _LOCK:
        return _register()
