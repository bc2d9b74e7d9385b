"""Self-checks of several roles beside each other: the differences are the finding."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aiops_model.content import Content
from aiops_model.domain.indicative import IndicativeLevel
from aiops_model.domain.self_check import AnswerValue, asked_items
from aiops_model.i18n import Locale
from aiops_model.report.assumptions import UNSURE, answer_text
from aiops_model.report.level import level_name
from aiops_model.report.maturity.model import SideBySide
from aiops_model.report.model import Section, Table

NOT_COMPARED = ("role", "country")


@dataclass(frozen=True)
class RoleCheck:
    """One self-check: who answered, what, and the indicative level it gave."""

    name: str
    """Role or name as the reader shall see it; free text of a person."""
    answers: Mapping[str, AnswerValue]
    level: IndicativeLevel


def build_side_by_side(checks: Sequence[RoleCheck], content: Content, locale: Locale) -> SideBySide:
    """Levels in one table, then each question with different answers, the furthest apart first."""
    t = locale.t
    items = _items(checks)
    differing = [item for item in items if len(_answers(item, checks)) > 1]
    order = sorted(differing, key=lambda item: -_distance(item, checks, content))
    levels = tuple((check.name, _level(check.level, content, locale)) for check in checks)
    alike = len({level for _, level in levels}) <= 1
    sentence = t("maturity.roles_same_level" if alike else "maturity.roles_other_level")
    agreed = [item for item in items if item not in differing]
    columns = (t("maturity.column_who"), t("maturity.column_level"))
    return SideBySide(
        title=t("maturity.roles_title", n=len(differing)),
        sentence=sentence,
        levels=Table(columns, levels, sentence),
        answers=tuple(_question(item, checks, content, locale) for item in order),
        agreed=_agreed(agreed, checks[0], content, locale) if agreed else None,
    )


def _level(level: IndicativeLevel, content: Content, locale: Locale) -> str:
    """One name, a range, or that nothing has begun; the column says that it is a level."""
    if level.low is not None and level.low == level.high:
        return locale.text(content.indicative.level(level.low).name)
    return level_name(level, content, locale)


def _agreed(items: Sequence[str], check: RoleCheck, content: Content, locale: Locale) -> Section:
    """The questions all answer alike, with that answer."""
    t = locale.t
    title = t("maturity.roles_agree", n=len(items))
    columns = (t("maturity.column_question"), t("maturity.column_answer"))
    rows = tuple(
        (locale.text(content.self_check.item(item).text), _answer(item, check, content, locale))
        for item in items
    )
    return Section("agreed", title, table=Table(columns, rows, title))


def _items(checks: Sequence[RoleCheck]) -> list[str]:
    """Every question somebody was asked, in the order of the self-check."""
    asked = [item for check in checks for item in asked_items(check.answers)]
    return [item for item in dict.fromkeys(asked) if item not in NOT_COMPARED]


def _answers(item: str, checks: Sequence[RoleCheck]) -> set[str]:
    """The different answers to a question; one that was not asked counts as such."""
    return {str(check.answers.get(item, "")) for check in checks}


def _distance(item: str, checks: Sequence[RoleCheck], content: Content) -> int:
    """Options between the outermost answers; "not sure" beside another answer counts as one."""
    options = [option.id for option in content.self_check.item(item).options]
    given = _answers(item, checks)
    places = [options.index(answer) for answer in given if answer in options]
    apart = max(places) - min(places) if places else 0
    return max(apart, int(len(given) > 1))


def _question(item: str, checks: Sequence[RoleCheck], content: Content, locale: Locale) -> Section:
    t = locale.t
    given = _answers(item, checks)
    line = t("maturity.roles_unsure" if UNSURE in given else "maturity.roles_differ", n=len(given))
    columns = (t("maturity.column_who"), t("maturity.column_answer"))
    rows = tuple((check.name, _answer(item, check, content, locale)) for check in checks)
    title = locale.text(content.self_check.item(item).text)
    return Section(item, title, (line,), table=Table(columns, rows, title))


def _answer(item: str, check: RoleCheck, content: Content, locale: Locale) -> str:
    if item not in check.answers:
        return locale.t("maturity.not_asked")
    return answer_text(item, check.answers, content, locale)
