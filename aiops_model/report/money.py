"""The money blocks: the card above the fold, then net, event and year, hours, learn first."""

from decimal import Decimal

from aiops_model.content import Content
from aiops_model.domain.euro import Estimate, Range
from aiops_model.domain.euro.result import Event
from aiops_model.domain.self_check import Answers, asked_items
from aiops_model.i18n import Locale
from aiops_model.report.amounts import money_nearest, money_range, nearest, shown, shown_count
from aiops_model.report.figures import components, range_figure, tornado
from aiops_model.report.model import EuroCard, Section

FINANCE = "cfo"
MANY_UNSURE = 2
"""From so many unsure questions on, the uncertainty is called high."""
WHOLE_YEARS = 10
"""From so many years on, a frequency is told in whole years."""


def euro_card(estimate: Estimate, answers: Answers, content: Content, locale: Locale) -> EuroCard:
    """Net first for finance, gross for every other role; the chance of a minus beside both."""
    potential = "potential_not_loss" in estimate.notes
    gross_label = locale.t("euro.label_potential" if potential else "euro.label_gross")
    if estimate.shown.floor:
        floor = locale.money(locale.converted(content.euro.constants.floor))
        return EuroCard(
            label=gross_label,
            value=locale.t("euro.floor_value", amount=floor),
            middle="",
            middle_value="",
            uncertainty=locale.t("euro.floor_text"),
            chance="",
            figure=None,
        )
    net_first = answers.get("role") == FINANCE
    values: Range = estimate.net if net_first else estimate.gross
    label = locale.t("euro.label_net") if net_first else gross_label
    return EuroCard(
        label=label,
        value=money_range(values, locale),
        middle=locale.t("euro.middle"),
        middle_value=money_nearest(values.p50, locale),
        uncertainty=uncertainty(answers, content, locale),
        chance=locale.t("euro.chance", percent=locale.percent(estimate.net.probability_loss)),
        figure=range_figure(values, locale, label),
    )


def unsure_questions(answers: Answers, content: Content) -> int:
    """How many of the five questions were answered "not sure", in part or in whole."""
    items = [content.self_check.item(i) for i in asked_items(answers)]
    return len({i.question for i in items if i.question and answers.get(i.id) == "unsure"})


def uncertainty(answers: Answers, content: Content, locale: Locale) -> str:
    """How sure the range is: it never gets better than medium, the model spreads by itself."""
    unsure = unsure_questions(answers, content)
    word = locale.t(f"euro.uncertainty_{'high' if unsure >= MANY_UNSURE else 'medium'}")
    return locale.t("euro.uncertainty", n=unsure, word=word)


def money_sections(
    estimate: Estimate, answers: Answers, content: Content, locale: Locale
) -> dict[str, Section]:
    """The money blocks by id; what the answers give no figures for is left out."""
    blocks = []
    if not estimate.shown.floor:
        blocks += [_range(estimate, answers, content, locale), _components(estimate, locale)]
    if estimate.gross.p90 > 0:
        blocks += [_net(estimate, locale), _incident(estimate, locale)]
    if not estimate.shown.floor:
        if estimate.tornado:
            swings = tornado(estimate, content, locale)
            blocks.append(Section("tornado", swings.finding, (), swings))
        blocks.append(_learn_first(estimate, content, locale))
    if estimate.hours.p50 > 0:
        blocks.append(_hours(estimate, locale))
    return {block.id: block for block in blocks}


def _range(estimate: Estimate, answers: Answers, content: Content, locale: Locale) -> Section:
    potential = "potential_not_loss" in estimate.notes
    label = locale.t("euro.label_potential" if potential else "euro.label_gross")
    figure = range_figure(estimate.gross, locale, label)
    gross = estimate.shown.gross
    last = locale.t(f"euro.digits_{gross.digits_high}")
    figures = locale.t("euro.figures_same", digits=last)
    if gross.digits_low != gross.digits_high:
        first = locale.t(f"euro.prefix_{gross.digits_low}")
        figures = locale.t("euro.figures_range", low=first, high=last)
    lines = [locale.t("euro.words", figures=figures)]
    if potential:
        lines.append(locale.t("euro.potential_note"))
    if "outside_calibrated_range" in estimate.notes:
        lines.append(locale.t("euro.outside_range"))
    if answers.get("role") == "cmo":
        lines.append(locale.t("euro.lower_bound"))
    share = locale.percent(estimate.capped_share, 1)
    if share != locale.percent(0, 1):
        lines.append(locale.t("euro.capped", percent=share))
    if locale.currency == "CHF":
        rate = content.exchange
        lines.append(
            locale.t(
                "euro.rate_note",
                rate=locale.number(rate.value, 2),
                date=locale.date(rate.checked_on),
            )
        )
    return Section("range", figure.finding, tuple(lines), figure)


def _components(estimate: Estimate, locale: Locale) -> Section:
    figure = components(estimate, locale)
    lines = []
    if "product_not_covered" in estimate.notes:
        lines.append(locale.t("euro.not_covered"))
    if estimate.shown.sunk > 0:
        amount = money_nearest(estimate.sunk, locale)
        lines.append(locale.t("component.already_spent", amount=amount))
    return Section("components", figure.finding, tuple(lines), figure)


def _net(estimate: Estimate, locale: Locale) -> Section:
    net, payback = estimate.net, estimate.payback
    figures = shown(net, locale)
    lines = [
        locale.t(
            "result.net_line",
            range=locale.money_range(figures.low, figures.high),
            middle=locale.money(figures.mid),
        ),
        locale.t("result.net_chance", percent=locale.percent(net.probability_loss)),
        locale.t(
            "result.payback",
            within_12=locale.percent(payback.within_12_months),
            within_24=locale.percent(payback.within_24_months),
        ),
        locale.t(
            "result.cost_line",
            running=money_nearest(estimate.cost.running, locale),
            one_off=money_nearest(estimate.cost.one_off, locale),
        ),
        locale.t("result.net_costs"),
    ]
    if "little_to_gain" in estimate.notes:
        lines.insert(0, locale.t("euro.little_body"))
        return Section("net", locale.t("euro.little_title"), tuple(lines))
    name = "positive" if figures.mid > 0 else "negative" if figures.mid < 0 else "even"
    return Section("net", locale.t(f"result.net_{name}"), tuple(lines))


def _incident(estimate: Estimate, locale: Locale) -> Section:
    """One event and the yearly expectation, apart: an expectation is no event that happened."""
    title = locale.t("result.event_title")
    event, yearly = estimate.event, estimate.yearly_incident_loss
    if event is None or yearly is None:
        return Section("incident", title, (locale.t("euro.not_covered"),))
    one, year = shown(event, locale), shown(yearly, locale)
    lines = [
        locale.t(
            "result.event_line",
            range=locale.money_range(one.low, one.high),
            middle=locale.money(one.mid),
        )
    ]
    if "nothing_live" in estimate.notes:
        return Section("incident", title, (*lines, locale.t("result.event_none")))
    chance = locale.percent(event.probability_of_event_in_year)
    lines.append(locale.t("result.event_chance", percent=chance))
    if year.high <= 0:
        return Section("incident", title, (*lines, locale.t("result.event_alert")))
    lines.append(
        locale.t(
            "result.yearly_line",
            range=locale.money_range(year.low, year.high),
            middle=locale.money(year.mid),
        )
    )
    lines.append(locale.t("result.event_apart"))
    lines += _pays_if(event, locale)
    return Section("incident", title, tuple(lines))


def _pays_if(event: Event, locale: Locale) -> list[str]:
    """From which frequency on monitoring pays; left out where even one event a year would not."""
    pays = event.break_even
    if pays is None or pays.years < 1:
        return []
    few = pays.years < WHOLE_YEARS
    line = locale.t(
        "result.pays_if",
        cost=money_nearest(pays.yearly_cost, locale),
        n=Decimal(f"{pays.years:.1f}").normalize() if few else int(pays.years),
    )
    share = locale.t("result.pays_if_share", percent=locale.percent(pays.yearly_probability, 1))
    return [f"{line} {share}"]


def _hours(estimate: Estimate, locale: Locale) -> Section:
    hours = shown_count(estimate.hours)
    line = locale.t(
        "result.hours_line",
        range=locale.number_range(hours.low, hours.high),
        middle=locale.number(hours.mid),
    )
    return Section("hours", locale.t("result.hours_title"), (line, locale.t("result.hours_note")))


def _learn_first(estimate: Estimate, content: Content, locale: Locale) -> Section:
    """The input whose knowledge would shrink the range most, and what that may cost."""
    title = locale.t("result.learn_title")
    first = estimate.learn_first[0] if estimate.learn_first else None
    if first is None or first.share <= 0:
        return Section("learn_first", title, (locale.t("result.learn_none"),))
    lines = [
        locale.t(
            "result.learn_line",
            name=locale.text(content.euro_notes[first.id].label),
            percent=locale.percent(first.share),
        )
    ]
    if nearest(estimate.evpi, locale) > 0:
        lines.append(locale.t("result.evpi_line", amount=money_nearest(estimate.evpi, locale)))
    return Section("learn_first", title, tuple(lines))
