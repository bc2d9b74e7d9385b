"""Names of classes, roles, duties, facts and points in the reader's language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aiops_model.content import Content
from aiops_model.content.ai_act import ActContent
from aiops_model.content.schema.ai_act import ActDuty, OutcomeText, PointOption
from aiops_model.domain.ai_act.law import Law, Role
from aiops_model.i18n import Locale
from aiops_model.report.ai_act.citation import cite
from aiops_model.report.ai_act.model import DutyWord

MOST_NAMES = 3
"""Systems that a line names before it counts the rest; the page of a system lists its duties."""
MOST_FACTS = 2
"""Open facts that a remark names; the system lists all of them."""


@dataclass(frozen=True)
class Words:
    """The law's texts for one reader."""

    content: Content
    act: ActContent
    locale: Locale

    @property
    def law(self) -> Law:
        """What the engine computes with."""
        return self.act.law

    # ------------------------------------------------------------------------------- outcomes
    def risk_class(self, outcome: str) -> OutcomeText:
        """A class, or that there is none or it needs review."""
        return _of(self.act.outcomes.classes, outcome)

    def class_name(self, outcome: str) -> str:
        """Name of a class."""
        return self.locale.text(self.risk_class(outcome).name)

    def role(self, role: Role | str) -> str:
        """Name of a role: "Betreiber"."""
        return self.locale.text(_of(self.act.outcomes.roles, role).name)

    def step(self, step: str) -> OutcomeText:
        """A step of the path."""
        return _of(self.act.outcomes.path, step)

    def size(self, size: str) -> OutcomeText:
        """A size class."""
        return _of(self.act.outcomes.sizes, size)

    def modifier(self, modifier: str) -> OutcomeText:
        """What changes dates or adds duties."""
        return _of(self.act.outcomes.modifiers, modifier)

    # --------------------------------------------------------------------------------- duties
    def duty(self, duty_id: str) -> ActDuty:
        """The text of a duty."""
        return self.act.duties[duty_id]

    def duty_name(self, duty_id: str) -> str:
        """Provision and title: "Art. 26 Abs. 5: Betrieb überwachen"."""
        told = self.duty(duty_id)
        title = self.locale.text(told.title)
        return self.locale.t("act.duty_named", article=self.cite(told.article), title=title)

    def duty_of(self, article: str) -> ActDuty:
        """The duty of exactly this provision: "50(1)"."""
        return next(duty for duty in self.act.duties.values() if duty.article == article)

    def articles(self, duty_ids: Iterable[str]) -> str:
        """The provisions of duties, in the order of the articles."""
        named_ones = frozenset(duty_ids)
        return self.cite(
            ", ".join(duty.article for duty in self.act.duties.values() if duty.id in named_ones)
        )

    def state(self, state: DutyWord) -> str:
        """The word of a state: "erfüllt" and so on."""
        return self.locale.t(f"act.state_{state}")

    # ---------------------------------------------------------------------------------- facts
    def question(self, fact: str) -> str:
        """The question of a fact; of a single point, with the point."""
        name, _, point = fact.partition(":")
        asked = self.locale.text(self.act.questions[name].question)
        return f"{asked} {self.point(name, point)}" if point else asked

    def facts(self, facts: Sequence[str]) -> str:
        """The first questions of facts, and how many more there are."""
        asked = list(dict.fromkeys(self.question(fact) for fact in facts))
        rest = len(asked) - MOST_FACTS
        more = [self.locale.t("act.more_facts", n=rest)] if rest > 0 else []
        return " ".join([*asked[:MOST_FACTS], *more])

    def option(self, fact: str, point: str) -> PointOption:
        """A point of a list question."""
        return next(row for row in self.act.questions[fact].points if row.id == point)

    def point(self, fact: str, point: str) -> str:
        """Provision and name of a point: "Anhang III Nr. 4 Buchst. a KI-VO: ..."."""
        told = self.option(fact, point)
        provision = self.locale.text(told.citation)
        name = self.locale.text(told.name)
        return self.locale.t("act.duty_named", article=provision, title=name)

    def cite(self, article: str) -> str:
        """A provision as the language cites it: "Art. 26 Abs. 5"."""
        return cite(article, self.locale.lang)


def words(content: Content, locale: Locale) -> Words:
    """The texts of a content pack, for this reader."""
    return Words(content, content.ai_act, locale)


def phrases(parts: Sequence[str]) -> str:
    """Sentences in a row, empty ones left out."""
    return " ".join(part for part in parts if part)


def named(names: Iterable[str]) -> str:
    """Names that a person typed, one after the other."""
    return ", ".join(dict.fromkeys(names))


def some_named(names: Iterable[str], locale: Locale) -> str:
    """The first of many names, and how many more there are."""
    found = tuple(dict.fromkeys(names))
    if len(found) <= MOST_NAMES + 1:
        return named(found)
    first = named(found[:MOST_NAMES])
    return locale.t("act.names_more", names=first, n=len(found) - MOST_NAMES)


def _of(rows: Sequence[OutcomeText], row_id: str) -> OutcomeText:
    return next(row for row in rows if row.id == row_id)
