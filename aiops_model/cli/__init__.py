"""The command line: JSON in from a file or `-`, JSON out on stdout, messages on stderr.

Exit 0; 2 for bad input, with one JSON object on stderr that names the field at fault:
`{"error": {"code", "field", "message"}}`; 1 for a fault of the program. Engines are imported where
they run, so that `--help` and a refused input cost nothing.
"""

from aiops_model.cli.entry import main

__all__ = ["main"]
