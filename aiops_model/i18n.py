"""What a reader sees in words and numbers: language picks the words, country picks the patterns.

Patterns follow `data/i18n` and the house style: money in whole units with a no-break space
("420.000 €", "CHF 420’000", "€420,000"), ranges with an en dash, a true minus sign. Babel knows
the signs for grouping and decimals, names of months and plural categories; the patterns live here,
as Babel takes ten times as long to read its own, and a page has a hundred numbers.
Swiss readers get the one German text with ss for ß, Swiss quotes and the words of their law
(`i18n/swiss.yaml` in content).
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Protocol

import babel
from babel.numbers import get_decimal_symbol, get_group_symbol

NBSP = "\u00a0"
MINUS = "\u2212"
EN_DASH = "\u2013"
SOFT_HYPHEN = "\u00ad"

MILLION = 1_000_000
FEW = 2
"""Decimals of a number that is written with as many as it needs."""

THOUSANDS = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")
EURO_BEHIND = re.compile(rf"(\d[\d’]*){NBSP}€")

LANGUAGES = ("de", "en")

Entry = str | Mapping[str, str]
"""A catalogue entry: one text, or one text per plural category (zero, one, other)."""


class Bilingual(Protocol):
    """A content text in both languages."""

    @property
    def de(self) -> str: ...
    @property
    def en(self) -> str: ...


def plain(text: str) -> str:
    """The text without soft hyphens and no-break spaces: for file names, search, alt text, CSV."""
    return text.replace(SOFT_HYPHEN, "").replace(NBSP, " ")


@dataclass(frozen=True)
class Locale:
    """One reader: language for the words, country for the number patterns and the currency."""

    lang: str
    """"de" or "en"."""
    country: str
    """ "DE", "AT", "CH" or "EU" (another EU country)."""
    catalogue: Mapping[str, Entry]
    """Flat key -> text of this language (`Content.i18n[lang]`)."""
    swiss_words: Mapping[str, str]
    """German words replaced for Swiss readers, longest first."""
    chf_per_eur: float = 1.0
    """Calculation rate shown to Swiss readers; the model itself runs in EUR."""

    @cached_property
    def babel(self) -> babel.Locale:
        """Where Babel looks up grouping, decimal sign, month names and plural rules."""
        territory = self.country if self.country in ("DE", "AT", "CH") else "DE"
        return babel.Locale.parse(f"de_{territory}" if self.lang == "de" else "en_GB")

    @cached_property
    def _signs(self) -> dict[int, str]:
        """What the country writes for the signs that Python writes."""
        group, point = get_group_symbol(self.babel), get_decimal_symbol(self.babel)
        return str.maketrans({",": group, ".": point, "-": MINUS})

    @cached_property
    def _months(self) -> Mapping[str, Mapping[int, str]]:
        """Names of the months in a date, "wide" and "abbreviated"."""
        names: Mapping[str, Mapping[int, str]] = self.babel.months["format"]
        return names

    @property
    def tag(self) -> str:
        """BCP 47 tag of the text, for `<html lang>` and PDF metadata."""
        return str(self.babel).replace("_", "-")

    @property
    def currency(self) -> str:
        """Currency the reader sees: CHF in Switzerland, else EUR."""
        return "CHF" if self.country == "CH" else "EUR"

    def t(self, key: str, /, **values: object) -> str:
        """The interface text of `key`, with named places filled in.

        A plural entry picks zero, one or other by the value `n`. A missing key raises KeyError:
        the content check guarantees both languages have the same keys.
        """
        entry = self.catalogue[key]
        if not isinstance(entry, str):
            entry = entry[self._category(values["n"], entry)]
        shown = {k: self._shown(v) for k, v in values.items()}
        words = self._swiss(entry)
        return words.format(**shown) if shown else words

    def _shown(self, value: object) -> object:
        """A count in the reader's pattern; a Decimal with the decimals it was given."""
        if isinstance(value, Decimal):
            return self.number(float(value), max(0, -int(value.as_tuple().exponent)))
        if isinstance(value, int) and not isinstance(value, bool):
            return self.number(value)
        return value

    def _category(self, n: object, entry: Mapping[str, str]) -> str:
        if n == 0 and "zero" in entry:
            return "zero"
        category = self.babel.plural_form(Decimal(str(n)))
        return category if category in entry else "other"

    def text(self, pair: Bilingual, /, **values: object) -> str:
        """A content text in the reader's language, with named places filled in."""
        words = pair.de if self.lang == "de" else pair.en
        words = self._swiss(words)
        return words.format(**values) if values else words

    def _swiss(self, words: str) -> str:
        """German words of ours as Swiss readers write them; what a person typed stays as it is."""
        if self.country != "CH" or self.lang != "de":
            return words
        for german, swiss in self.swiss_words.items():
            words = words.replace(german, swiss)
        words = words.replace("„", "«").replace("“", "»").replace("‚", "‹").replace("‘", "›")
        words = THOUSANDS.sub("’", words.replace("ß", "ss"))
        return EURO_BEHIND.sub(rf"EUR{NBSP}\1", words)

    def number(self, value: float, decimals: int = 0) -> str:
        """A number with grouping and a fixed count of decimals, half to even."""
        # A float is rounded as it is written: 2.675 has three decimals for a reader.
        exact = Decimal(str(value)) if decimals else value
        return self._written(f"{exact:,.{decimals}f}")

    def _digits(self, value: float) -> str:
        """A number with grouping and up to two decimals, none where they are zero."""
        return self._written(f"{Decimal(str(value)):,.{FEW}f}".rstrip("0").rstrip("."))

    def _written(self, digits: str) -> str:
        """Digits with the signs of the country: a true minus sign, and none before a zero."""
        if not digits.strip("-0.,"):
            digits = digits.removeprefix("-")
        return digits.translate(self._signs)

    def percent(self, share: float, decimals: int = 0) -> str:
        """A share (0 to 1) as a percentage: "12 %" in German, "12%" in English."""
        return self.number(share * 100, decimals) + (NBSP + "%" if self.lang == "de" else "%")

    def number_range(self, low: float, high: float) -> str:
        """Two numbers with the decimals they need: "0,3–2", "1.190–1.480"."""
        ends = [self._digits(value) for value in (low, high)]
        return ends[0] if ends[0] == ends[1] else self._joint(low).join(ends)

    def _joint(self, low: float) -> str:
        """What stands between the ends of a range: a dash, or a word before a minus sign."""
        if low >= 0:
            return EN_DASH
        return " bis " if self.lang == "de" else " to "

    def percent_range(self, low: float, high: float) -> str:
        """Two shares as percentages: "1–9 %", "0,2–5 %"."""
        return self.number_range(low * 100, high * 100) + (NBSP + "%" if self.lang == "de" else "%")

    def converted(self, eur: float) -> float:
        """An amount of the model (EUR) in the currency the reader sees."""
        return eur * self.chf_per_eur if self.currency == "CHF" else eur

    def money(self, amount: float) -> str:
        """Whole currency units of an amount already in the reader's currency."""
        return self._with_sign(self.number(amount), self.currency)

    def money_entered(self, amount: float) -> str:
        """An amount as a person gave it: with two decimals unless it is whole ("52,50 €")."""
        whole = float(amount).is_integer()
        return self._with_sign(self.number(amount, 0 if whole else 2), self.currency)

    def money_short(self, amount: float) -> str:
        """Like `money`, in millions from one million up ("1,35 Mio. €", "€1.35m")."""
        return self._short(amount, self.currency)

    def money_range(self, low: float, high: float) -> str:
        """A range in whole units; one currency sign, a minus turns the dash into a word."""
        return self._range(low, high, self.currency)

    def euros_short(self, amount: float) -> str:
        """An amount that is in euro whatever the reader's currency, such as a legal ceiling."""
        return self._short(amount, "EUR")

    def euros_range(self, low: float, high: float) -> str:
        """A range in euro whatever the reader's currency, in millions where both ends have them."""
        if max(abs(low), abs(high)) < MILLION:
            return self._range(low, high, "EUR")
        texts = [self.euros_short(low), self.euros_short(high)]
        if texts[0] == texts[1]:
            return texts[0]
        if low >= MILLION:
            millions = self.number_range(low / MILLION, high / MILLION)
            return self._with_sign(millions + self._million, "EUR")
        return (" bis " if self.lang == "de" else " to ").join(texts)

    @property
    def _million(self) -> str:
        return f"{NBSP}Mio." if self.lang == "de" else "m"

    def _short(self, amount: float, currency: str) -> str:
        if abs(amount) < MILLION:
            return self._with_sign(self.number(amount), currency)
        return self._with_sign(self._digits(amount / MILLION) + self._million, currency)

    def _range(self, low: float, high: float, currency: str) -> str:
        low_text, high_text = self.number(low), self.number(high)
        if low_text == high_text:
            return self._with_sign(low_text, currency)
        if low < 0 and not self._code_first(currency):
            ends = (self._with_sign(text, currency) for text in (low_text, high_text))
            return self._joint(low).join(ends)
        return self._with_sign(f"{low_text}{self._joint(low)}{high_text}", currency)

    def _code_first(self, currency: str) -> bool:
        """Francs, and any money in Swiss German, stand behind their code."""
        return currency == "CHF" or (self.country == "CH" and self.lang == "de")

    def _with_sign(self, digits: str, currency: str) -> str:
        if self._code_first(currency):
            return f"{currency}{NBSP}{digits}"
        if self.lang == "de":
            return f"{digits}{NBSP}€"
        return f"{MINUS}€{digits[1:]}" if digits.startswith(MINUS) else f"€{digits}"

    def date(self, day: dt.date) -> str:
        """A date in prose: "20. November 2026", "20 November 2026"; parts keep together."""
        point = "." if self.lang == "de" else ""
        return f"{day.day}{point}{NBSP}{self._months['wide'][day.month]}{NBSP}{day.year}"

    def date_short(self, day: dt.date) -> str:
        """A date in tables: "20.11.2026", "20 Nov 2026"."""
        if self.lang == "de":
            return self.date_entry(day)
        return f"{day.day} {self._months['abbreviated'][day.month]} {day.year}"

    def date_entry(self, day: dt.date) -> str:
        """A date as it is typed into a field: "20.11.2026", "20/11/2026"."""
        sign = "." if self.lang == "de" else "/"
        return sign.join((f"{day.day:02}", f"{day.month:02}", str(day.year)))
