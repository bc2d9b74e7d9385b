"""The pages of the maturity instrument in every state, in both languages."""

import pyarrow as pa  # type: ignore[import-untyped]
import pytest

from aiops_model.services import maturity
from tests.app.maturity import PAGES, begin, unfold
from tests.app.test_pages import check_page
from tests.app.visit import Visit

NEEDED = 24
EVERYTHING = 48
STATES = {"first answer": 1, "before a level": NEEDED - 1, "half": NEEDED, "full": EVERYTHING}
BUTTONS = {
    "de": {
        "gap": "Größte Lücke öffnen",
        "on": "Bewertung fortsetzen",
        "no_level": "Warum noch keine Stufe",
        "next": "KI-Systeme öffnen",
        "assess": "Bewertung öffnen",
    },
    "en": {
        "gap": "Open largest gap",
        "on": "Continue assessment",
        "no_level": "Why there is no level yet",
        "next": "Open AI systems",
        "assess": "Open assessment",
    },
}


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("count", STATES.values(), ids=STATES.keys())
def test_every_page_in_every_state(
    home: object, cookies: dict[str, str], lang: str, count: int
) -> None:
    assert home
    visit = Visit(lang)
    begin(visit, cookies).answer(count)
    for path in PAGES:
        check_page(visit.open(path))
    visit.open("maturity")
    labels = [button.label for button in visit.app.button]
    texts = BUTTONS[lang]
    assert (texts["gap"] in labels) == (count >= NEEDED)
    assert (texts["on"] in labels) == (count < NEEDED)
    assert (texts["no_level"] in visit.words()) == (count < NEEDED)
    assert labels[-1].replace("\\", "") == texts["next" if count >= NEEDED else "assess"]


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_worst_company_fits_the_page_too(
    home: object, cookies: dict[str, str], lang: str
) -> None:
    """Every item unmet, four people who disagree, every fact against it: the longest page."""
    assert home
    visit = Visit(lang)
    file = begin(visit, cookies)
    people = [None, *(file.colleague(f"Person {n}") for n in range(3))]
    for at, item in enumerate(file.ctx.content.maturity.item):
        for number, person in enumerate(people):
            file.vote(item, "half" if (at + number) % 5 == 0 else "none", person)
    said = {"high_risk_use": "yes", "live_without_owner": "yes", "live_use_cases": "9"}
    said |= {"initiatives": "9", "initiatives_live_with_benefit": "1", "who_operates": "own"}
    for fact, value in said.items():
        maturity.set_fact(file.ctx, file.actor, file.id, fact, value, revision=0)
    maturity.take_snapshot(file.ctx, file.actor, file.id, "Start")
    visit.open("maturity")
    assert not visit.app.exception
    assert len(visit.app.error) == 1, "the red flag, and nothing else"
    assert len(visit.drawn()) <= 120, len(visit.drawn())
    for path in ("assessment", "targets", "compare"):
        check_page(visit.open(path))


def test_every_part_of_the_assessment_draws(visit: Visit, cookies: dict[str, str]) -> None:
    begin(visit, cookies).answer(NEEDED)
    for part in ("s1", "o4", "q3", "a1", "facts", "review"):
        check_page(visit.open("assessment", part=part))
    visit.open("assessment", part="<script>")
    assert visit.errors() == []
    assert "<script" not in visit.words()


def test_what_is_folded_unfolds(visit: Visit, cookies: dict[str, str]) -> None:
    file = begin(visit, cookies).answer(EVERYTHING)
    file.vote("s1_m", "none", file.colleague())
    visit.open("assessment", part="s1")
    for key in ("help.s1_m", "details.s1_m", "decide.s1_m", "assess.people", "assess.view"):
        before = len(visit.drawn())
        check_page(unfold(visit, key))
        assert len(visit.drawn()) > before, key
    visit.open("maturity")
    folded = ["why.layers", "why.capabilities"]
    folded += [f"detail.{name}" for name in ("votes", "incidents", "targets")]
    for key in (*folded, "detail.lenses", "detail.snapshots"):
        before = len(visit.drawn())
        check_page(unfold(visit, key))
        assert len(visit.drawn()) > before, key
    for name in visit.app.selectbox(key="maturity.lens").options:
        visit.app.selectbox(key="maturity.lens").select(name).run()
        check_page(visit)


def test_the_largest_gap_opens_where_it_can_be_answered(
    visit: Visit, cookies: dict[str, str]
) -> None:
    begin(visit, cookies).answer(EVERYTHING)
    visit.open("maturity").click_label("Größte Lücke öffnen")
    assert "Reifegrad bewerten" in visit.words()
    assert visit.app.query_params["part"]


def test_a_file_without_a_self_check_is_never_asked_for_its_first_question(
    visit: Visit, cookies: dict[str, str]
) -> None:
    begin(visit, cookies).answer(2)
    visit.open("start")
    labels = [button.label for button in visit.app.button]
    assert "Check starten" in labels
    assert "Reifegrad ansehen" in labels
    assert not any("fortsetzen" in label and "Frage" in label for label in labels)
    visit.open("data").click_label("Öffnen")
    assert visit.errors() == []
    assert "Reifegrad bewerten" in visit.words()


def test_tables_and_figures_drawn_again_stay_and_follow_a_new_answer(
    visit: Visit, cookies: dict[str, str]
) -> None:
    file = begin(visit, cookies).answer(EVERYTHING)
    visit.open("maturity")
    first = drawn_rows(visit)
    assert any("Zuständig" in text for text in first), "rows of capabilities are told by name"
    visit.app.run()
    assert drawn_rows(visit) == first
    for item in file.ctx.content.maturity.item:
        file.vote(item, "none")
    visit.app.run()
    assert drawn_rows(visit) != first


def drawn_rows(visit: Visit) -> list[str]:
    """The rows of each table and figure of the page, as they are sent."""
    charts = [chart.proto.datasets[0].data.data for chart in visit.app.get("vega_lite_chart")]
    figures = [pa.ipc.open_stream(rows).read_all().to_pylist() for rows in charts]
    tables = [table.value.to_dict("records") for table in visit.app.table]
    return [str(rows) for rows in (*figures, *tables)]
