"""From a folder of YAML to one frozen `Content`, or the list of everything that is wrong with it.

Three steps: read every file (`document`), give each its shape (`shape`), check across files
(`checks`). All problems of a step and of those before it are reported together.
"""

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from aiops_model.content.checks import (
    CHECKS,
    EVERY_FILE_CHECKS,
    STYLE_CHECKS,
    Check,
    instrument_checks,
    law_checks,
    plan_checks,
)
from aiops_model.content.content import Content, assemble
from aiops_model.content.document import read_document
from aiops_model.content.draft import Draft
from aiops_model.content.euro import euro_model
from aiops_model.content.files import (
    INDICATIVE,
    KINDS,
    PACK,
    PARAMETERS,
    SELF_CHECK,
    SOURCES,
    Kind,
)
from aiops_model.content.later import Later
from aiops_model.content.problems import ContentError, Problem
from aiops_model.content.schema import Penalties
from aiops_model.content.shape import shaped

if TYPE_CHECKING:
    from aiops_model.content.ai_act import ActContent
    from aiops_model.content.maturity import MaturityContent
    from aiops_model.content.plan import PlanContent

BUNDLED = Path(__file__).resolve().parents[2] / "data"
"""The content that comes with the code: `data/` beside the package."""

BESIDE_THE_INSTRUMENT = (PACK, SELF_CHECK, INDICATIVE, SOURCES)
"""Files that the checks of the instrument look into."""
BESIDE_THE_LAW = (PACK, SOURCES)
"""Files that the law and its checks look into, beside the penalties of its folder."""
BESIDE_THE_PLAN = (PACK, SELF_CHECK, PARAMETERS)
"""Files that the checks of the measures look into. What measures close lies in the instrument and
the law; whether all of that fits is left to `content check` and the tests, as the style is."""


def load_content(folder: Path | None = None) -> Content:
    """The content of `folder`, by default the bundled one (read once per process).

    Two things of the bundled content do not hold up a start: the style of its texts is left to
    `content check` and the tests, and the maturity instrument is read at its first use.
    Raises ContentError naming every problem with file, line and remedy.
    """
    if folder is None or folder.resolve() == BUNDLED:
        return _bundled()
    return read_content(folder)


@cache
def _bundled() -> Content:
    draft, problems = read_draft(BUNDLED, [kind for kind in KINDS if not kind.later])
    _refuse(draft, problems, EVERY_FILE_CHECKS + CHECKS)
    return assemble(
        draft,
        content_hash(BUNDLED),
        Later(lambda: _instrument(draft)),
        Later(lambda: _law(draft)),
        Later(lambda: _plan(draft)),
    )


def _instrument(core: Draft) -> "MaturityContent":
    """The bundled instrument, checked beside what was read before."""
    from aiops_model.content.maturity import maturity_content

    draft, problems = read_draft(BUNDLED, [kind for kind in KINDS if kind.instrument])
    for file in BESIDE_THE_INSTRUMENT:
        draft.documents[file], draft.values[file] = core.documents[file], core.values[file]
    _refuse(draft, problems, EVERY_FILE_CHECKS + instrument_checks())
    return maturity_content(draft)


def _law(core: Draft) -> "ActContent":
    """The bundled law, checked beside what was read before."""
    from aiops_model.content.ai_act import act_content

    draft, problems = read_draft(BUNDLED, [kind for kind in KINDS if kind.law])
    for file in (*BESIDE_THE_LAW, *core.below("duties", Penalties)):
        draft.documents[file], draft.values[file] = core.documents[file], core.values[file]
    _refuse(draft, problems, EVERY_FILE_CHECKS + law_checks())
    return act_content(draft, euro_model(core).penalties)


def _plan(core: Draft) -> "PlanContent":
    """The bundled measures and what stands around a plan."""
    from aiops_model.content.plan import plan_content

    draft, problems = read_draft(BUNDLED, [kind for kind in KINDS if kind.plan])
    for file in BESIDE_THE_PLAN:
        draft.documents[file], draft.values[file] = core.documents[file], core.values[file]
    _refuse(draft, problems, EVERY_FILE_CHECKS + plan_checks())
    return plan_content(draft)


def read_content(folder: Path, *, style: bool = True) -> Content:
    """All of the content of `folder`, read afresh, without a look at the `style` on request.

    Raises ContentError.
    """
    from aiops_model.content.ai_act import act_content
    from aiops_model.content.maturity import maturity_content
    from aiops_model.content.plan import plan_content

    draft, problems = read_draft(folder)
    checks = EVERY_FILE_CHECKS + CHECKS + instrument_checks() + law_checks() + plan_checks()
    _refuse(draft, problems, checks + (STYLE_CHECKS if style else ()))
    instrument = maturity_content(draft)
    return assemble(
        draft,
        content_hash(folder),
        Later(lambda: instrument),
        Later(lambda: act_content(draft, euro_model(draft).penalties)),
        Later(lambda: plan_content(draft)),
    )


def _refuse(draft: Draft, problems: Sequence[Problem], checks: Sequence[Check]) -> None:
    """Raise ContentError with the problems so far and those the checks find."""
    found = [draft.documents[f.file].problem(f) for check in checks for f in check(draft)]
    if problems or found:
        raise ContentError([*problems, *found])


def content_files(folder: Path) -> tuple[str, ...]:
    """The content files of a folder, by path below it."""
    return tuple(sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*.y*ml")))


def content_hash(folder: Path) -> str:
    """SHA-256 over names and bytes of the content files."""
    digest = hashlib.sha256()
    for file in content_files(folder):
        digest.update(f"{file}\0".encode() + (folder / file).read_bytes() + b"\0")
    return digest.hexdigest()


def read_draft(folder: Path, kinds: Sequence[Kind] = KINDS) -> tuple[Draft, list[Problem]]:
    """Every file of these kinds read and shaped, and what went wrong."""
    draft, problems = Draft(), list[Problem]()
    if not folder.is_dir():
        return draft, [Problem(str(folder), 1, "", "is no folder; name the content folder")]
    read = set()
    for file in content_files(folder):
        shown = f"{folder.name}/{file}"
        kind = next((k for k in KINDS if k.holds(file)), None)
        if kind is None:
            message = "is read by nothing; use a name of content/files.py or remove it"
            problems.append(Problem(shown, 1, "", message))
        elif kind in kinds:
            read.add(kind.pattern)
            problems += _read(draft, folder, file, kind)
    for kind in kinds:
        if kind.pattern not in read:
            shown = f"{folder.name}/{kind.pattern}"
            problems.append(Problem(shown, 1, "", "is missing; the product cannot do without it"))
    return draft, problems


def _read(draft: Draft, folder: Path, file: str, kind: Kind) -> list[Problem]:
    """Put one file into the draft; its problems."""
    document = read_document(folder / file, file, f"{folder.name}/{file}")
    if isinstance(document, Problem):
        draft.unread.add(file)
        return [document]
    draft.documents[file] = document
    value, problems = shaped(document, kind.shape)
    if not problems:
        draft.values[file] = value
    return problems
