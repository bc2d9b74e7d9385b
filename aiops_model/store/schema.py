"""Every table there is, in one metadata: whoever needs the whole schema imports this `Record`."""

from aiops_model.store import ai_act_tables, maturity_tables, plan_tables, tables
from aiops_model.store.record import Record

MODULES = (tables, maturity_tables, ai_act_tables, plan_tables)
"""Loaded, so that the metadata of `Record` is complete."""

__all__ = ["MODULES", "Record"]
