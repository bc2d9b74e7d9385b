"""What the AI Act asks of a company, as reports: immutable values, built once, read everywhere."""

from aiops_model.report.ai_act.basis import ActBasis, DutyAnswer, Proof, SystemBasis
from aiops_model.report.ai_act.build import build_act
from aiops_model.report.ai_act.incident import IncidentBasis, build_form, build_incident
from aiops_model.report.ai_act.incident_model import IncidentReport
from aiops_model.report.ai_act.model import ActReport, DutyRow, SystemReport

__all__ = [
    "ActBasis",
    "ActReport",
    "DutyAnswer",
    "DutyRow",
    "IncidentBasis",
    "IncidentReport",
    "Proof",
    "SystemBasis",
    "SystemReport",
    "build_act",
    "build_form",
    "build_incident",
]
