"""User text reaches each sink through its one escaping function (aiops_model/export/text.py)."""

from tests.house.source import ROOT, called, calls, parse, place, python_files

ESCAPING = {
    "aiops_model/export/text.py": "the functions themselves",
    "web/plain_page.py": "pages that are plain HTML: shared links, faults, unknown addresses",
    "ui/frame.py": "the query part of the language links",
}
"""Files that may call html.escape or the like, and for what."""

HTML = {"ui/frame.py": "the language links: lang and hreflang exist in no native element"}
"""Files that may hand HTML of their own to Streamlit, and for what."""

APPLICATION = ("app.py", "aiops_model", "ui", "web", "pages")


def callers(names: set[str]) -> dict[str, list[str]]:
    """File -> places that call a function of one of these names."""
    found: dict[str, list[str]] = {}
    for file in python_files(*APPLICATION):
        for call in calls(parse(file)):
            name = called(call)
            if name.split(".")[-1] in names and not name.startswith("re."):
                found.setdefault(file.relative_to(ROOT).as_posix(), []).append(place(file, call))
    return found


def test_paragraphs_of_the_pdf_are_made_in_one_place() -> None:
    made = callers({"Paragraph", "XPreformatted"})
    assert len(made) == 1, f"{made}: reportlab reads markup and opens files named in it."
    assert [len(places) for places in made.values()] == [1]
    (file,) = made
    assert file.startswith("aiops_model/export/pdf/")
    assert "pdf_text(" in (ROOT / file).read_text(encoding="utf-8")


def test_escaping_is_written_once() -> None:
    others = {f: at for f, at in callers({"escape", "quoteattr"}).items() if f not in ESCAPING}
    assert not others, f"{others}: use the function of the sink in aiops_model/export/text.py."


def test_cells_of_files_are_written_in_one_place_each() -> None:
    """A spreadsheet computes what looks like a formula, in a workbook as in a CSV file."""
    for names, escape in (({"Workbook"}, "xlsx_text("), ({"csv.writer", "writer"}, "csv_text(")):
        made = callers({name.split(".")[-1] for name in names})
        assert len(made) == 1, f"{made}: write through aiops_model/export/{{xlsx,csv}}.py."
        (file,) = made
        assert file.startswith("aiops_model/export/")
        assert escape in (ROOT / file).read_text(encoding="utf-8")


def test_html_is_rare_and_named() -> None:
    others = {f: at for f, at in callers({"html", "iframe"}).items() if f not in HTML}
    assert not others, f"{others}: use native elements; an exception is named here with its reason."


def test_no_exception_is_kept_without_need() -> None:
    needed = set(callers({"escape", "quoteattr"})) | set(callers({"html", "iframe"}))
    assert set(ESCAPING) | set(HTML) <= needed
