"""Whether the server really runs with the safety settings of `.streamlit/config.toml`.

A flag, a variable or another file can override them unseen; a loosened one stops the start. The
rules are those of `python -m aiops_model doctor`.
"""

from collections.abc import Callable
from typing import Any

from aiops_model.domain.errors import Refusal
from aiops_model.services.doctor.server import loosened


def check_settings(option: Callable[[str], Any]) -> None:
    """Raises Refusal("server_setting") naming the first setting that is looser than committed."""
    for name, wanted in loosened(option):
        raise Refusal("server_setting", name, wanted=wanted)
