"""Numbers as people type them: "1.234", "1’234", "1,234", "340000", "1.234,50 €".

Three-digit groups and decimals share their signs across countries, so the rules are:
1. Spaces and apostrophes only ever group thousands.
2. With both a point and a comma, the last one is the decimal sign.
3. A sign that occurs twice groups thousands.
4. A single point or comma that cannot be a group ("1,5", "0.125", "12345.678") is decimal.
5. What is left ("1.234", "1,234") is read in the reader's own way: the point groups in German, the
   comma in English. The other sign there could mean either, and is refused rather than guessed;
   in Swiss German ("de-CH"), where apostrophes group, so are both.
"""

import re

from aiops_model.domain.errors import Refusal

_MONEY = re.compile(r"^(?:€|EUR|CHF)\s*|\s*(?:€|EUR|CHF)$", re.IGNORECASE)
_SPACES = "\u00a0\u2009\u202f"
_APOSTROPHES = "'’ʼ"
_PLAIN = re.compile(r"[-+]?[0-9]{1,18}(?:\.[0-9]{1,9})?")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[ '][0-9]{3})+")
_DIGITS = re.compile(r"[0-9]{1,18}")
_GROUP = 3
_MOST_DIGITS = 18


def parse_plain_number(text: str) -> int | float | None:
    """The number in plain digits with a point as decimal sign ("340000", "12.5"), else None."""
    if not _PLAIN.fullmatch(text):
        return None
    return float(text) if "." in text else int(text)


def parse_number(text: str, lang: str, field: str = "") -> int | float:
    """The number a reader of `lang` ("de", "en", or with a country: "de-CH") has typed.

    Whole numbers come back as int. Raises Refusal("not_a_number") for anything else than one
    number and Refusal("ambiguous_number") for one that reads differently elsewhere (see above);
    both carry the entered text.
    """
    bare = _MONEY.sub("", text.strip()).strip()
    sign = -1 if bare[:1] in {"-", "−"} else 1
    bare = bare.lstrip("-+−") if bare[:1] in {"-", "+", "−"} and bare[1:2].isdigit() else bare
    for space in _SPACES:
        bare = bare.replace(space, " ")
    for apostrophe in _APOSTROPHES:
        bare = bare.replace(apostrophe, "'")
    parts = _parts(bare)
    if parts is None:
        raise Refusal("not_a_number", field, entered=text)
    whole, sep, fraction = parts
    if sep and _could_be_group(whole, fraction):
        if sep != _group_sign(lang):
            raise Refusal("ambiguous_number", field, entered=text)
        whole, fraction = whole + fraction, ""
    if not fraction.strip("0"):
        return sign * int(whole)
    return sign * float(f"{whole}.{fraction}")


def _parts(text: str) -> tuple[str, str, str] | None:
    """Whole digits without grouping, the single point or comma if any, the digits behind it.

    The sign comes back as "" where rule 2 has already settled that it is decimal.
    """
    sign, settled = "", False
    if "." in text and "," in text:
        sign, settled = max(".,", key=text.rfind), True
        text = text.replace("," if sign == "." else ".", "'")
    elif text.count(".") == 1 or text.count(",") == 1:
        sign = "." if "." in text else ","
    else:
        text = text.replace(".", "'").replace(",", "'")
    whole, _, fraction = text.partition(sign) if sign else (text, "", "")
    grouped = _GROUPED.fullmatch(whole) is not None and len(set(whole) & {" ", "'"}) == 1
    if not (grouped or _DIGITS.fullmatch(whole)) or (sign and not _DIGITS.fullmatch(fraction)):
        return None
    whole = whole.replace("'", "").replace(" ", "")
    if len(whole) > _MOST_DIGITS:
        return None
    return whole, "" if settled or grouped else sign, fraction


def _could_be_group(whole: str, fraction: str) -> bool:
    return len(fraction) == _GROUP >= len(whole) and not whole.startswith("0")


def _group_sign(lang: str) -> str:
    """The sign that groups thousands for readers of `lang`; "" where neither does."""
    if lang.replace("_", "-").upper().endswith("-CH"):
        return ""
    return "." if lang.startswith("de") else ","
