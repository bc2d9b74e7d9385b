"""Colours, sizes and measures of the printed page, in points."""

from dataclasses import dataclass
from typing import Final, Literal

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

INK: Final = HexColor("#0B1726")
CAPTION: Final = HexColor("#56606E")
ACTION: Final = HexColor("#12355B")
ON_ACTION: Final = HexColor("#FFFFFF")

FRAME: Final = HexColor("#C3CCD8")
MET: Final = HexColor("#08519C")
PARTLY: Final = HexColor("#C98500")
NOT_MET: Final = HexColor("#A63603")
IDLE: Final = HexColor("#8A8A8A")
"""Not applicable."""
GROUND: Final = HexColor("#FFFFFF")
TRACK: Final = HexColor("#E9EDF2")
EMPTY_STEP: Final = HexColor("#D3DBE5")
SPREAD: Final = HexColor("#BFD3E6")
RISK_TINT: Final = HexColor("#FDF1DC")
RISK_TEXT: Final = HexColor("#6B4700")
STEP_TINT: Final = HexColor("#E6EFF8")
STEP_TEXT: Final = HexColor("#0B3F7A")
WATERMARK: Final = HexColor("#E8ECF1")
PAGE_WIDTH: Final = A4[0]
PAGE_HEIGHT: Final = A4[1]
MARGIN: Final = 20 * mm
EDGE: Final = 15 * mm
"""Distance of the header's and the footer's text from the edge of the sheet."""
WIDTH: Final = PAGE_WIDTH - 2 * MARGIN
COLUMN: Final = WIDTH / 12

HAIRLINE: Final = 0.5
LINE: Final = 0.8
EDGE_BAR: Final = 3.0

PRODUCT: Final = ("AI Operations", "Cockpit")

FaceName = Literal["sans", "strong", "serif"]
Align = Literal["left", "right", "center"]


@dataclass(frozen=True)
class Style:
    """How a text is set: face, size and leading in points, colour, alignment."""

    face: FaceName
    size: float
    leading: float
    colour: Color = INK
    align: Align = "left"


TITLE: Final = Style("serif", 22, 26)
SECTION: Final = Style("serif", 14, 18)
LEVEL_FIGURE: Final = Style("serif", 18, 22)
MONEY_FIGURE: Final = Style("strong", 18, 22)
MONEY_WORDS: Final = Style("strong", 14, 18)
BASIS: Final = Style("sans", 9.5, 13.5, CAPTION)
TEXT: Final = Style("sans", 9.5, 13.5)
STRONG: Final = Style("strong", 9.5, 13.5)
CELL: Final = Style("sans", 9, 12.5)
CELL_STRONG: Final = Style("strong", 9, 12.5)
SMALL: Final = Style("sans", 8.5, 11.5, CAPTION)
LABEL: Final = Style("sans", 8, 10.5, CAPTION)
LABEL_RIGHT: Final = Style("sans", 8, 10.5, CAPTION, "right")
LABEL_STRONG: Final = Style("strong", 8, 10.5)
NOTICE_TITLE: Final = Style("strong", 10.5, 14)
DECISION: Final = Style("strong", 10.5, 14.5, ON_ACTION)
LABEL_ON_ACTION: Final = Style("sans", 8.5, 11.5, SPREAD)
SMALL_RIGHT: Final = Style("sans", 8.5, 11.5, CAPTION, "right")
WATERMARK_SIZE: Final = 96.0
"""Largest size of the watermark."""
LEVEL_BARS: Final = (
    (4.0, HexColor("#8A9099")),
    (7.0, HexColor("#4F93C4")),
    (10.0, HexColor("#1F5F9E")),
    (13.0, HexColor("#0B2545")),
)
"""The mark: height and colour of its four bars."""
