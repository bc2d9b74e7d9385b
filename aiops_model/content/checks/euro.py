"""The figures of the euro model are complete: every answer stands for something."""

from collections.abc import Iterator, Mapping
from typing import get_args

from pydantic import ValidationError

from aiops_model.content.checks.questions import OPTIONS
from aiops_model.content.draft import Draft
from aiops_model.content.euro import FILES, euro_model
from aiops_model.content.files import BANDS, CONSTANTS, PACK, PARAMETERS, PENALTIES
from aiops_model.content.problems import Fault
from aiops_model.content.schema import BandContent, ConstantTable, ParameterTable
from aiops_model.domain.self_check import Country

PICKED: dict[str, tuple[str, ...]] = {
    "all": ("all",),
    "country": get_args(Country),
    "size": ("smaller", "larger"),
    "consequence": OPTIONS["consequence"],
    "detection": OPTIONS["detection"],
}
ALERT = "A"
"""With an alert the weeks until noticed are those of `weeks_alert`, so `weeks` has no A."""
KEYED_CONSTANTS = {
    "depth_weights": "depth",
    "systems_from_spend": "state",
    "repair_by_consequence": "consequence",
    "avoidable_by_detection": "detection",
    "control_by_consequence": "consequence",
    "control_by_detection": "detection",
}


def check_euro(draft: Draft) -> Iterator[Fault]:
    """Figures per answer, "not sure" lists, constants by answer; then the model as a whole."""
    penalties = draft.of_law(PENALTIES)
    if PACK in draft.values and not draft.has(penalties):
        yield Fault(PACK, ("law",), f"there is no {penalties}; name a folder below duties")
    faults = [*_check_parameters(draft), *_check_bands(draft), *_check_constants(draft)]
    yield from faults
    if faults or not all(draft.of_law(file) in draft.values for file in FILES):
        return
    try:
        euro_model(draft)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            loc = detail["loc"]
            file = _file_of(str(loc[0]) if loc else "")
            where = ".".join(map(str, loc)) or "the euro model"
            yield Fault(file, (), f"{where}: {detail['msg']}; correct the figure")
    except KeyError as error:
        yield Fault(CONSTANTS, (), f"{error} is missing in the euro model; add it")


def _file_of(part: str) -> str:
    names = {"parameters": PARAMETERS, "tables": BANDS, "unsure": BANDS, "constants": CONSTANTS}
    return names.get(part, CONSTANTS)


def _check_parameters(draft: Draft) -> Iterator[Fault]:
    table = draft.get(PARAMETERS, ParameterTable)
    for index, row in enumerate(table.parameters if table else ()):
        wanted = set(PICKED[row.by]) - ({ALERT} if row.id == "weeks" else set())
        yield from _same(PARAMETERS, ("parameters", index, "figures"), row.figures, wanted)


def _check_bands(draft: Draft) -> Iterator[Fault]:
    content = draft.get(BANDS, BandContent)
    if content is None:
        return
    for index, table in enumerate(content.tables):
        if table.answer not in OPTIONS:
            message = f"there is no item {table.answer} with bands"
            yield Fault(BANDS, ("tables", index, "answer"), message)
            continue
        wanted = set(OPTIONS[table.answer])
        yield from _same(BANDS, ("tables", index, "bands"), table.bands, wanted)
    for item, answers in content.unsure.answers.items():
        known = OPTIONS.get(item, ())
        for index, answer in enumerate(answers):
            if answer not in known:
                loc = ("unsure", "answers", item, index)
                yield Fault(BANDS, loc, f"{answer!r} is no band of {item}; use its band ids")


def _check_constants(draft: Draft) -> Iterator[Fault]:
    table = draft.get(CONSTANTS, ConstantTable)
    for index, row in enumerate(table.constants if table else ()):
        if row.id in KEYED_CONSTANTS:
            wanted = set(OPTIONS[KEYED_CONSTANTS[row.id]])
            loc = ("constants", index, "values")
            yield from _same(CONSTANTS, loc, row.values or {}, wanted)


def _same(
    file: str, loc: tuple[str | int, ...], given: Mapping[str, object], wanted: set[str]
) -> Iterator[Fault]:
    if set(given) != wanted:
        missing, extra = sorted(wanted - set(given)), sorted(set(given) - wanted)
        says = [f"add {', '.join(missing)}"] if missing else []
        says += [f"remove {', '.join(extra)}"] if extra else []
        yield Fault(file, loc, f"does not fit the answers: {'; '.join(says)}")
