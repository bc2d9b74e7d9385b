"""Figures and claims: every source exists, no day lies after the check of the whole."""

from collections.abc import Iterator
from datetime import date

from aiops_model.content.draft import Draft
from aiops_model.content.files import PACK, SOURCES
from aiops_model.content.problems import Fault
from aiops_model.content.schema import Pack, Penalties


def check_facts(draft: Draft) -> Iterator[Fault]:
    """Source ids resolve; dates of checks are plausible; the law has one date."""
    yield from _check_sources(draft)
    pack = draft.get(PACK, Pack)
    if pack is None:
        return
    for document in draft.documents.values():
        for loc, value in document.walk():
            late = isinstance(value, date) and loc[-1] in ("checked_on", "law_date")
            if late and value > pack.checked_on:
                message = f"{value} lies after checked_on of {PACK} ({pack.checked_on}); raise that"
                yield Fault(document.file, loc, message)
    for file, penalties in draft.below("duties", Penalties).items():
        if penalties.law_date != pack.law_date:
            message = f"{penalties.law_date} differs from law_date of {PACK} ({pack.law_date})"
            yield Fault(file, ("law_date",), f"{message}; one legal status date holds for all")


def _check_sources(draft: Draft) -> Iterator[Fault]:
    if SOURCES not in draft.documents:
        return
    known = {
        row["id"]
        for _, value in draft.documents[SOURCES].walk()
        if isinstance(value, tuple)
        for row in value
        if isinstance(row, dict) and "id" in row
    }
    for document in draft.documents.values():
        for loc, value in document.walk():
            if loc and loc[-1] == "sources" and isinstance(value, tuple):
                for index, source in enumerate(value):
                    if isinstance(source, str) and source not in known:
                        message = f"there is no source {source}; add it to {SOURCES}"
                        yield Fault(document.file, (*loc, index), message)
