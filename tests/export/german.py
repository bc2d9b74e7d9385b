"""A report in German, as full as an ordinary one gets."""

from datetime import date

from aiops_model.report.model import EuroCard, Finding, LevelCard, Notice, Report, Section, Table
from tests.export.figures import DE_LEVELS, components, ladder, span

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
        why="Die schwächste Antwort hält die Stufe.",
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
    step_name="Überwachung zuweisen",
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
