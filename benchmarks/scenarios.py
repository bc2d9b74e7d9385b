"""The scenarios of the measurements, and the two sets of answers they give in turns."""

from dataclasses import replace

from aiops_model.content import load_content
from benchmarks.driver.scenario import Click, Goto, Rerun, Scenario, Step

FIRST = {
    "role": "cfo", "country": "AT", "employees": "150-249", "reach": "5-15", "depth": "workflow",
    "spend": "300k-1M", "state": "most", "detection": "D", "consequence": "3",
}  # fmt: skip
SECOND = {
    "role": "coo", "country": "DE", "employees": "250-499", "reach": "15-35", "depth": "both",
    "spend": "100-300k", "state": "half", "detection": "B", "consequence": "2",
}  # fmt: skip
SELF_CHECK = "self_check"
ANSWER = "answer"


def clicks(answers: dict[str, str], *, last: bool) -> tuple[Step, ...]:
    """The answers one after another; without the last the check stays open."""
    given = list(answers.items())
    return tuple(
        Click(f"{item}.{value}", ANSWER) for item, value in (given if last else given[:-1])
    )


START_AGAIN: tuple[Step, ...] = (
    Goto("", name="start page"),
    Click(str(load_content().i18n["de"]["start.check_again"]), "begin again"),
)
"""A further self-check, once there is one."""
BACK = Goto(SELF_CHECK, query=f"q={next(iter(FIRST))}", name="back to the first question")

EMPTY = Scenario("empty", "", loop=(Rerun(),))
LIGHTEST = Scenario("lightest page", "guide", loop=(Rerun(),))
QUESTION = Scenario("question shown again", SELF_CHECK, loop=(Rerun(),))
ANSWERING = Scenario(
    "self-check answer",
    SELF_CHECK,
    loop=(*clicks(FIRST, last=False), BACK, *clicks(SECOND, last=False), BACK),
    counted=frozenset({ANSWER}),
)
SATURATING = replace(ANSWERING, counted=frozenset())
"""The way back to the first question is a run of the server too."""
PLAIN_ANSWERING = Scenario("plain answer", "", loop=clicks(FIRST, last=True))
"""The same clicks on the floor with the questions, which begins again by itself."""
RESULT = Scenario("result", SELF_CHECK, setup=clicks(FIRST, last=True), loop=(Rerun(),))
SAMPLE: tuple[Step, ...] = (
    Click(str(load_content().i18n["de"]["start.sample_button"]), "open the example"),
)
"""An example company with 48 items answered by four people, and two snapshots."""


def of_sample(page: str) -> Scenario:
    """A page of the maturity instrument, with everything answered."""
    return Scenario(page, "", setup=(*SAMPLE, Goto(page)), loop=(Rerun(),))


ASSESSMENT = of_sample("assessment")
MATURITY = of_sample("maturity")
DUTIES = of_sample("duties")
PAGES = (
    Scenario("start", "", loop=(Rerun(),)),
    LIGHTEST,
    QUESTION,
    RESULT,
    ASSESSMENT,
    MATURITY,
    of_sample("systems"),
    DUTIES,
    of_sample("targets"),
    of_sample("compare"),
    Scenario("incident", "incident", loop=(Rerun(),)),
    Scenario("sources", "sources", loop=(Rerun(),)),
    Scenario("data", "data", loop=(Rerun(),)),
    Scenario("resume", "resume", loop=(Rerun(),)),
    Scenario("legal", "legal", loop=(Rerun(),)),
)
"""Every page, for the size of what it sends."""
