"""Days and hours as people type them."""

from datetime import date, time

import pytest

from aiops_model.domain.day_entry import read_day, read_time
from aiops_model.domain.errors import Refusal


@pytest.mark.parametrize(
    "text", ["31.3.2027", "31.03.2027", " 31. 3. 2027 ", "31/03/2027", "2027-03-31"]
)
def test_every_usual_spelling_is_the_same_day(text: str) -> None:
    assert read_day(text, "valid_until") == date(2027, 3, 31)


@pytest.mark.parametrize(
    "text", ["", "30.2.2027", "31.3.27", "31-3-2027", "2027-3-31", "March", "٣١.٣.٢٠٢٧", "0.1.2027"]
)
def test_anything_else_is_refused_by_its_field(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_day(text, "valid_until")
    assert (refused.value.code, refused.value.field) == ("not_a_day", "valid_until")
    assert refused.value.values["entered"] == text


@pytest.mark.parametrize("text", ["9:05", "09:05", " 09.05 "])
def test_every_usual_spelling_is_the_same_hour(text: str) -> None:
    assert read_time(text, "aware_time") == time(9, 5)


@pytest.mark.parametrize("text", ["", "24:00", "9", "9:5", "9:60", "nine", "٩:٠٥"])
def test_anything_else_is_no_hour(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_time(text, "aware_time")
    assert (refused.value.code, refused.value.field) == ("not_a_time", "aware_time")
