"""Everything Streamlit reads as Markdown is escaped on the way: the page shows it as it is.

An expression counts as escaped when it is a literal, a text of the catalogue, or went through
`markdown_text` (imported as `words`); put together of such it still is. What a catalogue text is
filled with must be escaped too, or be a number or a date.
"""

import ast
from pathlib import Path

import pytest

from tests.house.source import ROOT, called, calls, parse, place, python_files
from tests.house.test_words import ELEMENTS, NOT_SHOWN

LITERAL = {"code", "text", "exception", "Page", "vega_lite_chart"}
"""Elements that show their text as it is (a Page is named in the frame of the window)."""
FIELDS = {
    "value", "placeholder", "max_chars", "data", "options", "default", "query_params", "page",
    "alt", "disabled", "wrap", "expanded", "hide_index", "wrap_lines", "horizontal", "index", "url",
}  # fmt: skip
"""Arguments that are no Markdown: what stands in a field, where a link leads."""
DRAWN = (ELEMENTS | {"table", "metric"}) - LITERAL
WRITING = {
    "heading", "note", "paragraph", "strong", "labelled", "signed", "listed", "bullets", "together",
}  # fmt: skip
"""Functions of ui/prose.py: mypy lets only what they give, `Written`, into a longer text."""
ESCAPING = {"words", "markdown_text", "label_text", "sign"} | WRITING
CATALOGUE = {"t", "imprint_text", "privacy_text"}
"""`t`, and the host's own legal texts, which ui/legal.py escapes."""
PLAIN = {"number", "number_range", "date", "date_short", "len", "round", "resume_code"}
"""What gives digits, or letters of the program's own making."""
PASSING = {"dict", "zip", "enumerate", "join", "columns", "kept_with"}
"""What only rearranges, or keeps."""
COUNTS = {"n", "days", "number"}
"""Places of a catalogue text that take a whole number."""
OURS = {"LOG", "cards", "faults", "frame", "questions", "refine", "result_actions", "reader"}
"""Modules and values of ours with functions named like an element."""

Function = ast.FunctionDef | ast.AsyncFunctionDef
Known = dict[str, list[ast.expr]]


def assigned(scope: ast.AST) -> Known:
    """Name -> what a scope assigns to it, over all places."""
    found: Known = {}
    for node in ast.walk(scope):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                _bind(found, target, node.value)
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            _bind(found, node.target, node.value)
    return found


def _bind(found: Known, target: ast.expr, value: ast.expr) -> None:
    if isinstance(target, ast.Name):
        found.setdefault(target.id, []).append(value)
    elif isinstance(target, ast.Tuple):
        for position, inner in enumerate(target.elts):
            part = value.elts[position] if isinstance(value, ast.Tuple) else value
            _bind(found, inner, part)


def made_of(node: ast.expr) -> list[ast.expr] | None:
    """The parts whose text is the text of the whole; None where it comes from somewhere else."""
    if isinstance(node, ast.Constant):
        return []
    if isinstance(node, ast.JoinedStr):
        return [v.value for v in node.values if isinstance(v, ast.FormattedValue)]
    if isinstance(node, ast.BinOp):
        return [node.left, node.right]
    if isinstance(node, ast.IfExp):
        return [node.body, node.orelse]
    if isinstance(node, ast.BoolOp):
        return node.values
    if isinstance(node, ast.List | ast.Tuple):
        return node.elts
    return [node.body] if isinstance(node, ast.Lambda) else None


def escaped(node: ast.expr, known: Known, depth: int = 0) -> bool:
    """Whether an expression can hold nothing but escaped text."""
    if depth > 8:
        return False
    parts = made_of(node)
    if isinstance(node, ast.Name):
        parts = known.get(node.id)
    if isinstance(node, ast.ListComp | ast.GeneratorExp):
        drawn_from: Known = {}
        for loop in node.generators:
            _bind(drawn_from, loop.target, loop.iter)
        known, parts = known | drawn_from, [node.elt]
    if isinstance(node, ast.Call):
        return _safe_call(node, known, depth)
    if isinstance(node, ast.Attribute):
        return node.attr in {"currency", "resume_code"}
    return parts is not None and all(escaped(part, known, depth + 1) for part in parts)


def _safe_call(node: ast.Call, known: Known, depth: int) -> bool:
    name = called(node).split(".")[-1]
    if name in ESCAPING | PLAIN:
        return True
    parts = [k.value for k in node.keywords if k.arg not in COUNTS]
    if name in PASSING:
        parts = list(node.args)
    return name in PASSING | CATALOGUE and all(escaped(p, known, depth + 1) for p in parts)


def shown(call: ast.Call) -> list[ast.expr]:
    """The arguments of an element that a reader gets to see as Markdown."""
    name = called(call).split(".")[-1]
    arguments = list(call.args)
    if name == "page_link":
        arguments = arguments[1:]
    if name in {"segmented_control", "text_input"}:
        arguments = arguments[:1]
    if name == "progress":
        arguments = []
    fields = NOT_SHOWN | FIELDS
    if name in {"selectbox", "multiselect"}:  # show their options as they are
        arguments, fields = arguments[:1], fields | {"format_func"}
    return arguments + [k.value for k in call.keywords if k.arg not in fields]


def unescaped_in(tree: ast.Module, file: Path) -> list[str]:
    """Place of every element that draws what nothing has escaped."""
    outside = assigned(tree)
    functions = [node for node in ast.walk(tree) if isinstance(node, Function)]
    owner = {id(c): function for function in functions for c in calls(function)}
    found = []
    for call in calls(tree):
        element = isinstance(call.func, ast.Attribute) and call.func.attr in DRAWN
        if not element or called(call).split(".")[0] in OURS:
            continue
        function = owner.get(id(call))
        known = outside if function is None else outside | assigned(function)
        if not all(escaped(argument, known) for argument in shown(call)):
            found.append(f"{place(file, call)} {ast.unparse(call)[:90]}")
    return found


def test_what_streamlit_reads_as_markdown_is_escaped() -> None:
    found = [
        at
        for file in python_files("app.py", "ui", "pages")
        for at in unescaped_in(parse(file), file)
    ]
    assert not found, (
        "\n".join(found)
        + "\ntext of a person would become a link, a picture or a formula: wrap it in words()."
    )


def test_longer_texts_are_made_of_escaped_ones() -> None:
    prose = parse(ROOT / "ui" / "prose.py")
    assert {
        node.name
        for node in prose.body
        if isinstance(node, ast.FunctionDef) and ast.unparse(node.returns or node) == "Written"
    } == WRITING
    outside = [
        place(file, call)
        for file in python_files("app.py", "ui", "pages")
        for call in calls(parse(file))
        if called(call).split(".")[-1] == "Written" and file.name != "prose.py"
    ]
    assert not outside, f"{outside}: say it with a function of ui/prose.py."


@pytest.mark.parametrize(
    "code",
    [
        "st.markdown(name)",
        "st.header(check.company_name)",
        "st.error(t('error.x', entered=name))",
        "st.button(f'**{name}**')",
        "text = name; st.caption(text)",
        "st.warning(words(a) + b)",
        "st.info(words(a), title=name)",
        "st.table([dict(zip(head, row)) for row in rows])",
        "st.table(kept_with(lambda: columns(rows), value=a, name='rows'))",
        "place.container().success(name)",
        "st.markdown(' '.join(n for n in names))",
    ],
)
def test_the_rule_finds_what_is_not_escaped(code: str) -> None:
    file = ROOT / "ui" / "never_written.py"
    assert unescaped_in(ast.parse(f"def draw(name, a, b, names, rows, head):\n    {code}"), file)


@pytest.mark.parametrize(
    "code",
    [
        "st.markdown(words(name))",
        "st.error(t('error.x', entered=words(name), n=len(names)))",
        "st.button(f'**{words(name)}**' + (' ' if a else t('x')))",
        "text = words(name); st.caption(text)",
        "st.code(name)",
        "st.text_input(words(a), value=name)",
        "st.markdown(' '.join(words(n) for n in names))",
    ],
)
def test_the_rule_lets_escaped_text_pass(code: str) -> None:
    file = ROOT / "ui" / "never_written.py"
    assert not unescaped_in(ast.parse(f"def draw(name, a, names):\n    {code}"), file)
