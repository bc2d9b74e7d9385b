"""Whether the server would run with the safety settings of `.streamlit/config.toml`.

A variable, a file in the home folder or a flag can override them unseen. The server checks itself
at its start (web/effective.py, by the same rules); here Streamlit is asked what it would use. Flags
of a later start cannot be seen from here.
"""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from aiops_model.services.doctor.finding import Finding
from aiops_model.settings import ROOT, Settings

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
    "server.fileWatcherType": "none",
}
AT_MOST = {"server.maxUploadSize": 5, "server.maxMessageSize": 50}
"""Megabytes."""
HIDDEN = {"logger.enableRich": False}
"""Settings that Streamlit does not say; the server looks at its start."""
TRUSTED = "FORWARDED_ALLOW_IPS"
"""The variable in which the web server finds whose word about a reader's address counts."""
PATIENCE = 60.0
"""Seconds Streamlit may take to say its settings."""


def loosened(option: Callable[[str], Any]) -> Iterator[tuple[str, Any]]:
    """Name and wanted value of each setting that is looser than committed."""
    for name, wanted in REQUIRED.items():
        found = option(name)
        if (list(found or []) if isinstance(wanted, list) else found) != wanted:
            yield name, wanted
    for name, most in AT_MOST.items():
        found = option(name)
        if not isinstance(found, int | float) or found > most:
            yield name, most


def check_server(settings: Settings, folder: Path = ROOT) -> Iterator[Finding]:
    """The settings Streamlit would use, and the names the server answers to."""
    shown = effective(folder)
    if shown is None:
        yield Finding(
            "server", "Streamlit does not say its settings.", "Install again: make run, or pip."
        )
    else:
        for name, wanted in loosened((HIDDEN | shown).get):
            yield Finding(
                "server",
                f"{name} is {shown.get(name, 'not set')} and must be {wanted}.",
                "Look for it in .streamlit/config.toml, ~/.streamlit and STREAMLIT_ variables.",
            )
    if "*" in settings.allowed_hosts:
        yield Finding(
            "server",
            "AIOPS_ALLOWED_HOSTS lets any name through.",
            "List the names readers use.",
        )
    if "*" in os.environ.get(TRUSTED, ""):
        yield Finding(
            "server",
            f"{TRUSTED} trusts every sender: readers can name any address as theirs.",
            "Name the address of the proxy alone; the limits on wrong codes count by address.",
        )
    if settings.public_url.startswith("https://") and not settings.behind_tls:
        yield Finding(
            "server",
            "AIOPS_PUBLIC_URL is encrypted, but AIOPS_BEHIND_TLS is not set.",
            "Set AIOPS_BEHIND_TLS=true, so that cookies are sent over TLS only.",
        )


def effective(folder: Path) -> dict[str, Any] | None:
    """Section.name -> value of every Streamlit setting that is set; None when it fails."""
    import subprocess
    import tomllib  # the server needs neither of the two for its own look

    asked = subprocess.run(
        [sys.executable, "-m", "streamlit", "config", "show"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    _, mark, body = asked.stdout.partition("\n[")
    if asked.returncode or not mark:
        return None
    sections = tomllib.loads("[" + body)
    return {
        f"{section}.{name}": value
        for section, entries in sections.items()
        if isinstance(entries, dict)
        for name, value in entries.items()
    }
