"""The page for the board: level, money, one risk, one step, three findings, one decision."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from reportlab.platypus.flowables import Flowable

from aiops_model.export.pdf import flow
from aiops_model.export.pdf.boxes import Box, Columns, Look, Rule, Stack
from aiops_model.export.pdf.cards import CARD_GAP, cards, notices
from aiops_model.export.pdf.drawings import ComponentBars
from aiops_model.export.pdf.flow import Group
from aiops_model.export.pdf.header import has_boxes, headed
from aiops_model.export.pdf.page import Metadata, Sheet, write
from aiops_model.export.pdf.setting import Density, Setting
from aiops_model.export.pdf.tokens import (
    ACTION,
    BASIS,
    CELL,
    CELL_STRONG,
    DECISION,
    FRAME,
    HAIRLINE,
    INK,
    LABEL_ON_ACTION,
    LINE,
    SECTION,
    SMALL,
    STRONG,
    TITLE,
    WIDTH,
)
from aiops_model.i18n import Locale
from aiops_model.report.model import Report, Section

_CELL_GAP: Final = 10.0
_FINDING_WIDTHS: Final = (12.0, 156.0, 138.0, WIDTH - 12.0 - 156.0 - 138.0 - 3 * _CELL_GAP)
_COMPONENTS: Final = "components"
_FACTS: Final = {"net": 2, "incident": 3}
"""Sections set in short under the components, with the number of their lines shown."""

_DENSITIES: Final = tuple(
    Density(percent / 100, min(1.0, 0.8 + percent / 300)) for percent in range(130, 15, -5)
)
"""Widest first."""
_SEVERAL_PAGES: Final = Density(0.8, 1.0)


def one_pager(report: Report, locale: Locale) -> bytes:
    """The page as a PDF; bytes are the same for the same report.

    Spaces shrink step by step until everything fits one sheet. Sizes never shrink and no text is
    cut: what cannot fit goes on a second sheet.
    """
    first = bisect_left(_DENSITIES, True, key=lambda d: _Page(report, locale, d).fits())
    if first < len(_DENSITIES):
        page = _Page(report, locale, _DENSITIES[first])
        return write(page.sheet, [flow.in_order(page.groups)], page.about)
    page = _Page(report, locale, _SEVERAL_PAGES)
    return write(page.sheet, flow.pages(page.groups, page.sheet.room), page.about)


class _Page:
    """The blocks of the page at one density."""

    def __init__(self, report: Report, locale: Locale, density: Density) -> None:
        self._report = report
        self._setting = Setting(density)
        head = headed(report.company, locale.t("pdf.report_name"), self._setting.type, locale)
        self._named_in_header = head.named
        self.groups = tuple(self._groups())
        footnote = locale.t("pdf.box_note") if has_boxes(head.text, self._setting.type) else ""
        self.sheet = Sheet(
            self._setting.type,
            header=head.text,
            footer=report.disclaimers,
            footnote=footnote,
            mark=locale.t("pdf.watermark") if report.demo else "",
            page_of=lambda n, total: locale.t("pdf.page", page=n, total=total),
        )
        self.about = Metadata(
            title=f"{report.company}: {report.title}" if report.company else report.title,
            subject=locale.t("pdf.subject"),
            keywords=locale.t("pdf.keywords"),
            tag=report.lang,
            created=report.created,
        )

    def fits(self) -> bool:
        """Whether one sheet holds all blocks."""
        room = self.sheet.room
        return flow.height_of(flow.in_order(self.groups), room) <= room

    def _groups(self) -> Iterator[Group]:
        report = self._report
        yield self._head()
        yield Group(
            self._setting.gap(22), ((0.0, cards(report.level, report.euro, self._setting)),)
        )
        yield Group(
            self._setting.pad(CARD_GAP), ((0.0, notices(report.risk, report.step, self._setting)),)
        )
        if report.findings:
            yield self._findings()
        sections = {section.id: section for section in report.sections}
        if _COMPONENTS in sections and sections[_COMPONENTS].figure is not None:
            yield self._components(sections[_COMPONENTS])
        facts = [s for s in report.sections if s.id in _FACTS and s.lines]
        if facts:
            yield self._facts(facts)
        yield Group(self._setting.gap(26), ((0.0, self._decision()),))
        yield Group(
            self._setting.pad(10), ((0.0, self._setting.type.paragraph(report.confidence, SMALL)),)
        )

    def _head(self) -> Group:
        report, words = self._report, self._setting.type.paragraph
        blocks: list[tuple[float, Flowable]] = [(0.0, words(report.context, SMALL))]
        if report.company and not self._named_in_header:
            blocks.append((2.0, words(report.company, STRONG)))
        blocks.append((self._setting.pad(5), words(report.title, TITLE)))
        blocks.append((max(self._setting.pad(6), 5.0), words(report.basis, BASIS)))
        return Group(0.0, tuple(blocks))

    def _findings(self) -> Group:
        report = self._report
        head = [
            self._setting.type.paragraph(text, SMALL) for text in ("", *report.findings_columns)
        ]
        rows: list[tuple[float, Flowable]] = [
            (0.0, self._setting.type.paragraph(report.findings_title, SECTION)),
            (self._setting.pad(8), self._row(head, Rule(LINE, INK), self._setting.pad(5))),
        ]
        for number, finding in enumerate(report.findings, start=1):
            cells = [
                self._setting.type.paragraph(str(number), CELL),
                self._setting.type.paragraph(finding.finding, CELL_STRONG),
                self._setting.type.paragraph(finding.consequence, CELL),
                self._setting.type.paragraph(finding.measure, CELL),
            ]
            rows.append((0.0, self._row(cells, Rule(HAIRLINE, FRAME), self._setting.pad(6))))
        return Group(self._setting.gap(28), tuple(rows))

    @staticmethod
    def _row(cells: Sequence[Flowable], rule: Rule, below: float) -> Columns:
        above = below if rule.colour == FRAME else 0.0
        return Columns(cells, _FINDING_WIDTHS, gap=_CELL_GAP, above=above, below=below, rule=rule)

    def _components(self, section: Section) -> Group:
        blocks: list[tuple[float, Flowable]] = [
            (0.0, self._setting.type.paragraph(section.title, SECTION)),
        ]
        if (figure := section.figure) is not None:
            if figure.how_to_read:
                blocks.append(
                    (self._setting.pad(3), self._setting.type.paragraph(figure.how_to_read, SMALL))
                )
            bars = ComponentBars(figure, self._setting.type, step=self._setting.pad(18))
            blocks.append((self._setting.pad(7), bars))
        return Group(self._setting.gap(28), tuple(blocks))

    def _facts(self, facts: list[Section]) -> Group:
        cells = [
            Stack(
                (
                    (0.0, self._setting.type.paragraph(section.title, CELL_STRONG)),
                    (1.0, self._setting.type.paragraph(_opening(section), CELL)),
                )
            )
            for section in facts
        ]
        width = (WIDTH - CARD_GAP * (len(cells) - 1)) / len(cells)
        return Group(
            self._setting.pad(14), ((0.0, Columns(cells, [width] * len(cells), gap=CARD_GAP)),)
        )

    def _decision(self) -> Box:
        report = self._report
        stack = Stack(
            (
                (0.0, self._setting.type.paragraph(report.decision_label, LABEL_ON_ACTION)),
                (2.0, self._setting.type.paragraph(report.decision, DECISION)),
            )
        )
        return Box(stack, Look(padding=max(self._setting.pad(13), 8.0), ground=ACTION))


def _opening(section: Section) -> str:
    return " ".join(section.lines[: _FACTS[section.id]])
