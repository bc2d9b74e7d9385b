"""Reports: one immutable value per result, built once and read by every surface."""

from aiops_model.report.build import build
from aiops_model.report.model import Report

__all__ = ["Report", "build"]
