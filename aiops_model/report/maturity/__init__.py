"""Maturity results as reports: one immutable value per result, built once, read everywhere."""

from aiops_model.report.maturity.build import build_maturity
from aiops_model.report.maturity.comparison import build_comparison
from aiops_model.report.maturity.model import (
    ComparisonReport,
    Depth,
    Light,
    MaturityBasis,
    MaturityReport,
    NoStart,
    Older,
    SideBySide,
    Standing,
    Warned,
)
from aiops_model.report.maturity.side_by_side import RoleCheck, build_side_by_side

__all__ = [
    "ComparisonReport",
    "Depth",
    "Light",
    "MaturityBasis",
    "MaturityReport",
    "NoStart",
    "Older",
    "RoleCheck",
    "SideBySide",
    "Standing",
    "Warned",
    "build_comparison",
    "build_maturity",
    "build_side_by_side",
]
