"""The command line, called in this process: the same words in, the same text out, no start-up."""

import io
import os
import subprocess
import sys

import pytest

from aiops_model.cli import main

FOREIGN = ("AIOPS_", "DATABASE_")
"""How the settings begin that a command must not take from the machine."""


def call(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """What `python -m aiops_model` says to these arguments and this standard input."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith(FOREIGN)]:
            patch.delenv(name)
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode()), "utf-8"))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        code = main(arguments)
    return subprocess.CompletedProcess(arguments, code, out.getvalue(), err.getvalue())
