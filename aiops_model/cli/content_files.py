"""The content files: checked, and described for editors."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from aiops_model.cli.streams import print_json
from aiops_model.settings import load_settings


def check(
    folder: Annotated[Path | None, typer.Argument(help="Folder; default: the one in use.")] = None,
) -> None:
    """Read every content file; report each problem with file and line.

    Duties of the law that were checked too long ago are a warning beside, never a problem.
    """
    from aiops_model.content.loader import BUNDLED, read_content
    from aiops_model.domain.ai_act.stale import stale_duties

    today = datetime.now(UTC).date()  # noqa: TID251 - the command line is where the clock enters
    content = read_content(folder or load_settings().content_dir or BUNDLED)
    print_json(
        {
            "content": content.pack.id,
            "version": content.version,
            "checked_on": content.checked_on,
            "law_date": content.law_date,
            "hash": content.content_hash,
            "stale_duties": [
                {"id": duty.id, "checked_on": duty.checked_on}
                for duty in stale_duties(content.ai_act.law, today)
            ],
        }
    )


def schema() -> None:
    """Write the JSON Schema of every content file to data/schema, for editors."""
    from aiops_model.content.json_schema import write_schemas
    from aiops_model.content.loader import BUNDLED

    print_json({"written": [path.name for path in write_schemas(BUNDLED / "schema")]})
