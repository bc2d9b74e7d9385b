"""The 90-day plan as a report: one immutable value per plan, built once, read everywhere."""

from aiops_model.report.plan.basis import (
    Budget,
    GateAnswer,
    Levers,
    PlanBasis,
    Projection,
    Track,
)
from aiops_model.report.plan.build import build_plan
from aiops_model.report.plan.model import PlanReport

__all__ = [
    "Budget",
    "GateAnswer",
    "Levers",
    "PlanBasis",
    "PlanReport",
    "Projection",
    "Track",
    "build_plan",
]
