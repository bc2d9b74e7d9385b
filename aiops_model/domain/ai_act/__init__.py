"""The AI Act engine: facts on a company and an AI system in, class, duties and days out. Pure."""

from aiops_model.domain.ai_act.classify import classify
from aiops_model.domain.ai_act.exposure import exposure
from aiops_model.domain.ai_act.incident import deadline
from aiops_model.domain.ai_act.questions import next_question
from aiops_model.domain.ai_act.result import Classification

__all__ = ["Classification", "classify", "deadline", "exposure", "next_question"]
