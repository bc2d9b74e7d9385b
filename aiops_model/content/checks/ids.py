"""Ids occur once in their list, wherever a list of things with ids stands."""

from collections.abc import Iterator

from aiops_model.content.draft import Draft
from aiops_model.content.problems import Fault


def check_ids(draft: Draft) -> Iterator[Fault]:
    """Duplicate ids in any list of any file."""
    for document in draft.documents.values():
        for loc, value in document.walk():
            if not isinstance(value, tuple):
                continue
            first: dict[object, int] = {}
            for index, row in enumerate(value):
                row_id = row.get("id") if isinstance(row, dict) else None
                if not isinstance(row_id, str | int):
                    continue
                if row_id in first:
                    line = document.line((*loc, first[row_id], "id"))
                    message = f"the id {row_id} is taken (line {line}); choose another"
                    yield Fault(document.file, (*loc, index, "id"), message)
                first.setdefault(row_id, index)
