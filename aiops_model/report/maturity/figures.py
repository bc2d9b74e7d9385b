"""Figures of a result: layers and capabilities against their targets, the fields of all."""

from collections.abc import Mapping
from decimal import Decimal

from aiops_model.domain.maturity.result import Result, Standing
from aiops_model.i18n import plain
from aiops_model.report.maturity.shown import tenth
from aiops_model.report.maturity.words import Words
from aiops_model.report.model import Figure, Row


def layer_targets(result: Result, words: Words) -> dict[str, float]:
    """Layer -> mean target of its capabilities that have one: a layer has no target of its own."""
    targets = result.progress.targets
    found = {}
    for layer in words.maturity.model.layers:
        values = [targets[c] for c in layer.capabilities if c in targets]
        if values:
            found[layer.id] = sum(values) / len(values)
    return found


def layers(result: Result, words: Words) -> Figure:
    """The layers by their distance to the target."""
    return _bullet("layers", result.layers, layer_targets(result, words), words)


def capabilities(result: Result, words: Words) -> Figure:
    """The capabilities by their distance to the target."""
    return _bullet("capabilities", result.capabilities, result.progress.targets, words)


def gap(index: float | None, target: float | None) -> Decimal:
    """Distance to the target as the reader sees it; zero where it is reached or unknown."""
    if index is None or target is None:
        return Decimal(0)
    return max(tenth(target) - tenth(index), Decimal(0))


def _bullet(
    what: str, parts: Mapping[str, Standing], targets: Mapping[str, float], words: Words
) -> Figure:
    applying = [part_id for part_id, part in parts.items() if part.applicable]
    order = sorted(
        applying,
        key=lambda i: (
            parts[i].index is None,
            -gap(parts[i].index, targets.get(i)),
            parts[i].index or 0,
        ),
    )
    rows = tuple(_bullet_row(i, parts[i], targets.get(i), words) for i in order)
    finding = _widest(what, parts, targets, order, words)
    listed = [_bullet_alt(row, words) for row in rows]
    how_to_read = words.locale.t("maturity.bullet_help")
    return Figure("bullet", finding, how_to_read, plain("; ".join(listed)), rows, words.levels())


def _bullet_alt(row: Row, words: Words) -> str:
    """Name, today, target, and the range where open answers leave one."""
    said = f"{words.part(str(row['id']))}: {row['text']}"
    low, high = (tenth(float(row[end])) for end in ("low", "high"))
    if not row["known"] or low == high:
        return said
    return words.locale.t("maturity.bullet_alt", said=said, low=low, high=high)


def _bullet_row(part_id: str, part: Standing, target: float | None, words: Words) -> Row:
    """One part: what is unknown has no such key, so that nothing is drawn for it."""
    t = words.locale.t
    row: dict[str, str | float | int | bool] = {
        "id": part_id,
        "name": words.part_label(part_id),
        "known": part.index is not None,
        "aimed": target is not None,
        "low": 0.0,
        "high": 0.0,
    }
    if part.index is not None:
        row["value"] = part.index
        row["low"] = part.index if part.index_low is None else part.index_low
        row["high"] = part.index if part.index_high is None else part.index_high
    if target is not None:
        row["target"] = target
    shown = {} if part.index is None else {"index": tenth(part.index)}
    aimed = {} if target is None else {"target": tenth(target)}
    key = f"{'open' if part.index is None else 'known'}{'' if target is None else '_target'}"
    row["text"] = t(f"maturity.bullet_{key}", **shown, **aimed)
    return row


def _widest(
    what: str,
    parts: Mapping[str, Standing],
    targets: Mapping[str, float],
    order: list[str],
    words: Words,
) -> str:
    """Where the distance is largest, in words; ties and reached targets are said as such."""
    t = words.locale.t
    gaps = {i: gap(parts[i].index, targets.get(i)) for i in order if parts[i].index is not None}
    if not gaps:
        return t("maturity.gap_unknown")
    largest = max(gaps.values())
    if largest == 0 and (held := below_target(parts, targets)):
        return t(f"maturity.gap_gates_{what}", n=held)
    if largest == 0:
        return t(f"maturity.gap_none_{what}" if len(gaps) == len(order) else "maturity.gap_none")
    widest = [i for i, value in gaps.items() if value == largest]
    if len(widest) == 1:
        return t("maturity.gap", name=words.part_label(widest[0]))
    if len(widest) == len(order):
        return t(f"maturity.gap_equal_{what}")
    return t(f"maturity.gap_tie_{what}", n=len(widest))


def below_target(parts: Mapping[str, Standing], targets: Mapping[str, float]) -> int:
    """How many parts a gate holds below their target although their index reaches it."""
    return sum(
        part.level_low < int(targets[part_id]) and not gap(part.index, targets[part_id])
        for part_id, part in parts.items()
        if part_id in targets and part.level_low is not None and part.index is not None
    )


# ------------------------------------------------------------------------------------- fields
def fields(result: Result, words: Words) -> Figure:
    """All capabilities as fields in the colour of their level, a row a layer."""
    rows: list[Row] = []
    alt = []
    for line, layer in enumerate(words.maturity.model.layers):
        for column, capability in enumerate(layer.capabilities):
            part = result.capabilities[capability]
            state, word = _field(part, words)
            text = _field_text(part, words)
            rows.append(
                {
                    "id": capability,
                    "name": words.short(capability),
                    "word": word,
                    "state": state,
                    "line": line,
                    "column": column,
                    "group": "" if column else words.layer(layer.id),
                    "text": text,
                }
            )
            alt.append(f"{words.capability(capability)}: {text}")
    finding = _most(result, words)
    how_to_read = words.locale.t("maturity.fields_help")
    return Figure("fields", finding, how_to_read, plain("; ".join(alt)), tuple(rows))


def _field(part: Standing, words: Words) -> tuple[str, str]:
    """State (for the colour) and word of a field: never a colour alone."""
    if part.applicable == 0:
        return "none", words.locale.t("maturity.field_none")
    if part.level_low is None or part.level_high is None:
        return "open", words.locale.t("maturity.open")
    if part.level_low == part.level_high:
        return str(part.level_low), words.level(part.level_low)
    return "range", words.locale.t("maturity.field_range", low=part.level_low, high=part.level_high)


def _field_text(part: Standing, words: Words) -> str:
    if part.level_low is None or part.level_high is None:
        return _field(part, words)[1]
    return words.level_range(part.level_low, part.level_high)


def _most(result: Result, words: Words) -> str:
    """How many capabilities stand lowest, in words."""
    t = words.locale.t
    parts = [part for part in result.capabilities.values() if part.applicable]
    lows = [part.level_low for part in parts if part.level_low is not None]
    if not lows:
        return t("maturity.fields_open")
    lowest = min(lows)
    count, level = lows.count(lowest), words.level(lowest)
    if count == len(result.capabilities):
        return t("maturity.fields_all", level=level, n=count)
    return t("maturity.fields_lowest", level=level, n=count)
