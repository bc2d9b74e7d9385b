"""From a folder of YAML to one frozen `Content`, or the list of everything that is wrong with it.

Three steps: read every file (`document`), give each its shape (`schema`), check across files
(`checks`). All problems of a step and of those before it are reported together.
"""

import hashlib
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import ValidationError

from aiops_model.content.checks import CHECKS, STYLE_CHECKS
from aiops_model.content.content import Content, assemble
from aiops_model.content.document import Document, read_document
from aiops_model.content.draft import Draft
from aiops_model.content.files import KINDS, Kind
from aiops_model.content.problems import ContentError, Fault, Problem

BUNDLED = Path(__file__).resolve().parents[2] / "data"
"""The content that comes with the code: `data/` beside the package."""

LONGEST_INPUT_SHOWN = 40


def load_content(folder: Path | None = None) -> Content:
    """The content of `folder`, by default the bundled one (read once per process).

    The style of the bundled texts is left to `content check` and the tests: it would take more
    than half of the reading at every start.
    Raises ContentError naming every problem with file, line and remedy.
    """
    if folder is None or folder.resolve() == BUNDLED:
        return _bundled()
    return read_content(folder)


@cache
def _bundled() -> Content:
    return read_content(BUNDLED, style=False)


def read_content(folder: Path, *, style: bool = True) -> Content:
    """The content of `folder`, read afresh, without a look at the `style` on request.

    Raises ContentError.
    """
    draft, digest, problems = read_draft(folder)
    for check in CHECKS + (STYLE_CHECKS if style else ()):
        problems += [draft.documents[f.file].problem(f) for f in check(draft)]
    if problems:
        raise ContentError(problems)
    return assemble(draft, digest)


def read_draft(folder: Path) -> tuple[Draft, str, list[Problem]]:
    """Every file read and shaped, the SHA-256 over names and bytes, and what went wrong."""
    draft, problems = Draft(), list[Problem]()
    digest = hashlib.sha256()
    if not folder.is_dir():
        return draft, "", [Problem(str(folder), 1, "", "is no folder; name the content folder")]
    files = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*.y*ml"))
    for file in files:
        shown = f"{folder.name}/{file}"
        kind = next((k for k in KINDS if PurePosixPath(file).match(k.pattern)), None)
        if kind is None:
            message = "is read by nothing; use a name of content/files.py or remove it"
            problems.append(Problem(shown, 1, "", message))
            continue
        document = read_document(folder / file, file, shown)
        if isinstance(document, Problem):
            problems.append(document)
            continue
        digest.update(f"{file}\0".encode() + (folder / file).read_bytes() + b"\0")
        draft.documents[file] = document
        problems += _shape(draft, document, kind)
    for kind in KINDS:
        if not any(PurePosixPath(file).match(kind.pattern) for file in files):
            shown = f"{folder.name}/{kind.pattern}"
            problems.append(Problem(shown, 1, "", "is missing; the product cannot do without it"))
    return draft, digest.hexdigest(), problems


def _shape(draft: Draft, document: Document, kind: Kind) -> list[Problem]:
    """Put the file's value into the draft, or say where it has the wrong shape."""
    try:
        draft.values[document.file] = kind.shape.validate_python(document.data, strict=True)
    except ValidationError as error:
        return [
            document.problem(Fault(document.file, detail["loc"], _sentence(dict(detail))))
            for detail in error.errors(include_url=False)
        ]
    return []


def _sentence(detail: dict[str, Any]) -> str:
    """A finding of pydantic as a sentence with the remedy."""
    name = str(detail["loc"][-1]) if detail["loc"] else "the file"
    match detail["type"]:
        case "missing" if name == "de":
            return "the German text is missing; write it beside the English one"
        case "missing" if name == "en":
            return "the English text is missing; write it beside the German one"
        case "missing":
            return f"{name} is missing; add it"
        case "extra_forbidden":
            return f"{name} is not known here; correct the spelling or remove it"
        case "string_type":
            return f"needs text, not {_shown(detail['input'])}; put it in quotes"
        case "value_error":
            return str(detail["ctx"]["error"])
    return f"{detail['msg']}; found {_shown(detail['input'])}"


def _shown(value: object) -> str:
    text = f"{value!r}"
    return text if len(text) <= LONGEST_INPUT_SHOWN else f"{text[:LONGEST_INPUT_SHOWN]}…"
