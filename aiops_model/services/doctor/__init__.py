"""What is wrong with an installation and what to do about it; nothing is made or changed."""

from aiops_model.services.doctor.examination import Examination, examine
from aiops_model.services.doctor.finding import Finding
from aiops_model.services.doctor.server import AT_MOST, REQUIRED, loosened

__all__ = ["AT_MOST", "REQUIRED", "Examination", "Finding", "examine", "loosened"]
