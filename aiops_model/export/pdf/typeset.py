"""Text on the page: paragraphs and single lines, escaped, with fallback fonts."""

from collections.abc import Mapping
from typing import Final, Literal

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from aiops_model.export.pdf.fonts import faces
from aiops_model.export.pdf.tokens import Align, FaceName, Style
from aiops_model.export.text import MAX_LINES, Run, pdf_text, runs

_LEAST_LEADING: Final = 1.18
"""Leading of tightly set text as a multiple of its size."""
_SOFT_HYPHEN: Final = "\u00ad"
_ALIGNED: Final[Mapping[Align, Literal[0, 1, 2]]] = {"left": 0, "center": 1, "right": 2}


class Typesetter:
    """Sets text and remembers whether a character had to be replaced by U+25A1."""

    def __init__(self, leading: float = 1.0) -> None:
        self.boxed = False
        self._leading = leading
        self._faces = faces()

    def paragraph(
        self, text: str, style: Style, *, strong: str = "", max_lines: int = MAX_LINES
    ) -> Paragraph:
        """A paragraph; the first occurrence of `strong` in it is set semi-bold."""
        before, found, after = text.partition(strong) if strong else (text, "", "")
        markup = self._markup(before, style.face, max_lines)
        if found:
            bold = self._faces["strong"][0].name
            markup += f'<font name="{bold}">{self._markup(found, "strong", max_lines)}</font>'
            markup += self._markup(after, style.face, max_lines)
        return Paragraph(markup, self._paragraph_style(style))

    def line(
        self,
        canvas: Canvas,
        at: tuple[float, float],
        text: str,
        style: Style,
        align: Align = "left",
    ) -> None:
        """One line from, to or around the point `at` on the baseline."""
        x, y = at
        if align != "left":
            width = self.width(text, style)
            x -= width if align == "right" else width / 2
        canvas.setFillColor(style.colour)
        for run in self._runs(text, style):
            canvas.setFont(run.font, style.size)
            canvas.drawString(x, y, run.text)
            x += stringWidth(run.text, run.font, style.size)

    def width(self, text: str, style: Style) -> float:
        """Width of one line in points."""
        stretches = self._runs(text, style)
        return float(sum(stringWidth(run.text, run.font, style.size) for run in stretches))

    def _runs(self, text: str, style: Style) -> list[Run]:
        stretches, boxed = runs(text.replace(_SOFT_HYPHEN, ""), self._faces[style.face])
        self.boxed = self.boxed or boxed
        return stretches

    def _markup(self, text: str, face: FaceName, max_lines: int) -> str:
        marked = pdf_text(text, self._faces[face], max_lines)
        self.boxed = self.boxed or marked.boxed
        return marked.markup

    def _paragraph_style(self, style: Style) -> ParagraphStyle:
        font = self._faces[style.face][0].name
        return ParagraphStyle(
            f"{style.face}-{style.size}",
            fontName=font,
            bulletFontName=font,
            fontSize=style.size,
            leading=max(style.leading * self._leading, style.size * _LEAST_LEADING),
            textColor=style.colour,
            alignment=_ALIGNED[style.align],
            allowWidows=0,
            allowOrphans=0,
        )
