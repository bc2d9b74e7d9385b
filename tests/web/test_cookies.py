import re

import pytest
from starlette.middleware import Middleware

from tests.web.asking import ask, behind
from web.cookies import PlainCookieNames
from web.language import Language
from web.visit import Visit

TLS = "https://cockpit.example"


def visit_of(header: str) -> str:
    match = re.search(r"visit=([^;]*)", header)
    assert match
    return match[1]


def test_a_first_page_brings_a_visit_cookie_that_scripts_and_other_sites_do_not_get() -> None:
    header = ask(behind(Middleware(Visit))).headers["set-cookie"]
    flags = {part.strip() for part in header.split(";")[1:]}
    assert flags == {"Path=/", "Max-Age=7776000", "HttpOnly", "SameSite=Lax"}
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", visit_of(header)), "43 characters carry 256 bits"


def test_every_visitor_gets_another_one() -> None:
    app = behind(Middleware(Visit))
    assert len({visit_of(ask(app).headers["set-cookie"]) for _ in range(20)}) == 20


def test_a_visit_goes_on_and_its_days_begin_anew() -> None:
    known = "k" * 43
    header = ask(behind(Middleware(Visit)), headers={"cookie": f"visit={known}"}).headers
    assert visit_of(header["set-cookie"]) == known
    assert "Max-Age=7776000" in header["set-cookie"]


@pytest.mark.parametrize("planted", ["x", "a" * 44, "ä" * 43, "a" * 42 + "%", '"' + "a" * 43 + '"'])
def test_a_malformed_visit_is_replaced(planted: str) -> None:
    app = behind(Middleware(Visit))
    answer = ask(app, headers={"cookie": f"visit={planted}"})
    assert visit_of(answer.headers["set-cookie"]) != planted


def test_only_pages_bring_a_cookie() -> None:
    assert "set-cookie" not in ask(behind(Middleware(Visit)), "/echo").headers


@pytest.mark.parametrize(("base", "behind_tls"), [(TLS, False), ("http://localhost", True)])
def test_over_tls_the_cookie_is_bound_to_host_and_encryption(base: str, behind_tls: bool) -> None:
    app = behind(Middleware(Visit, behind_tls=behind_tls))
    header = ask(app, base=base).headers["set-cookie"]
    assert header.startswith("__Host-visit=")
    assert header.endswith("; Secure")


def test_over_tls_the_application_sees_the_bound_cookie_and_not_a_planted_one() -> None:
    app = behind(Middleware(PlainCookieNames))
    sent = {"cookie": "visit=planted; __Host-visit=own; __Host-lang=en; other=1"}
    assert ask(app, "/echo", base=TLS, headers=sent).json()["cookies"] == {
        "visit": "own",
        "lang": "en",
        "other": "1",
    }
    assert ask(app, "/echo", headers={"cookie": "visit=own"}).json()["cookies"] == {"visit": "own"}


def test_a_chosen_language_is_kept_for_a_year() -> None:
    app = behind(Middleware(Language))
    header = ask(app, "/?lang=en").headers["set-cookie"]
    assert header.startswith("lang=en;")
    assert "Max-Age=31536000" in header
    assert "set-cookie" not in ask(app, "/?lang=xx").headers
    assert "set-cookie" not in ask(app, "/").headers
