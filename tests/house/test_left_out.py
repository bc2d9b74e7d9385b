"""What tests/conftest.py does where the machine lacks something a test needs."""

import pytest

from tests.conftest import NEEDS
from tests.house.source import ROOT

INI = """
[pytest]
markers =
    browser: needs Chromium
    postgres: needs PostgreSQL
    poppler: needs pdftoppm
    libreoffice: needs soffice
"""

NEEDS_CHROMIUM = """
import pytest

@pytest.mark.browser
def test_in_a_browser():
    assert True

def test_anywhere():
    assert True
"""

SKIPS = """
import pytest

def test_gives_up():
    pytest.skip("not today")
"""

SKIPS_WHOLLY = """
import pytest

pytest.skip("nothing here", allow_module_level=True)
"""


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A project of its own under our conftest, on a machine without Chromium."""
    pytester.makeconftest((ROOT / "tests" / "conftest.py").read_text(encoding="utf-8"))
    pytester.makeini(INI)
    monkeypatch.setenv("CHROMIUM", "no-such-browser")
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("TEST_DATABASE_URL", raising=False)
    monkeypatch.delenv("AIOPS_TEST_REQUIRE", raising=False)
    return pytester


def run(project: pytest.Pytester) -> pytest.RunResult:
    return project.runpytest_inprocess("-p", "no:randomly")


def test_what_is_left_out_is_named_with_its_remedy(project: pytest.Pytester) -> None:
    project.makepyfile(NEEDS_CHROMIUM)
    result = run(project)
    result.assert_outcomes(passed=1, deselected=1)
    result.stdout.fnmatch_lines(["*left out on this machine*", "1 test needs Chromium: *install*"])


def test_a_parallel_run_names_it_as_well(project: pytest.Pytester) -> None:
    project.makepyfile(NEEDS_CHROMIUM)
    result = project.runpytest_inprocess("-p", "no:randomly", "--numprocesses", "2")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["*left out on this machine*", "1 test needs Chromium: *install*"])


def test_slow_files_come_first(project: pytest.Pytester) -> None:
    for folder in ("app", "browser"):
        place = project.mkdir(folder) / f"test_{folder}.py"
        place.write_text("def test_it():\n    assert True\n", encoding="utf-8")
    result = project.runpytest_inprocess("-p", "no:randomly", "--collect-only", "--quiet")
    result.stdout.fnmatch_lines(["browser/*", "app/*"])


def test_what_is_required_must_be_there(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIOPS_TEST_REQUIRE", "browser")
    project.makepyfile(NEEDS_CHROMIUM)
    result = run(project)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*Chromium is required but missing*"])


def test_a_misspelt_requirement_is_refused(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIOPS_TEST_REQUIRE", "browsers")
    project.makepyfile(NEEDS_CHROMIUM)
    result = run(project)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    known = "browser, postgres, poppler, libreoffice"
    result.stderr.fnmatch_lines([f"*names browsers; known are {known}*"])


@pytest.mark.parametrize("module", [SKIPS, SKIPS_WHOLLY])
def test_no_skip_passes_where_everything_is_required(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    project.makepyfile(module)
    assert "failed" not in run(project).parseoutcomes()
    monkeypatch.setenv("AIOPS_TEST_REQUIRE", "poppler")
    monkeypatch.setenv("PATH", str(project.path))
    pdftoppm = project.path / "pdftoppm"
    pdftoppm.touch(mode=0o755)
    result = run(project)
    assert result.ret != pytest.ExitCode.OK
    result.stdout.fnmatch_lines(["*AIOPS_TEST_REQUIRE allows no skip*"])


def test_continuous_integration_requires_everything() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    asked = script.partition("AIOPS_TEST_REQUIRE=")[2].splitlines()[0].strip('"').split(",")
    assert set(asked) == {need.marker for need in NEEDS}


def test_every_need_is_a_known_marker(pytestconfig: pytest.Config) -> None:
    known = {line.partition(":")[0] for line in pytestconfig.getini("markers")}
    assert {need.marker for need in NEEDS} <= known
