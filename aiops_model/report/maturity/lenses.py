"""The same answers sorted otherwise: a small table a lens, a light a prerequisite."""

from collections.abc import Sequence

from aiops_model.content.schema.maturity_rules import LensText
from aiops_model.domain.maturity.result import LensGroup, Result
from aiops_model.report.maturity.model import Light
from aiops_model.report.maturity.shown import whole
from aiops_model.report.maturity.words import Words
from aiops_model.report.model import Section, Table

SYMBOLS = {
    "met": "check_circle",
    "partly": "contrast",
    "not_met": "cancel",
    "unclear": "help",
}


def lenses(result: Result, words: Words) -> tuple[Section, ...]:
    """One block a lens without lights: each group with its share and how much is answered."""
    return tuple(
        _section(words.maturity.beside.lens[lens], groups, words)
        for lens, groups in result.lenses.items()
        if lens in words.maturity.beside.lens and not words.maturity.beside.lens[lens].lights
    )


def _section(lens: LensText, groups: Sequence[LensGroup], words: Words) -> Section:
    t, text = words.locale.t, words.locale.text
    names = {group.id: text(group.name) for group in lens.groups}
    columns = (t("maturity.column_group"), t("maturity.column_share"), t("maturity.column_answers"))
    rows = tuple(
        (
            names.get(group.id, group.id),
            _state(group, words),
            t("maturity.answers_of", answered=group.answered, n=group.applicable),
        )
        for group in groups
    )
    title = _finding(text(lens.name), groups, names, words)
    return Section(f"lens_{lens.id}", title, (text(lens.text),), table=Table(columns, rows, title))


def _state(group: LensGroup, words: Words) -> str:
    """Percentage, with the range over open answers where there are any."""
    t = words.locale.t
    if not group.applicable:
        return t("maturity.field_none")
    if group.percent is None:
        return t("maturity.open")
    share = words.locale.percent(whole(group.percent) / 100)
    if group.percent_low is None or group.percent_high is None:
        return share
    low, high = whole(group.percent_low), whole(group.percent_high)
    if low == high:
        return share
    return t(
        "maturity.share_range", share=share, range=words.locale.percent_range(low / 100, high / 100)
    )


def _finding(lens: str, groups: Sequence[LensGroup], names: dict[str, str], words: Words) -> str:
    """Which group stands lowest, in words; ties and nothing answered are said as such."""
    t = words.locale.t
    shown = {group.id: whole(group.percent) for group in groups if group.percent is not None}
    if not shown:
        return t("maturity.lens_open", lens=lens)
    lowest = [group for group, share in shown.items() if share == min(shown.values())]
    if len(lowest) == 1 and len(shown) > 1:
        return t("maturity.lens_lowest", lens=lens, group=names.get(lowest[0], lowest[0]))
    if len(lowest) == len(shown):
        share = words.locale.percent(min(shown.values()) / 100)
        return t("maturity.lens_equal", lens=lens, share=share)
    return t("maturity.lens_tie", lens=lens, n=len(lowest))


def lights(result: Result, words: Words) -> tuple[str, tuple[Light, ...]]:
    """How many prerequisites are met, and each of them as word and symbol."""
    t = words.locale.t
    found = [
        _light(lens, group, words)
        for lens_id, groups in result.lenses.items()
        if (lens := words.maturity.beside.lens.get(lens_id)) is not None and lens.lights
        for group in groups
        if group.applicable
    ]
    if not found:
        return "", ()
    met = sum(light.state == "met" for light in found)
    unclear = sum(light.state == "unclear" for light in found)
    if met == len(found):
        return t("maturity.lights_all"), tuple(found)
    if unclear:
        return t("maturity.lights_unclear", met=met, n=len(found), unclear=unclear), tuple(found)
    return t("maturity.lights_title", met=met, n=len(found)), tuple(found)


def _light(lens: LensText, group: LensGroup, words: Words) -> Light:
    names = {row.id: words.locale.text(row.name) for row in lens.groups}
    state = group.light or "unclear"
    return Light(
        id=group.id,
        name=names.get(group.id, group.id),
        state=state,
        word=words.locale.t(f"maturity.light_{state}"),
        symbol=SYMBOLS[state],
        share=_state(group, words),
    )
