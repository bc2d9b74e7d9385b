"""The pages of the AI Act in every state, in both languages."""

import pytest

from tests.app.act import PAGES, PROVIDER, RANKING, Register, begin, said
from tests.app.maturity import unfold
from tests.app.test_pages import MOST_ON_ANY_PAGE, check_page
from tests.app.visit import Visit

UNKNOWN = dict(RANKING) | {"annex_iii": "unknown", "prohibited": {"f": "unknown"}}
STATES = {
    "registered only": {"Neu": {}},
    "one high-risk system": {"Bewerbungen reihen": RANKING},
    "needs review": {"Bewerbungen reihen": UNKNOWN},
    "provider": {"Bewerbungen reihen": PROVIDER},
    "several": {f"System {n}": (RANKING, UNKNOWN, {})[n % 3] for n in range(12)},
}


@pytest.fixture
def register(visit: Visit, cookies: dict[str, str]) -> Register:
    """An empty register of the visitor."""
    return begin(visit, cookies)


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("state", STATES.values(), ids=STATES.keys())
def test_every_page_in_every_state(
    home: object, cookies: dict[str, str], lang: str, state: dict[str, dict[str, object]]
) -> None:
    assert home
    visit = Visit(lang)
    register = begin(visit, cookies).company()
    for name, facts in state.items():
        register.add(name, facts)  # type: ignore[arg-type]  # facts as they are stored
    for path in PAGES:
        check_page(visit.open(path))
    for system in register.view().systems[:2]:
        for show in ("result", "edit", ""):
            check_page(visit.open("systems", system=system.id, show=show))
        check_page(visit.open("duties", system=system.id))
    for show in ("company", "import"):
        check_page(visit.open("systems", system="", show=show))


@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_question_draws(home: object, cookies: dict[str, str], lang: str) -> None:
    assert home
    visit = Visit(lang)
    register = begin(visit, cookies)
    system = register.add("Bewerbungen reihen")
    for fact in register.ctx.content.ai_act.questions:
        check_page(visit.open("systems", system=system, q=fact))


def test_the_heaviest_page_stays_light(visit: Visit, register: Register) -> None:
    """A provider of a high-risk system, with a duty and every folded block open."""
    system = register.company().add("Bewerbungen reihen", PROVIDER)
    visit.open("duties", system=system)
    assert len(visit.drawn()) <= MOST_ON_ANY_PAGE, len(visit.drawn())
    lines = [key for key in visit.state() if str(key).startswith("duty.")]
    assert lines
    check_page(unfold(visit, lines[0]))
    assert "Wie weit ist die Pflicht erfüllt" in said(visit)


def test_what_is_folded_unfolds(visit: Visit, register: Register) -> None:
    system = register.company().add("Bewerbungen reihen", RANKING)
    visit.open("duties", system=system)
    for key in ("duties.view", "duties.needs", "duties.authorities"):
        if key not in visit.state():
            continue
        before = len(visit.drawn())
        check_page(unfold(visit, key))
        assert len(visit.drawn()) > before, key
    visit.open("systems", system=system, show="result")
    for key in ("systems.steps", "systems.path"):
        before = len(visit.drawn())
        check_page(unfold(visit, key))
        assert len(visit.drawn()) > before, key


def test_nonsense_in_the_address_leads_to_the_register(visit: Visit, register: Register) -> None:
    system = register.add("Bewerbungen reihen")
    for address in (
        {"system": "<script>alert(1)</script>"},
        {"system": "0" * 32, "show": "edit"},
        {"system": "", "show": "../../etc/passwd"},
    ):
        visit.open("systems", **{"show": "", **address})
        check_page(visit)
        assert "Ihre KI-Systeme" in said(visit)
        assert "<script" not in said(visit)
    check_page(visit.open("systems", system=system, q="no_such_fact", show=""))
    visit.open("duties", system="x", as_of="31.2.2027", version="2099")
    check_page(visit)


def test_the_day_and_the_version_are_in_the_address(visit: Visit, register: Register) -> None:
    system = register.company().add("Bewerbungen reihen", RANKING)
    visit.open("duties", system=system, as_of="2027-12-02")
    assert "Stichtag der Ansicht 2. Dezember 2027" in said(visit)
    today = said(visit.open("duties", as_of=""))
    before = said(visit.open("duties", version="before_amendment"))
    assert before != today
    check_page(visit)
