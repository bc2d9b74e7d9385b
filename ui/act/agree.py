"""Maturity and duties, asked once: what one side proposes to the other, and where they differ."""

from collections.abc import Mapping

import streamlit as st

from aiops_model.content.schema import Text
from aiops_model.domain.ai_act.proposals import Difference, ProposedLevel
from aiops_model.export.text import markdown_text as words
from aiops_model.report.ai_act import ActReport
from aiops_model.services import ai_act, maturity
from aiops_model.services.ai_act import ActView, Differences
from ui.access import actor, locale, t
from ui.act import saving
from ui.act.duty_list import chosen_system
from ui.act.fields import tick
from ui.assess.place import instrument
from ui.faults import guarded, show_fault
from ui.kept import kept_by, made_from
from web.process import context

AGREE = "duties.agree"


Found = tuple[Mapping[str, tuple[ProposedLevel, ...]], Differences | None]
"""Proposals by system, and what does not fit together."""


def _found(view: ActView) -> Found:
    """What the maturity answers of the same file say to the duties."""
    file = maturity.open_maturity(context(), actor(), view.id)
    if not file.votes:
        return {}, None
    systems = ai_act.classified(context(), view)
    return (
        ai_act.duty_proposals(context(), systems, file),
        ai_act.differences_between(context(), systems, file),
    )


def show(view: ActView, report: ActReport) -> None:
    """Proposals to confirm for the system on the screen, then what does not fit together."""
    proposals, differ = kept_by("act.agree", made_from(view), lambda: _found(view))
    system = chosen_system(report)
    proposed = proposals.get(system.id, ())
    if differ is None or not (proposed or differ):
        return
    with st.container(gap="small"):
        st.header(t("duties.agree_title"), anchor=False)
        if proposed:
            box = st.expander(
                t("duties.agree", n=len(proposed)),
                icon=":material/input:",
                key="duties.agree.open",
                on_change="rerun",
            )
            if box.open:
                with box:
                    _proposals(view, system.id, proposed)
        show_fault(AGREE)
        lines = [_difference(row) for row in differ.items]
        lines += [
            t(
                "duties.differ_fact",
                fact=locale().text(_fact_name(row.fact)),
                stated=t(f"assess.fact_{row.stated}"),
                register=t(f"assess.fact_{row.register}"),
            )
            for row in differ.facts
        ]
        if lines:
            body = "\n".join(f"- {words(line)}" for line in lines)
            st.warning(body, title=t("duties.differ_title", n=len(lines)))


def _proposals(view: ActView, system_id: str, proposed: tuple[ProposedLevel, ...]) -> None:
    st.markdown(t("duties.agree_text"))
    with st.form("duties.agree.form", border=False):
        for row in proposed:
            told = context().content.ai_act.duties[row.duty]
            items = "; ".join(locale().text(instrument().item[item].question) for item in row.items)
            tick(
                f"{locale().text(told.title)}: {saving.level_name(str(row.level))}",
                t("duties.agree_because", items=items),
                value=True,
                key=f"agree.{system_id}.{row.duty}",
            )
        st.form_submit_button(
            t("assess.proposals_confirm"),
            on_click=guarded(_confirm, AGREE),
            args=(view, system_id, tuple(row.duty for row in proposed)),
        )


def _confirm(view: ActView, system_id: str, duties: tuple[str, ...]) -> None:
    chosen = [duty for duty in duties if st.session_state.get(f"agree.{system_id}.{duty}")]
    if chosen:
        ai_act.confirm_levels(context(), actor(), view.id, system_id, chosen)


def _difference(row: Difference) -> str:
    """An item and a duty that do not fit, with what each of them says."""
    told = context().content.ai_act.duties[row.duty]
    return t(
        "duties.differ",
        item=locale().text(instrument().item[row.item].question),
        said=_step(row.said),
        duty=locale().text(told.title),
        proposed=_step(row.proposed),
    )


def _step(value: float) -> str:
    """A value on the scale of the instrument in words."""
    scale = instrument().instrument.scale
    nearest = min(scale, key=lambda step: abs(step.value - value))
    return locale().text(nearest.name)


def _fact_name(fact: str) -> Text:
    return next(row.question for row in instrument().instrument.facts if row.id == fact)
