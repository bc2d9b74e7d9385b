"""Names of levels, parts, items, answers and facts in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass

from aiops_model.content import Content
from aiops_model.content.maturity import MaturityContent
from aiops_model.content.schema.instrument import Stop
from aiops_model.domain.maturity.result import ItemState, Standing
from aiops_model.i18n import SOFT_HYPHEN, Locale
from aiops_model.report.maturity.shown import tenth

LABEL = 38
"""Characters of a label above a bar that still leave room for the figures on a phone."""


@dataclass(frozen=True)
class Words:
    """The instrument's texts for one reader."""

    maturity: MaturityContent
    locale: Locale

    # ------------------------------------------------------------------------------- levels
    def level(self, number: int) -> str:
        """Name of a level: "Gesteuert"."""
        return self.locale.text(self.maturity.level(number).name)

    def level_of(self, level_id: str) -> int:
        """Number of a level by its id."""
        return self.maturity.model.levels.index(level_id) + 1

    def levels(self) -> tuple[str, ...]:
        """All names, the floor first."""
        return tuple(self.level(n) for n in range(1, self.maturity.model.top + 1))

    def level_range(self, low: int, high: int) -> str:
        """Name or range: "Gesteuert", "Pilot bis Gesteuert"."""
        if low == high:
            return self.level(low)
        return self.locale.t("level.range", low=self.level(low), high=self.level(high))

    def standing(self, part: Standing) -> str:
        """Where a part stands: "Pilot (Index 1,8 von 4,0)", a range, or that it is open."""
        t = self.locale.t
        if part.applicable == 0:
            return t("maturity.standing_none")
        if part.level_low is None or part.level_high is None or part.index is None:
            return t("maturity.standing_open", answered=part.answered, n=part.applicable)
        name = self.level_range(part.level_low, part.level_high)
        top = part.index_max if part.index_max is not None else self.maturity.model.top
        return t("maturity.standing", level=name, index=tenth(part.index), top=tenth(top))

    # -------------------------------------------------------------------------------- parts
    def layer(self, layer_id: str) -> str:
        """Name of a layer."""
        return self.locale.text(self.maturity.layer[layer_id].name)

    def capability(self, capability_id: str) -> str:
        """Name of a capability."""
        return self.locale.text(self.maturity.capability[capability_id].name)

    def short(self, capability_id: str) -> str:
        """Its name in one word."""
        return self.locale.text(self.maturity.capability[capability_id].short)

    def label(self, capability_id: str) -> str:
        """Its name above a bar; the short one where the whole would not fit a phone."""
        name = self.capability(capability_id).replace(SOFT_HYPHEN, "")
        return name if len(name) <= LABEL else self.short(capability_id)

    def part_label(self, part_id: str) -> str:
        """Name of a layer, or of a capability where room is short."""
        return self.layer(part_id) if part_id in self.maturity.layer else self.label(part_id)

    def part(self, part_id: str) -> str:
        """Name of a layer or a capability."""
        return self.layer(part_id) if part_id in self.maturity.layer else self.capability(part_id)

    # -------------------------------------------------------------------------------- items
    def question(self, item_id: str) -> str:
        """The question of an item, or of a capability in a workshop."""
        if item_id in self.maturity.capability:
            return self.locale.text(self.maturity.capability[item_id].workshop.question)
        return self.locale.text(self.maturity.item[item_id].question)

    def item(self, item_id: str) -> str:
        """A name for an item, which has only a question: "Rollen, Gesteuert"."""
        if item_id in self.maturity.capability:
            return self.label(item_id)
        item = self.maturity.model.item[item_id]
        short, level = self.short(item.capability), self.level(item.level)
        return self.locale.t("maturity.item", short=short, level=level)

    def items(self, ids: Sequence[str]) -> str:
        """Names of items, one after the other."""
        return "; ".join(self.item(item_id) for item_id in ids)

    def asked(self, item_id: str) -> str:
        """Name and question of an item."""
        return self.locale.t(
            "maturity.item_asked", item=self.item(item_id), question=self.question(item_id)
        )

    def value(self, value: float | None) -> str:
        """An answer in words of the scale; a value between two steps is the lower one."""
        if value is None:
            return self.locale.t("maturity.open")
        steps = [s for s in self.maturity.instrument.scale if s.value <= value]
        return self.locale.text((steps or self.maturity.instrument.scale)[-1 if steps else 0].name)

    def state(self, state: ItemState | None) -> str:
        """What is known of an item: its answer, or why there is none."""
        instrument = self.maturity.instrument
        if state is None or state.state == "open":
            return self.locale.t("maturity.open")
        if state.state == "not_applicable":
            return self.locale.text(instrument.not_applicable)
        if state.state == "dont_know":
            return self.locale.text(instrument.dont_know)
        return self.value(state.value)

    def groups(self, item_id: str) -> str:
        """Who can answer an item best."""
        capability = self.maturity.capability.get(item_id)
        items = capability.items if capability else (self.maturity.item[item_id],)
        groups = dict.fromkeys(group for item in items for group in item.ask)
        return ", ".join(self.locale.text(self.maturity.instrument.groups[g]) for g in groups)

    # ---------------------------------------------------------------------- facts and stops
    def fact(self, fact_id: str) -> str:
        """The question a fact answers, or what a count says."""
        for fact in self.maturity.instrument.facts:
            if fact.id == fact_id:
                return self.locale.text(fact.question)
        for counted in self.maturity.beside.pattern_table.counted_facts:
            if counted.id == fact_id:
                return self.locale.text(counted.name)
        return fact_id

    def stop(self, stop_id: str) -> Stop:
        """A hard stop by its id."""
        return next(stop for stop in self.maturity.instrument.stops if stop.id == stop_id)


def words(content: Content, locale: Locale) -> Words:
    """The instrument of a content pack, for this reader."""
    return Words(content.maturity, locale)
