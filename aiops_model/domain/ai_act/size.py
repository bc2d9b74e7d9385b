"""Size class of a company: SME, small mid-cap, larger, or public (Art 99(6), (6a) and (8))."""

from collections.abc import Mapping

from aiops_model.domain.ai_act.facts import Amount, Company, flag
from aiops_model.domain.ai_act.law import Law, SizeLimits
from aiops_model.domain.ai_act.result import Caveat, Size, SizeId
from aiops_model.domain.ai_act.tri import NONE, YES, FactRef, Tri, all_of, any_of, unknown
from aiops_model.domain.euro.values import SizeId as PenaltySize

CALLED: Mapping[PenaltySize, SizeId] = {"sme": "sme", "small_mid_cap": "smc", "large": "large"}
"""Size classes of the penalties -> as the interface calls them."""


def company_size(company: Company, law: Law) -> tuple[Size, frozenset[FactRef]]:
    """The size class and the facts that can still change it or a ceiling.

    Missing figures: the larger class that the known ones allow. A firm under public control is
    normally no SME; whether it can be a small mid-cap is not settled, so it counts as larger.
    """
    public = flag(company, "public_body")
    if public.value is True:
        return Size("public", ("public",), ("public_body",)), NONE
    possible, open_facts = _possible(company, law)
    open_facts |= public.hangs_on
    if not isinstance(company.turnover, int | float):
        open_facts |= {"turnover"}
    caveats: list[Caveat] = ["public_body"] if public.value is None else []
    if possible != ("large",):
        control = flag(company, "public_control")
        if control.value is True:
            return Size("large", ("large",), (*caveats, "public_control")), open_facts
        open_facts |= control.hangs_on
        caveats += ["public_control"] if control.value is None else []
        caveats.append("linked_enterprises")
    if len(possible) > 1:
        caveats.append("size_open")
    return Size(possible[-1], possible, tuple(caveats)), open_facts


def _possible(company: Company, law: Law) -> tuple[tuple[SizeId, ...], frozenset[FactRef]]:
    """The classes that the figures allow, the smallest first."""
    found: list[SizeId] = []
    open_facts = NONE
    for row in law.sizes:
        term = _fits(row, company)
        if term.value is not False:
            found.append(CALLED[row.id])
            open_facts |= term.hangs_on
        if term.value is True:
            break
    return tuple(found), open_facts


def _fits(row: SizeLimits, company: Company) -> Tri:
    """Whether the company keeps the limits of a size class."""
    staff = YES
    if row.staff_below is not None:
        people = _known(company.employees, "employees")
        staff = people if isinstance(people, Tri) else Tri(people < row.staff_below)
    money = [
        amount if isinstance(amount, Tri) else Tri(amount <= limit)
        for amount, limit in (
            (_known(company.turnover, "turnover"), row.turnover_max_eur),
            (_known(company.balance, "balance"), row.balance_max_eur),
        )
        if limit is not None
    ]
    return all_of(staff, any_of(money) if money else YES)


def _known(amount: Amount, fact: str) -> float | Tri:
    """The amount, or the open statement where it is missing."""
    if amount is None or isinstance(amount, str):
        return unknown(fact)
    return amount
