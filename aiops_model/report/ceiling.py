"""The panel of legal ceilings: apart from every euro figure, never added, never a forecast."""

from aiops_model.content import Content
from aiops_model.domain.euro import Estimate, TierCeiling
from aiops_model.i18n import Locale
from aiops_model.report.model import Section, Table


def ceiling_section(estimate: Estimate, content: Content, locale: Locale) -> Section:
    """Ceilings by tier for this size of company, and what they rest on.

    The Act states amounts in euro, so they stay in euro for Swiss readers too.
    """
    panel = estimate.fine_ceiling
    lines: list[str] = []
    if panel.applies != "yes":
        lines.append(locale.t("result.ceiling_ch"))
        name = "no" if panel.applies == "no" else "unsure"
        lines.append(locale.t(f"result.ceiling_ch_{name}"))
    table = None
    if panel.tiers:
        sizes = {size.id: size for size in content.penalties.sizes}
        names = locale.t("result.ceiling_or").join(
            locale.text(sizes[size].name) for size in panel.sizes
        )
        revenue = locale.euros_range(panel.turnover_low, panel.turnover_high)
        lines.append(locale.t("result.ceiling_size", size=names, revenue=revenue))
        if not panel.turnover_known:
            lines.append(locale.t("result.ceiling_size_assumed"))
        if len(panel.sizes) > 1:
            lines.append(locale.t("result.ceiling_size_open"))
        table = Table(
            (locale.t("result.ceiling_tier"), locale.t("result.ceiling_amount")),
            tuple(
                (locale.text(content.penalties.tier(tier.tier).name), _at_most(tier, locale))
                for tier in panel.tiers
            ),
            locale.t("result.ceiling_title"),
        )
    lines.append(locale.t("result.ceiling_note"))
    lines += [locale.text(note) for note in content.penalties.notes.values()]
    return Section("ceiling", locale.t("result.ceiling_title"), tuple(lines), None, table)


def _at_most(tier: TierCeiling, locale: Locale) -> str:
    if tier.low == tier.high:
        return locale.t("result.ceiling_at_most", amount=locale.euros_short(tier.high))
    return locale.t(
        "result.ceiling_between",
        low=locale.euros_short(tier.low),
        high=locale.euros_short(tier.high),
    )
