"""The law's questions and outcomes in words, as the flow shows them."""

from collections.abc import Mapping
from datetime import date

from aiops_model.content.schema.ai_act import ActQuestion, OutcomeText
from ui.access import locale, t
from web.process import context

UNKNOWN, NONE = "unknown", "none"


def questions() -> Mapping[str, ActQuestion]:
    """Every fact that can be asked, in the order of the path."""
    return context().content.ai_act.questions


def question(fact: str) -> ActQuestion:
    """How a fact is asked; KeyError for one that is not."""
    return questions()[fact]


def outcome(kind: str, name: str) -> OutcomeText:
    """A class, role, step, size or modifier in words."""
    rows: tuple[OutcomeText, ...] = getattr(context().content.ai_act.outcomes, kind)
    return next(row for row in rows if row.id == name)


def answer_text(asked: ActQuestion, value: object) -> str:
    """An answer in the reader's words."""
    if value is None:
        return t("assess.nothing")
    if value == UNKNOWN:
        return t("systems.unknown")
    if isinstance(value, bool):
        return t("systems.yes" if value else "systems.no")
    if asked.kind == "date":
        return t("systems.no_day") if value == NONE else locale().date(_day(value))
    if asked.kind == "points":
        return _points_text(asked, value)
    if asked.kind == "choice":
        names = {point.id: locale().text(point.name) for point in asked.points}
        return names.get(str(value), str(value))
    if asked.kind == "amount" and isinstance(value, int | float):
        return locale().euros_short(value)
    return locale().number(value) if isinstance(value, int | float) else str(value)


def _day(value: object) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def held_and_open(value: object) -> tuple[frozenset[str], frozenset[str]]:
    """Points that hold, and points nobody knows, of an answer to a list."""
    if isinstance(value, Mapping):
        held = frozenset(key for key, said in value.items() if said is True)
        return held, frozenset(key for key, said in value.items() if said == UNKNOWN)
    listed = frozenset(map(str, value)) if isinstance(value, tuple | list | frozenset) else ()
    return frozenset(listed), frozenset()


def _points_text(asked: ActQuestion, value: object) -> str:
    held, unsure = held_and_open(value)
    if not held and not unsure:
        return t("systems.none_of_them")
    cited = [locale().text(point.name) for point in asked.points if point.id in held]
    cited += [
        t("systems.point_open", point=locale().text(point.name))
        for point in asked.points
        if point.id in unsure
    ]
    return "; ".join(cited)
