"""The maturity instrument is whole: layers, capabilities, items and rules fit each other."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import PurePosixPath

from aiops_model.content.checks.reach import unreachable
from aiops_model.content.draft import Draft
from aiops_model.content.files import DUTY_INDEX, INSTRUMENT, PACK
from aiops_model.content.maturity import instrument_model
from aiops_model.content.problems import Fault, Loc
from aiops_model.content.schema import Pack
from aiops_model.content.schema.instrument import CapabilityText, DutyIndex, Instrument

Files = Mapping[str, CapabilityText]
"""Capability files by path."""
FOLDER = "instrument/capabilities"
LETTER = {"managed": "m", "scaled": "s", "strategic": "t"}
"""Last letter of an item's id, by its level."""


def check_instrument(draft: Draft) -> Iterator[Fault]:
    """Layers and capabilities, levels, items, tags, duties, hard stops; then the whole."""
    instrument = draft.get(INSTRUMENT, Instrument)
    files = draft.below(FOLDER, CapabilityText)
    if instrument is None:
        return
    faults = [
        *_check_layers(draft, instrument, files),
        *_check_scale(instrument),
        *_check_levels(draft, instrument),
        *_check_capabilities(files),
        *_check_tags(instrument, files),
        *_check_duties(draft, files),
        *_check_stops(instrument, files),
    ]
    yield from faults
    if not faults and _whole(instrument, files):
        for loc, message in unreachable(instrument_model(draft, instrument)):
            yield Fault(INSTRUMENT, loc, message)


def _whole(instrument: Instrument, files: Files) -> bool:
    """Whether every capability of the layers could be read."""
    capabilities = {i for layer in instrument.layers for i in layer.capabilities}
    return capabilities == {row.id for row in files.values()}


def _check_layers(draft: Draft, instrument: Instrument, files: Files) -> Iterator[Fault]:
    """Each capability stands in one layer and has a file of its name."""
    placed: dict[str, str] = {}
    for index, layer in enumerate(instrument.layers):
        for position, capability in enumerate(layer.capabilities):
            loc: Loc = ("layers", index, "capabilities", position)
            file = f"{FOLDER}/{capability}.yaml"
            if capability in placed:
                message = f"{capability} stands in {placed[capability]} already; name it once"
                yield Fault(INSTRUMENT, loc, message)
            elif file not in draft.documents and file not in draft.unread:
                yield Fault(INSTRUMENT, loc, f"{capability} has no file; write {file}")
            placed.setdefault(capability, layer.id)
    for file, row in files.items():
        if row.id != PurePosixPath(file).stem:
            yield Fault(file, ("id",), f"{row.id} differs from the name of the file; use one")
        elif row.id not in placed:
            yield Fault(file, ("id",), f"{row.id} stands in no layer; add it to {INSTRUMENT}")


def _check_scale(instrument: Instrument) -> Iterator[Fault]:
    values = [step.value for step in instrument.scale]
    for index, (lower, higher) in enumerate(pairwise(values), start=1):
        if higher <= lower:
            message = f"{higher:g} must lie above {lower:g}; order the steps from none to all"
            yield Fault(INSTRUMENT, ("scale", index, "value"), message)


def _check_levels(draft: Draft, instrument: Instrument) -> Iterator[Fault]:
    """The levels are those of the indicative level; every gate speaks of them."""
    if instrument.levels != ("pilot", "managed", "scaled", "strategic"):
        message = "the levels are pilot, managed, scaled, strategic, in this order"
        yield Fault(INSTRUMENT, ("levels",), message)
    pack = draft.get(PACK, Pack)
    for file, duties in draft.below("duties", DutyIndex).items():
        if pack and duties.law_date != pack.law_date:
            message = f"{duties.law_date} differs from law_date of {PACK} ({pack.law_date})"
            yield Fault(file, ("law_date",), f"{message}; one legal status date holds for all")


def _check_capabilities(files: Files) -> Iterator[Fault]:
    """One workshop sentence for each level; one item for each level above the floor."""
    for file, row in files.items():
        absent = {"pilot", "managed", "scaled", "strategic"} - set(row.workshop.levels)
        if absent:
            message = f"has no sentence for {', '.join(sorted(absent))}; write all four levels"
            yield Fault(file, ("workshop", "levels"), message)
        for index, item in enumerate(row.items):
            wanted = f"{row.id}_{LETTER[item.level]}"
            if item.id != wanted:
                message = f"{item.id} at {item.level} in {row.id} must be {wanted}"
                yield Fault(file, ("items", index, "id"), message)
            if not item.effort.low <= item.effort.mid <= item.effort.high:
                message = "must rise from low over mid to high; order the three"
                yield Fault(file, ("items", index, "effort"), message)
        for level in LETTER:
            count = sum(item.level == level for item in row.items)
            if count != 1:
                message = f"has {count} items for {level}; write exactly one"
                yield Fault(file, ("items",), message)


def _check_tags(instrument: Instrument, files: Files) -> Iterator[Fault]:
    """Items carry known tags, and each tag is carried."""
    known = {tag: subject for subject, tags in instrument.tags.items() for tag in tags}
    for file, row in files.items():
        for index, item in enumerate(row.items):
            for position, tag in enumerate(item.tags):
                loc: Loc = ("items", index, "tags", position)
                if tag not in known:
                    yield Fault(file, loc, f"there is no tag {tag}; see `tags` of {INSTRUMENT}")
                elif tag in item.tags[:position]:
                    yield Fault(file, loc, f"{tag} is listed twice; remove one")
    if _whole(instrument, files):  # of a part nobody knows what is unused
        yield from _check_unused(instrument, known, files)


def _check_unused(
    instrument: Instrument, known: Mapping[str, str], files: Files
) -> Iterator[Fault]:
    used = {tag for row in files.values() for item in row.items for tag in item.tags}
    for subject, tags in instrument.tags.items():
        for position, tag in enumerate(tags):
            if tag not in used:
                message = f"no item carries {tag}; add it to an item or remove it here"
                yield Fault(INSTRUMENT, ("tags", subject, position), message)
            elif known[tag] != subject:
                message = f"{tag} stands under {known[tag]} as well; list it once"
                yield Fault(INSTRUMENT, ("tags", subject, position), message)


def _check_duties(draft: Draft, files: Files) -> Iterator[Fault]:
    place = draft.of_law(DUTY_INDEX)
    index = draft.get(place, DutyIndex)
    if PACK in draft.values and not draft.has(place):
        yield Fault(PACK, ("law",), f"there is no {place}; a jurisdiction needs it")
    known = {row.id for row in index.duties} if index else None
    for file, row in files.items():
        for number, item in enumerate(row.items):
            for position, duty in enumerate(item.duties):
                loc: Loc = ("items", number, "duties", position)
                if known is not None and duty not in known:
                    yield Fault(file, loc, f"there is no duty {duty}; the ids are in {place}")
                elif duty in item.duties[:position]:
                    yield Fault(file, loc, f"{duty} is listed twice; remove one")


def _check_stops(instrument: Instrument, files: Files) -> Iterator[Fault]:
    """Hard stops name items and facts that exist, and hold back something."""
    capabilities = {i for layer in instrument.layers for i in layer.capabilities}
    read = {row.id for row in files.values()}
    items = {item.id for row in files.values() for item in row.items}
    facts = {fact.id for fact in instrument.facts if fact.kind == "yes_no"}
    for index, stop in enumerate(instrument.stops):
        loc: Loc = ("stops", index)
        if not stop.items and not stop.facts:
            yield Fault(INSTRUMENT, loc, f"{stop.id} can never hold; name items or facts")
        for position, item in enumerate(stop.items):
            unread = item.partition("_")[0] in capabilities - read  # its file has problems
            if item not in items and not unread:
                message = f"there is no item {item}; correct the id"
                yield Fault(INSTRUMENT, (*loc, "items", position), message)
        for position, fact in enumerate(stop.facts):
            if fact not in facts:
                message = f"{fact} is no yes-or-no fact; add it under `facts` or correct the id"
                yield Fault(INSTRUMENT, (*loc, "facts", position), message)
        if stop.only_if and stop.only_if not in facts:
            message = f"{stop.only_if} is no yes-or-no fact; add it under `facts` or correct it"
            yield Fault(INSTRUMENT, (*loc, "only_if"), message)
