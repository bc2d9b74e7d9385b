"""Rules beside the levels speak of items, tags, facts and levels that exist."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import Formatter

from aiops_model.content.draft import Draft
from aiops_model.content.files import (
    CONCEPTS,
    CONTRADICTIONS,
    INCIDENTS,
    INSTRUMENT,
    LENSES,
    PATTERNS,
    PROPOSALS,
)
from aiops_model.content.problems import Fault, Loc
from aiops_model.content.schema.instrument import CapabilityText, Instrument, Proposal
from aiops_model.content.schema.maturity_rules import (
    ConceptTable,
    ConditionText,
    ContradictionTable,
    IncidentTable,
    LensTable,
    PatternTable,
)

FOLDER = "instrument/capabilities"
ORDER_PLACES = {"capability", "higher", "lower"}


@dataclass(frozen=True)
class Known:
    """What rules can speak of."""

    items: frozenset[str]
    unread: frozenset[str]
    """Capabilities whose file has problems: of their items nothing is said."""
    facts: frozenset[str]
    """Facts with yes and no, those from counts included."""
    counts: frozenset[str]
    steps: frozenset[float]

    def has_item(self, item: str) -> bool:
        """Whether the item exists, or may exist in a file that could not be read."""
        return item in self.items or item.partition("_")[0] in self.unread


def check_maturity_rules(draft: Draft) -> Iterator[Fault]:
    """Lenses, patterns, incidents, contradictions, proposals; documents of concepts."""
    instrument = draft.get(INSTRUMENT, Instrument)
    if instrument is None:
        return
    known = _known(draft, instrument)
    yield from _check_lenses(draft, instrument)
    yield from _check_patterns(draft, known)
    yield from _check_incidents(draft, known)
    yield from _check_contradictions(draft, known)
    yield from _check_proposals(draft, known)
    concepts = draft.get(CONCEPTS, ConceptTable)
    documents = {row.id for row in concepts.documents} if concepts else set()
    for index, row in enumerate(concepts.concepts if concepts else ()):
        for position, document in enumerate(row.read_in):
            if document not in documents:
                loc = ("concepts", index, "read_in", position)
                yield Fault(CONCEPTS, loc, f"there is no document {document}; add it above")


def _known(draft: Draft, instrument: Instrument) -> Known:
    rows = draft.below(FOLDER, CapabilityText).values()
    patterns = draft.get(PATTERNS, PatternTable)
    counted = {row.id for row in patterns.counted_facts} if patterns else set()
    named = {i for layer in instrument.layers for i in layer.capabilities}
    return Known(
        items=frozenset(item.id for row in rows for item in row.items),
        unread=frozenset(named - {row.id for row in rows}),
        facts=frozenset({f.id for f in instrument.facts if f.kind == "yes_no"} | counted),
        counts=frozenset(fact.id for fact in instrument.facts if fact.kind == "count"),
        steps=frozenset(step.value for step in instrument.scale),
    )


def _check_lenses(draft: Draft, instrument: Instrument) -> Iterator[Fault]:
    """Every tag of a lens is known, and every known tag is seen through some lens."""
    table = draft.get(LENSES, LensTable)
    if table is None:
        return
    subject = {tag: name for name, tags in instrument.tags.items() for tag in tags}
    seen = set()
    for index, lens in enumerate(table.lenses):
        for number, group in enumerate(lens.groups):
            for position, tag in enumerate(group.tags):
                seen.add(tag)
                if tag not in subject:
                    loc: Loc = ("lenses", index, "groups", number, "tags", position)
                    message = f"there is no tag {tag}; see `tags` of {INSTRUMENT}"
                    yield Fault(LENSES, loc, message)
    for tag, name in subject.items():
        if tag not in seen:
            message = f"no lens shows {tag} of {name}; add it to a group or remove the tag"
            yield Fault(LENSES, ("lenses",), message)


def _check_patterns(draft: Draft, known: Known) -> Iterator[Fault]:
    table = draft.get(PATTERNS, PatternTable)
    for index, fact in enumerate(table.counted_facts if table else ()):
        if fact.count not in known.counts:
            message = f"{fact.count} is no fact asked as a count; correct the id"
            yield Fault(PATTERNS, ("counted_facts", index, "count"), message)
    for index, row in enumerate(table.patterns if table else ()):
        for part, conditions in (("all_of", row.all_of), ("any_of", row.any_of)):
            yield from _conditions(PATTERNS, ("patterns", index, part), conditions, known)


def _check_incidents(draft: Draft, known: Known) -> Iterator[Fault]:
    table = draft.get(INCIDENTS, IncidentTable)
    for index, row in enumerate(table.incidents if table else ()):
        for part in ("monitoring", "owner", "way_back", "specific"):
            shares: Mapping[str, float] = getattr(row, part)
            for item in shares:
                if not known.has_item(item):
                    loc: Loc = ("incidents", index, part, item)
                    yield Fault(INCIDENTS, loc, f"there is no item {item}; correct the id")


def _check_contradictions(draft: Draft, known: Known) -> Iterator[Fault]:
    table = draft.get(CONTRADICTIONS, ContradictionTable)
    if table is None:
        return
    for lang, text in (("de", table.order.text.de), ("en", table.order.text.en)):
        if {name for _, name, _, _ in Formatter().parse(text) if name} != ORDER_PLACES:
            message = f"needs the places {', '.join(sorted(ORDER_PLACES))}, each once or more"
            yield Fault(CONTRADICTIONS, ("order", "text", lang), message)
    for index, row in enumerate(table.contradictions):
        loc: Loc = ("contradictions", index, "all_of")
        yield from _conditions(CONTRADICTIONS, loc, row.all_of, known)
        if row.id == table.order.id:
            yield Fault(CONTRADICTIONS, (*loc[:2], "id"), f"{row.id} is the generic rule's id")


def _check_proposals(draft: Draft, known: Known) -> Iterator[Fault]:
    rows: tuple[Proposal, ...] = draft.get(PROPOSALS, tuple) or ()
    for index, row in enumerate(rows):
        if not row.when:
            message = f"{row.id} would propose without an answer; name the answers"
            yield Fault(PROPOSALS, (index, "when"), message)
        for item, value in row.items.items():
            loc: Loc = (index, "items", item)
            if not known.has_item(item):
                yield Fault(PROPOSALS, loc, f"there is no item {item}; correct the id")
            if value not in known.steps:
                steps = ", ".join(f"{step:g}" for step in sorted(known.steps))
                yield Fault(PROPOSALS, loc, f"{value:g} is no step of the scale; use {steps}")


def _conditions(
    file: str, loc: Loc, conditions: tuple[ConditionText, ...], known: Known
) -> Iterator[Fault]:
    for index, row in enumerate(conditions):
        if row.item and not known.has_item(row.item):
            message = f"there is no item {row.item}; correct the id"
            yield Fault(file, (*loc, index, "item"), message)
        if row.fact and row.fact not in known.facts:
            message = f"{row.fact} is no yes-or-no fact; see `facts` of {INSTRUMENT}"
            yield Fault(file, (*loc, index, "fact"), message)
