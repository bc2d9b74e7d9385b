"""The duties at a glance: figures, what binds when, requirements, ceilings, authorities."""

from collections.abc import Iterator

import streamlit as st

from aiops_model.export.text import markdown_text as words
from aiops_model.report.ai_act.model import ActReport, Binding, Requirement
from aiops_model.report.model import Figure
from ui import cards, charts, prose
from ui.access import t
from ui.prose import Written

LINES = 6
"""Lines of a list that stand open; the rest is unfolded on demand."""


def notices(report: ActReport) -> None:
    """What a reader has to know first: another version of the law, texts checked long ago."""
    if report.version_note:
        st.info(words(report.version_note))
    if report.stale:
        st.warning(words(report.stale.body), title=words(report.stale.title))


def figure(found: Figure | None) -> None:
    """A figure with its finding and how to read it."""
    if found is not None:
        with st.container(gap="xsmall"):
            prose.draw((prose.heading(2, found.finding), prose.note(found.how_to_read)))
            charts.show(found)


def heat_map(report: ActReport) -> None:
    """The figure of a few systems; where there are more, which ones is chosen by name."""
    found = report.heat_map
    if found is None:
        return
    with st.container(gap="xsmall"):
        prose.draw((prose.heading(2, found.finding), prose.note(found.how_to_read)))
        parts = {part.label: part for part in found.parts}
        part = found.parts[0]
        if len(parts) > 1:
            part = parts[
                st.selectbox(
                    t("duties.heat_map_part"),
                    list(parts),
                    format_func=lambda label: f"{label}: {', '.join(parts[label].systems)}",
                    key="duties.heat_map",
                )
            ]
        charts.show(part.figure)


def binding(report: ActReport) -> None:
    """Today, next, later beside each other; on a phone one below the other."""
    if not report.binding:
        return
    for column, found in zip(
        st.columns(len(report.binding), gap="large"), report.binding, strict=True
    ):
        with column:
            first, rest = _parted(found)
            prose.draw((prose.heading(2, found.title), *_days(first)))
            if rest:
                count = sum(len(duties) for _, duties in rest)
                box = st.expander(
                    t("duties.more", n=count),
                    type="compact",
                    key=f"duties.{found.id}",
                    on_change="rerun",
                )
                if box.open:
                    with box:
                        prose.draw(_days(rest))


SomeDuties = list[tuple[str, tuple[str, ...]]]
"""From when, and the duties of that day."""


def _parted(found: Binding) -> tuple[SomeDuties, SomeDuties]:
    """The first lines, and the rest by the same days."""
    first: SomeDuties = []
    rest: SomeDuties = []
    left = LINES
    for group in found.groups:
        shown, hidden = group.duties[:left], group.duties[left:]
        left -= len(shown)
        if shown:
            first.append((group.since, shown))
        if hidden:
            rest.append((group.since, hidden))
    return first, rest


def _days(groups: SomeDuties) -> Iterator[Written]:
    """Each day with its duties as a list."""
    for since, duties in groups:
        yield prose.strong(since)
        yield prose.bullets(map(prose.paragraph, duties))


def requirements(report: ActReport) -> None:
    """The four operational requirements in a paragraph each; law and good practice on demand."""
    if not report.requirements:
        return
    with st.container(gap="xsmall"):
        prose.draw(
            (
                prose.heading(2, t("duties.requirements_title")),
                prose.paragraph(report.requirements_note),
                prose.bullets(
                    prose.labelled(row.name, f"({_state(row)}): {row.verdict}")
                    for row in report.requirements
                ),
            )
        )
        box = st.expander(
            t("duties.law_and_practice"), type="compact", key="duties.needs", on_change="rerun"
        )
        if box.open:
            with box:
                for row in report.requirements:
                    _requirement(row)


def _state(row: Requirement) -> str:
    return row.word if row.owed else t("duties.not_owed")


def _requirement(row: Requirement) -> None:
    """What is law, and apart from it what is good practice."""
    law = "\n".join(f"- {words(line)}" for line in row.law or (t("duties.no_law"),))
    practice = "\n".join(f"- {words(line)}" for line in row.good_practice)
    st.subheader(words(row.name), anchor=False)
    st.markdown(f"**{t('duties.law')}**\n\n{law}\n\n**{t('duties.good_practice')}**\n\n{practice}")


def ceilings(report: ActReport) -> None:
    """Legal maxima of fines, with their caveats; never a forecast."""
    found = report.ceilings
    if found is None:
        return
    with st.container(gap="small"):
        prose.draw((prose.heading(2, found.title), prose.note(found.note)))
        cards.table(found.table)
        prose.draw([prose.bullets(map(prose.paragraph, (*found.lines, *found.caveats)))])


def authorities(report: ActReport) -> None:
    """Who is competent and how sure that is; sent once it is opened."""
    if not report.authorities:
        return
    with st.container(gap="small"):
        st.header(words(report.authorities_title), anchor=False)
        box = st.expander(
            t("duties.authorities", n=len(report.authorities)),
            key="duties.authorities",
            on_change="rerun",
        )
        if not box.open:
            return
        with box:
            for row in report.authorities:
                about = ", ".join(part for part in (row.role, row.systems) if part)
                st.markdown(
                    f"**{words(row.name)}** ({words(about)})  \n{words(row.text)}  \n"
                    f":small[{words(row.confidence_text)}]"
                )
                for link in row.links:
                    st.page_link(link, label=words(link.removeprefix("https://")))
            if report.authority_notes:
                st.markdown("\n".join(f"- {words(line)}" for line in report.authority_notes))
