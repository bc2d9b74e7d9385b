"""Blocks of the page that hold other blocks: stacks, framed boxes, rows of columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import Color
from reportlab.platypus.flowables import Flowable

from aiops_model.export.pdf.tokens import EDGE_BAR, LINE


class Stack(Flowable):
    """Blocks below each other, each with the space above it."""

    def __init__(self, blocks: Sequence[tuple[float, Flowable]]) -> None:
        super().__init__()
        self._blocks = tuple(blocks)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - reportlab's names
        self.width = aW
        self._heights = [block.wrap(aW, aH)[1] for _, block in self._blocks]
        self.height = sum(self._heights) + sum(space for space, _ in self._blocks)
        return self.width, self.height

    def draw(self) -> None:
        y = self.height
        for (space, block), height in zip(self._blocks, self._heights, strict=True):
            y -= space + height
            block.drawOn(self.canv, 0, y)

    def pieces(self) -> list[Flowable]:
        """What the stack holds, to be set one by one where the whole does not fit a page."""
        return [piece for _, block in self._blocks for piece in pieces(block)]


@dataclass(frozen=True)
class Look:
    """Padding, ground, frame and edge bar of a box."""

    padding: float
    ground: Color | None = None
    frame: Color | None = None
    edge: Color | None = None


class Box(Flowable):
    """A stack with padding on a ground, in a frame or with an edge bar; it grows to `least`."""

    def __init__(self, content: Stack, look: Look) -> None:
        super().__init__()
        self._content = content
        self._look = look
        self.least = 0.0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        pad = self._look.padding
        self.width = aW
        self._inner = self._content.wrap(aW - 2 * pad, aH)[1]
        self.height = max(self._inner + 2 * pad, self.least)
        return self.width, self.height

    def draw(self) -> None:
        look, canvas = self._look, self.canv
        if look.ground is not None:
            canvas.saveState()
            canvas.setBlendMode("Multiply")  # the watermark of demo data shows through a tint
            canvas.setFillColor(look.ground)
            canvas.rect(0, 0, self.width, self.height, stroke=0, fill=1)
            canvas.restoreState()
        if look.frame is not None:
            canvas.setStrokeColor(look.frame)
            canvas.setLineWidth(LINE)
            canvas.rect(0, 0, self.width, self.height, stroke=1, fill=0)
        if look.edge is not None:
            canvas.setFillColor(look.edge)
            canvas.rect(0, 0, EDGE_BAR, self.height, stroke=0, fill=1)
        self._content.drawOn(canvas, look.padding, self.height - look.padding - self._inner)

    def pieces(self) -> list[Flowable]:
        """What the box holds."""
        return self._content.pieces()


@dataclass(frozen=True)
class Rule:
    """A line under a row: weight in points and colour."""

    weight: float
    colour: Color


class Columns(Flowable):
    """Blocks side by side, top aligned; boxes among them get equal feet."""

    def __init__(
        self,
        cells: Sequence[Flowable],
        widths: Sequence[float],
        *,
        gap: float,
        above: float = 0.0,
        below: float = 0.0,
        rule: Rule | None = None,
    ) -> None:
        super().__init__()
        self._cells = tuple(cells)
        self._widths = tuple(widths)
        self._gap = gap
        self._above = above
        self._below = below
        self._rule = rule

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        self._heights = self._wrap_cells(aH)
        inner = max(self._heights)
        for cell in self._cells:
            if isinstance(cell, Box):
                cell.least = inner
        self._heights = self._wrap_cells(aH)
        self.width = aW
        self.height = inner + self._above + self._below
        return self.width, self.height

    def _wrap_cells(self, available: float) -> list[float]:
        pairs = zip(self._cells, self._widths, strict=True)
        return [cell.wrap(width, available)[1] for cell, width in pairs]

    def draw(self) -> None:
        x = 0.0
        top = self.height - self._above
        for cell, width, height in zip(self._cells, self._widths, self._heights, strict=True):
            cell.drawOn(self.canv, x, top - height)
            x += width + self._gap
        if self._rule is not None:
            self.canv.setStrokeColor(self._rule.colour)
            self.canv.setLineWidth(self._rule.weight)
            self.canv.line(0, 0, self.width, 0)

    def pieces(self) -> list[Flowable]:
        """What the columns hold, from left to right."""
        return [piece for cell in self._cells for piece in pieces(cell)]


def pieces(block: Flowable) -> list[Flowable]:
    """The parts of a block, or the block itself when it has none."""
    return block.pieces() if isinstance(block, Stack | Box | Columns) else [block]
