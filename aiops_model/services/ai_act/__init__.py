"""The register of AI systems, their facts, classes and duties under the EU AI Act.

A page reads one `ActView` per run and hands back the revisions it has shown. An edit returns the
view with the change in it, or a `Collision` that names both values.
"""

from aiops_model.services.ai_act.classifying import (
    ClassifiedSystem,
    DutyLine,
    act_basis,
    act_summary,
    classified,
)
from aiops_model.services.ai_act.crosswise import (
    Differences,
    FactDifference,
    confirm_levels,
    differences_between,
    duty_proposals,
)
from aiops_model.services.ai_act.duties import (
    set_due,
    set_duty_evidence,
    set_duty_note,
    set_level,
    set_owner,
)
from aiops_model.services.ai_act.exporting import (
    export_systems,
    export_systems_csv,
    import_template,
)
from aiops_model.services.ai_act.importing import (
    CellProblem,
    ImportRow,
    Preview,
    import_systems,
    read_systems,
)
from aiops_model.services.ai_act.opening import current_act, open_act, start_act
from aiops_model.services.ai_act.register import (
    add_system,
    edit_system,
    remove_system,
    retire_system,
)
from aiops_model.services.ai_act.stating import (
    CompanyProposal,
    answer_fact,
    answer_facts,
    company_proposals,
    confirm_company,
    state_company,
)
from aiops_model.services.ai_act.views import (
    ActView,
    Collision,
    DutyEvidence,
    DutyPlace,
    DutyRecord,
    FactValue,
    Holder,
    Known,
    Level,
    RegisteredSystem,
    Stored,
    SystemEntry,
)

__all__ = [
    "ActView",
    "CellProblem",
    "ClassifiedSystem",
    "Collision",
    "CompanyProposal",
    "Differences",
    "DutyEvidence",
    "DutyLine",
    "DutyPlace",
    "DutyRecord",
    "FactDifference",
    "FactValue",
    "Holder",
    "ImportRow",
    "Known",
    "Level",
    "Preview",
    "RegisteredSystem",
    "Stored",
    "SystemEntry",
    "act_basis",
    "act_summary",
    "add_system",
    "answer_fact",
    "answer_facts",
    "classified",
    "company_proposals",
    "confirm_company",
    "confirm_levels",
    "current_act",
    "differences_between",
    "duty_proposals",
    "edit_system",
    "export_systems",
    "export_systems_csv",
    "import_systems",
    "import_template",
    "open_act",
    "read_systems",
    "remove_system",
    "retire_system",
    "set_due",
    "set_duty_evidence",
    "set_duty_note",
    "set_level",
    "set_owner",
    "start_act",
    "state_company",
]
