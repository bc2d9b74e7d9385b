"""A model pack from its file to the engine's model, or everything that is wrong with it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter

from aiops_model.content.checks.ids import check_ids
from aiops_model.content.checks.model_pack import check_model_pack
from aiops_model.content.checks.reach import unreachable
from aiops_model.content.checks.words import check_words
from aiops_model.content.document import read_document
from aiops_model.content.draft import Draft
from aiops_model.content.loader import load_content
from aiops_model.content.problems import ContentError, Fault, Loc, Problem
from aiops_model.content.schema.model_pack import ModelPack
from aiops_model.content.shape import shaped
from aiops_model.domain.maturity.model import Capability, HardStop, Item, Layer, Limits, Model

SHAPE = TypeAdapter(ModelPack)


def read_model(path: Path, limits: Limits | None = None) -> Model:
    """The model of a pack file; `limits` where the pack names none (default: the bundled ones).

    Raises ContentError naming every problem with file, line and remedy.
    """
    return _read(path, limits or load_content().maturity.model.limits)[1]


def read_pack(path: Path) -> ModelPack:
    """The same file as its texts: names and questions in both languages. Raises ContentError."""
    return _read(path, load_content().maturity.model.limits)[0]


def _read(path: Path, limits: Limits) -> tuple[ModelPack, Model]:
    document = read_document(path, path.name, str(path))
    if isinstance(document, Problem):
        raise ContentError([document])
    pack, problems = shaped(document, SHAPE)
    draft = Draft({document.file: document}, {} if pack is None else {document.file: pack})
    problems += [document.problem(f) for f in (*check_ids(draft), *check_words(draft))]
    if isinstance(pack, ModelPack):
        problems += [document.problem(f) for f in check_model_pack(document.file, pack)]
    if problems or not isinstance(pack, ModelPack):
        raise ContentError(problems)
    model = _model(pack, limits)
    faults = [Fault(document.file, _place(pack, loc), said) for loc, said in unreachable(model)]
    if faults:
        raise ContentError([document.problem(fault) for fault in faults])
    return pack, model


def _place(pack: ModelPack, loc: Loc) -> Loc:
    """The place in a pack, where layers are groups without `part_of`."""
    if loc[0] != "layers":
        return loc
    layers = [index for index, group in enumerate(pack.groups) if group.part_of is None]
    return ("groups", layers[int(loc[1])])


def _model(pack: ModelPack, limits: Limits) -> Model:
    number = {level.id: n for n, level in enumerate(pack.levels, start=1)}
    inside: dict[str, list[str]] = {}
    for group in pack.groups:
        if group.part_of is not None:
            inside.setdefault(group.part_of, []).append(group.id)
    items = tuple(
        Item(
            id=item.id,
            capability=item.capability,
            level=number[item.level],
            weight=item.weight,
            effort=item.effort,
            may_be_left_out=pack.not_applicable == "everywhere"
            or (pack.not_applicable == "where_marked" and item.may_be_left_out),
            stream=item.stream,
        )
        for item in pack.items
    )
    return Model(
        id=pack.id,
        version=pack.version,
        scale=tuple(step.value for step in pack.scale),
        levels=tuple(number),
        layers=tuple(Layer(layer, tuple(parts)) for layer, parts in _ordered(pack, inside)),
        capabilities=tuple(
            Capability(part, layer, tuple(i.id for i in items if i.capability == part))
            for layer, parts in _ordered(pack, inside)
            for part in parts
        ),
        items=items,
        limits=_limits(pack, limits),
        gates={
            number[level]: {number[of]: needed for of, needed in gate.items()}
            for level, gate in pack.gates.items()
        },
        roll_up=pack.roll_up,
        weakest_link=pack.weakest_link,
        stops=tuple(
            HardStop(id=stop.id, cap=number[stop.cap], items=stop.items, below=stop.below)
            for stop in pack.stops
        ),
    )


def _ordered(pack: ModelPack, inside: Mapping[str, list[str]]) -> list[tuple[str, list[str]]]:
    """Layers with their capabilities, in the order of the file."""
    return [(group.id, inside[group.id]) for group in pack.groups if group.part_of is None]


def _limits(pack: ModelPack, limits: Limits) -> Limits:
    """The pack's own limits, the given ones elsewhere; people agree in units of half the scale."""
    own = {k: v for k, v in pack.limits.model_dump().items() if v is not None}
    width = pack.scale[-1].value - pack.scale[0].value
    return replace(limits, **own, agreement_unit=width / 2)
