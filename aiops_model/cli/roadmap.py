"""The plan engine: gaps and hours in, a plan with reasons out; or plain tasks, the shortest."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from aiops_model.cli.installation import content_in_use
from aiops_model.cli.streams import print_json, read_json


def plan(
    source: Annotated[str, typer.Argument(help="JSON file, or - for standard input.")] = "-",
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of input and output.")
    ] = False,
) -> None:
    """Plan 90 days: gaps and hours in, measures with dates, reasons and bound out."""
    from aiops_model import plan as run
    from aiops_model.content.plan_schema import plan_schema
    from aiops_model.domain.plan.public import PublicPlan, PublicSchedule

    content = content_in_use()
    if schema:
        outputs = [
            shape.model_json_schema(mode="serialization") for shape in (PublicPlan, PublicSchedule)
        ]
        print_json({"input": plan_schema(content), "output": {"anyOf": outputs}})
        return
    print_json(run(_from_today_on(read_json(source)), content).model_dump(mode="json"))


def _from_today_on(told: object) -> object:
    """The same question; where it tells no `today`, that of the clock: no plan begins before it."""
    if not isinstance(told, dict) or "start" not in told or told.get("today") is not None:
        return told
    today = datetime.now(UTC).date()  # noqa: TID251 - the command line is where the clock enters
    return {**told, "today": today.isoformat()}
