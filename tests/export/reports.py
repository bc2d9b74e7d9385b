"""The reports whose pages are tested: ordinary ones, the longest, those without figures."""

from dataclasses import replace
from pathlib import Path

import yaml

from aiops_model.i18n import Locale
from aiops_model.report.model import EuroCard, Finding, LevelCard, Notice
from tests.export.english import ENGLISH
from tests.export.figures import DE_LEVELS, ladder, span
from tests.export.german import GERMAN

WORDS = Path(__file__).parents[2] / "data" / "i18n"


def locale(lang: str) -> Locale:
    """The shipped words of the PDF."""
    words = yaml.safe_load((WORDS / f"{lang}.yaml").read_text("utf-8"))["pdf"]
    catalogue = {f"pdf.{key}": text for key, text in words.items()}
    return Locale(lang, "AT" if lang == "de" else "EU", catalogue, {})


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
        why="Die schwächste Antwort hält die Stufe.",
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
        why="Die schwächste Antwort hält die Stufe.",
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
