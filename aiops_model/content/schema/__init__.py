"""The shape of content. One file a subject; `aiops_model.content.loader` reads YAML into it.

Shapes that a start does without (`instrument`, `maturity_rules` and others) are not gathered here:
import them from their own files.
"""

from aiops_model.content.schema.base import LANGS, Figure, Lang, Proven, Status, Text
from aiops_model.content.schema.context import ContextContent, Question, Statistic, WhatThisIs
from aiops_model.content.schema.demo import DemoCompany
from aiops_model.content.schema.euro import (
    BandContent,
    ConstantTable,
    Exchange,
    ParameterTable,
    Rate,
)
from aiops_model.content.schema.guidance import (
    Contradiction,
    Finding,
    GuidanceRules,
    Pattern,
    Risk,
    Segment,
    Step,
)
from aiops_model.content.schema.indicative import IndicativeRules, Level, LevelCap, NotStarted
from aiops_model.content.schema.pack import Pack
from aiops_model.content.schema.penalties import Penalties, SizeClass, Tier
from aiops_model.content.schema.self_check import Exact, Item, NotSure, Option, SelfCheckContent
from aiops_model.content.schema.sources import Source, SourceList
from aiops_model.content.schema.words import Avoided, Catalogue, SwissWords

__all__ = [
    "LANGS",
    "Avoided",
    "BandContent",
    "Catalogue",
    "ConstantTable",
    "ContextContent",
    "Contradiction",
    "DemoCompany",
    "Exact",
    "Exchange",
    "Figure",
    "Finding",
    "GuidanceRules",
    "IndicativeRules",
    "Item",
    "Lang",
    "Level",
    "LevelCap",
    "NotStarted",
    "NotSure",
    "Option",
    "Pack",
    "ParameterTable",
    "Pattern",
    "Penalties",
    "Proven",
    "Question",
    "Rate",
    "Risk",
    "Segment",
    "SelfCheckContent",
    "SizeClass",
    "Source",
    "SourceList",
    "Statistic",
    "Status",
    "Step",
    "SwissWords",
    "Text",
    "Tier",
    "WhatThisIs",
]
