"""`python -m aiops_model COMMAND`: every engine without the browser."""

import sys

from aiops_model.cli import main

if __name__ == "__main__":
    sys.exit(main())
