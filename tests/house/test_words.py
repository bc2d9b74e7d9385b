"""Words that must not be in the tree: interface text in code, leftovers, paths of one machine."""

import ast
import re
from typing import cast

import pytest

from tests.house.source import (
    called,
    calls,
    docstrings,
    parse,
    place,
    python_files,
    text_files,
)

WORD = re.compile(r"[^\W\d_]{2,}")
TWO_WORDS = re.compile(r"[^\W\d_]{2,}[,:;]? [^\W\d_]{2,}")
MARKUP = re.compile(r":material/\w+:|:[a-z-]+\[|\{[^}]*\}|#+ |&\w+;")

ELEMENTS = {
    "badge", "button", "caption", "chat_input", "checkbox", "code", "date_input", "dialog",
    "download_button", "error", "exception", "expander", "feedback", "file_uploader",
    "form_submit_button", "header", "info", "link_button", "markdown", "menu_button", "metric",
    "multiselect", "number_input", "Page", "page_link", "pills", "popover", "progress", "radio",
    "segmented_control", "select_slider", "selectbox", "slider", "spinner", "status", "subheader",
    "success", "tabs", "text", "text_area", "text_input", "time_input", "title", "toast", "toggle",
    "warning", "write",
}  # fmt: skip
"""Streamlit calls that put their words before the reader."""

NOT_SHOWN = {
    "accept_multiple_files", "alignment", "anchor", "args", "autocomplete", "bind", "border",
    "color", "file_name", "format", "gap", "height", "horizontal_alignment", "icon",
    "icon_position", "key", "kwargs", "label_visibility", "language", "mime", "on_change",
    "on_click", "persist_state", "selection_mode", "shortcut", "size", "text_alignment", "type",
    "url_path", "vertical_alignment", "visibility", "width",
}  # fmt: skip
"""Arguments of those calls that no reader sees."""


def literals(node: ast.expr) -> list[ast.Constant]:
    """The string literals an argument is made of; what a nested call returns is not looked into."""
    if isinstance(node, ast.Constant):
        return [node] if isinstance(node.value, str) else []
    if isinstance(node, ast.Call | ast.Subscript | ast.Attribute | ast.Name | ast.Lambda):
        return []
    return [
        c
        for child in ast.iter_child_nodes(node)
        if isinstance(child, ast.expr)
        for c in literals(child)
    ]


def shown_literals(call: ast.Call) -> list[ast.Constant]:
    arguments = list(call.args)
    if called(call).endswith(("Page", "page_link")):
        arguments = arguments[1:]  # the first is the file of the page
    arguments += [k.value for k in call.keywords if k.arg not in NOT_SHOWN]
    return [c for argument in arguments for c in literals(argument)]


def quietly(tree: ast.Module) -> set[int]:
    """Strings that no visitor reads: docstrings, errors raised at programmers, log lines."""
    quiet = docstrings(tree)
    for node in ast.walk(tree):
        logs = isinstance(node, ast.Call) and re.match(
            r"(_?log(ger)?|warnings)\.", called(node).lower()
        )
        if isinstance(node, ast.Raise | ast.Assert) or logs:
            quiet |= {id(inner) for inner in ast.walk(node)}
    return quiet


NAMES = {"IBM Plex Sans", "IBM Plex Mono"}
"""Proper names that are the same in every language."""


@pytest.mark.parametrize("folder", ["pages", "ui"])
def test_interface_text_is_content(folder: str) -> None:
    spoken = []
    for file in python_files(folder):
        tree = parse(file)
        quiet = quietly(tree)
        shown = [
            c
            for call in calls(tree)
            if called(call).split(".")[-1] in ELEMENTS and id(call) not in quiet
            for c in shown_literals(call)
        ]
        found = {id(c): c for c in shown if WORD.search(MARKUP.sub("", str(c.value)))}
        for node in ast.walk(tree):
            text = node.value if isinstance(node, ast.Constant) else None
            if (
                isinstance(text, str)
                and id(node) not in quiet
                and TWO_WORDS.search(text)
                and text not in NAMES
            ):
                found[id(node)] = cast(ast.Constant, node)
        spoken += [f"{place(file, c)} {c.value!r}" for c in found.values()]
    assert not spoken, (
        f"{spoken}: words a visitor reads are content. Put them into data/i18n/de.yaml and en.yaml "
        'and write t("key").'
    )


def test_no_page_writes_its_own_html() -> None:
    word = "unsafe_" + "allow_html"
    found = [
        place(file, k.value)
        for file in python_files()
        for call in calls(parse(file))
        for k in call.keywords
        if k.arg == word
    ]
    assert not found, f"{found}: user text would become markup; use native elements."


LEFTOVERS = re.compile(
    "|".join(["TO" + "DO", "FIX" + "ME", r"\bXX" + r"X\b", "NotImplemented" + "Error"])
)


def test_nothing_is_left_for_later() -> None:
    found = [
        f"{place(file, number)} {line.strip()}"
        for file in python_files()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if LEFTOVERS.search(line)
    ]
    assert not found, f"{found}: finish it, or take it out and open an issue."


FOLDERS = ("wor" + "k", "roo" + "t", r"home/\w+", r"Users/\w+", r"tmp/\w+")
MACHINE = re.compile(rf"(?<![\w.])/(?:{'|'.join(FOLDERS)})/|[A-Z]:\\{{1,2}}Users|bash_" + "jobs")


def test_no_path_of_one_machine_is_in_the_tree() -> None:
    found = []
    for file in text_files():
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [
            f"{place(file, number)} {line.strip()[:100]}"
            for number, line in enumerate(text.splitlines(), 1)
            if MACHINE.search(line)
        ]
    assert not found, f"{found}: name paths from the project's folder or take them as settings."


def test_the_pattern_for_machine_paths_finds_one() -> None:
    assert MACHINE.search("see /wo" + "rk/main/app.py")
    assert not MACHINE.search("GET /home/ or ui/workshop/ or data/root.yaml")


def test_no_page_leans_on_the_insides_of_streamlit() -> None:
    insides = re.compile(r"st-emotion|stApp\b|data-testid|<style")
    found = [
        f"{place(file, number)} {line.strip()}"
        for file in python_files("ui", "pages")
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if insides.search(line)
    ]
    assert not found, f"{found}: such names change with any version; use theme and native elements."
