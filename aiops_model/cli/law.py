"""The AI Act engine: facts in, class and duties out; an incident in, its clock out."""

from datetime import datetime
from typing import Annotated

import typer

from aiops_model.cli.installation import content_in_use
from aiops_model.cli.streams import print_json, read_json

Source = Annotated[str, typer.Argument(help="JSON file, or - for standard input.")]
AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d"], help="The day; before that of the input."),
]
Schema = Annotated[
    bool, typer.Option("--schema", help="Print the JSON Schema of input and output.")
]


def classify(source: Source = "-", as_of: AsOf = None, schema: Schema = False) -> None:
    """Classify an AI system: scope, roles, class, duties with days, ceilings, open questions."""
    from aiops_model import classify as run
    from aiops_model.content.act_schema import facts_schema
    from aiops_model.domain.ai_act.public import PublicClassification

    content = content_in_use()
    if schema:
        output = PublicClassification.model_json_schema(mode="serialization")
        print_json({"input": facts_schema(content.ai_act), "output": output})
        return
    day = as_of.date() if as_of else None
    print_json(run(read_json(source), content, as_of=day).model_dump(mode="json"))


def deadline(source: Source = "-", as_of: AsOf = None, schema: Schema = False) -> None:
    """Say by when a serious incident is to be reported to whom, and whether that binds yet."""
    from aiops_model import deadline as run
    from aiops_model.content.act_schema import incident_schema
    from aiops_model.domain.ai_act.public import PublicDeadline

    content = content_in_use()
    if schema:
        output = PublicDeadline.model_json_schema(mode="serialization")
        print_json({"input": incident_schema(content.ai_act.law), "output": output})
        return
    day = as_of.date() if as_of else None
    print_json(run(read_json(source), content, as_of=day).model_dump(mode="json"))
