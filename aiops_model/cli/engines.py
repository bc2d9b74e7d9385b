"""The engines: answers in, figures out; a stored result as a file."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aiops_model.cli.installation import content_in_use, installation
from aiops_model.cli.streams import print_json, read_json
from aiops_model.domain.errors import Refusal

if TYPE_CHECKING:
    from aiops_model.content import Content
    from aiops_model.i18n import Locale


class Format(StrEnum):
    """Kinds of file a report is written to."""

    PDF = "pdf"
    JSON = "json"
    ICS = "ics"
    CSV = "csv"
    XLSX = "xlsx"


class Tool(StrEnum):
    """Who reads a CSV file of the plan."""

    JIRA = "jira"
    ASANA = "asana"
    SPREADSHEET = "spreadsheet"


class Lang(StrEnum):
    """Languages of the texts."""

    DE = "de"
    EN = "en"


Language = Annotated[Lang, typer.Option(help="Language of the texts.")]


def estimate(
    source: Annotated[str, typer.Argument(help="JSON file, or - for standard input.")] = "-",
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of input and output.")
    ] = False,
) -> None:
    """Estimate what is at stake per year: five answers in, an 80 % range in EUR out."""
    from aiops_model.content import answers_schema, read_answers
    from aiops_model.domain.euro import Estimate
    from aiops_model.domain.euro.estimate import estimate as run

    content = content_in_use()
    if schema:
        output = Estimate.model_json_schema(mode="serialization")
        print_json({"input": answers_schema(content), "output": output})
        return
    answers = read_answers(read_json(source), content)
    print_json(run(answers, content.euro).model_dump(mode="json"))


def report(
    assessment_id: Annotated[
        str, typer.Argument(help="Id of a self-check with a result, or of a file with a plan.")
    ],
    out: Annotated[Path, typer.Option(help="File to write.")],
    kind: Annotated[
        Format, typer.Option("--format", help="Kind of file; ics, csv and xlsx hold the plan.")
    ] = Format.PDF,
    lang: Language = Lang.DE,
    tool: Annotated[Tool, typer.Option(help="Who reads a csv file.")] = Tool.JIRA,
    *,
    whole_plan: Annotated[
        bool, typer.Option("--plan", help="With pdf: the accepted plan, not the result.")
    ] = False,
) -> None:
    """Write the report of a self-check's latest result, or the accepted plan, to a file."""
    if kind in (Format.ICS, Format.CSV, Format.XLSX) or (whole_plan and kind is Format.PDF):
        _plan_file(assessment_id, out, kind, lang, tool)
        return
    from pydantic import TypeAdapter

    from aiops_model.export.pdf.one_pager import one_pager
    from aiops_model.report import Report, build
    from aiops_model.services import OPERATOR, NotFound, latest_snapshot

    with installation() as ctx:
        try:
            snapshot = latest_snapshot(ctx, OPERATOR, assessment_id)
        except NotFound:
            raise Refusal("not_found", "assessment_id") from None
        if snapshot is None:
            raise Refusal("no_result", "assessment_id")
        locale = _locale(ctx.content, lang.value, str(snapshot.answers["country"]))
        built = build(snapshot, ctx.content, locale)
    if kind is Format.PDF:
        data = one_pager(built, locale)
    else:
        data = TypeAdapter(Report).dump_json(built, indent=2)
    _write(out, data)
    print_json({"file": out, "bytes": len(data), "snapshot": snapshot.id})


def _plan_file(assessment_id: str, out: Path, kind: Format, lang: Lang, tool: Tool) -> None:
    """Write the accepted plan of a file."""
    from aiops_model.services import OPERATOR, NotFound
    from aiops_model.services.plan import open_plan, plan_csv, plan_ics, plan_paper, plan_workbook

    with installation() as ctx:
        try:
            view = open_plan(ctx, OPERATOR, assessment_id)
        except NotFound:
            raise Refusal("not_found", "assessment_id") from None
        country = view.country or (view.set_up.country if view.set_up else "DE")
        told = (ctx, OPERATOR, assessment_id, _locale(ctx.content, lang.value, country))
        if kind is Format.ICS:
            data = plan_ics(*told)
        elif kind is Format.PDF:
            data = plan_paper(*told)
        else:
            data = plan_csv(*told, tool.value) if kind is Format.CSV else plan_workbook(*told)
    _write(out, data)
    number = view.versions[-1].number if view.versions else 0
    print_json({"file": out, "bytes": len(data), "version": number})


def _write(out: Path, data: bytes) -> None:
    try:
        out.write_bytes(data)
    except OSError as error:
        raise Refusal("cannot_write", "out", entered=str(out), reason=error.strerror) from None


def _locale(content: "Content", lang: str, country: str) -> "Locale":
    from aiops_model.i18n import Locale

    return Locale(
        lang=lang,
        country=country,
        catalogue=content.i18n["en" if lang == "en" else "de"],
        swiss_words=content.swiss_words,
        chf_per_eur=content.exchange.value,
    )
