"""The incident clock: named cases (tests/cases/ai_act_incident/deadlines.yaml)."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from aiops_model import deadline
from aiops_model.domain.errors import Refusal

FILE = Path(__file__).parents[2] / "cases" / "ai_act_incident" / "deadlines.yaml"
CASES = yaml.safe_load(FILE.read_text("utf-8"))
NAMES = {
    "serious and irreversible": "serious_and_irreversible",
    "provider reachable": "provider_reachable",
    "equivalent reporting": "equivalent_reporting",
    "in": "country",
    "on": "as_of",
}
KINDS = ["death", "health", "fundamental_rights", "property_environment", "widespread"]
MONDAY = "2028-01-10T09:00+01:00"


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_the_clock_says(case: dict[str, Any]) -> None:
    facts = {fact: case[name] for name, fact in NAMES.items() if name in case}
    found = deadline(
        {
            "kind": case["what"],
            "aware_at": case["aware"],
            "role": case.get("role", "provider"),
            **({"holidays": case["holidays"]} if "holidays" in case else {}),
            **facts,
        }
    )
    assert found.reportable is case.get("reportable", True)
    for name in ("days", "basis", "to"):
        if name in case:
            assert getattr(found, name) == case[name]
    if "then" in case:
        assert list(found.then) == case["then"]
    if "stands" in case:
        assert found.standing == case["stands"]
    if "unknown" in case:
        assert list(found.unknown)[: len(case["unknown"])] == case["unknown"]
    for name, moment in (("strict", found.due_strict), ("latest", found.due_latest)):
        if name in case:
            assert moment is not None
            assert moment.isoformat() == datetime.fromisoformat(case[name]).isoformat()
    if not found.reportable:
        assert (found.days, found.due_strict, found.due_latest) == (None, None, None)


def weekdays_until(end: datetime, aware: datetime) -> int:
    first = aware.astimezone(end.tzinfo).date()
    days = (first + timedelta(days=n) for n in range(1, (end.date() - first).days + 1))
    return sum(day.weekday() < 5 for day in days)


@given(
    st.lists(st.sampled_from(KINDS), min_size=1, unique=True),
    st.datetimes(datetime(2026, 1, 1), datetime(2035, 1, 1)),  # noqa: DTZ001 - offset below
)
def test_the_shortest_clock_wins_and_the_latest_reading_is_never_the_earlier_one(
    kinds: list[str], moment: datetime
) -> None:
    aware = f"{moment.isoformat()}+00:00"
    found = deadline({"kind": kinds, "aware_at": aware, "role": "provider"})
    single = [
        deadline({"kind": kind, "aware_at": aware, "role": "provider"}).days for kind in kinds
    ]
    assert found.days == min(days for days in single if days is not None)
    assert found.due_strict is not None
    assert found.due_latest is not None
    assert found.due_latest >= found.due_strict.replace(microsecond=0) - timedelta(hours=1)
    working = weekdays_until(found.due_latest, datetime.fromisoformat(aware))
    assert found.due_latest.weekday() < 5
    assert working >= 2
    assert (found.due_latest - found.due_strict) < timedelta(days=7)


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"kind": "explosion"}, "unknown_option", "kind"),
        ({"kind": []}, "incomplete", "kind"),
        ({"kind": None}, "incomplete", "kind"),
        ({"aware_at": "yesterday"}, "not_a_moment", "aware_at"),
        ({"aware_at": 5}, "not_a_moment", "aware_at"),
        ({"aware_at": "9999-12-30T09:00+01:00"}, "not_a_moment", "aware_at"),
        ({"aware_at": "0001-01-01T00:30+14:00"}, "not_a_moment", "aware_at"),
        ({"aware_at": "0003-01-01T09:00+01:00"}, "before_the_act", "aware_at"),
        ({"aware_at": "2024-07-31T23:59+02:00"}, "before_the_act", "aware_at"),
        ({"aware_at": "2028-01-10T09:00"}, "no_time_zone", "aware_at"),
        ({"aware_at": "2028-01-10"}, "no_time_zone", "aware_at"),
        ({"role": "user"}, "unknown_option", "role"),
        ({"provider_reachable": "perhaps"}, "unknown_option", "provider_reachable"),
        ({"holidays": ["Monday"]}, "not_a_date", "holidays[0]"),
        ({"holidays": "2028-01-01"}, "not_a_list", "holidays"),
        ({"country": "US"}, "unknown_option", "country"),
        ({"where": "here"}, "unknown_item", "where"),
        ({"as_of": "today"}, "not_a_date", "as_of"),
    ],
)
def test_bad_input_is_refused_by_its_field(change: dict[str, Any], code: str, field: str) -> None:
    data = {"kind": "death", "aware_at": MONDAY, "role": "provider", **change}
    with pytest.raises(Refusal) as refused:
        deadline(data)
    assert (refused.value.code, refused.value.field) == (code, field)
