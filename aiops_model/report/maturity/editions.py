"""States that another edition of the instrument had computed: both results, and what differs."""

from collections.abc import Sequence

from aiops_model.content.schema import Text
from aiops_model.domain.maturity.compare import Comparison
from aiops_model.domain.maturity.editions import SHARES, Difference, Edition, differences
from aiops_model.domain.maturity.result import Standing
from aiops_model.report.maturity.model import Older
from aiops_model.report.maturity.shown import tenth
from aiops_model.report.maturity.words import Words
from aiops_model.report.model import Section, Table

PERCENT = 100


def editions(older: Sequence[Older], comparison: Comparison, words: Words) -> tuple[Section, ...]:
    """Nothing where both states rest on the instrument of today."""
    if not older:
        return ()
    by_version = {state.version: state for state in older}
    return (
        _results(older, comparison, words),
        *(_changes(state.version, state.edition, words) for state in by_version.values()),
    )


def _results(older: Sequence[Older], comparison: Comparison, words: Words) -> Section:
    """Each state as it was stored, beside the same answers under the instrument of today."""
    t, today = words.locale.t, words.maturity.instrument.version
    title = t("maturity.edition_title", n=len(older))
    lines = [t("maturity.edition_kept")]
    if any(part.cause == "instrument" for part in comparison.parts):
        lines.append(t("maturity.edition_cause"))
    elif len(older) > 1:
        lines.append(t("maturity.edition_both"))
    columns = (
        t("maturity.column_state"),
        t("maturity.column_stored"),
        t("maturity.column_today", version=today),
    )
    rows = tuple(
        (
            state.name,
            t(
                "maturity.edition_of",
                standing=_standing(state.stored.overall, words),
                version=state.version,
            ),
            _standing(state.today.overall, words),
        )
        for state in older
    )
    return Section("editions", title, tuple(lines), table=Table(columns, rows, title))


def _standing(whole: Standing, words: Words) -> str:
    """Level with its index, a range of levels with its index, or that there is none yet."""
    t = words.locale.t
    if whole.level_low is None or whole.level_high is None or whole.index is None:
        return t("maturity.standing_open", answered=whole.answered, n=whole.applicable)
    level = words.level_range(whole.level_low, whole.level_high)
    return t("maturity.edition_standing", level=level, index=tenth(whole.index))


def _changes(version: str, edition: Edition | None, words: Words) -> Section:
    """What today's instrument settles otherwise than the one of this version."""
    t, today = words.locale.t, words.maturity.instrument.version
    between = t("maturity.edition_between", before=version, after=today)
    name = f"edition_{version}"
    if edition is None:
        return Section(name, t("maturity.edition_unknown"), (between,))
    found = differences(edition.model, words.maturity.model)
    title = t("maturity.edition_changes", n=len(found))
    if not found:
        return Section(name, title, (between,))
    columns = (t("maturity.column_changed"), t("maturity.column_before_after"))
    rows = tuple((_subject(row, edition, words), _step(row, words)) for row in found)
    return Section(name, title, (between,), table=Table(columns, rows, title))


def _subject(row: Difference, edition: Edition, words: Words) -> str:
    """What is different: an item with its question, a gate, a hard stop, a rule."""
    t = words.locale.t
    if row.kind == "gate":
        return t("maturity.edition_gate", level=_level(row.id, words), of=_level(row.of, words))
    if row.kind in ("stop_removed", "item_removed"):
        name = words.locale.text(Text(**edition.names[row.id]))
        key = "item" if row.kind == "item_removed" else "stop"
        return t(f"maturity.edition_{key}", name=name)
    if row.kind in ("stop_added", "stop_changed"):
        return t("maturity.edition_stop", name=words.locale.text(words.stop(row.id).name))
    if row.id:
        return words.asked(row.id)
    return t(f"maturity.edition_{row.kind}")


def _step(row: Difference, words: Words) -> str:
    """From what to what, or that it is new, gone or otherwise."""
    t = words.locale.t
    if row.kind in ("item_added", "stop_added"):
        return t("maturity.edition_new")
    if row.kind in ("item_removed", "stop_removed"):
        return t("maturity.edition_gone")
    if row.kind in ("stop_changed", "scale", "limits"):
        return t("maturity.edition_other")
    if row.kind == "left_out":
        return t("maturity.edition_may" if row.after else "maturity.edition_may_not")
    before, after = (_figure(row, value, words) for value in (row.before, row.after))
    key = f"edition_{row.kind}" if row.kind in ("weight", "level") else "edition_step"
    return t(f"maturity.{key}", before=before, after=after)


def _figure(row: Difference, value: float | None, words: Words) -> str:
    if value is None:
        return words.locale.t("maturity.edition_nothing")
    if row.kind == "level":
        return words.level(int(value))
    if row.kind in SHARES:
        value *= PERCENT
    digits = 0 if value == int(value) else 1
    if row.kind == "gate" or row.kind in SHARES:
        return words.locale.percent(value / PERCENT, digits)
    return words.locale.number(value, digits)


def _level(level_id: str, words: Words) -> str:
    return words.level(words.level_of(level_id))
