import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.web.asking import ask, behind, page
from web.journal import Journal
from web.logs import JsonLines
from web.paths import Paths

CANARY = "Kanarienvogel-AG-4711"


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """All that is logged, as the server would write it."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLines())
    monkeypatch.setattr(logging.getLogger(), "handlers", [handler])
    ours = logging.getLogger("cockpit")
    level = ours.level
    ours.setLevel(logging.INFO)
    yield written
    ours.setLevel(level)


def parsed(lines: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.getvalue().splitlines()]


async def broken(request: Request) -> Response:
    raise ValueError(f"{CANARY} {request.url}")


APP = behind(
    Middleware(Journal, paths=Paths(["start", "result"], home="start")),
    routes=[Route("/", page), Route("/result", broken), Route("/s/{token}", page)],
)


def test_a_request_is_logged_by_the_pattern_of_its_address(lines: io.StringIO) -> None:
    ask(APP, f"/s/{CANARY}?name={CANARY}", headers={"cookie": f"visit={CANARY}"})
    [line] = parsed(lines)
    assert line["event"] == "request"
    assert (line["method"], line["path"], line["status"]) == ("GET", "/s/*", 200)
    assert line["time"].endswith("+00:00")
    assert len(line["request"]) == 12
    assert CANARY not in lines.getvalue()


def test_a_fault_shows_a_reference_and_is_logged_by_its_place(lines: io.StringIO) -> None:
    answer = ask(APP, f"/result?name={CANARY}", headers={"accept-language": "en"})
    assert answer.status_code == 500
    assert "Something went wrong" in answer.text
    [line] = parsed(lines)
    assert line["request"] in answer.text
    assert line["fault"][0] == "ValueError"
    assert line["fault"][-1].startswith("tests/web/test_logs.py:")
    for text in (answer.text, lines.getvalue()):
        assert CANARY not in text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    "hostile", [f"{CANARY}\n{{}}", f"{CANARY}\r\nx", f"\x1b[31m{CANARY}", f"{CANARY}\u2028x"]
)
def test_a_value_cannot_begin_a_line_or_appear_in_one(lines: io.StringIO, hostile: str) -> None:
    logging.getLogger("streamlit.runtime").warning("saw %s", hostile)
    logging.getLogger("some.library").warning(hostile)
    logging.getLogger("cockpit").info("request", extra={"path": "/x\n/y"})
    found = parsed(lines)
    assert len(found) == 3
    assert CANARY not in lines.getvalue()
    assert found[0]["event"] == "saw %s"
    assert found[1]["event"].startswith("some.library:")


def fail_twice() -> None:
    try:
        int(CANARY)
    except ValueError as first:
        raise RuntimeError(CANARY) from first


def test_a_fault_behind_a_fault_is_named_too(lines: io.StringIO) -> None:
    try:
        fail_twice()
    except RuntimeError:
        logging.getLogger("cockpit").exception("page failed")
    [line] = parsed(lines)
    assert [part for part in line["fault"] if " " not in part] == ["RuntimeError", "ValueError"]
    assert CANARY not in lines.getvalue()


def test_questions_of_a_page_where_the_application_begins_make_no_line(lines: io.StringIO) -> None:
    ask(APP, "/result/_stcore/health")
    assert lines.getvalue() == ""
