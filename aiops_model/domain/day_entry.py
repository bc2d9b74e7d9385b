"""Days and hours as people type them: 31.3.2027, 31/03/2027 or 2027-03-31; 9:05 or 09.05."""

import re
from datetime import date, time

from aiops_model.domain.errors import Refusal

_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>\d{4})")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")
_TIME = re.compile(r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})")


def read_day(text: str, field: str) -> date:
    """The day. Raises Refusal("not_a_day") about `field` otherwise, for 30 February too."""
    entered = "".join(text.split())
    found = _DAY_FIRST.fullmatch(entered) or _YEAR_FIRST.fullmatch(entered)
    if found is None or not entered.isascii():
        raise Refusal("not_a_day", field, entered=text)
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        raise Refusal("not_a_day", field, entered=text) from None


def read_time(text: str, field: str) -> time:
    """The hour on a clock of 24. Raises Refusal("not_a_time") about `field` for anything else."""
    found = _TIME.fullmatch(text.strip())
    if found is None or not text.isascii():
        raise Refusal("not_a_time", field, entered=text)
    try:
        return time(int(found["hour"]), int(found["minute"]))
    except ValueError:
        raise Refusal("not_a_time", field, entered=text) from None
