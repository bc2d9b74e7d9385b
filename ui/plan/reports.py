"""The plan on the screen: the one that is followed, or a proposal that nobody has accepted yet."""

import streamlit as st

from aiops_model.domain.plan.result import Plan
from aiops_model.report.plan import PlanBasis, PlanReport, build_plan
from aiops_model.services import plan
from aiops_model.services.plan import File, Preview
from ui.access import locale, t
from ui.kept import kept_by, made_from
from web.process import context

DRAFTING = "plan.drafting"
"""Id of the file for which a new plan is wanted."""


def want_draft(file_id: str | None) -> None:
    """Solve a new plan for this file on the next run; None: go back to the plan followed."""
    if file_id is None:
        st.session_state.pop(DRAFTING, None)
    else:
        st.session_state[DRAFTING] = file_id


def drafting(file: File) -> bool:
    """Whether a new plan is on the screen."""
    return st.session_state.get(DRAFTING) == file.id and file.plan.set_up is not None


def draft(file: File) -> Preview:
    """The plan as it would be made now; solved once, and again when something has changed.

    Raises Refusal for what no plan can be made from.
    """
    made: Preview = kept_by("plan.draft", made_from(file), lambda: _solve(file))
    return made


def _solve(file: File) -> Preview:
    with st.spinner(t("roadmap.solving")):
        return plan.preview_of(context(), file)


def of_draft(preview: Preview) -> PlanReport:
    """The report of a proposal, with its difference from the plan it is told against."""
    shown = (made_from(preview.file), preview.input_hash)
    return kept_by("plan.draft.report", shown, lambda: of_trial(preview))


def of_trial(preview: Preview) -> PlanReport:
    """The report of a plan with something changed, against the one without."""
    basis = plan.basis_of_preview(context(), preview)
    return _report(preview.plan, basis)


def of_latest(file: File) -> PlanReport | None:
    """The report of the plan that is followed; None before the first was accepted."""
    latest = file.plan.latest
    if latest is None:
        return None
    return kept_by("plan.report", made_from(file), lambda: _followed(file, latest.plan))


def _followed(file: File, followed: Plan) -> PlanReport | None:
    basis = plan.basis_of_plan(context(), file)
    return None if basis is None else _report(followed, basis)


def _report(shown: Plan, basis: PlanBasis) -> PlanReport:
    return build_plan(shown, basis, context().content, locale(basis.country))
