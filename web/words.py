"""The few words of the pages that stand outside Streamlit: shared link, not found, fault.

They lie here and not in `data/i18n`, because these pages must still come up when nothing else
does, the content included.
"""

from typing import Literal

Word = Literal[
    "product", "script_needed", "to_start",
    "share_title", "share_text", "share_button", "share_note",
    "share_gone_title", "share_gone_text",
    "too_many_title", "too_many_text",
    "not_found_title", "not_found_text",
    "fault_title", "fault_text", "reference",
    "refused_title", "refused_text",
]  # fmt: skip

WORDS: dict[Word, dict[str, str]] = {
    "product": {"de": "AI Operations Cockpit", "en": "AI Operations Cockpit"},
    "script_needed": {
        "de": "Diese Anwendung braucht JavaScript. Bitte schalten Sie es im Browser ein und laden "
        "Sie die Seite neu.",
        "en": "This application needs JavaScript. Please switch it on in your browser and reload "
        "the page.",
    },
    "to_start": {"de": "Zur Startseite", "en": "Go to the start page"},
    "share_title": {
        "de": "Ein Ergebnis wurde mit Ihnen geteilt",
        "en": "A result was shared with you",
    },
    "share_text": {
        "de": "Sie sehen das Ergebnis eines Selbst-Checks: Reifegrad, Euro-Spanne, ein Risiko und "
        "ein nächster Schritt. Sie können es lesen, aber nicht ändern.",
        "en": "You are about to see the result of a self-check: maturity level, euro range, one "
        "risk and one next step. You can read it but not change it.",
    },
    "share_button": {"de": "Ergebnis ansehen", "en": "View the result"},
    "share_note": {
        "de": "Ein Cookie merkt sich 30 Tage lang, dass dieser Browser das Ergebnis lesen darf.",
        "en": "A cookie remembers for 30 days that this browser may read the result.",
    },
    "share_gone_title": {"de": "Dieser Link gilt nicht mehr", "en": "This link is no longer valid"},
    "share_gone_text": {
        "de": "Er ist abgelaufen, wurde zurückgezogen oder ist unvollständig. Prüfen Sie, ob Sie "
        "den ganzen Link kopiert haben, oder bitten Sie die Person, die ihn geschickt hat, um "
        "einen neuen.",
        "en": "It has expired, was withdrawn or is incomplete. Check that you copied the whole "
        "link, or ask the person who sent it for a new one.",
    },
    "too_many_title": {"de": "Zu viele Versuche", "en": "Too many attempts"},
    "too_many_text": {
        "de": "Von Ihrem Anschluss kamen in kurzer Zeit viele ungültige Links. Versuchen Sie es "
        "in zehn Minuten noch einmal.",
        "en": "Many invalid links came from your connection in a short time. Please try again in "
        "ten minutes.",
    },
    "not_found_title": {"de": "Diese Seite gibt es nicht", "en": "There is no such page"},
    "not_found_text": {
        "de": "Die Adresse ist unvollständig oder veraltet. Ihre Angaben sind davon nicht "
        "betroffen.",
        "en": "The address is incomplete or out of date. Your answers are not affected.",
    },
    "fault_title": {"de": "Das hat nicht geklappt", "en": "Something went wrong"},
    "fault_text": {
        "de": "Gespeicherte Angaben sind nicht betroffen. Laden Sie die Seite neu. Bleibt der "
        "Fehler, nennen Sie dem Betreiber diese Nummer.",
        "en": "Saved answers are not affected. Reload the page. If the fault stays, give this "
        "number to whoever runs this site.",
    },
    "reference": {"de": "Nummer", "en": "Reference"},
    "refused_title": {
        "de": "Diese Anfrage wird nicht beantwortet",
        "en": "This request was refused",
    },
    "refused_text": {
        "de": "Der Name in der Adresse gehört nicht zu dieser Anwendung. Der Betreiber trägt "
        "erlaubte Namen in AIOPS_ALLOWED_HOSTS ein.",
        "en": "The name in the address does not belong to this application. Whoever runs it lists "
        "the allowed names in AIOPS_ALLOWED_HOSTS.",
    },
}  # fmt: skip


def word(key: Word, lang: str) -> str:
    """The text in "de" or "en"."""
    return WORDS[key][lang]
