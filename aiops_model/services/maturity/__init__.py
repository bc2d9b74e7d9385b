"""The maturity instrument in use: answering alone or in a group, scoring, snapshots, comparing.

A page reads one `MaturityView` per run and hands back the revisions it has shown. An edit returns
the view with the change in it, or a `Collision` that names both values.
"""

from aiops_model.services.maturity.basis import basis_now, basis_of, basis_of_side, older_sides
from aiops_model.services.maturity.comparing import (
    Side,
    SnapshotComparison,
    compare_snapshots,
    reassessment_items,
)
from aiops_model.services.maturity.items import (
    decide,
    leave_out,
    remove_evidence,
    set_evidence,
    take_back,
    undecide,
    write_note,
)
from aiops_model.services.maturity.opening import current_maturity, open_maturity, start_maturity
from aiops_model.services.maturity.people import (
    add_respondent,
    remove_respondent,
    rename_respondent,
)
from aiops_model.services.maturity.proposing import Proposal, proposals_for
from aiops_model.services.maturity.scoring import score_now, score_view
from aiops_model.services.maturity.side_by_side import (
    AnswerPair,
    SelfChecks,
    self_checks_side_by_side,
)
from aiops_model.services.maturity.snapshots import (
    get_maturity_snapshot,
    list_snapshots,
    take_snapshot,
)
from aiops_model.services.maturity.stating import set_fact, set_target
from aiops_model.services.maturity.views import (
    Choice,
    Collision,
    Consensus,
    Evidence,
    ItemRecord,
    MaturitySnapshot,
    MaturityView,
    Respondent,
    SnapshotAnswers,
    SnapshotHead,
    Stated,
    Stored,
    Vote,
    VoteSaved,
)
from aiops_model.services.maturity.voting import (
    Confirmed,
    confirm_proposals,
    record_vote,
    withdraw_vote,
)

__all__ = [
    "AnswerPair",
    "Choice",
    "Collision",
    "Confirmed",
    "Consensus",
    "Evidence",
    "ItemRecord",
    "MaturitySnapshot",
    "MaturityView",
    "Proposal",
    "Respondent",
    "SelfChecks",
    "Side",
    "SnapshotAnswers",
    "SnapshotComparison",
    "SnapshotHead",
    "Stated",
    "Stored",
    "Vote",
    "VoteSaved",
    "add_respondent",
    "basis_now",
    "basis_of",
    "basis_of_side",
    "compare_snapshots",
    "confirm_proposals",
    "current_maturity",
    "decide",
    "get_maturity_snapshot",
    "leave_out",
    "list_snapshots",
    "older_sides",
    "open_maturity",
    "proposals_for",
    "reassessment_items",
    "record_vote",
    "remove_evidence",
    "remove_respondent",
    "rename_respondent",
    "score_now",
    "score_view",
    "self_checks_side_by_side",
    "set_evidence",
    "set_fact",
    "set_target",
    "start_maturity",
    "take_back",
    "take_snapshot",
    "undecide",
    "withdraw_vote",
    "write_note",
]
