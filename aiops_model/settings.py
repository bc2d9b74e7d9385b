"""What the host decides, read from the environment once at the start.

Every name below is an environment variable in capitals with the prefix `AIOPS_` (`AIOPS_HOME`);
the database alone is called `DATABASE_URL`, as hosts are used to. An empty variable counts as not
set. Nothing here is a secret itself: the key lies in a file of its own.
"""

from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from aiops_model.domain.errors import Refusal

ROOT = Path(__file__).resolve().parent.parent
LegalText = Literal["imprint", "privacy"]


class Settings(BaseSettings):
    """The settings of one installation; every one has a default that works on one's own machine."""

    model_config = SettingsConfigDict(
        env_prefix="AIOPS_",
        env_ignore_empty=True,
        frozen=True,
        extra="ignore",
        populate_by_name=True,
        hide_input_in_errors=True,
    )

    home: Path = ROOT / "var"
    """Folder of the installation: database, key, backups. Made when missing, mode 0700."""

    database_url: str = Field(
        default_factory=lambda known: f"sqlite:///{known['home'] / 'cockpit.sqlite3'}",
        validation_alias=AliasChoices("DATABASE_URL", "database_url"),
    )
    """`sqlite:///FILE` or `postgresql://...`; without it a SQLite file in the home folder."""

    secret_file: Path = Field(default_factory=lambda known: Path(known["home"]) / "secret.key")
    """Key for resume codes and links, kept apart from the database; made at the first start."""

    content_dir: Path | None = None
    """Another content pack in place of the bundled `data/`."""

    public_url: str = ""
    """Address the readers use, such as `https://cockpit.example.com`; printed in shared links."""

    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = ("localhost", "127.0.0.1", "::1")
    """Host names the server answers to, separated by commas; any other name is refused."""

    behind_tls: bool = False
    """A proxy ends TLS in front: cookies are marked Secure and browsers told to stay on TLS.
    Requests that arrive over TLS are recognised without it."""

    retention_days: Annotated[int, Field(ge=1, le=3650)] = 90
    """Days an anonymous self-check is kept after it was last touched."""

    imprint_text_de: str = ""
    imprint_text_en: str = ""
    imprint_url_de: str = ""
    imprint_url_en: str = ""
    privacy_text_de: str = ""
    privacy_text_en: str = ""
    privacy_url_de: str = ""
    privacy_url_en: str = ""
    """Imprint and data protection of the host, as a text to show or an address to link to."""

    @field_validator("home", "secret_file", "content_dir")
    @classmethod
    def _absolute(cls, path: Path | None) -> Path | None:
        return None if path is None else path.expanduser().absolute()

    @field_validator("allowed_hosts", mode="before")
    @classmethod
    def _names(cls, given: Any) -> Any:
        parts = given.split(",") if isinstance(given, str) else given
        return tuple(str(part).strip().strip("[]").lower() for part in parts if str(part).strip())

    @field_validator(
        "public_url", "imprint_url_de", "imprint_url_en", "privacy_url_de", "privacy_url_en"
    )
    @classmethod
    def _web_address(cls, url: str) -> str:
        parts = urlsplit(url)
        if url and (parts.scheme not in {"http", "https"} or not parts.hostname):
            raise ValueError("an address beginning with https:// or http:// is needed")
        return url.rstrip("/")

    def legal_text(self, kind: LegalText, lang: str) -> str:
        """The host's own text in a language ("de" or "en"), "" where none is set."""
        return str(getattr(self, f"{kind}_text_{lang}"))

    def legal_url(self, kind: LegalText, lang: str) -> str:
        """The host's own page in a language ("de" or "en"), "" where none is set."""
        return str(getattr(self, f"{kind}_url_{lang}"))


def load_settings() -> Settings:
    """The settings of this process. Raises Refusal("setting") that names the variable."""
    try:
        return Settings()
    except ValidationError as error:
        problem = error.errors(include_input=False, include_url=False)[0]
        name = str(problem["loc"][0]) if problem["loc"] else ""
        variable = name.upper() if name.upper() == "DATABASE_URL" else f"AIOPS_{name.upper()}"
        raise Refusal("setting", variable, reason=problem["msg"]) from None
