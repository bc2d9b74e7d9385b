"""Imprint and data protection texts: the host's own where set, else the product's default."""

from aiops_model.export.text import markdown_text
from aiops_model.settings import LegalText
from ui.access import lang, settings, t

STORED = ("stored_answers", "stored_cookie", "stored_logs", "not_stored")


def imprint_text() -> str:
    """The host's imprint; without one, who has to set it and how."""
    return _host_text("imprint") or t("legal.imprint_none")


def privacy_text() -> str:
    """The host's notice on data protection, then what the application stores by itself."""
    return _host_text("privacy") or t("legal.privacy_none")


def stored_text() -> str:
    """What is stored here, where, and for how long."""
    points = [f"- {t(f'legal.{name}')}" for name in STORED]
    kept = t("legal.kept", days=settings().retention_days)
    return "\n".join([*points, f"- {kept}", f"- {t('legal.contact')}"])


def _host_text(kind: LegalText) -> str:
    text, url = settings().legal_text(kind, lang()), settings().legal_url(kind, lang())
    link = f"[{t('legal.external')}]({url})" if url else ""
    return "\n\n".join(part for part in (markdown_text(text), link) if part)
