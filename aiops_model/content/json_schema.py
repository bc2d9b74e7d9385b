"""JSON Schema files for editors: completion and red lines while content is being written."""

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from aiops_model.content.files import KINDS
from aiops_model.content.model_pack import SHAPE as MODEL_PACK

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_files() -> dict[str, str]:
    """File name -> text of the schema, for every kind of content file and for model packs."""
    files = {
        f"{kind.schema_name}.json": _text(f"data/{kind.pattern}", kind.shape) for kind in KINDS
    }
    return files | {"model_pack.json": _text("a model pack, see instrument/README.md", MODEL_PACK)}


def _text(description: str, shape: TypeAdapter[Any]) -> str:
    schema = {"$schema": DIALECT, "description": description, **shape.json_schema()}
    return json.dumps(schema, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


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
