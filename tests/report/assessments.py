"""Assessments in business words, their results by the engine, and their reports."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from aiops_model.content import load_content
from aiops_model.content.maturity import MaturityContent
from aiops_model.domain.maturity import score
from aiops_model.domain.maturity.answers import Assessment, Fact, Special, Vote
from aiops_model.domain.maturity.model import Model
from aiops_model.domain.maturity.result import Result
from aiops_model.i18n import Locale
from aiops_model.report.maturity import MaturityBasis, MaturityReport, build_maturity

AS_OF = date(2026, 11, 20)
LANGUAGES = ("de", "en")
COUNTRIES = ("DE", "AT", "CH")
GROUPS = ("leadership", "operations", "technology", "finance")
OPEN_IN = ("s1", "s2", "s3", "q1", "q2")
"""Capabilities nobody has answered in one of the cases."""
Values = Mapping[str, float | Special]
KNOWN: Mapping[str, Fact] = {"high_risk_use": "no", "live_without_owner": "no"}


def instrument() -> MaturityContent:
    """The bundled instrument."""
    return load_content().maturity


def reader(lang: str = "de", country: str = "DE") -> Locale:
    """A reader of the bundled texts."""
    content = load_content()
    texts = content.i18n["en" if lang == "en" else "de"]
    return Locale(lang, country, texts, content.swiss_words, content.exchange.value)


def by_level(managed: float, scaled: float, strategic: float) -> dict[str, float | Special]:
    """The same answer to every item of a level."""
    value = {"managed": managed, "scaled": scaled, "strategic": strategic}
    return {item.id: value[item.level] for item in instrument().item.values()}


def everything(value: float | Special) -> dict[str, float | Special]:
    """The same answer to every item."""
    return dict.fromkeys(instrument().item, value)


def slow_operations() -> dict[str, float | Special]:
    """Managed everywhere but in the operations layer."""
    values = by_level(1, 0.25, 0)
    return values | {item: 0.25 for item in values if item.startswith("o")}


def first(count: int, values: Values) -> dict[str, float | Special]:
    """The first `count` answers, spread evenly over all capabilities, managed items first."""
    order = sorted(values, key=lambda item: ("mst".index(item[-1]), item))
    return {item: values[item] for item in order[:count]}


def assessment(
    values: Values,
    *,
    people: int = 1,
    facts: Mapping[str, Fact] = KNOWN,
    left_out: frozenset[str] = frozenset(),
    evidence: frozenset[str] = frozenset(),
    apart: Mapping[str, float] | None = None,
    confidence: int | None = 2,
    targets: Mapping[str, float] | None = None,
    baseline: Mapping[str, float] | None = None,
) -> Assessment:
    """Everybody answers the same; in `apart` the first person answers otherwise."""
    votes = [
        Vote(
            item,
            f"p{person}",
            (apart or {}).get(item, value) if person == 0 else value,
            group=GROUPS[person % len(GROUPS)],
            confidence=confidence,
            evidence=item in evidence,
        )
        for item, value in values.items()
        for person in range(people)
        if item not in left_out
    ]
    return Assessment(
        tuple(votes),
        AS_OF,
        left_out=left_out,
        facts=facts,
        targets=targets or {},
        baseline=baseline or {},
    )


@cache
def lenient() -> Model:
    """The bundled model, but every item may be left out."""
    model = instrument().model
    return replace(model, items=tuple(replace(i, may_be_left_out=True) for i in model.items))


def result(given: Assessment) -> Result:
    """What the engine says."""
    return score(lenient(), given, instrument().rules)


def basis_of(given: Assessment, **changes: object) -> MaturityBasis:
    """What stands around it: people and votes as they were given."""
    counts: dict[str, dict[float, int]] = {}
    for vote in given.votes:
        if isinstance(vote.value, float | int):
            steps = counts.setdefault(vote.item, {})
            steps[float(vote.value)] = steps.get(float(vote.value), 0) + 1
    basis = MaturityBasis(
        assessment_id="a1",
        country="DE",
        created=AS_OF,
        company="Muster Maschinenbau GmbH",
        respondents=len({vote.respondent for vote in given.votes}),
        facts={fact: str(state) for fact, state in given.facts.items()},
        votes=counts,
    )
    return replace(basis, **changes)  # type: ignore[arg-type]


def report_of(
    given: Assessment, lang: str = "de", country: str = "DE", **changes: object
) -> MaturityReport:
    """The report of an assessment."""
    basis = basis_of(given, country=country, **changes)
    return build_maturity(result(given), basis, load_content(), reader(lang, country))


def _apart() -> dict[str, float]:
    return {"o3_m": 1.0, "q2_m": 0.0, "a3_m": 0.25}


@cache
def cases() -> Mapping[str, tuple[Assessment, Mapping[str, object]]]:
    """Name -> assessment and what stands around it."""
    pilot = slow_operations()
    unknown = pilot | {"o1_m": "dont_know", "q3_s": "dont_know"}
    most_open = first(18, pilot)
    all_items = frozenset(instrument().item)
    strategic = frozenset(item for item in all_items if item.endswith("_t"))
    access = frozenset({"a3_m", "a3_s", "a3_t"})
    told = {
        "indicative": (1, 2),
        "who_operates": "shared",
        "initiatives": 8,
        "initiatives_with_benefit": 2,
    }
    return {
        "empty": (assessment({}), {}),
        "one answer": (assessment(first(1, pilot)), {}),
        "eighteen answers": (assessment(most_open), {}),
        "half answered": (assessment(first(24, pilot)), {}),
        "slow operations": (assessment(pilot, people=4, apart=_apart()), told),
        "two people": (assessment(pilot, people=2, apart=_apart()), {}),
        "not known": (assessment(unknown, people=3), {"who_operates": "own"}),
        "nothing in place": (assessment(everything(0.0)), {"initiatives": 0}),
        "all alike": (assessment(by_level(1, 0.25, 0)), told),
        "everything in place": (
            assessment(everything(1.0), people=3, evidence=frozenset(instrument().item)),
            told | {"who_operates": "own", "initiatives_with_benefit": 8},
        ),
        "nothing strategic": (assessment(by_level(1, 0.5, 0), left_out=strategic), {}),
        "one capability left out": (assessment(pilot, left_out=access), {}),
        "nothing applies": (assessment({}, left_out=all_items), {}),
        "three answers open": (
            assessment({i: v for i, v in by_level(0.5, 0, 0).items() if i[:2] not in OPEN_IN}),
            {},
        ),
        "facts unknown": (assessment(by_level(1, 1, 0.5), facts={}), {}),
        "high risk unwatched": (
            assessment(
                by_level(1, 1, 1) | {"q3_m": 0.25, "o3_m": 0.0}, facts={"high_risk_use": "yes"}
            ),
            {},
        ),
        "no way back": (assessment(by_level(1, 1, 0) | {"o4_m": 0.0}), {"demo": True}),
        "with targets": (
            assessment(
                pilot,
                targets=dict.fromkeys(instrument().capability, 3.0),
                baseline=dict.fromkeys(instrument().capability, 1.5) | {"s1": 3.0},
            ),
            {},
        ),
    }


@cache
def case(name: str, lang: str = "de", country: str = "DE") -> MaturityReport:
    """The report of a named case."""
    given, around = cases()[name]
    return report_of(given, lang, country, **around)


NAMES = (
    "empty",
    "one answer",
    "eighteen answers",
    "half answered",
    "slow operations",
    "two people",
    "not known",
    "nothing in place",
    "all alike",
    "everything in place",
    "nothing strategic",
    "one capability left out",
    "nothing applies",
    "three answers open",
    "facts unknown",
    "high risk unwatched",
    "no way back",
    "with targets",
)
