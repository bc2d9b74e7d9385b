"""The instrument a snapshot was computed with, stored beside its answers."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from aiops_model.content.maturity import MaturityContent
from aiops_model.domain.maturity.editions import Edition, differences

_EDITION: TypeAdapter[Edition] = TypeAdapter(Edition)


def edition_of(content: MaturityContent) -> Edition:
    """What counts of an instrument, and what its items and hard stops are called."""
    names = {item.id: item.question for item in content.item.values()}
    names |= {stop.id: stop.name for stop in content.instrument.stops}
    items = tuple(replace(item, tags=frozenset()) for item in content.model.items)
    return Edition(
        replace(content.model, items=items),
        {key: {"de": name.de, "en": name.en} for key, name in names.items()},
    )


def plain_edition(edition: Edition) -> dict[str, Any]:
    """An edition as JSON values, for storing."""
    found: dict[str, Any] = _EDITION.dump_python(edition, mode="json")
    return found


def edition_from(data: Mapping[str, Any] | None) -> Edition | None:
    """An edition from JSON values; None of a snapshot older than the keeping of editions."""
    return None if data is None else _EDITION.validate_python(data)


def is_current(content: MaturityContent, version: str, edition: Edition | None) -> bool:
    """Whether a result of this version counts as computed with the instrument of today.

    An instrument edited without a new version is another one all the same.
    """
    if version != content.instrument.version:
        return False
    return edition is None or not differences(edition.model, content.model)
