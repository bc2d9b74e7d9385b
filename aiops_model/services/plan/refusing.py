"""What needs an accepted plan says so."""

from aiops_model.domain.errors import Refusal
from aiops_model.services.plan.views import StoredPlan


def needs_plan(found: StoredPlan | None) -> StoredPlan:
    """The plan. Raises Refusal("no_plan") while none was accepted."""
    if found is None:
        raise Refusal("no_plan")
    return found
