"""What a visitor can do with a result: save, change, refine, share, take along, delete.

A block that is closed is drawn without its contents; opening it runs the page once more.
"""

import streamlit as st

from aiops_model import report as reports
from aiops_model import services
from aiops_model.domain.self_check import REFINE_ITEMS
from aiops_model.export.text import file_name
from aiops_model.export.text import markdown_text as words
from aiops_model.i18n import Locale
from aiops_model.report import Report
from aiops_model.services import AssessmentView, SnapshotView
from ui import state
from ui.access import actor, locale, t
from ui.copying import copyable
from ui.faults import guarded
from ui.kept import kept_by
from ui.registry import page
from web.process import context, settings


def report_of(snapshot: SnapshotView) -> Report:
    """The report of a stored result, in the language of the session.

    Of a result only the company's name ever changes.
    """
    content, reader = context().content, reader_of(snapshot)
    made_from = (snapshot.id, snapshot.company_name, content.content_hash, reader.tag)
    return kept_by("result", made_from, lambda: reports.build(snapshot, content, reader))


def reader_of(snapshot: SnapshotView) -> Locale:
    """The locale of a result: its country gives number patterns and currency."""
    return locale(str(snapshot.answers["country"]))


def pdf_button(report: Report, reader: Locale) -> None:
    """One page as PDF, built from the same report on the click."""

    def build() -> bytes:
        from aiops_model.export.pdf.one_pager import one_pager

        return one_pager(report, reader)

    st.download_button(
        t("result.save_pdf"),
        data=build,
        file_name=file_name(report.file_stem, "pdf"),
        mime="application/pdf",
        icon=":material/download:",
        type="primary",
        on_click="ignore",
    )


def old_model_notice(snapshot: SnapshotView) -> None:
    """A result computed under older content says so; it is computed anew only on request."""
    if not services.is_outdated(context(), snapshot):
        return
    day = locale().date(snapshot.created_at.date())
    st.info(t("result.old_body", date=day), title=t("result.old_title"))
    st.button(t("result.old_button"), on_click=_finish_again, args=(snapshot.assessment_id,))


@guarded
def _finish_again(assessment_id: str) -> None:
    services.finish_check(context(), actor(), assessment_id)


def change_answers(report: Report) -> None:
    """Every answer as a link to its question; changing one computes the result anew."""
    fold = st.expander(
        t("result.answers_expander"), icon=":material/edit:", key="fold.answers", on_change="rerun"
    )
    if not fold.open:
        return
    with fold:
        st.markdown(t("result.change_note"))
        for line in report.answers:
            if line.item not in REFINE_ITEMS:
                st.page_link(
                    page("self_check").source,
                    label=f"{words(line.question)} **{words(line.answer)}**",
                    query_params={"q": line.item},
                )


def share(check: AssessmentView) -> None:
    """A read-only link, shown once; all of them can be revoked."""
    fold = st.expander(
        t("result.share_title"), icon=":material/link:", key="fold.share", on_change="rerun"
    )
    if not fold.open:
        return
    with fold:
        st.markdown(t("result.share_text"))
        link = st.session_state.get(f"share.{check.id}")
        if link:
            copyable(link, t("result.share_copy"), "copy.link")
            last_day = (context().clock() + services.SHARE_VALID).date()
            expires = t("result.share_expires", date=locale().date(last_day))
            st.caption(f"{t('result.share_once')} {expires}")
        st.button(t("result.share_create"), on_click=_share, args=(check.id,))
        st.button(t("result.share_revoke"), on_click=_revoke, args=(check.id,))
        revoked = st.session_state.pop("revoked", None)
        if revoked is not None:
            st.info(t("result.share_revoked", n=revoked))


@guarded
def _share(assessment_id: str) -> None:
    token = services.share(context(), actor(), assessment_id)
    base = settings().public_url or str(st.context.url or "").rsplit("/", 1)[0]
    st.session_state[f"share.{assessment_id}"] = f"{base}/s/{token}"


@guarded
def _revoke(assessment_id: str) -> None:
    st.session_state.pop(f"share.{assessment_id}", None)
    st.session_state["revoked"] = services.revoke_shares(context(), actor(), assessment_id)


def keep_or_delete(check: AssessmentView) -> None:
    """The resume code to copy, and the way to erase everything."""
    fold = st.expander(
        t("result.keep_title"), icon=":material/key:", key="fold.keep", on_change="rerun"
    )
    if not fold.open:
        return
    with fold:
        st.markdown(t("result.keep_text"))
        copyable(check.resume_code, t("check.copy_code"), "copy.code")
        with st.popover(t("result.delete")):
            st.markdown(t("result.delete_question"))
            st.button(t("result.delete_confirm"), type="primary", on_click=erase, args=(check.id,))


@guarded
def erase(assessment_id: str) -> None:
    """Erase one self-check with answers, results and links."""
    services.delete_self_check(context(), actor(), assessment_id)
    state.forget_check()
    st.session_state["deleted"] = True
