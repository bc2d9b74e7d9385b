"""Values whose JSON Schema carries the texts below their fields.

Pydantic can read those texts when a class is made (`use_attribute_docstrings`), but then it looks
for the source of each at every start: 0.11 s. They are read here when a schema is asked for.
"""

import ast
import inspect
from textwrap import dedent
from typing import Any

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler


class Documented(BaseModel):
    """A closed, unchangeable value whose JSON Schema carries the texts below its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: Any, handler: GetJsonSchemaHandler, /
    ) -> dict[str, Any]:
        reference = handler(core_schema)
        properties = handler.resolve_ref_schema(reference).get("properties", {})
        for origin in reversed(cls.__mro__[: cls.__mro__.index(Documented)]):
            for name, text in _texts(origin).items():
                properties[name]["description"] = text
        return reference


def _texts(origin: type) -> dict[str, str]:
    """The text below each field that the class itself declares."""
    found: dict[str, str] = {}
    body = ast.parse(dedent(inspect.getsource(origin))).body[0]
    assert isinstance(body, ast.ClassDef)
    for field, below in zip(body.body, body.body[1:], strict=False):
        if not (isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)):
            continue
        match below:
            case ast.Expr(value=ast.Constant(value=str(text))):
                found[field.target.id] = inspect.cleandoc(text)
    return found
