"""What was not foreseen: one sentence with a reference on the page, no value in the log."""

import json
import logging
import re

import pytest

from aiops_model import services
from tests.app.visit import MANUFACTURER, PAGE_NAMES, Visit
from ui.registry import page
from web.logs import JsonLines

SECRET = "Muster AG spent 340000"


class Broken(RuntimeError):
    """Something that quotes what a person typed."""


def breaks(*_args: object, **_options: object) -> None:
    raise Broken(SECRET)


def lines_of(caplog: pytest.LogCaptureFixture) -> list[dict[str, object]]:
    """The log as the server writes it."""
    records = [record for record in caplog.records if record.name.startswith("cockpit")]
    return [json.loads(JsonLines().format(record)) for record in records]


def check_fault(visit: Visit, caplog: pytest.LogCaptureFixture) -> None:
    """One sentence, the same reference in page and log, nothing else told."""
    messages = visit.errors()
    assert len(messages) == 1
    found = re.search(r"\(Kennung ([0-9A-F]{8})\)", messages[0].replace("\\", ""))
    assert found, messages
    assert "Gespeicherte Antworten sind sicher" in messages[0].replace("\\", "")
    written = lines_of(caplog)
    assert [line["reference"] for line in written] == [found.group(1)]
    for told in (visit.words(), " ".join(messages), json.dumps(written)):
        assert SECRET not in told
        assert "340000" not in told
        assert "Traceback" not in told
    assert "Broken" in json.dumps(written), "the kind and the place of a fault are logged"
    assert "Broken" not in visit.words()


@pytest.mark.parametrize("path", PAGE_NAMES)
def test_a_page_that_fails_shows_a_sentence_in_its_place(
    visit: Visit, path: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    visit.answer(MANUFACTURER)
    # Start has doors where the others have a header; every page draws one of the two first.
    monkeypatch.setattr("ui.cards.page_header", breaks)
    monkeypatch.setattr("ui.doors.check_door", breaks)
    monkeypatch.setattr(services, "current_self_check", breaks)
    visit.app.switch_page(f"../{page(path).file}")
    with caplog.at_level(logging.INFO):
        visit.app.run()
    check_fault(visit, caplog)


def test_a_click_that_fails_shows_a_sentence_and_the_page_stays(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    visit.open("self_check").click("role.cfo")
    monkeypatch.setattr(services, "record_answer", breaks)
    with caplog.at_level(logging.INFO):
        visit.click("country.AT")
    check_fault(visit, caplog)
    assert "Mitarbeitenden" in visit.words()


def test_after_the_fault_the_visitor_goes_on(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    visit.open("self_check").click("role.cfo")
    with monkeypatch.context() as broken:
        broken.setattr(services, "record_answer", breaks)
        visit.click("country.AT")
        assert len(visit.errors()) == 1
    visit.click("country.AT")
    assert visit.errors() == []
    assert "Wie viele Menschen" in visit.words()


def test_pages_without_services_stand_when_the_store_fails(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "current_self_check", breaks)
    standing = [path for path in PAGE_NAMES if not visit.open(path).errors()]
    assert {"sources", "guide", "legal", "resume"} <= set(standing)
