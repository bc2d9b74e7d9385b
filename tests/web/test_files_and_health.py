from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from aiops_model.services import Readiness
from tests.web.asking import ask
from web import files, health


def app(*found: Readiness, now: list[float] | None = None) -> Starlette:
    answers = iter(found)
    times = now or [0.0]
    probe = health.ReadyProbe(lambda: next(answers), clock=lambda: times[-1])
    return Starlette(
        routes=[
            Route("/fonts/{name}", files.font),
            Route("/logo/{name}", files.logo),
            Route("/favicon.png", files.icon),
            Route("/healthz", health.alive),
            Route("/readyz", probe.answer),
        ]
    )


@pytest.mark.parametrize("name", sorted(files.FONTS))
def test_each_font_is_served_to_be_kept(name: str) -> None:
    answer = ask(app(), f"/fonts/{name}")
    assert answer.status_code == 200
    assert answer.content[:4] == b"wOF2"
    assert answer.headers["content-type"] == "font/woff2"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    "name", ["OFL-IBM-Plex-Sans.txt", "..%2F..%2Fapp.py", "%2e%2e%2fapp.py", "none.woff2", "%00"]
)
def test_nothing_else_is(name: str) -> None:
    assert ask(app(), f"/fonts/{name}").status_code == 404


def test_the_theme_asks_for_no_other_font() -> None:
    theme = Path(".streamlit/config.toml").read_text()
    asked = {line.split('"')[1] for line in theme.splitlines() if line.startswith("url = ")}
    assert asked == {f"/fonts/{name}" for name in files.FONTS}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_logo_of_each_theme_is_served(theme: str) -> None:
    answer = ask(app(), f"/logo/logo_{theme}.svg")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert answer.content == (files.ASSETS / f"logo_{theme}.svg").read_bytes()
    assert ask(app(), "/logo/favicon.png").status_code == 404


def test_the_icon_is_ours() -> None:
    assert ask(app(), "/favicon.png").content == (files.ASSETS / "favicon.png").read_bytes()


def test_a_living_server_says_so_without_the_database() -> None:
    assert ask(app(), "/healthz").json() == {"status": "ok"}


READY = Readiness(schema_current=True, writable=True, disk_free=None)
STUCK = Readiness(schema_current=True, writable=False, disk_free=None)
FULL = Readiness(schema_current=True, writable=True, disk_free=1)


@pytest.mark.parametrize(("found", "status"), [(READY, 200), (STUCK, 503), (FULL, 503)])
def test_readiness_follows_the_checks(found: Readiness, status: int) -> None:
    assert ask(app(found), "/readyz").status_code == status


def test_many_questions_are_one_probe() -> None:
    now = [0.0]
    asked = app(READY, STUCK, now=now)
    assert [ask(asked, "/readyz").status_code for _ in range(5)] == [200] * 5
    now.append(health.FRESH)
    assert ask(asked, "/readyz").status_code == 503
