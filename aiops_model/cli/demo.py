"""Fictitious companies: loaded, listed, removed."""

from typing import TYPE_CHECKING

from aiops_model.cli.engines import Lang, Language
from aiops_model.cli.installation import installation
from aiops_model.cli.streams import print_json

if TYPE_CHECKING:
    from aiops_model.services import Context


def load(lang: Language = Lang.DE) -> None:
    """Load the fictitious companies with their results."""
    from aiops_model.services import OPERATOR, load_demo

    with installation() as ctx:
        load_demo(ctx, OPERATOR, lang.value)
        print_json({"demo": _demo_rows(ctx)})


def list_loaded() -> None:
    """List the fictitious companies that are loaded."""
    with installation() as ctx:
        print_json({"demo": _demo_rows(ctx)})


def remove() -> None:
    """Remove the fictitious companies with their results."""
    from aiops_model.services import OPERATOR, remove_demo

    with installation() as ctx:
        print_json({"removed": remove_demo(ctx, OPERATOR)})


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
