import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from tests.web.asking import ask
from web.misses import Misses, network
from web.share import Opening, show

TOKEN = "t" * 43


class Links:
    """Knows one valid token and counts who asks."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def known(self, token: str) -> bool:
        self.asked.append(token)
        return token == TOKEN


class Clock:
    now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def links() -> Links:
    return Links()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def app(links: Links, clock: Clock) -> Starlette:
    opening = Opening(links.known, misses=Misses(clock=clock))
    return Starlette(
        routes=[
            Route("/s/{token}", show, methods=["GET"]),
            Route("/s/{token}", opening.accept, methods=["POST"]),
        ]
    )


@pytest.mark.parametrize(
    ("lang", "button"), [("de", "Ergebnis ansehen"), ("en", "View the result")]
)
def test_opening_a_link_shows_a_button_and_consumes_nothing(
    app: Starlette, links: Links, lang: str, button: str
) -> None:
    for _ in range(100):
        answer = ask(app, f"/s/{TOKEN}?lang={lang}")
        assert answer.status_code == 200
        assert f'<button type="submit">{button}</button>' in answer.text
        assert "set-cookie" not in answer.headers
    assert links.asked == []


def test_the_page_gives_away_nothing_and_loads_nothing_foreign(app: Starlette) -> None:
    valid, wrong = ask(app, f"/s/{TOKEN}"), ask(app, "/s/wrong")
    assert valid.text == wrong.text, "a scanner learns nothing from the page"
    assert "<script" not in valid.text
    assert "http" not in valid.text.replace('http-equiv="', "")
    assert "default-src 'none'" in valid.headers["content-security-policy"]


def test_the_button_exchanges_the_token_for_a_cookie(app: Starlette) -> None:
    answer = ask(app, f"/s/{TOKEN}", method="POST")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/result?view=shared"
    cookie = answer.headers["set-cookie"]
    assert cookie == f"share={TOKEN}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax"


@pytest.mark.parametrize("token", ["w" * 43, "short", "t" * 44, "%00" * 20, "<b>" * 10, "t" * 500])
def test_every_link_that_leads_nowhere_gets_the_same_page(app: Starlette, token: str) -> None:
    answer = ask(app, f"/s/{token}", method="POST")
    same = ask(app, f"/s/{'x' * 43}", method="POST")
    assert (answer.status_code, answer.text) == (404, same.text)
    assert "Dieser Link gilt nicht mehr" in answer.text
    assert "set-cookie" not in answer.headers


def test_guessing_is_stopped_after_twenty_tries(app: Starlette, links: Links, clock: Clock) -> None:
    answers = [ask(app, f"/s/{n:043d}", method="POST").status_code for n in range(25)]
    assert answers == [404] * 20 + [429] * 5
    assert len(links.asked) == 20, "no look-up after the limit"
    blocked = ask(app, f"/s/{TOKEN}", method="POST")
    assert blocked.status_code == 429
    assert blocked.headers["retry-after"] == "600"
    assert ask(app, f"/s/{TOKEN}", method="POST", client=("10.0.0.9", 1)).status_code == 303
    clock.now += 601
    assert ask(app, f"/s/{TOKEN}", method="POST").status_code == 303


def test_one_ipv6_connection_counts_as_one_address() -> None:
    assert network("2001:db8:1:2:3::4") == network("2001:db8:1:2:ffff::1")
    assert network("2001:db8:1:2::1") != network("2001:db8:1:3::1")
    assert network("10.0.0.1") != network("10.0.0.2")


def test_many_addresses_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.misses.MOST_ADDRESSES", 50)
    misses = Misses()
    for n in range(500):
        misses.count(f"10.0.{n // 250}.{n % 250}")
    assert len(misses._times) == 50
