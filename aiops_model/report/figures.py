"""Figures of the self-check as rows: ladder, range, components, tornado."""

from aiops_model.content import Content
from aiops_model.domain.euro import Estimate, Range
from aiops_model.domain.euro.figures import rounded_up
from aiops_model.domain.indicative import IndicativeLevel
from aiops_model.i18n import Locale, plain
from aiops_model.report.amounts import Shown, nearest, shown
from aiops_model.report.model import Figure, Row

LADDER_GAP = 0.04
"""Share of a segment left blank between two levels."""
LEFT_OF_MIDDLE = 0.4
RIGHT_OF_MIDDLE = 0.6
"""A middle value outside these shares of the range is said to lie near one end."""
AXIS_ROOM = 1.05
"""The axis ends a little above the upper value."""
TORNADO_ROWS = 6


def ladder(level: IndicativeLevel, content: Content, locale: Locale, heading: str) -> Figure:
    """Four equal segments: settled up to the lower end, open up to the upper end."""
    rows: list[Row] = []
    for number, entry in enumerate(content.indicative.levels, start=1):
        settled = level.low is not None and number <= level.low
        reachable = level.high is not None and number <= level.high
        rows.append(
            {
                "name": locale.text(entry.name),
                "state": "settled" if settled else "open" if reachable else "empty",
                "start": number - 1,
                "end": number - LADDER_GAP,
            }
        )
    names = ", ".join(str(row["name"]) for row in rows)
    alt = plain(locale.t("figure.ladder_alt", heading=heading, names=names))
    return Figure("ladder", heading, "", alt, tuple(rows))


def range_figure(values: Range, locale: Locale, label: str) -> Figure:
    """One amount's range on an axis from zero (or the minus) to just above the upper end."""
    figures = shown(values, locale)
    row: Row = {
        "low": figures.low,
        "mid": figures.mid,
        "high": figures.high,
        "bottom": min(0, figures.low),
        "top": rounded_up(max(figures.high, 0) * AXIS_ROOM),
        "low_text": locale.money(figures.low),
        "mid_text": locale.money(figures.mid),
        "high_text": locale.money(figures.high),
        "low_name": locale.t("figure.low_name"),
        "high_name": locale.t("figure.high_name"),
    }
    alt = plain(
        locale.t(
            "figure.range_alt",
            label=label,
            low=row["low_text"],
            mid=row["mid_text"],
            high=row["high_text"],
        )
    )
    finding = locale.t(f"figure.range_{_place(figures)}")
    return Figure("range", finding, locale.t("figure.range_help"), alt, (row,))


def _place(figures: Shown) -> str:
    """Where the middle value lies between the ends."""
    span = figures.high - figures.low
    if span <= 0:
        return "point"
    share = (figures.mid - figures.low) / span
    return (
        "near_low"
        if share < LEFT_OF_MIDDLE
        else "near_high"
        if share > RIGHT_OF_MIDDLE
        else "central"
    )


def components(estimate: Estimate, locale: Locale) -> Figure:
    """The parts of the middle value, largest first; they add up to it."""
    parts = {
        name: value for name, value in estimate.components.model_dump().items() if value is not None
    }
    total = sum(parts.values())
    rows: list[Row] = []
    for name, value in sorted(parts.items(), key=lambda part: (-part[1], part[0])):
        amount = nearest(value, locale)
        share = locale.percent(value / total if total > 0 else 0.0)
        rows.append(
            {
                "id": name,
                "name": locale.t(f"component.{name}"),
                "value": amount,
                "top": nearest(total, locale),
                "text": f"{locale.money(amount)} · {share}",
            }
        )
    help_text = locale.t("figure.components_help")
    return Figure("components", _largest(rows, locale), help_text, _listed(rows), tuple(rows))


def _largest(rows: list[Row], locale: Locale) -> str:
    """Which part is the largest, in words; a tie and a single part are said as such."""
    shares = [row["value"] for row in rows if row["value"]]
    if not shares:
        return locale.t("figure.components_none")
    if len(shares) == 1:
        return locale.t("figure.components_single")
    if shares[0] == shares[1]:
        return locale.t("figure.components_tie")
    return locale.t(f"figure.components_{rows[0]['id']}")


def tornado(estimate: Estimate, content: Content, locale: Locale) -> Figure:
    """What moves the middle value most when one assumption goes to its lower or upper end."""
    middle = nearest(estimate.at_medians, locale)
    widest = estimate.tornado[:TORNADO_ROWS]
    top = rounded_up(max([middle, *(nearest(row.high, locale) for row in widest)]) * AXIS_ROOM)
    rows: list[Row] = []
    for swing in widest:
        ends = sorted((nearest(swing.low, locale), nearest(swing.high, locale)))
        rows.append(
            {
                "id": swing.id,
                "name": locale.text(content.euro_notes[swing.id].label),
                "low": ends[0],
                "high": ends[1],
                "mid": middle,
                "top": top,
                "text": locale.money_range(*ends),
            }
        )
    how_to_read = locale.t("figure.tornado_help", middle=locale.money(middle))
    return Figure("tornado", _widest(rows, locale), how_to_read, _listed(rows), tuple(rows))


def _widest(rows: list[Row], locale: Locale) -> str:
    """Which assumption moves the figure most, in words."""
    swings = [float(row["high"]) - float(row["low"]) for row in rows]
    moving = [swing for swing in swings if swing > 0]
    if not moving:
        return locale.t("figure.tornado_none")
    name = rows[0]["name"]
    if len(moving) == 1:
        return locale.t("figure.tornado_single", name=name)
    if moving[0] == moving[1]:
        return locale.t("figure.tornado_tie")
    return locale.t("figure.tornado_finding", name=name)


def _listed(rows: list[Row]) -> str:
    return plain("; ".join(f"{row['name']}: {row['text']}" for row in rows))
