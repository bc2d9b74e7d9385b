"""Reports written by hand: what a page must carry at its fullest, in German and English."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import yaml

from aiops_model.i18n import Locale
from aiops_model.report.model import (
    EuroCard,
    Figure,
    Finding,
    LevelCard,
    Notice,
    Report,
    Section,
    Table,
)

WORDS = Path(__file__).parents[2] / "data" / "i18n"


def locale(lang: str) -> Locale:
    """The shipped words of the PDF."""
    words = yaml.safe_load((WORDS / f"{lang}.yaml").read_text("utf-8"))["pdf"]
    catalogue = {f"pdf.{key}": text for key, text in words.items()}
    return Locale(lang, "AT" if lang == "de" else "EU", catalogue, {})


def ladder(names: tuple[str, ...], settled: int, reached: int) -> Figure:
    return Figure(
        kind="ladder",
        finding=names[reached - 1] if reached else "",
        how_to_read="",
        alt="",
        rows=tuple(
            {
                "name": name,
                "state": "settled" if i <= settled else "open" if i <= reached else "empty",
                "start": i - 1,
                "end": i - 0.04,
            }
            for i, name in enumerate(names, start=1)
        ),
    )


def span(low: float, mid: float, high: float, texts: tuple[str, str, str]) -> Figure:
    low_text, mid_text, high_text = texts
    return Figure(
        kind="range",
        finding="",
        how_to_read="",
        alt="",
        rows=(
            {
                "low": low,
                "mid": mid,
                "high": high,
                "bottom": min(0.0, low),
                "top": high * 1.06,
                "low_text": low_text,
                "mid_text": mid_text,
                "high_text": high_text,
                "low_name": "unterer Wert",
                "high_name": "oberer Wert",
            },
        ),
    )


def components(rows: tuple[tuple[str, str, float, str], ...], how_to_read: str) -> Figure:
    top = max(row[2] for row in rows)
    return Figure(
        kind="components",
        finding="",
        how_to_read=how_to_read,
        alt="",
        rows=tuple({"id": i, "name": n, "value": v, "text": t, "top": top} for i, n, v, t in rows),
    )


DE_LEVELS = ("Pilot", "Gesteuert", "Skaliert", "Strategisch")
EN_LEVELS = ("Pilot", "Managed", "Scaled", "Strategic")

GERMAN = Report(
    assessment_id="a1",
    snapshot_id="s1",
    lang="de-AT",
    country="AT",
    created=date(2026, 11, 20),
    company="Muster Maschinenbau GmbH",
    demo=False,
    demo_mark="",
    context="Auf einen Blick · 20.\u00a0November\u00a02026",
    title="Ihr KI-Betrieb steht indikativ zwischen Pilot und Gesteuert",
    basis="Österreich, 220 Beschäftigte. Grundlage: Selbst-Check mit fünf Fragen, "
    "2 von 5 Angaben geschätzt.",
    level=LevelCard(
        label="Stufe, indikativ",
        heading="Pilot bis Gesteuert",
        low=1,
        high=2,
        ladder=ladder(DE_LEVELS, 1, 2),
        missing="Für „Gesteuert“ fehlen zwei Dinge: eine benannte Person und ein "
        "Rück\u00adfall\u00adweg.",
        note="Vorläufig, aus fünf Antworten.",
    ),
    euro=EuroCard(
        label="Worum es pro Jahr geht, vor Kosten",
        value="22.000–150.000\u00a0€",
        middle="Mittlerer Wert",
        middle_value="49.000\u00a0€",
        uncertainty="Unsicherheit hoch: 2 von 5 geschätzt",
        chance="Nach Kosten ist ein Minus mit 31\u00a0% Wahrscheinlichkeit möglich.",
        figure=span(
            22_000,
            49_000,
            150_000,
            ("22.000\u00a0€", "49.000\u00a0€", "150.000\u00a0€"),
        ),
    ),
    risk=Notice("Fehler fallen zuerst außen auf", "Kundschaft statt Alarm: D, Folge Klasse 3."),
    step=Notice(
        "Erster Schritt: Überwachung zuweisen",
        "Geschäftsführung, bis 4.\u00a0Dezember\u00a02026, 1,0\u00a0Personentag",
    ),
    step_how="Benennen Sie eine Person und eine Vertretung. Legen Sie drei Schwellen fest.",
    findings_title="Drei Befunde mit Folge und Maßnahme",
    findings_columns=("Befund", "Folge", "Maßnahme"),
    findings=(
        Finding(
            "Niemand ist für die Überwachung benannt.",
            "Ein Fehler fällt zuerst der Kundschaft auf.",
            "Person und Stellvertretung benennen, bis 4.\u00a0Dezember\u00a02026.",
        ),
        Finding(
            "Ein Rück\u00adfall\u00adweg fehlt.",
            "Bei einer Störung wird improvisiert.",
            "Rück\u00adfall\u00adweg schreiben und üben, bis Tag\u00a060.",
        ),
        Finding(
            "Der Nutzen ist nicht gemessen.",
            "Die Spanne bleibt breit.",
            "Eine Kennzahl mit Ausgangswert führen, ab Tag\u00a040.",
        ),
    ),
    decision_label="Erbetene Entscheidung",
    decision="Die Geschäftsführung benennt bis 4.\u00a0Dezember\u00a02026 eine verantwortliche "
    "Person mit Vertretung und gibt 5,0\u00a0Personentage frei.",
    sections=(
        Section(
            "components",
            "Der größte Teil ist ungehobener Nutzen",
            figure=components(
                (
                    ("c1", "Ungehobener Nutzen", 27_000, "27.000\u00a0€ · 55\u00a0%"),
                    ("c3", "Störfälle und Fehler", 14_000, "14.000\u00a0€ · 29\u00a0%"),
                    ("c2", "Gebundenes Geld ohne Ertrag", 8_000, "8.000\u00a0€ · 16\u00a0%"),
                ),
                "Anteile am mittleren Wert von 49.000\u00a0€; die Spannen addieren sich nicht.",
            ),
        ),
        Section(
            "net",
            "Nach Kosten bleibt meist ein Plus",
            lines=(
                "Nach Kosten −12.000\u00a0€ bis 90.000\u00a0€, Minus zu 31\u00a0%.",
                "Wahrschein\u00adlichkeit eines Minus: 31\u00a0%.",
                "Weitere Zeile, nur am Bildschirm.",
            ),
        ),
        Section(
            "incident",
            "Ein Fall kostet mehr als ein Jahr",
            lines=("Je Fall 23.000–246.000\u00a0€, je Jahr im Mittel 14.000\u00a0€.",),
        ),
    ),
    contradictions=(),
    patterns=(),
    segment=Notice("Einführen", "Erst steuern, dann ausweiten."),
    assumptions=Table(("Annahme", "Wert", "Herkunft"), (), ""),
    not_in_figure=("Bußgelder",),
    answers=(),
    confidence="Angaben: 3 bekannt, 2 geschätzt, 0 offen. Modell EUR-0.3, Katalog 2026.11.0.",
    disclaimers="Rechtsstand 24.\u00a0September\u00a02026. Keine Rechtsberatung. Schätzung, keine "
    "Zusage. Angaben des Unternehmens, nicht geprüft.",
    provenance={},
    file_stem="2026-11-20_KI-Betrieb_Vorstand_de",
    numbers={"p10": 22_000, "p50": 49_000, "p90": 150_000},
)

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

LONG_COMPANY = (
    "Donaudampfschifffahrts- und Maschinenbaugesellschaft Müller, Lüdenscheidt & Söhne "
    "Beteiligungsverwaltung GmbH & Co. KGaA, Wien-Nord"
)[:120]

LONGEST = replace(
    GERMAN,
    company=LONG_COMPANY,
    demo=True,
    demo_mark="Beispieldaten",
    context="Auf einen Blick · Beispieldaten · 20.\u00a0November\u00a02026",
    title="Ihr KI-Betrieb steht indikativ zwischen Gesteuert und Strategisch",
    basis="Anderes EU-Land, 1.000–4.999 Beschäftigte, rund 480.000.000\u00a0€ Umsatz. Grundlage: "
    "Selbst-Check mit fünf Fragen und drei ergänzten Angaben, 3 von 5 Angaben geschätzt, 1 offen.",
    level=replace(
        GERMAN.level,
        heading="Gesteuert bis Strategisch",
        low=2,
        high=4,
        ladder=ladder(DE_LEVELS, 2, 4),
        missing="Für „Skaliert“ fehlen drei Dinge: eine Kennzahl mit Ausgangswert, ein geübter "
        "Rück\u00adfall\u00adweg und eine benannte Stellvertretung für die Überwachung.",
        note="Vorläufige Einstufung aus fünf Antworten; der Workshop ersetzt sie.",
    ),
    euro=replace(
        GERMAN.euro,
        value="22.000.000–150.000.000\u00a0€",
        middle="Mittlerer Wert",
        middle_value="49.000.000\u00a0€",
        figure=span(
            22_000_000,
            49_000_000,
            150_000_000,
            ("22.000.000\u00a0€", "49.000.000\u00a0€", "150.000.000\u00a0€"),
        ),
        chance="Nach den Kosten des laufenden Betriebs bleibt mit 31\u00a0% Wahrscheinlichkeit "
        "ein Minus.",
    ),
    risk=Notice(
        "Fehler in Entscheidungen über Menschen",
        "Betroffen: Bewerbungen, Kredit oder Sicherheit.",
    ),
    step=Notice(
        "Erster Schritt: Überwachung mit Namen zuweisen",
        "Leitung KI-Betrieb und Geschäftsführung, bis 4.\u00a0Dezember\u00a02026, "
        "2,5\u00a0Personentage",
    ),
    findings=(
        Finding(
            "Für die laufende Überwachung der produktiven KI-Systeme ist weder eine Person noch "
            "eine Stellvertretung benannt.",
            "Ein unbemerkter Fehler fällt zuerst der Kundschaft auf und läuft bis dahin über "
            "mehrere Wochen in allen Abläufen mit.",
            "Person und Stellvertretung schriftlich benennen, Alarm einrichten und einmal "
            "auslösen, bis 4.\u00a0Dezember\u00a02026.",
        ),
        Finding(
            "Ein geübter Rück\u00adfall\u00adweg fehlt für die Systeme, die fest in Abläufe "
            "eingebaut sind.",
            "Bei einer Störung wird improvisiert; Aufträge und Zusagen bleiben liegen.",
            "Rück\u00adfall\u00adweg auf einer Seite schreiben und mit der Schicht üben, bis "
            "19.\u00a0Januar\u00a02027.",
        ),
        Finding(
            "Der Nutzen der laufenden Vorhaben ist nicht mit einem Wert vorher und nachher belegt.",
            "Die Spanne bleibt breit, und die Abschlussprüfung lässt den Nutzen nicht gelten.",
            "Eine Kennzahl mit Ausgangswert führen und monatlich berichten, ab "
            "30.\u00a0Dezember\u00a02026.",
        ),
    ),
    decision="Die Geschäftsführung beschließt: Verantwortung für die Überwachung bei der Leitung "
    "KI-Betrieb mit Stellvertretung, 36,5\u00a0Personentage in 90\u00a0Tagen, Start am "
    "23.\u00a0November\u00a02026, Bericht an den Beirat am 19.\u00a0Februar\u00a02027.",
    sections=tuple(
        replace(
            s,
            title=s.title + ", vor neuen Vorhaben",
            lines=tuple(line + " Auf zwölf Monate." for line in s.lines),
        )
        for s in GERMAN.sections
    ),
    confidence="Sicherheit der Antworten: 1 bekannt, 3 geschätzt, 1 offen. 2 Antworten "
    "widersprechen sich. Modell EUR-0.3, Katalog 2026.11.0, Stand 20.\u00a0November\u00a02026.",
)

FLOOR = replace(
    GERMAN,
    company="",
    euro=EuroCard(
        label="Worum es pro Jahr geht, vor Kosten",
        value="Unter 10.000\u00a0€: keine Schätzung, die eine Entscheidung trägt",
        middle="",
        middle_value="",
        uncertainty="Unsicherheit mittel",
        chance="",
        figure=None,
    ),
    sections=(),
)

NOT_STARTED = replace(
    FLOOR,
    title="Sie haben mit KI noch nicht begonnen",
    level=LevelCard(
        label="Stufe, indikativ",
        heading="Noch nicht begonnen",
        low=None,
        high=None,
        ladder=ladder(DE_LEVELS, 0, 0),
        missing="Für „Pilot“ fehlt ein erstes Vorhaben mit zuständiger Person.",
        note="Vorläufig, aus fünf Antworten.",
    ),
)

NEGATIVE = replace(
    GERMAN,
    title="Nach Kosten ist ein Minus möglich",
    euro=EuroCard(
        label="Ergebnis nach Kosten im ersten Jahr",
        value="−22.000\u00a0€ bis 50.000\u00a0€",
        middle="Mittlerer Wert",
        middle_value="9.000\u00a0€",
        uncertainty="Unsicherheit hoch: 2 von 5 geschätzt",
        chance="Minus mit 41\u00a0% Wahrscheinlichkeit.",
        figure=span(
            -22_000,
            9_000,
            50_000,
            ("−22.000\u00a0€", "9.000\u00a0€", "50.000\u00a0€"),
        ),
    ),
)

ALL = {
    "german": (GERMAN, "de"),
    "english": (ENGLISH, "en"),
    "longest": (LONGEST, "de"),
    "floor": (FLOOR, "de"),
    "not_started": (NOT_STARTED, "de"),
    "negative": (NEGATIVE, "de"),
}
