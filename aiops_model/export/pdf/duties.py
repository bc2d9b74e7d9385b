"""The duties on paper: classes, open duties, figures, requirements, ceilings, authorities."""

from collections.abc import Iterator
from typing import Final

from reportlab.platypus.flowables import Flowable

from aiops_model.export.pdf import flow
from aiops_model.export.pdf.act_drawings import Timeline, heat_blocks
from aiops_model.export.pdf.flow import Group
from aiops_model.export.pdf.header import has_boxes, headed
from aiops_model.export.pdf.page import Metadata, Placed, Sheet, write
from aiops_model.export.pdf.setting import Density, Setting
from aiops_model.export.pdf.tables import table_groups
from aiops_model.export.pdf.tokens import BASIS, SECTION, SMALL, STRONG, TEXT, TITLE
from aiops_model.i18n import Locale
from aiops_model.report.ai_act.heat_map_model import HeatMap
from aiops_model.report.ai_act.model import ActReport
from aiops_model.report.model import Figure, Table

DENSITY: Final = Density(0.8, 1.0)
CLASS_SHARES: Final = (1.4, 1.7, 1.0, 2.2)
OPEN_SHARES: Final = (2.3, 2.4, 0.9, 1.2)
CEILING_SHARES: Final = (1.6, 1.5, 2.0)
REQUIREMENT_SHARES: Final = (1.2, 2.0, 1.6)
AUTHORITY_SHARES: Final = (1.3, 2.2, 1.5)
TOGETHER: Final = 4
"""Lines of a block of the heat map that stay with the names of its systems."""


def duties_pdf(report: ActReport, locale: Locale) -> bytes:
    """The report as a PDF; the same report gives the same bytes."""
    setting = Setting(DENSITY)
    head = headed(report.company, locale.t("act.page"), setting.type, locale)
    groups = tuple(_groups(report, setting, locale, named=head.named))
    footnote = locale.t("pdf.box_note") if has_boxes(head.text, setting.type) else ""
    sheet = Sheet(
        setting.type,
        header=head.text,
        footer=report.footer,
        footnote=footnote,
        mark=locale.t("pdf.watermark") if report.demo else "",
        page_of=lambda n, total: locale.t("pdf.page", page=n, total=total),
    )
    about = Metadata(
        title=f"{report.company}: {report.title}" if report.company else report.title,
        subject=locale.t("act.page"),
        keywords=locale.t("act.keywords"),
        tag=report.lang,
        created=report.created,
    )
    return write(sheet, flow.pages(groups, sheet.room), about)


def _groups(report: ActReport, setting: Setting, locale: Locale, *, named: bool) -> Iterator[Group]:
    yield _head(report, setting, named=named)
    if report.stale is not None:
        yield _lines(report.stale.title, (report.stale.body,), setting)
    if report.systems:
        yield from table_groups(
            locale.t("act.classes_title", n=len(report.systems)),
            report.classes,
            CLASS_SHARES,
            setting,
        )
    if report.open_duties.rows:
        yield from table_groups(report.open_title, report.open_duties, OPEN_SHARES, setting)
    if report.heat_map is not None:
        yield from _heat_map(report.heat_map, setting)
    if report.timeline is not None:
        yield _drawn(report.timeline, Timeline(report.timeline, setting.type), setting)
    if report.requirements:
        yield from table_groups(
            locale.t("duties.requirements_title"),
            _requirements(report, locale),
            REQUIREMENT_SHARES,
            setting,
            (report.requirements_note,),
        )
    if (found := report.ceilings) is not None:
        yield from table_groups(found.title, found.table, CEILING_SHARES, setting, (found.note,))
        notes = " ".join((*found.lines, *found.caveats))
        yield Group(setting.pad(6), ((0.0, setting.type.paragraph(notes, SMALL)),))
    if report.authorities:
        yield from table_groups(
            report.authorities_title,
            _authorities(report, locale),
            AUTHORITY_SHARES,
            setting,
            report.authority_notes,
        )


def _requirements(report: ActReport, locale: Locale) -> Table:
    """The four operational requirements: state, what the law says, what is good practice."""
    t = locale.t
    return Table(
        (t("act.column_requirement"), t("act.column_law"), t("act.column_practice")),
        tuple(
            (
                f"{row.name}: {row.word if row.owed else t('duties.not_owed')}",
                row.verdict,
                " ".join(row.good_practice),
            )
            for row in report.requirements
        ),
        t("duties.requirements_title"),
    )


def _authorities(report: ActReport, locale: Locale) -> Table:
    """Who is competent for what, and how sure that is."""
    t = locale.t
    return Table(
        (t("act.column_authority"), t("act.column_competence"), t("act.column_sure")),
        tuple(
            (
                row.name,
                f"{row.text} ({', '.join(part for part in (row.role, row.systems) if part)})",
                "\n".join(
                    (row.confidence_text, *(link.removeprefix("https://") for link in row.links))
                ),
            )
            for row in report.authorities
        ),
        report.authorities_title,
    )


def _head(report: ActReport, setting: Setting, *, named: bool) -> Group:
    words, pad = setting.type.paragraph, setting.pad
    blocks: list[Placed] = [(0.0, words(report.context, SMALL))]
    if report.company and not named:
        blocks.append((2.0, words(report.company, STRONG)))
    blocks.append((pad(5), words(report.title, TITLE)))
    blocks.append((pad(6), words(report.sentence, BASIS)))
    further = (report.version_note, report.share.text)
    blocks += [(pad(3), words(line, BASIS)) for line in further if line]
    return Group(0.0, tuple(blocks))


def _lines(title: str, lines: tuple[str, ...], setting: Setting) -> Group:
    words = setting.type.paragraph
    blocks: list[Placed] = [(0.0, words(title, STRONG))]
    blocks += [(setting.pad(2), words(line, TEXT)) for line in lines]
    return Group(setting.gap(16), tuple(blocks))


def _titled(figure: Figure | HeatMap, setting: Setting) -> list[Placed]:
    words = setting.type.paragraph
    return [
        (0.0, words(figure.finding, SECTION)),
        (setting.pad(3), words(figure.how_to_read, SMALL)),
    ]


def _drawn(figure: Figure, drawing: Flowable, setting: Setting) -> Group:
    return Group(setting.gap(28), (*_titled(figure, setting), (setting.pad(8), drawing)))


def _heat_map(found: HeatMap, setting: Setting) -> Iterator[Group]:
    """Every system, in blocks: the names of its systems stand above a block on each page."""
    head: list[Placed] = _titled(found, setting)
    gap = setting.gap(28)
    for part in found.parts:
        if part.label:
            head.append((setting.pad(6), setting.type.paragraph(part.label, STRONG)))
        space = setting.pad(8)
        for names, *lines in heat_blocks(part.figure, setting.type):
            rows = [(0.0, line) for line in lines]
            yield Group(gap, (*head, (space, names), *rows[: TOGETHER - 1]))
            for row in rows[TOGETHER - 1 :]:
                yield Group(0.0, (row,), again=((0.0, names),))
            head, gap, space = [], setting.gap(8), 0.0
        gap = setting.gap(16)
