"""The accepted plan as files, read back: calendar, tasks, spreadsheet, workbook."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from aiops_model.domain.errors import Refusal
from aiops_model.services import plan
from aiops_model.services.plan import Evidence, State
from tests.services.conftest import Installation
from tests.services.plan.plans import accepted, hours, locale, ready, stored, view

EVIL = '=HYPERLINK("https://evil.example")'


def events(house: Installation, file: str, lang: str = "de") -> dict[str, tuple[int, str, date]]:
    """UID -> sequence, status, first day."""
    data = plan.plan_ics(house.ctx, house.anna, file, locale(house, lang))
    found: Any = Calendar.from_ical(data)
    rows = {}
    for event in found.walk("VEVENT"):
        day = event["DTSTART"].dt
        first = day if not hasattr(day, "date") else day.date()
        rows[str(event["UID"])] = (int(event["SEQUENCE"]), str(event["STATUS"]), first)
    return rows


def test_entries_keep_their_uid_and_what_is_gone_is_cancelled(house: Installation) -> None:
    file = ready(house)
    first = accepted(house, file).version.plan
    before = events(house, file)
    assert len(before) == len(first.items) + len(first.gates) + len(first.meetings)
    assert {row[:2] for row in before.values()} == {(0, "CONFIRMED")}
    assert events(house, file, "en").keys() == before.keys()
    out = first.items[-1].measure
    stored(plan.exclude(house.ctx, house.anna, file, out, "Nicht jetzt", revision=0))
    second = accepted(house, file).version.plan
    after = events(house, file)
    assert before.keys() <= after.keys()
    assert {row[0] for row in after.values()} == {1}, "every version counts up"
    gone = [uid for uid, row in after.items() if row[1] == "CANCELLED"]
    left = {i.measure for i in first.items} - {i.measure for i in second.items}
    assert out in left
    assert len(gone) == len(left)
    again = plan.take_version(house.ctx, house.anna, view(house, file).versions[0].id)
    assert again.version.head.number == 3
    back = events(house, file)
    assert all(back[uid][:2] == (2, "CONFIRMED") for uid in before)


def test_a_measure_that_is_given_up_leaves_the_calendar(house: Installation) -> None:
    file = ready(house)
    measure = accepted(house, file).version.plan.items[0].measure
    state = State("dropped", slip_reason="Entfällt")
    stored(plan.set_state(house.ctx, house.anna, file, measure, state, revision=0))
    assert [row[1] for row in events(house, file).values()].count("CANCELLED") == 1


def test_meetings_stand_on_working_days(house: Installation) -> None:
    file = ready(house)
    found = accepted(house, file).version.plan
    set_up = view(house, file).set_up
    assert set_up is not None
    working = set(plan.calendar_for(set_up).days)
    days = {uid: row[2] for uid, row in events(house, file).items() if uid.startswith("meeting")}
    assert len(days) == len(found.meetings) > 10
    assert set(days.values()) <= working


def test_tasks_for_other_tools_and_for_a_spreadsheet(house: Installation) -> None:
    file = ready(house)
    hours(house, file, "control_owner", 12, EVIL)
    items = accepted(house, file).version.plan.items
    ctx, anna = house.ctx, house.anna
    for tool, head in (("jira", "Summary"), ("asana", "Name")):
        data = plan.plan_csv(ctx, anna, file, locale(house, "en"), tool)  # type: ignore[arg-type]
        rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))
        assert rows[0][0] == head
        assert [row[2:4] for row in rows[1:]] == [
            [item.start.isoformat(), item.end.isoformat()] for item in items
        ]
        assert len({len(row) for row in rows}) == 1
        cells = [cell for row in rows for cell in row]
        assert not any(cell.startswith(("=", "+", "@", "-")) for cell in cells)
        assert f"'{EVIL}" in cells
        assert not any("\u00ad" in cell for cell in cells)
    data = plan.plan_csv(ctx, anna, file, locale(house), "spreadsheet")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[0][:2] == ["Maßnahme", "Rolle"]
    assert len(rows) == len(items) + 1


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_workbook_says_what_the_plan_says(house: Installation, lang: str) -> None:
    file = ready(house)
    hours(house, file, "control_owner", 3, EVIL)
    found = accepted(house, file).version.plan
    measure = found.items[0].measure
    slip = State("running", 20, EVIL, started_on=date(2026, 11, 20))
    stored(plan.set_state(house.ctx, house.anna, file, measure, slip, revision=0))
    proof = Evidence("+49 30 1", "")
    stored(plan.set_plan_evidence(house.ctx, house.anna, file, measure, proof, revision=0))
    data = plan.plan_workbook(house.ctx, house.anna, file, locale(house, lang))
    book = load_workbook(io.BytesIO(data))
    assert len(book.sheetnames) == 5
    sheets: list[Any] = [list(sheet.values) for sheet in book.worksheets]
    assert [len(rows) - 1 for rows in sheets[:2]] == [len(found.items)] * 2
    assert len(sheets[3]) - 1 == len(found.dropped)
    starts = [row[5].date() for row in sheets[0][1:]]
    assert starts == [item.start for item in found.items]
    days = sum(float(row[7]) for row in sheets[0][1:])
    assert days == pytest.approx(sum(item.days_of_work for item in found.items))
    months = sum(float(row[1]) for row in sheets[4][1:])
    assert months == pytest.approx(days, abs=0.5)
    planned = sum(float(row[4]) for row in sheets[2][1:])
    assert planned == pytest.approx(sum(sum(row.own_load) for row in found.roles) / 10)
    cells = [c for sheet in book.worksheets for row in sheet.iter_rows() for c in row]
    assert "f" not in {cell.data_type for cell in cells}
    assert EVIL in {cell.value for cell in cells}
    assert all(sheet.freeze_panes and sheet.auto_filter.ref for sheet in book.worksheets)


def test_without_an_accepted_plan_there_is_no_file(house: Installation) -> None:
    file = ready(house)
    words = locale(house)
    with pytest.raises(Refusal, match="no_plan"):
        plan.plan_ics(house.ctx, house.anna, file, words)
    with pytest.raises(Refusal, match="no_plan"):
        plan.plan_workbook(house.ctx, house.anna, file, words)
    accepted(house, file)
    house.clock.advance(days=400)
    assert events(house, file)
