"""A visitor's file with a register of AI systems, made through the services, and its pages."""

from collections.abc import Mapping
from dataclasses import dataclass

from aiops_model import services
from aiops_model.services import Actor, Context, ai_act
from aiops_model.services.ai_act import ActView, FactValue, RegisteredSystem, SystemEntry
from tests.app.visit import Visit
from web import process

PAGES = ("systems", "duties", "incident")
COMPANY: Mapping[str, FactValue] = {
    "country": "DE",
    "employees": 180,
    "turnover": 32_000_000,
    "public_body": False,
    "public_control": False,
    "financial_institution": False,
}
RANKING: Mapping[str, FactValue] = {
    "is_ai_system": True,
    "eu_market": True,
    "research_only": False,
    "own_name": False,
    "product_maker": False,
    "uses": True,
    "imports": False,
    "distributes": False,
    "rebranded": False,
    "substantially_modified": False,
    "purpose_changed_to_high_risk": False,
    "prohibited": (),
    "annex_i": "none",
    "annex_iii": ("4a",),
    "profiling": True,
    "talks_to_people": False,
    "generates_content": False,
    "emotion_or_biometric": False,
    "deepfake": False,
    "public_interest_text": False,
    "placed_on": "none",
    "public_service": False,
    "workplace": True,
    "decides_on_persons": True,
    "legal_effect": True,
    "controls_input": True,
    "dpia": True,
    "equivalent_reporting": False,
}
"""A bought ranking of applications, every question answered that it leads to."""
PROVIDER: Mapping[str, FactValue] = dict(RANKING) | {"own_name": True, "rebranded": True}


@dataclass(frozen=True)
class Register:
    """The visitor's other window on the same register."""

    ctx: Context
    actor: Actor
    id: str

    def view(self) -> ActView:
        return ai_act.open_act(self.ctx, self.actor, self.id)

    def company(self, facts: Mapping[str, FactValue] = COMPANY) -> "Register":
        """State facts of the company."""
        for fact, value in facts.items():
            ai_act.state_company(self.ctx, self.actor, self.id, fact, value=value, revision=0)
        return self

    def add(self, name: str, facts: Mapping[str, FactValue] | None = None) -> str:
        """Register a system; its id."""
        entry = SystemEntry(name)
        return ai_act.add_system(self.ctx, self.actor, self.id, entry, facts or {}).system_id

    def system(self, system_id: str) -> RegisteredSystem:
        found = self.view().system(system_id)
        assert found is not None
        return found


def begin(visit: Visit, cookies: dict[str, str]) -> Register:
    """An empty register, which the visit finds by its cookie."""
    visit.open("start")
    ctx = process.context()
    actor = services.visitor(ctx, cookies["visit"])
    return Register(ctx, actor, ai_act.start_act(ctx, actor, "de").id)


def fact_on_screen(visit: Visit) -> str:
    """The fact whose answers are on the screen, "" where there is no question."""
    keys = [str(button.key) for button in visit.app.button]
    return next((key.split(".")[1] for key in keys if key.startswith("fact.")), "")


def said(visit: Visit) -> str:
    """The texts of the page as a reader sees them."""
    words = visit.words().replace("\\", "").replace("\u00ad", "")
    return words.replace("\u00a0", " ")
