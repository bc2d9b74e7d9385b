"""Whether the server really runs with the safety settings of `.streamlit/config.toml`.

A flag, a variable or another file can override them unseen; a loosened one stops the start.
"""

from collections.abc import Callable
from typing import Any

from aiops_model.domain.errors import Refusal

REQUIRED: dict[str, Any] = {
    "browser.gatherUsageStats": False,
    "client.allowedOrigins": [],
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "minimal",
    "logger.enableRich": False,
    "server.corsAllowedOrigins": [],
    "server.enableAgentApi": False,
    "server.enableCORS": True,
    "server.enableStaticServing": False,
    "server.enableXsrfProtection": True,
}
AT_MOST = {"server.maxUploadSize": 5, "server.maxMessageSize": 50}
"""Megabytes."""


def check_settings(option: Callable[[str], Any]) -> None:
    """Raises Refusal("server_setting") naming the first setting that is looser than committed."""
    for name, wanted in REQUIRED.items():
        found = option(name)
        if (list(found) if isinstance(wanted, list) else found) != wanted:
            raise Refusal("server_setting", name, wanted=wanted)
    for name, most in AT_MOST.items():
        if option(name) > most:
            raise Refusal("server_setting", name, wanted=most)
