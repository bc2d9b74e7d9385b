"""Which file of the content folder holds what."""

from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import PurePosixPath
from typing import Any

from pydantic import TypeAdapter

from aiops_model.content.schema import (
    Avoided,
    BandContent,
    Catalogue,
    ConstantTable,
    DemoCompany,
    Exchange,
    GuidanceRules,
    IndicativeRules,
    Lang,
    Pack,
    ParameterTable,
    Penalties,
    SelfCheckContent,
    SourceList,
    Statistic,
    SwissWords,
    WhatThisIs,
)

PACK = "pack.yaml"
SELF_CHECK = "instrument/self_check.yaml"
INDICATIVE = "instrument/indicative_level.yaml"
GUIDANCE = "instrument/guidance.yaml"
INSTRUMENT = "instrument/instrument.yaml"
CAPABILITIES = "instrument/capabilities/*.yaml"
LENSES = "instrument/lenses.yaml"
PATTERNS = "instrument/patterns.yaml"
INCIDENTS = "instrument/incidents.yaml"
PHASES = "instrument/phases.yaml"
CONTRADICTIONS = "instrument/contradictions.yaml"
PROPOSALS = "instrument/proposals.yaml"
REVIEW = "instrument/review.yaml"
CONCEPTS = "instrument/concepts.yaml"
PENALTIES = "duties/*/penalties.yaml"
DUTY_INDEX = "duties/*/duty_index.yaml"
DUTIES = "duties/*/duties/*.yaml"
QUESTIONS = "duties/*/questions.yaml"
OUTCOMES = "duties/*/classes.yaml"
ACT = "duties/*/act.yaml"
AUTHORITIES = "duties/*/authorities.yaml"
ACT_INCIDENT = "duties/*/incident.yaml"
REQUIREMENTS = "duties/*/requirements.yaml"
FIRST_WEEK = "measures/first_week.yaml"
GATES = "measures/gates.yaml"
RHYTHM = "measures/rhythm.yaml"
MISTAKES = "measures/mistakes.yaml"
PLANNING = "measures/planning.yaml"
MEASURES = "measures/*.yaml"
STATISTICS = "context/statistics.yaml"
WHAT_THIS_IS = "context/what_this_is.yaml"
SOURCES = "euro/sources.yaml"
PARAMETERS = "euro/parameters.yaml"
BANDS = "euro/bands.yaml"
CONSTANTS = "euro/model.yaml"
EXCHANGE = "euro/exchange.yaml"
DEMO = "demo/*.yaml"
DEMO_MATURITY = "demo/maturity/*.yaml"
DEMO_AI_ACT = "demo/ai_act/*.yaml"
DEMO_PLAN = "demo/plan/*.yaml"
I18N: dict[Lang, str] = {"de": "i18n/de.yaml", "en": "i18n/en.yaml"}
SWISS = "i18n/swiss.yaml"
AVOID = "i18n/avoid.yaml"


@dataclass(frozen=True)
class Kind:
    """A kind of file: where it lies (a glob), what shape it has."""

    pattern: str
    of: TypeAdapter[Any] | str
    """The shape; for files that a start does without, its name below `schema` ("module.Name")."""
    schema_name: str
    instrument: bool = False
    """Part of the maturity instrument, which is read at its first use."""
    law: bool = False
    """Part of the AI Act's duties and questions, which are read at their first use."""
    plan: bool = False
    """Part of the 90-day plan's measures, which are read at their first use."""

    @cached_property
    def shape(self) -> TypeAdapter[Any]:
        """What the file is read into."""
        if isinstance(self.of, TypeAdapter):
            return self.of
        module, _, name = self.of.rpartition(".")
        return TypeAdapter(getattr(import_module(f"aiops_model.content.schema.{module}"), name))

    @property
    def later(self) -> bool:
        """Whether a start does without it."""
        return self.instrument or self.law or self.plan

    def holds(self, file: str) -> bool:
        """Whether a file (its path below the content folder) is of this kind."""
        if "*" not in self.pattern:
            return file == self.pattern
        return PurePosixPath(file).match(self.pattern)


KINDS: tuple[Kind, ...] = (
    Kind(PACK, TypeAdapter(Pack), "pack"),
    Kind(SELF_CHECK, TypeAdapter(SelfCheckContent), "self_check"),
    Kind(INDICATIVE, TypeAdapter(IndicativeRules), "indicative_level"),
    Kind(GUIDANCE, TypeAdapter(GuidanceRules), "guidance"),
    Kind(INSTRUMENT, "instrument.Instrument", "instrument", instrument=True),
    Kind(CAPABILITIES, "instrument.CapabilityText", "capability", instrument=True),
    Kind(DUTY_INDEX, "instrument.DutyIndex", "duty_index", instrument=True),
    Kind(LENSES, "maturity_rules.LensTable", "lenses", instrument=True),
    Kind(PATTERNS, "maturity_rules.PatternTable", "patterns", instrument=True),
    Kind(INCIDENTS, "maturity_rules.IncidentTable", "incidents", instrument=True),
    Kind(PHASES, "maturity_rules.PhaseMatrix", "phases", instrument=True),
    Kind(CONTRADICTIONS, "maturity_rules.ContradictionTable", "contradictions", instrument=True),
    Kind(PROPOSALS, "instrument.ProposalList", "proposals", instrument=True),
    Kind(REVIEW, "maturity_rules.ReviewRules", "review", instrument=True),
    Kind(CONCEPTS, "maturity_rules.ConceptTable", "concepts", instrument=True),
    Kind(PENALTIES, TypeAdapter(Penalties), "penalties"),
    Kind(DUTIES, "ai_act.DutyList", "duties", law=True),
    Kind(QUESTIONS, "ai_act.QuestionList", "questions", law=True),
    Kind(OUTCOMES, "ai_act.OutcomeTable", "outcomes", law=True),
    Kind(ACT, "act.Act", "act", law=True),
    Kind(AUTHORITIES, "act.AuthorityTable", "authorities", law=True),
    Kind(ACT_INCIDENT, "act.IncidentRules", "incident", law=True),
    Kind(REQUIREMENTS, "act.RequirementList", "requirements", law=True),
    Kind(FIRST_WEEK, "plan_frame.FirstWeek", "first_week", plan=True),
    Kind(GATES, "plan_frame.GateTable", "plan_gates", plan=True),
    Kind(RHYTHM, "plan_frame.Rhythm", "rhythm", plan=True),
    Kind(MISTAKES, "plan_frame.MistakeTable", "mistakes", plan=True),
    Kind(PLANNING, "plan_frame.Planning", "planning", plan=True),
    Kind(MEASURES, "measures.MeasureFile", "measures", plan=True),
    Kind(STATISTICS, TypeAdapter(tuple[Statistic, ...]), "statistics"),
    Kind(WHAT_THIS_IS, TypeAdapter(WhatThisIs), "what_this_is"),
    Kind(SOURCES, TypeAdapter(SourceList), "sources"),
    Kind(PARAMETERS, TypeAdapter(ParameterTable), "euro_parameters"),
    Kind(BANDS, TypeAdapter(BandContent), "euro_bands"),
    Kind(CONSTANTS, TypeAdapter(ConstantTable), "euro_model"),
    Kind(EXCHANGE, TypeAdapter(Exchange), "exchange"),
    Kind(DEMO, TypeAdapter(DemoCompany), "demo"),
    Kind(DEMO_MATURITY, "demo_maturity.DemoMaturity", "demo_maturity", instrument=True),
    Kind(DEMO_AI_ACT, "demo_ai_act.DemoRegister", "demo_ai_act", law=True),
    Kind(DEMO_PLAN, "demo_plan.DemoPlan", "demo_plan", plan=True),
    Kind(I18N["de"], TypeAdapter(Catalogue), "catalogue"),
    Kind(I18N["en"], TypeAdapter(Catalogue), "catalogue"),
    Kind(SWISS, TypeAdapter(SwissWords), "swiss"),
    Kind(AVOID, TypeAdapter(tuple[Avoided, ...]), "avoid"),
)
