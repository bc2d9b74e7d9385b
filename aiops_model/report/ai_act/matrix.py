"""The heat map: a line a duty, a field a system, the state as colour, symbol and word."""

import textwrap
from collections.abc import Mapping, Sequence

from aiops_model.i18n import SOFT_HYPHEN, plain
from aiops_model.report.ai_act.model import DutyRow, SystemReport
from aiops_model.report.ai_act.rows import OPEN
from aiops_model.report.ai_act.systems import counts
from aiops_model.report.ai_act.words import Words
from aiops_model.report.model import Figure, Row

MOST_COLUMNS = 3
"""Fields side by side whose words still fit a phone."""
MOST_SYSTEMS = 6
"""Systems in one figure; the rest is in the tables."""
LABEL = 42
"""Characters of a line above the fields, on a phone."""
HEAD_LINES = 2
NAME = 20
"""Characters of a line above one of two columns on a phone."""
NARROW_NAME = 14
"""The same above one of three columns; a longer word widens the columns."""


def heat_map(systems: Sequence[SystemReport], words: Words) -> Figure | None:
    """Duty by system; None where no system owes a duty."""
    owing = [system for system in systems if any(_law(row) for row in system.duties)]
    if not owing:
        return None
    shown = sorted(owing, key=lambda system: -_open(system))[:MOST_SYSTEMS]
    shown = [system for system in owing if system in shown]
    width = _width(shown)
    order = list(words.act.duties)
    rows: list[Row] = []
    for start in range(0, len(shown), width):
        rows += _block(shown[start : start + width], order, rows, words)
    t = words.locale.t
    help_text = t("act.heat_map_help")
    if len(shown) < len(owing):
        help_text += " " + t("act.heat_map_some", n=len(shown), total=len(owing))
    columns = ("",) * max(width, 2)
    alt = plain("; ".join(_alt(system, words) for system in shown))
    return Figure("duties", _finding(owing, words), help_text, alt, tuple(rows), columns)


def _width(systems: Sequence[SystemReport]) -> int:
    """Systems side by side, as even as can be: fewer where a word of a name needs the room."""
    longest = max(len(word) for system in systems for word in (system.name.split() or [""]))
    most = MOST_COLUMNS if longest <= NARROW_NAME else MOST_COLUMNS - 1
    blocks = -(-len(systems) // most)
    return -(-len(systems) // blocks)


def _law(row: DutyRow) -> bool:
    return row.timing != "good_practice"


def _open(system: SystemReport) -> int:
    return sum(row.state in OPEN for row in system.duties if counts(row))


def _block(
    systems: Sequence[SystemReport], order: Sequence[str], before: Sequence[Row], words: Words
) -> list[Row]:
    """Systems side by side under their names, and every duty one of them owes."""
    line = 1 + max((int(row["line"]) for row in before), default=-1)
    rows: list[Row] = [
        _field(
            f"{system.id}:head", line, column, state="head", system=_head(system.name, len(systems))
        )
        for column, system in enumerate(systems)
    ]
    owed = [{row.id: row for row in system.duties if _law(row)} for system in systems]
    held = {duty_id for rows_of in owed for duty_id in rows_of}
    for duty_id in (duty_id for duty_id in order if duty_id in held):
        line += 1
        name = _lines(words.duty_name(duty_id), LABEL)
        for column, (system, rows_of) in enumerate(zip(systems, owed, strict=True)):
            field_id = f"{system.id}:{duty_id}"
            label = name if column == 0 else ""
            if (row := rows_of.get(duty_id)) is None:
                rows.append(_field(field_id, line, column, name=label, state="none"))
                continue
            rows.append(_field(field_id, line, column, name=label, **_said(row, words)))
    return rows


def _field(
    field_id: str,
    line: int,
    column: int,
    *,
    state: str,
    name: str = "",
    system: str = "",
    word: str = "",
    symbol: str = "",
) -> Row:
    return {
        "id": field_id,
        "line": line,
        "column": column,
        "name": name,
        "system": system,
        "state": state,
        "word": word,
        "symbol": symbol,
    }


def _said(row: DutyRow, words: Words) -> Mapping[str, str]:
    """State, word and symbol; a duty under a condition that nobody has judged says so."""
    if row.timing == "conditional" and row.state == "unclear":
        return {"state": "conditional", "word": words.locale.t("act.conditional_word")}
    return {"state": row.state, "word": row.word, "symbol": row.symbol}


def _lines(text: str, width: int) -> str:
    """A label on as many lines as it needs."""
    return (
        "\n".join(textwrap.wrap(text.replace(SOFT_HYPHEN, ""), width, break_on_hyphens=False))
        or "–"
    )


def _head(name: str, columns: int) -> str:
    """Two lines of a system's name; the whole is in the text equivalent and the tables."""
    room = NARROW_NAME if columns == MOST_COLUMNS else NAME
    lines = textwrap.wrap(name, room, max_lines=HEAD_LINES, placeholder=" …")
    return "\n".join(lines) or "–"


def _finding(systems: Sequence[SystemReport], words: Words) -> str:
    """How many duties are open, and where most; ties are said as such."""
    t = words.locale.t
    counts = {system.id: _open(system) for system in systems}
    total, most = sum(counts.values()), max(counts.values())
    if not total:
        return t("act.heat_map_none")
    first = [system for system in systems if counts[system.id] == most]
    if len(systems) > 1 and len(first) == 1:
        return t("act.heat_map_most", n=total, system=first[0].name)
    return t("act.heat_map", n=total)


def _alt(system: SystemReport, words: Words) -> str:
    states = ", ".join(
        words.locale.t("act.heat_map_alt", article=row.article, word=_said(row, words)["word"])
        for row in system.duties
        if _law(row)
    )
    return f"{system.name}: {states}"
