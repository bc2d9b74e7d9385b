"""All commands under one name, and what their endings mean to a shell."""

import sys
from collections.abc import Callable, Sequence
from typing import Any

import typer
from typer.exceptions import TyperException

from aiops_model.cli import content_files, demo, engines, law, maturity, operations, roadmap
from aiops_model.cli.refusals import sentence
from aiops_model.cli.streams import complain
from aiops_model.domain.errors import Refusal


def _group(text: str, **commands: Callable[..., Any]) -> typer.Typer:
    group = typer.Typer(
        help=text, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None
    )
    for name, command in commands.items():
        group.command(name)(command)
    return group


app = _group(
    "AI Operations Cockpit without the browser.",
    estimate=engines.estimate,
    score=maturity.score,
    classify=law.classify,
    deadline=law.deadline,
    plan=roadmap.plan,
    report=engines.report,
    migrate=operations.migrate,
    backup=operations.backup,
    restore=operations.restore,
    purge=operations.purge,
    verify=operations.verify,
    doctor=operations.doctor,
)
app.add_typer(
    _group(
        "Check and describe the content files.",
        check=content_files.check,
        schema=content_files.schema,
    ),
    name="content",
)
app.add_typer(
    _group(
        "Fictitious companies, marked as examples.",
        load=demo.load,
        list=demo.list_loaded,
        remove=demo.remove,
    ),
    name="demo",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    from aiops_model.content import ContentError

    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = app(args=given or ["--help"], prog_name="aiops_model", standalone_mode=False)
    except Refusal as refusal:
        return complain(refusal.code, refusal.field, sentence(refusal))
    except ContentError as error:
        first = error.problems[0]
        lines = [str(problem) for problem in error.problems]
        return complain("content", f"{first.file}:{first.line}", first.message, problems=lines)
    except TyperException as error:
        parameter = getattr(error, "param", None)
        return complain("usage", getattr(parameter, "name", None) or "", error.format_message())
    return code if isinstance(code, int) else 0
