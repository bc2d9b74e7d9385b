"""Before and after: what moved, and where the change of the index comes from."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from aiops_model.content import Content
from aiops_model.domain.maturity.compare import Cause, Comparison, Moved, Part
from aiops_model.i18n import MINUS, Locale, plain
from aiops_model.report.maturity.editions import editions
from aiops_model.report.maturity.model import ComparisonReport, MaturityBasis, Older
from aiops_model.report.maturity.shown import adding_up, tenth
from aiops_model.report.maturity.words import Words, words
from aiops_model.report.model import Figure, Row, Section, Table

CAUSES: tuple[Cause, ...] = ("instrument", "respondents", "work", "answer")
BY_ITEM: tuple[Cause, ...] = ("work", "answer")


def build_comparison(
    comparison: Comparison,
    before: MaturityBasis,
    after: MaturityBasis,
    content: Content,
    locale: Locale,
    *,
    older: Sequence[Older] = (),
) -> ComparisonReport:
    """The report of two states of one assessment; `after` may be the answers of the moment.

    `older` are those of the two that another edition of the instrument had computed.
    """
    names = words(content, locale)
    comparison = replace(comparison, parts=_shown(comparison.parts))
    whole = comparison.overall
    split = _split(comparison, names)
    return ComparisonReport(
        title=_title(whole, locale),
        sentence=_sentence(whole, names),
        before=_state(before, whole.before, whole.level_before, names),
        after=_state(after, whole.after, whole.level_after, names),
        figure=_figure("capabilities", comparison.capabilities, names),
        layers=_figure("layers", comparison.layers, names),
        split=split,
        split_title=_largest_cause(_shares(comparison), names) if split else "",
        split_note=locale.t("maturity.split_note") if split else "",
        changed=_changed(comparison.parts, names),
        editions=editions(older, comparison, names),
        numbers=_numbers(comparison),
    )


def _shown(parts: Sequence[Part]) -> tuple[Part, ...]:
    """What too few answered both times counts among the other respondents, without the item."""
    return tuple(Part("respondents", part.amount) if part.few else part for part in parts)


def change(moved: Moved) -> Decimal | None:
    """The change as the reader can check it: difference of the two figures shown."""
    if moved.before is None or moved.after is None:
        return None
    return tenth(moved.after) - tenth(moved.before)


def signed(value: Decimal, locale: Locale) -> str:
    """A change with its sign: "+0,4", "−0,2", "±0,0"."""
    digits = locale.number(float(abs(value)), 1)
    return f"+{digits}" if value > 0 else f"{MINUS}{digits}" if value < 0 else f"±{digits}"


def _title(whole: Moved, locale: Locale) -> str:
    moved = change(whole)
    if moved is None:
        return locale.t("maturity.compared_title_unknown")
    if moved == 0:
        return locale.t("maturity.compared_title_same")
    key = "maturity.compared_title_up" if moved > 0 else "maturity.compared_title_down"
    return locale.t(key, change=abs(moved))


def _sentence(whole: Moved, names: Words) -> str:
    t = names.locale.t
    before, after = whole.level_before, whole.level_after
    if before is None or after is None:
        return t("maturity.compared_open")
    if before == after:
        return t("maturity.compared_same", level=names.level(after))
    return t("maturity.compared", before=names.level(before), after=names.level(after))


def _state(basis: MaturityBasis, index: float | None, level: int | None, names: Words) -> str:
    """Name, date, level and index of one of the two states."""
    t, locale = names.locale.t, names.locale
    date = locale.date(basis.snapshot_date or basis.created)
    name = basis.snapshot_name or t("maturity.now")
    if index is None:
        return t("maturity.compared_state_open", name=name, date=date)
    if level is None:
        return t("maturity.compared_state_range", name=name, date=date, index=tenth(index))
    word = names.level(level)
    return t("maturity.compared_state", name=name, date=date, level=word, index=tenth(index))


# ------------------------------------------------------------------------------------- dumbbell
def _figure(what: str, moved: Sequence[Moved], names: Words) -> Figure | None:
    """Ring before, dot after, the largest change first; parts without any index are left out."""
    known = [part for part in moved if part.before is not None or part.after is not None]
    if not known:
        return None
    order = sorted(known, key=lambda part: -(change(part) or Decimal(0)))
    rows = tuple(_row(part, names) for part in order)
    alt = "; ".join(
        names.locale.t(
            "maturity.dumbbell_alt",
            name=names.part(part.id),
            before=row["before_text"],
            after=row["after_text"],
            change=row["text"],
        )
        for part, row in zip(order, rows, strict=True)
    )
    finding = _furthest(what, order, names)
    help_text = names.locale.t("maturity.dumbbell_help")
    return Figure("dumbbell", finding, help_text, plain(alt), rows, names.levels())


def _row(part: Moved, names: Words) -> Row:
    t, difference = names.locale.t, change(part)
    row: dict[str, str | float | int | bool] = {
        "id": part.id,
        "name": names.part_label(part.id),
        "known": difference is not None,
        "before_text": t("maturity.open"),
        "after_text": t("maturity.open"),
    }
    if part.before is not None:
        row |= {"before": part.before, "before_text": _digits(part.before, names)}
    if part.after is not None:
        row |= {"after": part.after, "after_text": _digits(part.after, names)}
    if difference is not None:
        row["text"] = signed(difference, names.locale)
    else:
        row["text"] = t("maturity.change_new" if part.before is None else "maturity.change_gone")
    return row


def _digits(index: float, names: Words) -> str:
    return names.locale.number(float(tenth(index)), 1)


def _furthest(what: str, parts: Sequence[Moved], names: Words) -> str:
    """What has come furthest, in words; ties, setbacks and no movement are said as such."""
    t = names.locale.t
    changes = {part.id: moved for part in parts if (moved := change(part)) is not None}
    if not changes:
        return t("maturity.moved_unknown")
    most = max(changes.values())
    if most <= 0:
        fell = sum(moved < 0 for moved in changes.values())
        return t(f"maturity.moved_fell_{what}", n=fell) if fell else t("maturity.moved_none")
    furthest = [part for part, moved in changes.items() if moved == most]
    if len(furthest) == 1:
        return t("maturity.moved", name=names.part_label(furthest[0]))
    return t(f"maturity.moved_tie_{what}", n=len(furthest))


# ---------------------------------------------------------------------------------------- split
def _amounts(parts: Sequence[Part]) -> dict[Cause, float]:
    """Cause -> its share of the change; causes without a part are left out."""
    return {
        cause: sum(part.amount for part in parts if part.cause == cause)
        for cause in CAUSES
        if any(part.cause == cause for part in parts)
    }


def _shares(comparison: Comparison) -> dict[Cause, Decimal]:
    """Cause -> its share as shown; together they are the change shown."""
    total, amounts = change(comparison.overall), _amounts(comparison.parts)
    if total is None or not amounts:
        return {}
    shown = adding_up({str(cause): amount for cause, amount in amounts.items()}, total)
    return {cause: shown[cause] for cause in amounts}


def _split(comparison: Comparison, names: Words) -> Table | None:
    """Where the change comes from; the rows shown add up to the total shown."""
    total, shares = change(comparison.overall), _shares(comparison)
    if total is None or not shares:
        return None
    t = names.locale.t
    rows = [
        (t(f"maturity.cause_{cause}"), signed(share, names.locale))
        for cause, share in shares.items()
    ]
    rows.append((t("maturity.cause_all"), signed(total, names.locale)))
    columns = (t("maturity.column_cause"), t("maturity.column_index"))
    return Table(columns, tuple(rows), t("maturity.split_alt"))


def _largest_cause(shares: Mapping[Cause, Decimal], names: Words) -> str:
    """Which cause moved the index most, in words; alike is what looks alike."""
    t = names.locale.t
    largest = max(shares, key=lambda cause: abs(shares[cause]))
    alike = [cause for cause in shares if abs(shares[cause]) == abs(shares[largest])]
    return t("maturity.split_title_tie" if len(alike) > 1 else f"maturity.split_title_{largest}")


def _changed(parts: Sequence[Part], names: Words) -> tuple[Section, ...]:
    """The items behind work and changed answers, the largest share first."""
    return tuple(
        section for cause in BY_ITEM if (section := _items(cause, parts, names)) is not None
    )


def _items(cause: Cause, parts: Sequence[Part], names: Words) -> Section | None:
    mine = sorted(
        (part for part in parts if part.cause == cause), key=lambda part: -abs(part.amount)
    )
    if not mine:
        return None
    t = names.locale.t
    title = t(f"maturity.changed_{cause}", n=len(mine))
    columns = (t("maturity.column_item"), t("maturity.column_change"))
    rows = tuple((names.asked(part.item), _step(part, names)) for part in mine)
    return Section(f"changed_{cause}", title, table=Table(columns, rows, title))


def _step(part: Part, names: Words) -> str:
    if part.before == part.after:  # of everybody together
        return names.locale.t("maturity.change_within")
    values = {"current": names.value(part.before), "to": names.value(part.after)}
    return names.locale.t("maturity.change", **values)


def _numbers(comparison: Comparison) -> dict[str, float]:
    found: dict[str, float] = {}
    moved = {"overall": comparison.overall}
    moved |= {part.id: part for part in (*comparison.layers, *comparison.capabilities)}
    for name, part in moved.items():
        shown = change(part)
        if part.change is not None and shown is not None:
            found |= {f"{name}.change": part.change, f"{name}.change.shown": float(shown)}
    found |= {f"split.{cause}": amount for cause, amount in _amounts(comparison.parts).items()}
    return found
