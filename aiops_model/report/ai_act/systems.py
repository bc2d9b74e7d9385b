"""One AI system: its class and why, what is still to find out, its duties."""

from collections.abc import Sequence
from datetime import date

from aiops_model.domain.ai_act.coverage import answered, coverage
from aiops_model.domain.ai_act.law import HIGH
from aiops_model.domain.ai_act.result import Classification, OpenQuestion, PathStep
from aiops_model.report.ai_act.basis import ActBasis, SystemBasis
from aiops_model.report.ai_act.binding import next_day
from aiops_model.report.ai_act.model import DutyRow, Step, SystemReport, ToFindOut
from aiops_model.report.ai_act.rows import duty_rows, duty_table
from aiops_model.report.ai_act.words import Words
from aiops_model.report.model import Notice

LISTS = {"q5": "prohibited", "q7": "annex_iii", "q8": "article_6_3"}
"""Steps that ask for points of a list."""
DECIDES = {
    "prohibited": ("q5",),
    "high_annex_iii": ("q7", "q8"),
    "high_annex_i_a": ("q6",),
    "sectoral_annex_i_b": ("q6",),
    "transparency": ("q9",),
    "not_high_risk_art6_3": ("q7", "q8"),
    "minimal": ("q10",),
}
"""The steps behind a class; out of scope it is the last one."""
MOST_POINTS = 3
"""Open points of a step that are named; more say no more than that the step is open."""
PROFILING = "6(3), "
"""Where profiling alone keeps a system high-risk, the subparagraph is cited."""


def system_report(system: SystemBasis, basis: ActBasis, words: Words) -> SystemReport:
    """Everything on one system."""
    found, rows = system.classification, duty_rows(system, basis, words)
    told = words.risk_class(found.risk_class)
    return SystemReport(
        id=system.id,
        name=system.name,
        purpose=system.purpose,
        class_id=found.risk_class,
        class_name=words.locale.text(told.name),
        class_text=words.locale.text(told.text),
        needs_review=found.risk_class == "needs_review",
        candidate=_candidate(found, words),
        roles=_roles(found, words),
        why=_why(found, words),
        path=tuple(_step(step, words) for step in found.path),
        to_find_out=_to_find_out(found.open_questions, words),
        transparency=tuple(_owed(paragraph, words) for paragraph in found.transparency),
        vendor_check=tuple(_vendor(paragraph, words) for paragraph in found.vendor_transparency),
        modifiers=tuple(_modifier(name, words) for name in found.modifiers),
        finding=_finding(system, basis, words),
        next_date=_next_date(next_day((system,), basis.as_of), words),
        duties=rows,
        table=duty_table(rows, words),
    )


def _candidate(found: Classification, words: Words) -> str:
    """The stricter class; of Art 5 only the provision, never that the system is prohibited."""
    if found.candidate is None:
        return ""
    t = words.locale.t
    if found.candidate == "prohibited":
        cited = [row.citation for row in found.review if row.risk_class == "prohibited"]
        articles = ", ".join(dict.fromkeys(words.cite(citation) for citation in cited))
        return t("act.candidate_article_5", articles=articles or words.cite("5"))
    return t("act.candidate", name=words.class_name(found.candidate))


def _roles(found: Classification, words: Words) -> str:
    t = words.locale.t
    names = [words.role(role) for role in found.roles]
    names += [t("act.role_possible", role=words.role(role)) for role in found.possible_roles]
    return ", ".join(names) or t("act.role_none")


# ----------------------------------------------------------------------------------------- path
def _why(found: Classification, words: Words) -> tuple[str, ...]:
    """What decided the class, or the candidate: a sentence a step."""
    t, strictest = words.locale.t, found.strictest
    wanted = DECIDES.get(strictest, (found.path[-1].step,) if found.path else ())
    lines = [_reason(step, words) for step in found.path if step.step in wanted]
    if found.prohibited_from is not None:
        key = "act.banned_since" if found.prohibited_from <= found.as_of else "act.banned_from"
        lines.append(t(key, date=words.locale.date(found.prohibited_from)))
    changed = [step for step in found.path if step.step == "q4" and step.answer == "yes"]
    if strictest in HIGH and changed:
        lines.append(t("act.why_provider", article=words.cite(changed[0].citation)))
    return tuple(lines)


def _reason(step: PathStep, words: Words) -> str:
    if step.step == "q8" and step.answer == "no" and step.citation.startswith(PROFILING):
        return words.locale.t("act.why_profiling", article=words.cite(step.citation))
    name = words.locale.text(words.step(step.step).name)
    cited = words.cite(step.citation)
    return words.locale.t("act.why", step=name, article=cited, answer=_answer(step, words))


def _step(step: PathStep, words: Words) -> Step:
    told = words.step(step.step)
    return Step(
        id=step.step,
        name=words.locale.text(told.name),
        question=words.locale.text(told.text),
        answer=_answer(step, words),
        citation=words.cite(step.citation),
    )


def _answer(step: PathStep, words: Words) -> str:
    """Yes, no or open, with what holds or may hold."""
    said = words.locale.t(f"act.answer_{step.answer}")
    many = step.answer == "open" and len(step.points) > MOST_POINTS
    if not step.points or many or step.answer == "no":
        return said
    points = "; ".join(_point(step.step, point, words) for point in step.points)
    return words.locale.t("act.answer_points", answer=said, points=points)


def _point(step: str, point: str, words: Words) -> str:
    if step in LISTS:
        return words.locale.text(words.option(LISTS[step], point).name)
    if step == "q3":
        return words.role(point)
    if step == "q6":
        return words.locale.t("act.section", section=point.upper())
    return words.cite(point)


# --------------------------------------------------------------------------------- open answers
def _to_find_out(questions: Sequence[OpenQuestion], words: Words) -> tuple[ToFindOut, ...]:
    """Those that decide the class first, else in the order they are asked."""
    ordered = sorted(questions, key=lambda question: not question.changes_class)
    return tuple(_open(question, words) for question in ordered)


def _open(question: OpenQuestion, words: Words) -> ToFindOut:
    asked = words.act.questions[question.fact]
    text = words.locale.text(asked.question)
    points = "; ".join(words.point(question.fact, point) for point in question.points)
    single = question.points[0] if len(question.points) == 1 else ""
    return ToFindOut(
        fact=f"{question.fact}:{single}" if single else question.fact,
        question=words.locale.t("act.open_points", question=text, points=points)
        if points
        else text,
        how=words.locale.text(asked.find_out),
        citation=words.locale.text(asked.citation),
        why=words.locale.text(asked.why),
        changes_class=question.changes_class,
    )


# ------------------------------------------------------------------------------- what it brings
def _owed(paragraph: str, words: Words) -> str:
    return words.duty_name(words.duty_of(paragraph).id)


def _vendor(paragraph: str, words: Words) -> str:
    """What to see before buying: the duty is the provider's, the check is ours."""
    told = words.duty_of(paragraph)
    proof = words.locale.text(told.evidence)
    return words.locale.t("act.vendor", duty=words.duty_name(told.id), proof=proof)


def _modifier(name: str, words: Words) -> Notice:
    told = words.modifier(name)
    return Notice(words.locale.text(told.name), words.locale.text(told.text))


def _finding(system: SystemBasis, basis: ActBasis, words: Words) -> str:
    judged = {duty_id: answer.judged for duty_id, answer in system.answers.items()}
    counted = coverage(answered(system.classification.duties, judged), basis.as_of, words.law)
    if not counted.applicable:
        return words.locale.t("act.finding_none")
    return words.locale.t(
        "act.finding", met=counted.met, n=counted.applicable, unclear=counted.unclear
    )


def _next_date(day: date | None, words: Words) -> str:
    return "" if day is None else words.locale.t("act.next_date", date=words.locale.date(day))


def open_rows(systems: Sequence[SystemReport]) -> tuple[DutyRow, ...]:
    """The duties of all systems that leave something to do."""
    return tuple(
        row
        for system in systems
        for row in system.duties
        if row.state not in ("met", "not_applicable") and counts(row)
    )


def counts(row: DutyRow) -> bool:
    """Whether the duty is in the counts: law, and not under a condition alone."""
    return row.timing not in ("good_practice", "conditional")
