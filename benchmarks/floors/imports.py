"""Everything the product has loaded once its server is warm."""

import importlib

import aiops_model.services  # noqa: F401
from web.start import HEAVY

for name in HEAVY:
    importlib.import_module(name)
