"""All checks of an installation, one after the other."""

from dataclasses import dataclass
from datetime import date, timedelta

from aiops_model.content import ContentError, load_content
from aiops_model.services.doctor.database import check_database
from aiops_model.services.doctor.files import check_files
from aiops_model.services.doctor.finding import Finding
from aiops_model.services.doctor.packages import check_packages, installed
from aiops_model.services.doctor.server import check_server
from aiops_model.settings import Settings

CONTENT_HOLDS = timedelta(days=365)
"""After so long the figures and dates of the content need another look."""


@dataclass(frozen=True)
class Examination:
    """What was found wrong, and what was measured on the way."""

    findings: tuple[Finding, ...]
    measured: dict[str, object]

    @property
    def sound(self) -> bool:
        return not self.findings


def examine(settings: Settings, today: date) -> Examination:
    """Look at server settings, database, files, packages, schema, disk and content.

    Only looks: what is missing is a finding and is not made. Raises Refusal("database_url").
    """
    measured: dict[str, object] = {"packages": installed()}
    findings = [
        *check_server(settings),
        *check_files(settings),
        *check_database(settings, measured),
        *check_packages(),
        *_check_content(settings, today, measured),
    ]
    return Examination(tuple(findings), measured)


def _check_content(settings: Settings, today: date, told: dict[str, object]) -> list[Finding]:
    try:
        content = load_content(settings.content_dir)
        content.instrument.get()
    except ContentError as error:
        remedy = "python -m aiops_model content check names file and line."
        return [Finding("content", f"{len(error.problems)} problems in the content.", remedy)]
    told["content_checked_on"] = content.checked_on.isoformat()
    if today - content.checked_on <= CONTENT_HOLDS:
        return []
    problem = f"The content was last checked on {content.checked_on}."
    return [Finding("content", problem, "Check figures, sources and law dates, or update.")]
