"""The maturity instrument is whole: layers, capabilities and items fit each other."""

from collections.abc import Iterator

from aiops_model.content.draft import Draft
from aiops_model.content.problems import Fault


def check_instrument(draft: Draft) -> Iterator[Fault]:
    """Nothing yet."""
    yield from ()
