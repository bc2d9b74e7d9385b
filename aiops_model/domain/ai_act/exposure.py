"""Ceilings of fines: the largest among duties in force, never a sum, never a forecast.

Takes the duties of one system or of all; every figure comes from the same penalties as the
ceiling of the self-check.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from aiops_model.domain.ai_act.facts import Company
from aiops_model.domain.ai_act.law import Law, TierId, Version
from aiops_model.domain.ai_act.result import Ceiling, DutyState, Exposure, Size, SizeId
from aiops_model.domain.ai_act.size import company_size
from aiops_model.domain.euro.ceiling import tier_ceiling
from aiops_model.domain.euro.values import PenaltyTier
from aiops_model.domain.euro.values import SizeId as PenaltySize

ARTICLE_5: TierId = "T1"
TIERS: tuple[TierId, ...] = ("T1", "T2", "T3")
RULED_AS: Mapping[SizeId, PenaltySize] = {"sme": "sme", "smc": "small_mid_cap", "large": "large"}


def exposure(
    duties: Iterable[DutyState],
    company: Company,
    law: Law,
    as_of: date,
    version: Version = "now",
) -> Exposure:
    """The ceilings over these duties: on the day, from the class day, Art 5 on a line of its own.

    A duty that may turn out not to be owed counts: a ceiling is not to be too low.
    """
    tiers = ceilings(company, law, version)
    binding = [row for row in duties if not row.good_practice and not row.conditional]
    class_day = min((row.working_from for row in binding if row.class_dated), default=None)
    today = [row for row in binding if row.working_from <= as_of]
    later = [row for row in binding if class_day is not None and row.working_from <= class_day]
    return Exposure(
        today=_largest(today, tiers),
        from_class_date=_largest(later, tiers),
        class_date=class_day,
        article_5=_under(ARTICLE_5, today, tiers),
        tiers=tuple(tiers.values()),
        without_tier=tuple(dict.fromkeys(row.id for row in binding if row.tier is None)),
    )


def ceilings(company: Company, law: Law, version: Version = "now") -> dict[TierId, Ceiling]:
    """The ceiling of each tier for this company."""
    size, _ = company_size(company, law)
    rows = {row.id: row for row in law.penalties.tiers}
    return {tier: _ceiling(tier, rows[tier], company, size, version) for tier in TIERS}


def _ceiling(
    tier: TierId, row: PenaltyTier, company: Company, size: Size, version: Version
) -> Ceiling:
    ruled_as = RULED_AS.get(size.id)
    if ruled_as == "small_mid_cap" and version == "before_amendment":
        ruled_as = "large"  # Art 99(6a) came with the amendment
    known = isinstance(company.turnover, int | float)
    cap = None
    if ruled_as is not None and known:
        assert isinstance(company.turnover, int | float)
        cap = tier_ceiling(row, ruled_as, company.turnover)
    rule = None if ruled_as is None else row.rules[ruled_as]
    return Ceiling(tier, cap, rule, amount=row.amount_eur, share=row.turnover_share)


def _largest(duties: Sequence[DutyState], tiers: Mapping[TierId, Ceiling]) -> Ceiling | None:
    """The largest ceiling among these duties, Art 5 left to its own line."""
    found = [_under(tier, duties, tiers) for tier in TIERS if tier != ARTICLE_5]
    return max(
        (row for row in found if row is not None),
        key=lambda row: (row.cap or 0, row.amount),
        default=None,
    )


def _under(
    tier: TierId, duties: Sequence[DutyState], tiers: Mapping[TierId, Ceiling]
) -> Ceiling | None:
    rows = [row for row in duties if row.tier == tier]
    if not rows:
        return None
    ids = tuple(dict.fromkeys(row.id for row in rows))
    return replace(tiers[tier], duties=ids, certain=any(row.certain for row in rows))
