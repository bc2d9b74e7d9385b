"""Logs as JSON lines: UTC, level, event, and of a request its id and the pattern of its address.

What a person typed never reaches a log: no names, notes, codes, tokens, query strings or network
addresses. An event is a fixed sentence, its details are the fields named here, and a fault is
logged by where it happened, not by its message. Lines of libraries keep their fixed text (the
template before anything is filled in).
"""

import json
import logging
import sys
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

ROOT = Path(__file__).resolve().parent.parent
LOG = logging.getLogger("cockpit")

REQUEST: ContextVar[str] = ContextVar("request", default="")
"""Id of the request being answered, also the reference a reader sees on a fault page."""

FIELDS = (
    "reference",
    "method",
    "path",
    "status",
    "milliseconds",
    "code",
    "version",
    "seconds",
    "part",
)
"""The details an event of ours may carry, all of them numbers or words of the program."""
OWN = ("cockpit",)
TEMPLATES = ("uvicorn", "streamlit")
"""Libraries whose message templates are fixed sentences."""
LONGEST = 200


class JsonLines(logging.Formatter):
    """One JSON object a line; whatever is in it, it cannot begin a second line."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": event_of(record),
            "logger": record.name,
        }
        if request := REQUEST.get():
            line["request"] = request
        for name in FIELDS:
            if (value := record.__dict__.get(name)) is not None:
                line[name] = value
        if record.exc_info and record.exc_info[1]:
            line["fault"] = trace(record.exc_info[1])
        return json.dumps(line, ensure_ascii=True, default=lambda value: type(value).__name__)


def event_of(record: logging.LogRecord) -> str:
    """The fixed text of a record. Of a library we do not know: where it spoke, not what it said."""
    family = record.name.split(".")[0]
    if family in OWN + TEMPLATES and isinstance(record.msg, str):
        return record.msg.split("\n", 1)[0][:LONGEST]
    return f"{record.name}:{record.lineno}"


def trace(fault: BaseException) -> list[str]:
    """Kinds and places of a fault and its causes, without messages: those may quote a reader."""
    lines: list[str] = []
    current: BaseException | None = fault
    while current is not None and len(lines) < LONGEST:
        lines.append(type(current).__qualname__)
        step = current.__traceback__
        while step is not None:
            code = step.tb_frame.f_code
            lines.append(f"{_short(code.co_filename)}:{step.tb_lineno} {code.co_name}")
            step = step.tb_next
        current = current.__cause__ or (
            None if current.__suppress_context__ else current.__context__
        )
    return lines


def _short(file: str) -> str:
    path = Path(file)
    if path.is_relative_to(ROOT):
        return path.relative_to(ROOT).as_posix()
    parts = path.parts
    return "/".join(
        parts[parts.index("site-packages") + 1 :] if "site-packages" in parts else parts[-2:]
    )


class StreamlitLoggers(Protocol):
    """The module `streamlit.logger`: gives each of Streamlit's loggers a console of its own."""

    setup_formatter: Any

    def update_formatter(self) -> None: ...


def configure(streamlit_loggers: StreamlitLoggers | None = None) -> None:
    """Send every log of this process through one handler on stderr."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.captureWarnings(capture=True)
    LOG.setLevel(logging.INFO)
    for name in ("uvicorn", "uvicorn.error", "uvicorn.asgi"):
        adopt(logging.getLogger(name))
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("uvicorn.access").disabled = True  # it names addresses and queries
    if streamlit_loggers is not None:
        streamlit_loggers.setup_formatter = adopt  # for those it makes from now on
        streamlit_loggers.update_formatter()


def adopt(logger: logging.Logger) -> None:
    """Take a library's logger over: no handler of its own, its lines go to ours."""
    logger.handlers.clear()
    logger.propagate = True
