"""One system of one company on one day under one version of the text."""

from dataclasses import dataclass
from datetime import date

from aiops_model.domain.ai_act.facts import Company, System
from aiops_model.domain.ai_act.law import Law, Version


@dataclass(frozen=True, slots=True)
class Case:
    """What is judged."""

    company: Company
    system: System
    as_of: date
    law: Law
    version: Version = "now"
