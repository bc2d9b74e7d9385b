"""The content pack: which content this is, and how current."""

from datetime import date
from typing import Annotated

from pydantic import StringConstraints

from aiops_model.content.schema.base import Frozen, Id


class Pack(Frozen):
    """Identity of the content. The version is raised with every change that readers can notice."""

    id: Id
    version: Annotated[str, StringConstraints(pattern=r"^\d{4}\.\d{1,2}\.\d+$")]
    checked_on: date
    law: Id
    """The jurisdiction in use: a folder below `duties`."""
    law_date: date
    """The day the law was checked ("Rechtsstand")."""
