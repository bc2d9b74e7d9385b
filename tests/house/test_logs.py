"""Nothing a person typed reaches a log, a console or a file name: kept where the calls are."""

import ast

from tests.house.source import ROOT, called, calls, parse, place, python_files
from web.logs import FIELDS

APPLICATION = ("app.py", "aiops_model", "ui", "web", "pages")
LEVELS = {"debug", "info", "warning", "warn", "error", "exception", "critical", "log", "fatal"}
LOGGERS = {"LOG", "logging", "logger", "log", "warnings"}
CONSOLES = {
    "aiops_model/cli/streams.py": "the answer of a command: JSON on stdout and stderr",
    "aiops_model/services/ai_act/sheet_reading.py": "the process that reads a file, to its parent",
    "web/start.py": "the address of the server, and why it does not start",
}
"""Files that may write to the console, and what."""


def log_calls() -> list[tuple[str, ast.Call]]:
    """Every call that logs, with its place."""
    found = []
    for file in python_files(*APPLICATION):
        for call in calls(parse(file)):
            parts = called(call).split(".")
            if len(parts) == 2 and parts[0] in LOGGERS and parts[1] in LEVELS:
                found.append((place(file, call), call))
    return found


def plain(call: ast.Call) -> bool:
    """Whether a call logs a fixed sentence with allowed fields and nothing else."""
    allowed = {"extra", "exc_info"}
    if len(call.args) != 1 or {k.arg for k in call.keywords} - allowed:
        return False
    message = call.args[0]
    fixed = isinstance(message, ast.Constant) or (
        isinstance(message, ast.Name) and message.id == "event"
    )
    extra = next((k.value for k in call.keywords if k.arg == "extra"), None)
    if isinstance(extra, ast.Dict):
        names = {key.value if isinstance(key, ast.Constant) else None for key in extra.keys}
        return fixed and names <= set(FIELDS)
    return fixed and (extra is None or (isinstance(extra, ast.Name) and extra.id == "details"))


def test_a_log_line_is_a_fixed_sentence_with_known_fields() -> None:
    found = log_calls()
    loose = [f"{at} {ast.unparse(call)}" for at, call in found if not plain(call)]
    assert len(found) >= 5
    assert not loose, (
        f"{loose}: log a fixed sentence; details go into `extra` under a name of web/logs.py "
        "FIELDS, and hold numbers or words of the program."
    )


def test_a_log_line_that_quotes_is_found() -> None:
    for code in (
        "LOG.info(f'saved {name}')",
        "LOG.info('saved %s', name)",
        "LOG.info('saved', extra={'name': name})",
        "LOG.error(str(fault))",
        "LOG.info('saved', extra={**everything})",
    ):
        call = ast.parse(code).body[0]
        assert isinstance(call, ast.Expr)
        assert isinstance(call.value, ast.Call)
        assert not plain(call.value), code


def test_few_places_write_to_the_console() -> None:
    written = {
        file.relative_to(ROOT).as_posix()
        for file in python_files(*APPLICATION)
        for call in calls(parse(file))
        if called(call) in {"print", "sys.stdout.write", "sys.stderr.write", "typer.echo"}
    }
    assert written == set(CONSOLES), "use the logger; an exception is named here with its reason"


def test_a_file_name_comes_from_its_one_function() -> None:
    loose = [
        place(file, call)
        for file in python_files("app.py", "ui", "pages")
        for call in calls(parse(file))
        if called(call).endswith("download_button")
        for name in [next((k.value for k in call.keywords if k.arg == "file_name"), None)]
        if not (isinstance(name, ast.Call) and called(name) == "file_name")
    ]
    assert not loose, f"{loose}: name the file with export.text.file_name."
