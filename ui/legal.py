"""Imprint and data protection texts: the host's own where set, else the product's default."""

from aiops_model.export.text import markdown_text
from aiops_model.settings import LegalText
from ui.access import lang, t
from web.process import settings


def imprint_text() -> str:
    """The host's imprint; without one, who has to set it and how."""
    return _host_text("imprint") or t("legal.imprint_default")


def privacy_text() -> str:
    """The host's notice on data protection; by default what the application itself stores."""
    return _host_text("privacy") or t("legal.privacy_default")


def _host_text(kind: LegalText) -> str:
    text, url = settings().legal_text(kind, lang()), settings().legal_url(kind, lang())
    link = f"[{t('legal.external')}]({url})" if url else ""
    return "\n\n".join(part for part in (markdown_text(text), link) if part)
