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
    from aiops_model.domain.euro import estimate as run

    content = content_in_use()
    if schema:
        output = Estimate.model_json_schema(mode="serialization")
        print_json({"input": answers_schema(content), "output": output})
        return
    answers = read_answers(read_json(source), content)
    print_json(run(answers, content.euro).model_dump(mode="json"))


def report(
    assessment_id: Annotated[str, typer.Argument(help="Id of a self-check that has a result.")],
    out: Annotated[Path, typer.Option(help="File to write.")],
    kind: Annotated[Format, typer.Option("--format", help="Kind of file.")] = Format.PDF,
    lang: Language = Lang.DE,
) -> None:
    """Write the report of the latest result of a self-check to a file."""
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
    try:
        out.write_bytes(data)
    except OSError as error:
        raise Refusal("cannot_write", "out", entered=str(out), reason=error.strerror) from None
    print_json({"file": out, "bytes": len(data), "snapshot": snapshot.id})


def _locale(content: "Content", lang: str, country: str) -> "Locale":
    from aiops_model.i18n import Locale

    return Locale(
        lang=lang,
        country=country,
        catalogue=content.i18n["en" if lang == "en" else "de"],
        swiss_words=content.swiss_words,
        chf_per_eur=content.exchange.value,
    )
