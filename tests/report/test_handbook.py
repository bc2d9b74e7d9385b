"""Assumptions and sources: everything of the content is there, marked, and can be found."""

from itertools import chain

import pytest

from aiops_model.content import load_content
from aiops_model.i18n import plain
from aiops_model.report.handbook import Chapter, handbook
from tests.report.companies import LANGUAGES, reader

CONTENT = load_content()


def chapters(lang: str = "de", search: str = "", country: str = "DE") -> dict[str, Chapter]:
    return {c.id: c for c in handbook(CONTENT, reader(country, lang), search)}


def rows_of(found: dict[str, Chapter]) -> list[tuple[str, ...]]:
    return list(chain.from_iterable(chapter.table.rows for chapter in found.values()))


def row_of(name: str, rows: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """The one row that begins with a name."""
    name = name.rstrip(".")
    found = [row for row in rows if row[0].rstrip(".") == name or row[0].startswith(f"{name}. ")]
    assert len(found) == 1, (name, found)
    return found[0]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_parameter_is_there_with_each_status_its_sources_and_a_date(lang: str) -> None:
    locale, table = reader("DE", lang), chapters(lang)["parameters"].table
    for name in CONTENT.euro.parameters:
        note = CONTENT.euro_notes[name]
        row = row_of(locale.text(note.label), table.rows)
        for figure in note.figures.values():
            assert locale.t(f"mark.{figure.status}") in row[2], name
            assert set(figure.sources) <= set(row[2].split(", ")), name
            for end in (figure.low, figure.high):
                shown = end * 100 if figure.unit.startswith("share") else end
                assert locale.number_range(shown, shown) in row[1], (name, end)
        assert locale.date_short(max(f.checked_on for f in note.figures.values())) in row[2]
    assert len(table.rows) == len(CONTENT.euro.parameters)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_unverified_figure_is_marked(lang: str) -> None:
    mark = reader("DE", lang).t("mark.unverified")
    unverified = [
        note
        for note in CONTENT.euro_notes.values()
        if any(figure.status == "unverified" for figure in note.figures.values())
    ]
    assert len(unverified) >= 4
    everything = rows_of(chapters(lang))
    for note in unverified:
        label = reader("DE", lang).text(note.label)
        assert any(row[0].startswith(label) and mark in row[-1] for row in everything), note.id
    for source in CONTENT.sources.values():
        row = row_of(source.id, chapters(lang)["list"].table.rows)
        told = " ".join(row).split(", ")
        assert (mark in told) is (source.status == "unverified"), source.id
    for entry in CONTENT.context.statistics:
        claim = reader("DE", lang).text(entry.claim)
        row = row_of(claim, chapters(lang)["statistics"].table.rows)
        assert reader("DE", lang).t(f"mark.{entry.status}") in row[-1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_source_statistic_question_formula_band_and_constant_is_there(lang: str) -> None:
    locale, found = reader("DE", lang), chapters(lang)
    assert len(found["list"].table.rows) == len(CONTENT.sources)
    assert len(found["statistics"].table.rows) == len(CONTENT.context.statistics)
    questions = {row[0]: row[1] for row in found["questions"].table.rows}
    for item in CONTENT.self_check.all_items():
        answers = questions[locale.text(item.text)]
        assert all(locale.text(option.label) in answers for option in item.options)
        assert (locale.text(CONTENT.self_check.not_sure.label) in answers) is item.unsure
    formulas = {key for key in CONTENT.i18n["de"] if key.startswith("formula.")}
    named = [row[0] for row in found["model"].table.rows]
    assert len(formulas) == 2 * len(named)
    assert {locale.t(key) for key in formulas} == set(
        chain.from_iterable(found["model"].table.rows)
    )
    constants = [n for n in CONTENT.euro_notes.values() if n.part in ("constant", "rate")]
    for note in constants:
        row_of(locale.text(note.label), found["constants"].table.rows)
    bands = [n for n in CONTENT.euro_notes.values() if n.part == "band" and n.figures]
    for note in bands:
        row_of(locale.text(note.label), found["bands"].table.rows)
    assert len(found["ceiling"].table.rows) == len(CONTENT.penalties.tiers) + len(
        CONTENT.penalties.sizes
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_disputed_days_and_open_points_of_the_law_are_shown_as_such(lang: str) -> None:
    locale, act = reader("DE", lang), CONTENT.ai_act.act
    rows = chapters(lang)["law"].table.rows
    assert len(rows) == len(act.date_questions) + len(act.open_points) + len(act.watch)
    for point in act.open_points:
        title = f"{locale.text(point.title)}, {locale.t(f'mark.{point.status}')}"
        (text,) = (row[1] for row in rows if row[0].startswith(title))
        assert locale.text(point.text) in text
    assert any("Art\u00a054" in row[1] or "Art.\u00a054" in row[1] for row in rows)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_answer_of_the_level_is_there_with_its_levels(lang: str) -> None:
    locale, rows = reader("DE", lang), chapters(lang)["level"].table.rows
    bands = sum(len(table) for table in CONTENT.indicative.bands.values())
    assert len(rows) == bands + len(CONTENT.indicative.caps)
    spans = {(row[0], row[1]): row[2] for row in rows}
    question = locale.text(CONTENT.self_check.item("detection").text)
    worst = CONTENT.self_check.item("detection").option("D")
    assert worst is not None
    names = [locale.text(level.name) for level in CONTENT.indicative.levels]
    assert spans[question, locale.text(worst.label)] == names[0]
    not_sure = spans[question, locale.text(CONTENT.self_check.not_sure.label)]
    assert names[0] in not_sure
    assert names[3] in not_sure


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("country", ["DE", "AT", "CH", "EU"])
def test_every_row_is_filled_in(lang: str, country: str) -> None:
    for chapter in chapters(lang, country=country).values():
        assert chapter.title
        assert chapter.table.alt
        assert chapter.table.rows
        for row in chapter.table.rows:
            assert len(row) == len(chapter.table.columns)
            assert row[0]
            for cell in row:
                assert not set(cell) & set("{}"), cell
                assert "  " not in cell, cell
                assert not cell.endswith((", ", "; ", ": ")), cell
                if country == "CH" and lang == "de":
                    assert not set(cell) & set("ß„"), cell


# ----------------------------------------------------------------------------------------- search
@pytest.mark.parametrize("source", ["S1", "S10", "CASE"])
def test_a_source_is_found_by_its_id_with_everything_that_rests_on_it(source: str) -> None:
    found = chapters(search=source)
    assert any(row[0].startswith(f"{source}. ") for row in found["list"].table.rows)
    resting = [
        note.label.de
        for name, note in CONTENT.euro_notes.items()
        if name in CONTENT.euro.parameters
        and any(source in figure.sources for figure in note.figures.values())
    ]
    names = " ".join(row[0] for row in found["parameters"].table.rows)
    assert resting
    assert all(label in names for label in resting)


@pytest.mark.parametrize(
    ("lang", "word", "chapter"),
    [
        ("de", "Arbeitskosten", "questions"),
        ("de", "Geldbuße", "ceiling"),
        ("de", "tagessatz", "parameters"),
        ("en", "monitoring", "parameters"),
        ("en", "BCG", "statistics"),
    ],
)
def test_a_word_finds_the_rows_that_hold_it(lang: str, word: str, chapter: str) -> None:
    found = chapters(lang, word)
    assert chapter in found
    for hit in found.values():
        for row in hit.table.rows:
            assert word.lower() in plain(" ".join((hit.title, *row))).lower()
    assert len(rows_of(found)) < len(rows_of(chapters(lang)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_example_of_the_search_field_finds_something(lang: str) -> None:
    examples = reader("DE", lang).t("sources.search_placeholder").split(", ")
    words = [examples[0].removeprefix("Zum Beispiel ").removeprefix("For example "), *examples[1:]]
    for word in words:
        assert rows_of(chapters(lang, word)), word


def test_every_word_of_a_search_must_be_there_in_any_order_and_case() -> None:
    one, other = chapters(search="alarm woche"), chapters(search="  WOCHE  Alarm ")
    assert one == other
    assert 0 < len(rows_of(one)) < len(rows_of(chapters(search="alarm")))


def test_a_hidden_hyphen_hides_no_word() -> None:
    assert rows_of(chapters(search="Wahrscheinlichkeit"))
    assert rows_of(chapters(search="Wahrschein\u00adlichkeit")) == rows_of(
        chapters(search="Wahrscheinlichkeit")
    )


@pytest.mark.parametrize("nonsense", ["qqqq", "S999", "<script>", "\\", "{x}"])
def test_nothing_found_is_nothing(nonsense: str) -> None:
    found = handbook(CONTENT, reader(), nonsense)
    assert found == ()


def test_an_empty_search_shows_everything() -> None:
    assert chapters(search="") == chapters(search="   ") == chapters()
    assert set(chapters()) == {
        "model", "questions", "level", "marks", "parameters", "bands", "constants", "ceiling",
        "law", "list", "statistics",
    }  # fmt: skip
