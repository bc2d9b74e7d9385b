"""The readers of the house: the columns of its number table, and English in Switzerland."""

from aiops_model.content import load_content
from aiops_model.i18n import Entry, Locale


def reader(name: str, catalogue: dict[str, Entry] | None = None) -> Locale:
    """The locale of a column of the table: de_DE, de_AT, de_CH, en, or English in Switzerland."""
    lang, country = {"en": ("en", "EU"), "en_CH": ("en", "CH")}.get(name) or name.split("_")
    content = load_content()
    texts = content.i18n["en" if lang == "en" else "de"] if catalogue is None else catalogue
    return Locale(lang, country, texts, content.swiss_words, content.exchange.value)
