"""What holds for every test: no network but loopback, a fixed clock, nothing left out in silence.

A test that needs something of the machine says so by a marker (`browser`, `postgres`, `poppler`,
`libreoffice`). Where the machine has it not, the test is left out and the closing report names what
to install. With AIOPS_TEST_REQUIRE="browser,postgres,poppler,libreoffice" a missing item stops the
run, and a skip of any kind is a failure.
"""

import ipaddress
import os
import shutil
import socket
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import hypothesis
import psycopg
import pytest

# The machine of a test run is shared: a slow example is no finding, a wrong one is.
hypothesis.settings.register_profile("house", deadline=None, print_blob=True)
hypothesis.settings.load_profile("house")

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


# ------------------------------------------------------------------ what the machine must have
@dataclass(frozen=True)
class Need:
    """Something outside Python that a marked test needs, and how to come by it."""

    marker: str
    name: str
    remedy: str
    present: Callable[[], bool]


def chromium_path() -> str | None:
    """The Chromium of this machine, or None. CHROMIUM names one that is not on the path."""
    named = os.environ.get("CHROMIUM")
    candidates = [named] if named else []
    candidates += ["chromium-headless-shell", "chromium", "chromium-browser"]
    candidates += ["google-chrome", "google-chrome-stable"]
    candidates += ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"]
    return next((found for name in candidates if (found := shutil.which(name))), None)


def postgres_url() -> str | None:
    """The database for tests as `postgresql://...`, or None where none is set."""
    return os.environ.get("TEST_DATABASE_URL") or None


def _postgres_answers() -> bool:
    url = postgres_url()
    if url is None:
        return False
    try:
        with psycopg.connect(url.replace("+psycopg", ""), connect_timeout=5):
            return True
    except psycopg.OperationalError:
        return False


NEEDS = (
    Need(
        "browser",
        "Chromium",
        "apt-get install chromium (macOS: install Google Chrome), or set CHROMIUM to its path",
        lambda: chromium_path() is not None,
    ),
    Need(
        "postgres",
        "PostgreSQL",
        "start a server and set TEST_DATABASE_URL=postgresql://user@127.0.0.1:5432/test",
        _postgres_answers,
    ),
    Need(
        "poppler",
        "poppler-utils",
        "apt-get install poppler-utils (macOS: brew install poppler)",
        lambda: shutil.which("pdftoppm") is not None,
    ),
    Need(
        "libreoffice",
        "LibreOffice",
        "apt-get install libreoffice-calc-nogui (macOS: install LibreOffice, soffice on the path)",
        lambda: shutil.which("soffice") is not None,
    ),
)

LEFT_OUT = pytest.StashKey[dict[str, int]]()

SLOWEST_FIRST = ("browser/", "hostile/", "cli/", "content/", "services/", "app/", "export/")
"""Where the slow files lie. They are begun first: at the end no process waits for one of them."""


def required() -> set[str]:
    """The markers named in AIOPS_TEST_REQUIRE."""
    named = {part.strip() for part in os.environ.get("AIOPS_TEST_REQUIRE", "").split(",")}
    named.discard("")
    unknown = named - {need.marker for need in NEEDS}
    if unknown:
        known = ", ".join(need.marker for need in NEEDS)
        raise pytest.UsageError(
            f"AIOPS_TEST_REQUIRE names {', '.join(sorted(unknown))}; known are {known}"
        )
    return named


def pytest_configure() -> None:
    """Stop at once where something required is missing."""
    for need in NEEDS:
        if need.marker in required() and not need.present():
            raise pytest.UsageError(f"{need.name} is required but missing: {need.remedy}")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what this machine cannot run; slow files first."""
    left_out: dict[str, int] = {}
    for need in NEEDS:
        marked = [item for item in items if item.get_closest_marker(need.marker)]
        if not marked or need.present():
            continue
        left_out[need.marker] = len(marked)
        config.hook.pytest_deselected(items=marked)
        items[:] = [item for item in items if item not in marked]
    config.stash[LEFT_OUT] = left_out
    items.sort(key=lambda item: _turn(item.nodeid))


def _turn(nodeid: str) -> int:
    """Which turn a file takes; those of one turn keep the order they have."""
    within = nodeid.removeprefix("tests/")
    found = (at for at, place in enumerate(SLOWEST_FIRST) if within.startswith(place))
    return next(found, len(SLOWEST_FIRST))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """One process of several tells the first what it left out: all of them collect the same."""
    told = getattr(session.config, "workeroutput", None)
    if told is not None:
        told["left_out"] = session.config.stash.get(LEFT_OUT, {})


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Keep what a process of a parallel run left out, for the closing report."""
    node.config.stash[LEFT_OUT] = getattr(node, "workeroutput", {}).get("left_out", {})


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Name what was left out and what to do about it."""
    left_out = config.stash.get(LEFT_OUT, {})
    if not left_out:
        return
    terminalreporter.section("left out on this machine")
    for need in NEEDS:
        if need.marker in left_out:
            number = left_out[need.marker]
            verb = "test needs" if number == 1 else "tests need"
            terminalreporter.line(f"{number} {verb} {need.name}: {need.remedy}", yellow=True)


def _no_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.skipped and required():
        report.outcome = "failed"
        report.longrepr = f"skipped, and AIOPS_TEST_REQUIRE allows no skip: {report.longrepr}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip into a failure where everything is required."""
    report = yield
    _no_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a module that skips itself."""
    report = yield
    _no_skip(report)
    return report


# ----------------------------------------------------------------------------------- the network
class NetworkError(AssertionError):
    """A test, or what it tests, reached for an address beyond this machine."""


class LoopbackOnly:
    """Refuses connections and look-ups beyond loopback and remembers them.

    Remembering matters: code that catches the refusal and carries on is still caught at the end
    of the test.
    """

    def __init__(self) -> None:
        self.attempts: list[str] = []

    def check(self, host: object) -> None:
        """Refuse a host that is not this machine; None, "" and localhost are."""
        text = host.decode() if isinstance(host, bytes) else str(host or "localhost")
        if text in {"localhost", socket.gethostname()}:
            return
        try:
            local = ipaddress.ip_address(text.split("%")[0])
            if local.is_loopback or local.is_unspecified:
                return
        except ValueError:
            pass
        self.attempts.append(text)
        raise NetworkError(f"tests open no network beyond loopback, but this reaches for {text!r}")


@pytest.fixture(scope="session")
def _loopback_only() -> Iterator[LoopbackOnly]:
    guard = LoopbackOnly()
    patch = pytest.MonkeyPatch()
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex
    getaddrinfo = socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            guard.check(address[0])
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            guard.check(address[0])
        return connect_ex(self, address)

    def guarded_getaddrinfo(host: Any, *rest: Any, **options: Any) -> Any:
        guard.check(host)
        return getaddrinfo(host, *rest, **options)

    patch.setattr(socket.socket, "connect", guarded_connect)
    patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    patch.setattr(socket, "getaddrinfo", guarded_getaddrinfo)
    yield guard
    patch.undo()


@pytest.fixture(autouse=True)
def network(_loopback_only: LoopbackOnly) -> Iterator[LoopbackOnly]:
    """Every test runs behind the guard; a test that provokes it clears `attempts` itself."""
    _loopback_only.attempts.clear()
    yield _loopback_only
    if _loopback_only.attempts:
        reached = ", ".join(_loopback_only.attempts)
        pytest.fail(f"reached for the network beyond loopback: {reached}")


# ---------------------------------------------------------------------------------- common values
@pytest.fixture
def now() -> datetime:
    """The fixed moment of the tests, in UTC."""
    return NOW


@pytest.fixture
def today(now: datetime) -> date:
    """The fixed day of the tests."""
    return now.date()


@pytest.fixture
def clock(now: datetime) -> Callable[[], datetime]:
    """A clock that stands still."""
    return lambda: now
