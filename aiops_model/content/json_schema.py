"""JSON Schema files for editors: completion and red lines while content is being written."""

import json
from pathlib import Path

from aiops_model.content.files import KINDS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_files() -> dict[str, str]:
    """File name -> text of the schema, for every kind of content file."""
    files = {}
    for kind in KINDS:
        schema = kind.shape.json_schema()
        whole = {"$schema": DIALECT, "description": f"data/{kind.pattern}", **schema}
        text = json.dumps(whole, indent=1, ensure_ascii=False, sort_keys=True)
        files[f"{kind.schema_name}.json"] = text + "\n"
    return files


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write every schema below `folder`; schemas of kinds that are gone are removed."""
    folder.mkdir(parents=True, exist_ok=True)
    files = schema_files()
    for stale in folder.glob("*.json"):
        if stale.name not in files:
            stale.unlink()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return tuple(folder / name for name in sorted(files))
