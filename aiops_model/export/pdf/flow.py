"""Which block stands on which page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.platypus.flowables import Flowable

from aiops_model.export.pdf.boxes import pieces
from aiops_model.export.pdf.page import Placed
from aiops_model.export.pdf.tokens import WIDTH


@dataclass(frozen=True)
class Group:
    """Blocks that belong on one page, with the space above the first."""

    space: float
    blocks: tuple[Placed, ...]
    again: tuple[Placed, ...] = ()
    """Set once more above the blocks when they begin a page: the head of a table."""

    def placed(self) -> list[Placed]:
        """The blocks, the first one with the group's own space above."""
        return [(self.space, self.blocks[0][1]), *self.blocks[1:]]


def height_of(blocks: Sequence[Placed], room: float) -> float:
    """Height of the blocks below each other; the space above the first does not count."""
    spaces = sum(space for space, _ in blocks[1:])
    return spaces + sum(block.wrap(WIDTH, room)[1] for _, block in blocks)


def in_order(groups: Sequence[Group]) -> list[Placed]:
    """All blocks of the groups, below each other."""
    return [placed for group in groups for placed in group.placed()]


def pages(groups: Sequence[Group], room: float) -> list[list[Placed]]:
    """The groups on as many pages as they need; nothing is cut off.

    A group stays together; one taller than a page falls into its blocks, a block taller than a
    page into its parts, a paragraph taller than a page into its lines.
    """
    done: list[list[Placed]] = [[]]
    for group in groups:
        for unit in _units(group, room):
            if done[-1] and height_of([*done[-1], *unit], room) > room:
                done.append(list(group.again))
            done[-1].extend(unit)
    return done


def _units(group: Group, room: float) -> Iterator[list[Placed]]:
    whole = group.placed()
    if height_of(whole, room) <= room:
        yield whole
        return
    for space, block in whole:
        for index, part in enumerate(_parts(block, room)):
            yield [(space if index == 0 else 0.0, part)]


def _parts(block: Flowable, room: float) -> Iterator[Flowable]:
    if block.wrap(WIDTH, room)[1] <= room:
        yield block
        return
    inside = pieces(block)
    if inside != [block]:
        for piece in inside:
            yield from _parts(piece, room)
        return
    head, *rest = block.split(WIDTH, room)
    yield head
    for piece in rest:
        yield from _parts(piece, room)
