"""The sheet around the content: header, footer, page numbers, watermark, metadata."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Final

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph
from reportlab.platypus.flowables import Flowable

from aiops_model.export.pdf.fonts import SANS
from aiops_model.export.pdf.tokens import (
    EDGE,
    FRAME,
    HAIRLINE,
    INK,
    LABEL,
    LABEL_RIGHT,
    LEVEL_BARS,
    MARGIN,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    PRODUCT,
    SMALL_RIGHT,
    WATERMARK,
    WATERMARK_SIZE,
    WIDTH,
    Style,
)
from aiops_model.export.pdf.typeset import Typesetter
from aiops_model.export.text import pdf_metadata

Placed = tuple[float, Flowable]
"""A block and the space above it."""

_HEADER_TEXT: Final = 0.7 * WIDTH
_HEADER_LINES: Final = 3
_BRAND_SIZE: Final = Style("strong", 9.5, 13)
_BRAND_LIGHT: Final = Style("sans", 9.5, 13)
_PAGE_NUMBER: Final = 58.0
_UNDER_HEADER: Final = 12.0
_OVER_FOOTER: Final = 9.0


@dataclass(frozen=True)
class Metadata:
    """What the file says about itself; `tag` is the BCP 47 tag of the text."""

    title: str
    subject: str
    keywords: str
    tag: str
    created: date


class Sheet:
    """Header, footer and watermark of every page, with the height left between them."""

    def __init__(
        self,
        typesetter: Typesetter,
        *,
        header: str,
        footer: str,
        footnote: str,
        mark: str,
        page_of: Callable[[int, int], str],
    ) -> None:
        self._type = typesetter
        self._mark = mark
        self._page_of = page_of
        self._header = typesetter.paragraph(header, SMALL_RIGHT, max_lines=1)
        header_height = self._header.wrap(_HEADER_TEXT, PAGE_HEIGHT)[1]
        extra = max(0.0, header_height - SMALL_RIGHT.leading)
        self._rule_y = PAGE_HEIGHT - EDGE - 8.0 - extra
        notes = [footer, *([footnote] if footnote else [])]
        self._notes = [typesetter.paragraph(note, LABEL) for note in notes]
        room = WIDTH - _PAGE_NUMBER
        self._note_heights = [note.wrap(room, PAGE_HEIGHT)[1] for note in self._notes]
        self._footer_top = EDGE + sum(self._note_heights) - LABEL.leading + 8.0 + 6.0
        self.top = self._rule_y - _UNDER_HEADER
        self.room = self.top - self._footer_top - _OVER_FOOTER

    @staticmethod
    def header_takes(typesetter: Typesetter, header: str) -> bool:
        """Whether this text fits the header."""
        wanted: Paragraph = typesetter.paragraph(header, SMALL_RIGHT, max_lines=1)
        return wanted.wrap(_HEADER_TEXT, PAGE_HEIGHT)[1] <= _HEADER_LINES * SMALL_RIGHT.leading + 1

    def draw_header(self, canvas: Canvas) -> None:
        """What comes before the content, in reading order and in depth."""
        self._watermark(canvas)
        self._draw_header(canvas)

    def draw_footer(self, canvas: Canvas, number: int, total: int) -> None:
        """What comes after the content."""
        canvas.setStrokeColor(FRAME)
        canvas.setLineWidth(HAIRLINE)
        canvas.line(MARGIN, self._footer_top, PAGE_WIDTH - MARGIN, self._footer_top)
        y = self._footer_top - 6.0
        for note, height in zip(self._notes, self._note_heights, strict=True):
            y -= height
            note.drawOn(canvas, MARGIN, y)
        first = self._footer_top - 6.0 - 8.0
        label = self._page_of(number, total)
        self._type.line(canvas, (PAGE_WIDTH - MARGIN, first), label, LABEL_RIGHT, "right")

    def _draw_header(self, canvas: Canvas) -> None:
        y = PAGE_HEIGHT - EDGE
        for index, (height, colour) in enumerate(LEVEL_BARS):
            canvas.setFillColor(colour)
            canvas.rect(MARGIN + index * 4.1, y - 2.0, 3.1, height, stroke=0, fill=1)
        x = MARGIN + 22.0
        self._type.line(canvas, (x, y), PRODUCT[0], _BRAND_SIZE)
        x += self._type.width(PRODUCT[0] + " ", _BRAND_SIZE)
        self._type.line(canvas, (x, y), PRODUCT[1], _BRAND_LIGHT)
        first_line = y + SMALL_RIGHT.size
        self._header.drawOn(
            canvas, PAGE_WIDTH - MARGIN - _HEADER_TEXT, first_line - self._header.height
        )
        canvas.setStrokeColor(FRAME)
        canvas.setLineWidth(HAIRLINE)
        canvas.line(MARGIN, self._rule_y, PAGE_WIDTH - MARGIN, self._rule_y)

    def _watermark(self, canvas: Canvas) -> None:
        if not self._mark:
            return
        wanted = 0.62 * math.hypot(PAGE_WIDTH, PAGE_HEIGHT)
        one_point = self._type.width(self._mark, Style("serif", 1.0, 1.0))
        size = min(wanted / one_point, WATERMARK_SIZE)
        style = Style("serif", size, size, WATERMARK)
        canvas.saveState()
        canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
        canvas.rotate(math.degrees(math.atan2(PAGE_HEIGHT, PAGE_WIDTH)))
        self._type.line(canvas, (0.0, -size / 3), self._mark, style, "center")
        canvas.restoreState()


def write(sheet: Sheet, pages: Sequence[Sequence[Placed]], about: Metadata) -> bytes:
    """The file. The same content and date give the same bytes."""
    buffer = BytesIO()
    canvas = Canvas(
        buffer,
        pagesize=A4,
        invariant=1,
        pageCompression=1,
        initialFontName=SANS,  # type: ignore[arg-type]  # the stub says float
        lang=about.tag,
    )
    stamp = f"D:{about.created:%Y%m%d}000000+00'00'"
    canvas.setDateFormatter(lambda *_: stamp)
    canvas.setTitle(pdf_metadata(about.title))
    canvas.setAuthor(" ".join(PRODUCT))
    canvas.setCreator(" ".join(PRODUCT))
    canvas.setSubject(pdf_metadata(about.subject))
    canvas.setKeywords(pdf_metadata(about.keywords))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.setFillColor(INK)
    for number, blocks in enumerate(pages, start=1):
        sheet.draw_header(canvas)
        if number == 1:
            canvas.bookmarkPage("start")
            canvas.addOutlineEntry(pdf_metadata(about.title), "start", level=0)
        y = sheet.top
        for index, (space, block) in enumerate(blocks):
            height = block.wrap(WIDTH, sheet.room)[1]
            y -= height + (space if index else 0.0)
            block.drawOn(canvas, MARGIN, y)
        sheet.draw_footer(canvas, number, len(pages))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
