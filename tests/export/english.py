"""The same report in English."""

from dataclasses import replace

from aiops_model.report.model import EuroCard, Finding, LevelCard, Notice, Section
from tests.export.figures import EN_LEVELS, components, ladder, span
from tests.export.german import GERMAN

ENGLISH = replace(
    GERMAN,
    lang="en-GB",
    company="Sample Engineering Ltd",
    context="At a glance · 20\u00a0November\u00a02026",
    title="Your AI operations indicatively stand between Pilot and Managed",
    basis="Austria, 220 employees. Basis: self-check of five questions, 2 of 5 estimated.",
    level=LevelCard(
        label="Level, indicative",
        heading="Pilot to Managed",
        low=1,
        high=2,
        ladder=ladder(EN_LEVELS, 1, 2),
        why="Die schwächste Antwort hält die Stufe.",
        missing="Two things are missing for Managed: a named person and a rollback path.",
        note="Indicative, from five answers.",
    ),
    euro=EuroCard(
        label="At stake a year, before costs",
        value="€22,000–150,000",
        middle="Middle value",
        middle_value="€49,000",
        uncertainty="High uncertainty: 2 of 5 estimated",
        chance="After costs a loss has a chance of 31%.",
        figure=span(22_000, 49_000, 150_000, ("€22,000", "€49,000", "€150,000")),
    ),
    risk=Notice("Errors surface outside first", "Customers notice, not an alert."),
    step=Notice("First step: assign monitoring", "CEO, by 4\u00a0December\u00a02026, 1.0 day"),
    findings_title="Three findings, what follows, what to do",
    findings_columns=("Finding", "Consequence", "Measure"),
    findings=(
        Finding(
            "Nobody is named for monitoring.",
            "A customer is the first to notice an error.",
            "Name a person and a deputy by 4\u00a0December\u00a02026.",
        ),
        Finding(
            "There is no rollback path.",
            "A failure is met by improvisation.",
            "Write and rehearse the rollback path by day\u00a060.",
        ),
        Finding(
            "The benefit is not measured.",
            "The range stays wide.",
            "Keep one metric with a baseline from day\u00a040.",
        ),
    ),
    decision_label="Decision asked for",
    decision="The board names a responsible person and a deputy by 4\u00a0December\u00a02026 and "
    "releases 5.0 person-days.",
    sections=(
        Section(
            "net",
            "A gain is likely after costs",
            lines=("After costs −€12,000 to €90,000; chance of a loss 31%.",),
        ),
        Section(
            "components",
            "Unrealised benefit is the largest part",
            figure=components(
                (
                    ("c1", "Unrealised benefit", 27_000, "€27,000 · 55%"),
                    ("c3", "Incidents and errors", 14_000, "€14,000 · 29%"),
                    ("c2", "Money tied up without return", 8_000, "€8,000 · 16%"),
                ),
                "Shares of the middle value of €49,000; the ranges do not add up.",
            ),
        ),
        Section(
            "incident",
            "One event costs more than a year",
            lines=(
                "Per event €23,000–246,000, middle value €68,000; per year €14,000 on average.",
            ),
        ),
    ),
    confidence="Answers: 3 known, 2 estimated, 0 open. Model EUR-0.3, catalogue 2026.11.0.",
    disclaimers="Law as at 24\u00a0September\u00a02026. Not legal advice. An estimate, not "
    "a promise. Based on the company’s own answers, not verified.",
)
