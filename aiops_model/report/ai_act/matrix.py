"""The heat map: a line a duty, a field a system, the state as colour, symbol and word."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from aiops_model.i18n import SOFT_HYPHEN, plain
from aiops_model.report.ai_act.heat_map_model import HeatMap, HeatMapPart
from aiops_model.report.ai_act.model import DutyRow, SystemReport
from aiops_model.report.ai_act.rows import OPEN
from aiops_model.report.ai_act.systems import counts
from aiops_model.report.ai_act.words import Words
from aiops_model.report.model import Figure, Row

MOST_COLUMNS = 3
"""Fields side by side whose words still fit a phone."""
MOST_LINES = 10
"""Duties of a block; where there are more, those without an answer share a line."""
MOST_SYSTEMS = 6
"""Systems of one part, side by side in blocks."""
LABEL = 42
"""Characters of a line above the fields, on a phone."""
HEAD_LINES = 2
NAME = 20
"""Characters of a line above one of two columns on a phone."""
NARROW_NAME = 14
"""The same above one of three columns; a longer word widens the columns."""


def heat_map(systems: Sequence[SystemReport], words: Words) -> HeatMap | None:
    """Duty by system, those with the most open duties first; None where no system owes a duty."""
    owing = [system for system in systems if any(_law(row) for row in system.duties)]
    if not owing:
        return None
    t, finding, help_text = (
        words.locale.t,
        _finding(owing, words),
        words.locale.t("act.heat_map_help"),
    )
    if len(owing) > MOST_SYSTEMS:
        help_text += " " + t("act.heat_map_parts", n=MOST_SYSTEMS, total=len(owing))
    parts = []
    for start, shown in _parts(owing):
        label = ""
        if len(shown) < len(owing):
            last = start + len(shown)
            label = t(
                "act.heat_map_part", n=len(shown), first=start + 1, last=last, total=len(owing)
            )
        names = tuple(system.name for system in shown)
        parts.append(HeatMapPart(label, names, _figure(shown, finding, help_text, words)))
    return HeatMap(finding, help_text, tuple(parts))


def _parts(owing: Sequence[SystemReport]) -> Iterator[tuple[int, list[SystemReport]]]:
    """The systems by how much is open, as many as one look takes in; each in the register's order.

    With each part goes the number of systems before it.
    """
    ranked = sorted(owing, key=lambda system: -_open(system))
    for start in range(0, len(ranked), MOST_SYSTEMS):
        shown = {system.id for system in ranked[start : start + MOST_SYSTEMS]}
        yield start, [system for system in owing if system.id in shown]


def _figure(shown: Sequence[SystemReport], finding: str, help_text: str, words: Words) -> Figure:
    width = _width(shown)
    order = list(words.act.duties)
    rows: list[Row] = []
    for start in range(0, len(shown), width):
        rows += _block(shown[start : start + width], order, rows, words)
    columns = ("",) * max(width, 2)
    alt = plain("; ".join(_alt(system, words) for system in shown))
    return Figure("duties", finding, help_text, alt, tuple(rows), columns)


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
    silent = _silent(owed, held)
    for duty_id in (duty_id for duty_id in order if duty_id in held - silent):
        line += 1
        name = _lines(words.duty_name(duty_id), LABEL)
        for column, (system, rows_of) in enumerate(zip(systems, owed, strict=True)):
            field_id = f"{system.id}:{duty_id}"
            label = name if column == 0 else ""
            if (row := rows_of.get(duty_id)) is None:
                rows.append(_field(field_id, line, column, name=label, state="none"))
                continue
            rows.append(_field(field_id, line, column, name=label, **_said(row, words)))
    if silent:
        rows += _together(systems, owed, silent, line + 1, words)
    return rows


def _silent(owed: Sequence[Mapping[str, DutyRow]], held: AbstractSet[str]) -> AbstractSet[str]:
    """Duties of which nobody has said anything yet, where a block would be too tall for a look."""
    if len(held) <= MOST_LINES:
        return frozenset()
    told = {row.id for rows_of in owed for row in rows_of.values() if row.state != "unclear"}
    return held - told if len(held - told) > 1 else frozenset()


def _together(
    systems: Sequence[SystemReport],
    owed: Sequence[Mapping[str, DutyRow]],
    silent: AbstractSet[str],
    line: int,
    words: Words,
) -> list[Row]:
    """One line for all duties that nobody has spoken of."""
    name = _lines(words.locale.t("act.heat_map_rest", n=len(silent)), LABEL)
    rows: list[Row] = []
    for column, (system, rows_of) in enumerate(zip(systems, owed, strict=True)):
        field_id, label = f"{system.id}:rest", name if column == 0 else ""
        own = [_said(row, words) for row in rows_of.values() if row.id in silent]
        said = min(own, key=lambda row: row["state"] != "unclear", default={"state": "none"})
        rows.append(_field(field_id, line, column, name=label, **said))
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
