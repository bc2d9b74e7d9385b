"""Maturity results as reports: one immutable value per result, built once, read everywhere."""

from aiops_model.report.maturity.model import (
    ComparisonReport,
    Depth,
    Light,
    MaturityBasis,
    MaturityReport,
    SideBySide,
    Standing,
    Warned,
)

__all__ = [
    "ComparisonReport",
    "Depth",
    "Light",
    "MaturityBasis",
    "MaturityReport",
    "SideBySide",
    "Standing",
    "Warned",
]
