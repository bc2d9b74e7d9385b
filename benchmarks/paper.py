"""The one-page PDF with its drawings against the same page in text and tables alone."""

import tempfile
from dataclasses import replace
from pathlib import Path
from statistics import median

from aiops_model import report as reports
from aiops_model import services
from aiops_model.export.pdf.one_pager import one_pager
from aiops_model.i18n import Locale
from aiops_model.report import Report
from aiops_model.services import running_server, visitor
from aiops_model.settings import Settings
from benchmarks.measure import interleave, ratios
from benchmarks.rows import Row
from benchmarks.scenarios import FIRST

KB = 1000


def _finished() -> tuple[Report, Locale]:
    """The report of a finished self-check and its reader."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        settings = Settings(home=home, database_url=f"sqlite:///{home}/cockpit.sqlite3")
        with running_server(settings) as ctx:
            actor = visitor(ctx, "benchmark")
            check = services.start_self_check(ctx, actor, "de")
            for item, value in FIRST.items():
                services.record_answer(ctx, actor, check.id, item, value, 0)
            result = services.finish_check(ctx, actor, check.id)
            content = ctx.content
    reader = Locale(
        lang="de",
        country=FIRST["country"],
        catalogue=content.i18n["de"],
        swiss_words=content.swiss_words,
        chf_per_eur=content.exchange.value,
    )
    return reports.build(result, content, reader), reader


def without_drawings(report: Report) -> Report:
    """The same texts and tables, with the ladder of the level as the only drawing left."""
    return replace(
        report,
        euro=replace(report.euro, figure=None),
        sections=tuple(replace(section, figure=None) for section in report.sections),
    )


def rows(quick: bool) -> list[Row]:
    """The page by its text alone; size; whether it comes out the same twice."""
    report, reader = _finished()
    plain = without_drawings(report)
    times = interleave(
        {"text": lambda: one_pager(plain, reader), "page": lambda: one_pager(report, reader)},
        5 if quick else 25,
    )
    page = one_pager(report, reader)
    drawn, text = median(times["page"]), median(times["text"])
    return [
        Row("PDF page with drawings / its text and tables alone",
            ratios(times, floor="text")["page"], 2.5, note=f"{drawn:.0f} ms / {text:.0f} ms"),
        Row("its size", len(page) / KB, 150, " kB"),
        Row("bytes that differ when made again", _differing(page, one_pager(report, reader)), 0),
    ]  # fmt: skip


def _differing(first: bytes, second: bytes) -> int:
    return sum(a != b for a, b in zip(first, second, strict=False)) + abs(len(first) - len(second))
