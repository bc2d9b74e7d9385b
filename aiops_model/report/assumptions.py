"""What the estimate rests on, row by row: the answers, then every quantity of the model."""

from aiops_model.content import Content
from aiops_model.content.euro import EuroNote, FigureNote
from aiops_model.domain.self_check import REFINE_ITEMS, Answers, asked_items
from aiops_model.i18n import Locale
from aiops_model.report.model import AnswerLine, Table

UNSURE = "unsure"


def answer_lines(answers: Answers, content: Content, locale: Locale) -> tuple[AnswerLine, ...]:
    """Every answer in the reader's words, refinements included."""
    asked = (*asked_items(answers), *(i for i in REFINE_ITEMS if i in answers))
    return tuple(
        AnswerLine(
            item=name,
            question=locale.text(content.self_check.item(name).text),
            answer=answer_text(name, answers, content, locale),
            unsure=answers[name] == UNSURE,
        )
        for name in asked
    )


def answer_text(name: str, answers: Answers, content: Content, locale: Locale) -> str:
    """One answer as its option's label, or as a number with its unit."""
    item, value = content.self_check.item(name), answers[name]
    if value == UNSURE:
        return locale.text(content.self_check.not_sure.label)
    option = item.option(str(value))
    if option is not None:
        francs = locale.currency == "CHF" and option.label_chf
        return locale.text(option.label_chf if francs and option.label_chf else option.label)
    if item.exact and item.exact.unit == "money":
        return locale.money_entered(float(value))
    return locale.number(float(value))


def assumptions(answers: Answers, content: Content, locale: Locale) -> Table:
    """What it is, its value or range, and where it comes from."""
    rows = [
        (
            _field(line.item, content, locale),
            line.answer,
            locale.t("mark.unsure" if line.unsure else "mark.answer"),
        )
        for line in answer_lines(answers, content, locale)
        if line.item != "role"
    ]
    for note in content.euro_notes.values():
        if note.part == "parameter" and not _replaced(note.id, answers):
            figures = _figures(note, answers, content)
            rows.append(
                (
                    locale.text(note.label),
                    _span_text(figures, locale),
                    _origin(figures, content, locale),
                )
            )
    if locale.currency == "CHF":
        rate = content.exchange
        rows.append(
            (
                locale.t("assumptions.rate"),
                locale.t(
                    "assumptions.rate_value",
                    rate=locale.number(rate.value, 2),
                    date=locale.date_short(rate.checked_on),
                ),
                locale.t(f"mark.{rate.status}"),
            )
        )
    columns = (
        locale.t("assumptions.what"),
        locale.t("assumptions.value"),
        locale.t("assumptions.origin"),
    )
    return Table(columns, tuple(rows), locale.t("assumptions.alt"))


def _field(name: str, content: Content, locale: Locale) -> str:
    item = content.self_check.item(name)
    return locale.text(item.exact.field) if item.exact else locale.t(f"field.{name}")


def _replaced(parameter: str, answers: Answers) -> bool:
    """Whether an exact figure of the visitor takes the place of the parameter."""
    given = {"wage": "hourly_labour_cost", "revenue_per_head": "revenue", "unit_cost": "systems"}
    return given.get(parameter) in answers


def _figures(note: EuroNote, answers: Answers, content: Content) -> list[FigureNote]:
    """The figures that the answers pick; all of them where an answer is open."""
    by = content.euro.parameters[note.id].by
    picked = note.figure(str(answers.get(by, ""))) if by != "size" else None
    return [picked] if picked else list(note.figures.values())


def _span_text(figures: list[FigureNote], locale: Locale) -> str:
    low, high = min(f.low for f in figures), max(f.high for f in figures)
    return unit_range(low, high, figures[0].unit, locale)


def unit_range(low: float, high: float, unit: str, locale: Locale) -> str:
    """A range with its unit: money, per cent or a count, in the reader's patterns."""
    key = f"quantity.{unit.lower().replace(' ', '_')}"
    if unit.startswith("EUR"):
        low, high = locale.converted(low), locale.converted(high)
        value = locale.money_range(low, high)
    elif unit.startswith("share"):
        value = locale.percent_range(low, high)
    else:
        value = locale.number_range(low, high)
    return locale.t(key, value=value)


def _origin(figures: list[FigureNote], content: Content, locale: Locale) -> str:
    status = figures[0].status
    sources = sorted({name for f in figures for name in f.sources if name in content.sources})
    mark = locale.t(f"mark.{status}")
    return f"{mark} ({', '.join(sources)})" if sources else mark
