"""Days on which there is nothing to compute or to look at: refused with the ones that fit."""

from datetime import date

from aiops_model.domain.ai_act.law import Law
from aiops_model.domain.errors import Refusal


def refuse_before_the_act(day: date, law: Law, field: str, entered: str) -> None:
    """Raise Refusal("before_the_act") about `field` for a day on which the act did not exist."""
    if day < law.in_force_from:
        raise Refusal("before_the_act", field, entered=entered, earliest=law.in_force_from)


def refuse_outside_the_act(day: date, law: Law, field: str, entered: str) -> None:
    """Raise Refusal("outside_the_act") about `field` for a day of a view that shows no law.

    That is before the act entered into force, and after the year of its last class date: what
    applies changes no more.
    """
    earliest, latest = law.in_force_from, date(law.last_class_date.year + 1, 1, 1)
    if not earliest <= day < latest:
        raise Refusal(
            "outside_the_act", field, entered=entered, earliest=earliest, last=law.last_class_date
        )
