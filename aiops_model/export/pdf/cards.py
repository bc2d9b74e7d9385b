"""The five-second block: level and money in cards, risk and step in tinted fields."""

from typing import Final

from reportlab.lib.colors import Color
from reportlab.platypus.flowables import Flowable

from aiops_model.export.pdf.boxes import Box, Columns, Look, Stack
from aiops_model.export.pdf.drawings import Ladder, RangeBar
from aiops_model.export.pdf.setting import Setting
from aiops_model.export.pdf.tokens import (
    CELL,
    COLUMN,
    FRAME,
    LEVEL_FIGURE,
    MET,
    MONEY_FIGURE,
    MONEY_WORDS,
    NOTICE_TITLE,
    PARTLY,
    RISK_TEXT,
    RISK_TINT,
    SMALL,
    STEP_TEXT,
    STEP_TINT,
    TEXT,
    Style,
)
from aiops_model.report.model import EuroCard, LevelCard, Notice

CARD_GAP: Final = 12.0
_LEFT: Final = 5 * COLUMN - CARD_GAP / 2
_RIGHT: Final = 7 * COLUMN - CARD_GAP / 2
_PADDING: Final = 12.0


def cards(level: LevelCard, euro: EuroCard, setting: Setting) -> Columns:
    """Level on five columns, money on seven."""
    look = Look(padding=setting.pad(_PADDING), frame=FRAME)
    boxes = [Box(_level(level, setting), look), Box(_euro(euro, setting), look)]
    return Columns(boxes, (_LEFT, _RIGHT), gap=CARD_GAP)


def _level(card: LevelCard, setting: Setting) -> Stack:
    words, pad = setting.type.paragraph, setting.pad
    blocks: list[tuple[float, Flowable]] = [
        (0.0, words(card.label, SMALL)),
        (pad(2), words(card.heading, LEVEL_FIGURE)),
        (pad(6), Ladder(card.ladder, setting.type)),
    ]
    blocks += [(pad(6), words(card.missing, TEXT))] if card.missing else []
    blocks += [(pad(4), words(card.note, SMALL))] if card.note else []
    return Stack(blocks)


def _euro(card: EuroCard, setting: Setting) -> Stack:
    words, pad = setting.type.paragraph, setting.pad
    room = _RIGHT - 2 * pad(_PADDING)
    is_short = setting.type.width(card.value, MONEY_FIGURE) <= room
    blocks: list[tuple[float, Flowable]] = [
        (0.0, words(card.label, SMALL)),
        (pad(2), words(card.value, MONEY_FIGURE if card.figure or is_short else MONEY_WORDS)),
    ]
    if card.figure is not None:
        heading = f"{card.middle} {card.middle_value}"
        blocks.append((pad(6), RangeBar(card.figure, setting.type, heading)))
    blocks += [
        (pad(5) if index == 0 else 1.0, words(line, TEXT))
        for index, line in enumerate((card.uncertainty, card.chance))
        if line
    ]
    return Stack(blocks)


def notices(risk: Notice, step: Notice, setting: Setting) -> Columns:
    """Risk in ochre below the level, step in blue below the money."""
    boxes = [
        _notice(risk, setting, _tinted(RISK_TINT, PARTLY, setting), RISK_TEXT),
        _notice(step, setting, _tinted(STEP_TINT, MET, setting), STEP_TEXT),
    ]
    return Columns(boxes, (_LEFT, _RIGHT), gap=CARD_GAP)


def _tinted(ground: Color, edge: Color, setting: Setting) -> Look:
    return Look(padding=max(setting.pad(11), 7.0), ground=ground, edge=edge)


def _notice(notice: Notice, setting: Setting, look: Look, ink: Color) -> Box:
    title = Style(NOTICE_TITLE.face, NOTICE_TITLE.size, NOTICE_TITLE.leading, ink)
    body = Style(CELL.face, CELL.size, CELL.leading, ink)
    words = setting.type.paragraph
    return Box(Stack(((0.0, words(notice.title, title)), (2.0, words(notice.body, body)))), look)
