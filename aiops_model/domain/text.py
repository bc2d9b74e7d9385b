"""Free text as it may be stored: what a person typed, in one spelling, or a refusal.

Accepted text comes back unchanged but for two things: it is normalised to NFC, and line ends become
one kind. Nothing is cut, stripped or replaced in silence. Escaping is not done here: it belongs to
each place that shows text.
"""

import re
import unicodedata

from aiops_model.domain.errors import Refusal

_LINE_END = re.compile("\r\n|[\r\n\u0085\u2028\u2029]")
_PLANE_ENDS = ("fffe", "ffff")
"""The last two code points of each plane, and U+FDD0 to U+FDEF, are no characters."""
_INVISIBLE = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})
_BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u2800\u3164\ufe0e\ufe0f\uffa0")


def clean_text(text: str, limit: int, field: str, *, lines: bool = False) -> str:
    r"""The text as it is stored: NFC, at most `limit` characters, no character that breaks a sink.

    Line ends become "\n" where `lines` are allowed, else a space. Directional marks, joiners and
    unusual spaces are text and stay.
    Raises Refusal about `field`: "text_too_long" (max, entered: characters);
    "text_control_characters" (character: its code point, position from 1) for controls, lone
    surrogates and noncharacters, and, without values, when nothing in the text can be seen.
    """
    found = unicodedata.normalize("NFC", _LINE_END.sub("\n" if lines else " ", text))
    if len(found) > limit:
        raise Refusal("text_too_long", field, max=limit, entered=len(found))
    for position, character in enumerate(found, start=1):
        if _is_forbidden(character):
            code = f"U+{ord(character):04X}"
            raise Refusal("text_control_characters", field, character=code, position=position)
    if all(_is_unseen(character) for character in found):
        raise Refusal("text_control_characters", field)
    return found


def _is_forbidden(character: str) -> bool:
    if character in "\n\t":
        return False
    if unicodedata.category(character) in {"Cc", "Cs"}:
        return True
    return "\ufdd0" <= character <= "\ufdef" or f"{ord(character):x}".endswith(_PLANE_ENDS)


def _is_unseen(character: str) -> bool:
    return unicodedata.category(character) in _INVISIBLE or character in _BLANK_LETTERS
