"""Duties whose text was checked too long ago: a warning, never a fault."""

from datetime import date

from aiops_model.domain.ai_act.law import Duty, Law


def stale_duties(law: Law, today: date) -> tuple[Duty, ...]:
    """The duties last checked more than `law.stale_after_days` before `today`."""
    return tuple(
        duty
        for duty in law.duties
        if duty.checked_on is not None and (today - duty.checked_on).days > law.stale_after_days
    )
