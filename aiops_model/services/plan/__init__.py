"""The 90-day plan in use: set up, proposed, accepted, followed, planned again, exported.

A page reads one `PlanView` per run and hands back the revisions it has shown. An edit returns the
view with the change in it, or a `Collision` that names both values. A plan is solved by `propose`
and `what_if`, which store nothing, and stored by `accept`, which stores what was shown or nothing.
"""

from aiops_model.services.plan.accepting import Accepted, Outdated, accept, take_version
from aiops_model.services.plan.answering_gates import answer_gate, withdraw_gate
from aiops_model.services.plan.basis import basis_of_plan, basis_of_preview, day_rate
from aiops_model.services.plan.calendar_entries import plan_ics
from aiops_model.services.plan.exporting import plan_csv, plan_paper, plan_workbook
from aiops_model.services.plan.first_week import FirstStep, first_week
from aiops_model.services.plan.following import Late, Standing, standing_of
from aiops_model.services.plan.gaps import Found, found_in, gaps_of
from aiops_model.services.plan.inputs import calendar_for, capacities_of, proposed_closures
from aiops_model.services.plan.lifting import PlanLifts, items_done, items_on_plan, plan_lifts
from aiops_model.services.plan.opening import current_plan, get_plan_version, open_plan
from aiops_model.services.plan.progressing import set_plan_evidence, set_plan_note, set_state
from aiops_model.services.plan.projecting import projections
from aiops_model.services.plan.proposing import (
    Change,
    Preview,
    little_to_gain,
    preview_of,
    propose,
    proposed_set_up,
    what_if,
    what_if_of,
)
from aiops_model.services.plan.reading import File, current_file, open_file
from aiops_model.services.plan.setting_up import forget_capacity, set_capacity, set_up
from aiops_model.services.plan.views import (
    Capacity,
    Closure,
    Collision,
    Days,
    Evidence,
    GateEntry,
    PlanView,
    Progress,
    SetUp,
    State,
    Stored,
    StoredPlan,
    VersionHead,
    Wish,
)
from aiops_model.services.plan.wishing import exclude, pin, release

__all__ = [
    "Accepted",
    "Capacity",
    "Change",
    "Closure",
    "Collision",
    "Days",
    "Evidence",
    "File",
    "FirstStep",
    "Found",
    "GateEntry",
    "Late",
    "Outdated",
    "PlanLifts",
    "PlanView",
    "Preview",
    "Progress",
    "SetUp",
    "Standing",
    "State",
    "Stored",
    "StoredPlan",
    "VersionHead",
    "Wish",
    "accept",
    "answer_gate",
    "basis_of_plan",
    "basis_of_preview",
    "calendar_for",
    "capacities_of",
    "current_file",
    "current_plan",
    "day_rate",
    "exclude",
    "first_week",
    "forget_capacity",
    "found_in",
    "gaps_of",
    "get_plan_version",
    "items_done",
    "items_on_plan",
    "little_to_gain",
    "open_file",
    "open_plan",
    "pin",
    "plan_csv",
    "plan_ics",
    "plan_lifts",
    "plan_paper",
    "plan_workbook",
    "preview_of",
    "projections",
    "propose",
    "proposed_closures",
    "proposed_set_up",
    "release",
    "set_capacity",
    "set_plan_evidence",
    "set_plan_note",
    "set_state",
    "set_up",
    "standing_of",
    "take_version",
    "what_if",
    "what_if_of",
    "withdraw_gate",
]
