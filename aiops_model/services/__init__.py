"""Use cases: one function each, one transaction each, always on behalf of an actor."""

from aiops_model.services.backup import Receipt, Restored, backup, restore
from aiops_model.services.context import (
    Context,
    migrate,
    open_context,
    reader,
    running_server,
    visitor,
)
from aiops_model.services.demo import load_demo, remove_demo
from aiops_model.services.erase import Purged, delete_self_check, purge
from aiops_model.services.health import Readiness, healthy, ready, verify_audit
from aiops_model.services.refine import Refinement, Renaming, refine
from aiops_model.services.result import finish_check, get_snapshot, is_outdated, latest_snapshot
from aiops_model.services.resume import code_days, resume, resume_code
from aiops_model.services.sample import sample_report
from aiops_model.services.self_check import (
    Conflict,
    Saved,
    clear_refine,
    current_self_check,
    get_self_check,
    my_self_checks,
    record_answer,
    set_company_name,
    start_self_check,
)
from aiops_model.services.sharing import VALID as SHARE_VALID
from aiops_model.services.sharing import (
    SharePreview,
    open_share,
    revoke_shares,
    share,
    shared_snapshot,
)
from aiops_model.services.views import AssessmentView, SnapshotView
from aiops_model.store import OPERATOR, Actor, NotFound, StoreError, StoreUnavailable

__all__ = [
    "OPERATOR",
    "SHARE_VALID",
    "Actor",
    "AssessmentView",
    "Conflict",
    "Context",
    "NotFound",
    "Purged",
    "Readiness",
    "Receipt",
    "Refinement",
    "Renaming",
    "Restored",
    "Saved",
    "SharePreview",
    "SnapshotView",
    "StoreError",
    "StoreUnavailable",
    "backup",
    "clear_refine",
    "code_days",
    "current_self_check",
    "delete_self_check",
    "finish_check",
    "get_self_check",
    "get_snapshot",
    "healthy",
    "is_outdated",
    "latest_snapshot",
    "load_demo",
    "migrate",
    "my_self_checks",
    "open_context",
    "open_share",
    "purge",
    "reader",
    "ready",
    "record_answer",
    "refine",
    "remove_demo",
    "restore",
    "resume",
    "resume_code",
    "revoke_shares",
    "running_server",
    "sample_report",
    "set_company_name",
    "share",
    "shared_snapshot",
    "start_self_check",
    "verify_audit",
    "visitor",
]
