"""The command line: JSON in from a file or `-`, JSON out on stdout, messages on stderr.

Exit 0; 2 for bad input, with one JSON object on stderr that names the field at fault:
`{"error": {"code", "field", "message"}}`; 1 for a fault of the program. Engines are imported where
they run: `--help` and a refused input cost nothing.
"""

import dataclasses
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from typer.exceptions import TyperException

from aiops_model.domain.errors import Refusal
from aiops_model.settings import load_settings

if TYPE_CHECKING:
    from aiops_model.content import Content
    from aiops_model.i18n import Locale
    from aiops_model.services import Context

BAD_INPUT = 2

app = typer.Typer(
    help="AI Operations Cockpit without the browser.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
content_app = typer.Typer(help="Check and describe the content files.")
demo_app = typer.Typer(help="Fictitious companies, marked as examples.")
app.add_typer(content_app, name="content")
app.add_typer(demo_app, name="demo")


class Format(StrEnum):
    """Kinds of file a report is written to."""

    PDF = "pdf"
    JSON = "json"


class Lang(StrEnum):
    """Languages of the texts."""

    DE = "de"
    EN = "en"


Language = Annotated[Lang, typer.Option(help="Language of the texts.")]


# ------------------------------------------------------------------------------------- engines
@app.command()
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

    content = _content()
    if schema:
        output = Estimate.model_json_schema(mode="serialization")
        _print({"input": answers_schema(content), "output": output})
        return
    answers = read_answers(_read_json(source), content)
    _print(run(answers, content.euro).model_dump(mode="json"))


@app.command()
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

    with _installation() as ctx:
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
    _print({"file": out, "bytes": len(data), "snapshot": snapshot.id})


def _locale(content: "Content", lang: str, country: str) -> "Locale":
    from aiops_model.i18n import Locale

    return Locale(
        lang=lang,
        country=country,
        catalogue=content.i18n["en" if lang == "en" else "de"],
        swiss_words=content.swiss_words,
        chf_per_eur=content.exchange.value,
    )


# ------------------------------------------------------------------------------------- content
@content_app.command("check")
def content_check(
    folder: Annotated[Path | None, typer.Argument(help="Folder; default: the one in use.")] = None,
) -> None:
    """Read every content file; report each problem with file and line."""
    from aiops_model.content.loader import BUNDLED, read_content

    content = read_content(folder or load_settings().content_dir or BUNDLED)
    _print(
        {
            "content": content.pack.id,
            "version": content.version,
            "checked_on": content.checked_on,
            "law_date": content.law_date,
            "hash": content.content_hash,
        }
    )


@content_app.command("schema")
def content_schema() -> None:
    """Write the JSON Schema of every content file to data/schema, for editors."""
    from aiops_model.content.json_schema import write_schemas
    from aiops_model.content.loader import BUNDLED

    _print({"written": [path.name for path in write_schemas(BUNDLED / "schema")]})


# --------------------------------------------------------------------------------------- demo
@demo_app.command("load")
def demo_load(lang: Language = Lang.DE) -> None:
    """Load the fictitious companies with their results."""
    from aiops_model.services import OPERATOR, load_demo

    with _installation() as ctx:
        load_demo(ctx, OPERATOR, lang.value)
        _print({"demo": _demo_rows(ctx)})


@demo_app.command("list")
def demo_list() -> None:
    """List the fictitious companies that are loaded."""
    with _installation() as ctx:
        _print({"demo": _demo_rows(ctx)})


@demo_app.command("remove")
def demo_remove() -> None:
    """Remove the fictitious companies with their results."""
    from aiops_model.services import OPERATOR, remove_demo

    with _installation() as ctx:
        _print({"removed": remove_demo(ctx, OPERATOR)})


def _demo_rows(ctx: "Context") -> list[dict[str, object]]:
    from aiops_model.services import OPERATOR, my_self_checks, resume_code

    return [
        {
            "assessment": view.id,
            "company": view.company_name,
            "lang": view.lang,
            "resume_code": resume_code(ctx, OPERATOR, view.id),
        }
        for view in my_self_checks(ctx, OPERATOR)
        if view.demo
    ]


# ---------------------------------------------------------------------------------- operations
@app.command()
def migrate() -> None:
    """Bring the database to the schema of this version."""
    from aiops_model import services

    _print(dataclasses.asdict(services.migrate(load_settings())))


@app.command()
def backup(file: Annotated[Path, typer.Argument(help="File to write; must not exist.")]) -> None:
    """Write a checked copy of the database; the server may run meanwhile."""
    from aiops_model import services

    with _installation() as ctx:
        _print(dataclasses.asdict(services.backup(ctx, services.OPERATOR, file)))


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A file written by backup.")],
    force: Annotated[
        bool, typer.Option("--force", help="Replace the database in use; it is kept aside.")
    ] = False,
) -> None:
    """Put a backup in the place of the database; stop the server first."""
    from aiops_model import services

    restored = services.restore(load_settings(), file, datetime.now(UTC), force=force)
    _print(dataclasses.asdict(restored))


@app.command()
def purge(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only count what would be erased.")
    ] = False,
) -> None:
    """Erase self-checks past their retention time, ended links and old failed attempts."""
    from aiops_model import services

    with _installation() as ctx:
        _print(dataclasses.asdict(services.purge(ctx, services.OPERATOR, dry_run=dry_run)))


@app.command()
def verify() -> None:
    """Check that no event of the audit trail was changed or removed; exit 1 if one was."""
    from aiops_model import services

    with _installation() as ctx:
        chain = services.verify_audit(ctx, services.OPERATOR)
    _print(dataclasses.asdict(chain))
    if chain.broken_at is not None:
        raise typer.Exit(1)


# ---------------------------------------------------------------------------- in, out, refused
def _content() -> "Content":
    from aiops_model.content import load_content

    return load_content(load_settings().content_dir)


@contextmanager
def _installation() -> "Iterator[Context]":
    from aiops_model.services import open_context

    ctx = open_context(load_settings())
    try:
        yield ctx
    finally:
        ctx.close()


def _read_json(source: str) -> object:
    """The JSON value of a file or of standard input. Raises Refusal naming what is not JSON."""
    try:
        raw = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        raise Refusal("cannot_read", "source", entered=source, reason=error.strerror) from None
    try:
        return json.loads(raw.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise Refusal("not_json", "", reason=str(error)) from None


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")


def _print(value: object) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2, default=_plain)
    sys.stdout.write("\n")


def _plain(value: object) -> object:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"no JSON for {type(value).__name__}")


def _complain(code: str, field: str, message: str, **more: Any) -> int:
    error = {"error": {"code": code, "field": field, "message": message, **more}}
    print(json.dumps(error, ensure_ascii=False, indent=2), file=sys.stderr)
    return BAD_INPUT


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    from aiops_model.content import ContentError

    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = app(args=given or ["--help"], prog_name="aiops_model", standalone_mode=False)
    except Refusal as refusal:
        return _complain(refusal.code, refusal.field, _sentence(refusal))
    except ContentError as error:
        first = error.problems[0]
        lines = [str(problem) for problem in error.problems]
        return _complain("content", f"{first.file}:{first.line}", first.message, problems=lines)
    except TyperException as error:
        parameter = getattr(error, "param", None)
        return _complain("usage", getattr(parameter, "name", None) or "", error.format_message())
    return code if isinstance(code, int) else 0


SENTENCES = {
    "cannot_read": "{entered} cannot be read: {reason}. Name a JSON file, or - for standard input.",
    "cannot_write": "{entered} cannot be written: {reason}. Name a file in a writable folder.",
    "not_json": "The input is not JSON: {reason}.",
    "not_an_object": "An object with named fields is needed, not {entered}.",
    "unknown_item": "There is no field {field}. The fields are: {options}.",
    "unknown_option": "{field} cannot be {entered}. The answers are: {options}.",
    "incomplete": "The answer to {field} is missing ({open} open).",
    "not_a_number": "{field} needs a number from {min} to {max}; given was {entered}.",
    "not_whole": "{field} needs a whole number from {min} to {max}; given was {entered}.",
    "out_of_range": "{field} must lie between {min} and {max}; given was {entered}.",
    "no_result": "This self-check has no result yet.",
    "not_found": "There is no self-check with this id.",
}
"""What a script reads; the other refusals are worded in the English catalogue."""


def _sentence(refusal: Refusal) -> str:
    values = {key: _worded(value) for key, value in refusal.values.items()}
    template = SENTENCES.get(refusal.code)
    if template is None:
        entry = _content().i18n["en"].get(f"error.{refusal.code}", refusal.code)
        template = entry if isinstance(entry, str) else refusal.code
    try:
        return template.format(**{"field": refusal.field, **values})
    except KeyError:
        return f"{template} {values}"


def _worded(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
