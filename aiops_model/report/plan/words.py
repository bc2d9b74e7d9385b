"""Names of measures, roles, gates and gaps, days and amounts in the reader's words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from babel.dates import format_date

from aiops_model.content import Content
from aiops_model.content.plan import PlanContent
from aiops_model.content.schema.measures import Measure
from aiops_model.domain.plan.result import Item, Plan
from aiops_model.i18n import EN_DASH, SOFT_HYPHEN, Locale
from aiops_model.report.ai_act import words as act
from aiops_model.report.maturity import words as maturity
from aiops_model.report.maturity.shown import tenth
from aiops_model.report.plan.basis import PlanBasis

ROUND_MONEY = 10
"""Planned money is shown in tens, so that a column of it adds up."""
SHARED_NAMED = 2
"""So many roles of one person are named; of more only their number."""


@dataclass(frozen=True)
class Words:
    """The texts around one plan, for one reader."""

    content: Content
    locale: Locale
    plan: Plan
    basis: PlanBasis

    @property
    def library(self) -> PlanContent:
        """Measures and frame of the content pack."""
        return self.content.plan

    @cached_property
    def maturity(self) -> maturity.Words:
        """Words of the instrument."""
        return maturity.words(self.content, self.locale)

    @cached_property
    def act(self) -> act.Words:
        """Words of the law."""
        return act.words(self.content, self.locale)

    # ----------------------------------------------------------------------------- measures
    @cached_property
    def alive(self) -> tuple[Item, ...]:
        """Planned measures that nobody gave up; whatever is counted is counted of these."""
        return tuple(item for item in self.plan.items if not self.is_given_up(item.measure))

    def is_given_up(self, measure_id: str) -> bool:
        """Whether somebody decided against a measure on the way."""
        track = self.basis.tracks.get(measure_id)
        return track is not None and track.status == "given_up"

    def measure(self, measure_id: str) -> Measure:
        """The measure as content tells it."""
        return self.library.measures[measure_id]

    def title(self, measure_id: str) -> str:
        """Its title; the id of one this content pack no longer has."""
        found = self.library.measures.get(measure_id)
        return measure_id if found is None else self.locale.text(found.title)

    def titles(self, measure_ids: Iterable[str]) -> str:
        """Titles in quotes, one after the other."""
        return ", ".join(self.locale.t("plan.quoted", name=self.title(m)) for m in measure_ids)

    def label(self, measure_id: str) -> str:
        """The title above a bar: soft hyphens would show in a chart."""
        return self.title(measure_id).replace(SOFT_HYPHEN, "")

    # -------------------------------------------------------------------------------- roles
    def role(self, role_id: str) -> str:
        """Name of a role."""
        found = {str(row.id): row for row in self.library.planning.roles}.get(role_id)
        return role_id if found is None else self.locale.text(found.name)

    def roles(self, role_ids: Iterable[str]) -> str:
        """Names of roles, one after the other."""
        return ", ".join(map(self.role, role_ids))

    def shared(self, role_ids: tuple[str, ...]) -> str:
        """Roles that the same people hold, as one name."""
        if len(role_ids) > SHARED_NAMED:
            return self.locale.t("plan.roles_shared", n=len(role_ids))
        return " + ".join(map(self.role, role_ids))

    # --------------------------------------------------------------------------------- time
    @property
    def horizon(self) -> int:
        """Calendar days of the plan."""
        return (self.plan.end - self.plan.start).days + 1

    def day_number(self, day: date) -> int:
        """Calendar day of the plan; the start is day 1."""
        return (day - self.plan.start).days + 1

    def day(self, day: date) -> str:
        """A date in a table."""
        return self.locale.date_short(day)

    def period(self, first: date, last: date) -> str:
        """First to last day, the year once: "23.11.–02.12.2026", "23 Nov–2 Dec 2026"."""
        if first == last:
            return self.day(first)
        if first.year != last.year:
            return f"{self.day(first)}{EN_DASH}{self.day(last)}"
        pattern = "dd.MM." if self.locale.lang == "de" else "d MMM"
        start = format_date(first, pattern, locale=self.locale.babel)
        return f"{start}{EN_DASH}{self.day(last)}"

    def gate(self, gate_id: str) -> str:
        """Name of a gate."""
        found = self.library.gate.get(gate_id)
        return gate_id if found is None else self.locale.text(found.name)

    def phase(self, phase: int) -> str:
        """Name of a phase: "Abschnitt 2"."""
        return self.locale.t("plan.phase", phase=phase)

    # ------------------------------------------------------------------------------ amounts
    def days_of(self, units: float) -> Decimal:
        """Units of six minutes as person-days with one decimal."""
        per_day = self.basis.units_per_hour * self.basis.hours_per_day
        return tenth(units / per_day)

    def effort(self, days: float) -> str:
        """Person-days: "3,0 PT"."""
        return self.locale.t("plan.days_of_work", days=tenth(days))

    def hours(self, amount: float) -> str:
        """Hours with the decimals they need: "4", "2,5"."""
        return self.locale.number_range(amount, amount)

    def money(self, eur: float) -> int:
        """An amount of the plan in the reader's currency, in tens."""
        return round(self.locale.converted(eur) / ROUND_MONEY) * ROUND_MONEY

    # --------------------------------------------------------------------------------- gaps
    def prerequisite(self, group_id: str) -> str:
        """Name of a prerequisite."""
        for lens in self.maturity.maturity.beside.lens.values():
            for group in lens.groups:
                if group.id == group_id:
                    return self.locale.text(group.name)
        return group_id

    def pattern(self, pattern_id: str) -> str:
        """Title of a failure pattern."""
        return self.locale.text(self.maturity.maturity.beside.pattern[pattern_id].title)

    def duty(self, duty_id: str) -> str:
        """Provision and title of a duty."""
        return self.act.duty_name(duty_id)

    def evidence(self, duty_id: str, level: float | None) -> str:
        """What the evidence level of a duty means, without its stop."""
        told = self.act.duty(duty_id).levels
        at = min(int(level or 0), len(told) - 1)
        return self.locale.text(told[at]).removesuffix(".")

    def system(self, system_id: object) -> str:
        """Name of an AI system, as typed."""
        return self.basis.names.get(str(system_id), str(system_id))


def words(plan: Plan, basis: PlanBasis, content: Content, locale: Locale) -> Words:
    """The words of a plan for this reader."""
    return Words(content, locale, plan, basis)
