"""The whole of the content as one frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from aiops_model.content.catalogue import Entry, flatten
from aiops_model.content.draft import Draft
from aiops_model.content.euro import EuroNote, euro_model, euro_notes
from aiops_model.content.files import (
    EXCHANGE,
    GUIDANCE,
    I18N,
    INDICATIVE,
    PACK,
    PENALTIES,
    SELF_CHECK,
    SOURCES,
    STATISTICS,
    SWISS,
    WHAT_THIS_IS,
)
from aiops_model.content.later import Later
from aiops_model.content.schema import (
    ContextContent,
    DemoCompany,
    Exchange,
    GuidanceRules,
    IndicativeRules,
    Lang,
    Pack,
    Penalties,
    Rate,
    SelfCheckContent,
    Source,
    SourceList,
    WhatThisIs,
)
from aiops_model.domain.euro.values import EuroModel

if TYPE_CHECKING:
    from aiops_model.content.ai_act import ActContent
    from aiops_model.content.maturity import MaturityContent
    from aiops_model.content.plan import PlanContent

T = TypeVar("T")


@dataclass(frozen=True)
class Content:
    """Questions, rules, figures and texts of one content pack: checked, complete, unchangeable."""

    pack: Pack
    content_hash: str
    """SHA-256 over the files, so that two packs of one version can be told apart."""
    self_check: SelfCheckContent
    indicative: IndicativeRules
    guidance: GuidanceRules
    euro: EuroModel
    euro_notes: Mapping[str, EuroNote]
    """What each quantity of the euro model is called, means and rests on."""
    exchange: Rate
    """CHF per EUR, the calculation rate shown to Swiss readers."""
    penalties: Penalties
    sources: Mapping[str, Source]
    context: ContextContent
    demo: tuple[DemoCompany, ...]
    i18n: Mapping[Lang, Mapping[str, Entry]]
    """Language -> key -> text, or its plural forms."""
    swiss_words: Mapping[str, str]
    """German words replaced for Swiss readers, longest first."""
    instrument: "Later[MaturityContent]"
    """Use `maturity`."""
    law: "Later[ActContent]"
    """Use `ai_act`."""
    measures: "Later[PlanContent]"
    """Use `plan`."""

    @property
    def maturity(self) -> "MaturityContent":
        """The maturity instrument with everything around it. Raises ContentError at first use."""
        return self.instrument.get()

    @property
    def ai_act(self) -> "ActContent":
        """The EU AI Act: duties, questions, authorities. Raises ContentError at first use."""
        return self.law.get()

    @property
    def plan(self) -> "PlanContent":
        """Measures of the 90-day plan and its frame. Raises ContentError at first use."""
        return self.measures.get()

    @property
    def version(self) -> str:
        """Version of the content pack, raised with every change a reader can notice."""
        return self.pack.version

    @property
    def checked_on(self) -> date:
        """The day the whole of the content was last checked."""
        return self.pack.checked_on

    @property
    def law_date(self) -> date:
        """Legal status date ("Rechtsstand")."""
        return self.pack.law_date


def assemble(
    draft: Draft,
    content_hash: str,
    instrument: "Later[MaturityContent]",
    law: "Later[ActContent]",
    measures: "Later[PlanContent]",
) -> Content:
    """The content of a draft without problems."""

    def get(file: str, shape: type[T]) -> T:
        value = draft.get(file, shape)
        if value is None:  # the loader has reported what is missing
            raise LookupError(file)
        return value

    swiss = get(SWISS, dict)
    return Content(
        pack=get(PACK, Pack),
        content_hash=content_hash,
        self_check=get(SELF_CHECK, SelfCheckContent),
        indicative=get(INDICATIVE, IndicativeRules),
        guidance=get(GUIDANCE, GuidanceRules),
        euro=euro_model(draft),
        euro_notes=MappingProxyType(euro_notes(draft)),
        exchange=get(EXCHANGE, Exchange).chf_per_eur,
        penalties=get(draft.of_law(PENALTIES), Penalties),
        sources=MappingProxyType({s.id: s for s in get(SOURCES, SourceList).sources}),
        context=ContextContent(
            statistics=get(STATISTICS, tuple), what_this_is=get(WHAT_THIS_IS, WhatThisIs)
        ),
        demo=tuple(draft.below("demo", DemoCompany).values()),
        i18n=MappingProxyType(
            {lang: MappingProxyType(flatten(get(file, dict))) for lang, file in I18N.items()}
        ),
        swiss_words=MappingProxyType(
            {word: swiss[word] for word in sorted(swiss, key=len, reverse=True)}
        ),
        instrument=instrument,
        law=law,
        measures=measures,
    )
