"""The register of AI systems, their facts, classes and duties under the EU AI Act.

A page reads one `ActView` per run and hands back the revisions it has shown. An edit returns the
view with the change in it, or a `Collision` that names both values.
"""

from aiops_model.services.ai_act.views import (
    ActView,
    Collision,
    DutyEvidence,
    DutyRecord,
    Holder,
    Known,
    RegisteredSystem,
    Stored,
    SystemEntry,
)

__all__ = [
    "ActView",
    "Collision",
    "DutyEvidence",
    "DutyRecord",
    "Holder",
    "Known",
    "RegisteredSystem",
    "Stored",
    "SystemEntry",
]
