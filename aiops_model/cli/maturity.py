"""The maturity engine: answers to a model in, levels with their reasons out."""

from pathlib import Path
from typing import Annotated

import typer

from aiops_model.cli.installation import content_in_use
from aiops_model.cli.streams import print_json, read_json


def score(
    source: Annotated[str, typer.Argument(help="JSON file, or - for standard input.")] = "-",
    model: Annotated[
        Path | None,
        typer.Option(help="Model pack (data/instrument/README.md); default: the bundled one."),
    ] = None,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of input and output.")
    ] = False,
) -> None:
    """Score answers to a maturity model: levels with reasons, ranges, lenses, ways up."""
    from aiops_model import score as run
    from aiops_model.content.assessment import asked_of
    from aiops_model.content.assessment_schema import assessment_schema
    from aiops_model.content.model_pack import read_model
    from aiops_model.domain.maturity.public import PublicResult

    content = content_in_use()
    other = None if model is None else read_model(model, content.maturity.model.limits)
    if schema:
        output = PublicResult.model_json_schema(mode="serialization")
        print_json({"input": assessment_schema(asked_of(content, other)), "output": output})
        return
    print_json(run(read_json(source), content, other).model_dump(mode="json"))
