"""Content while it is being checked: the files that could be read, each beside its document."""

from dataclasses import dataclass, field
from typing import Any, TypeVar

from aiops_model.content.document import Document
from aiops_model.content.files import PACK
from aiops_model.content.schema import Pack

T = TypeVar("T")


@dataclass(frozen=True)
class Draft:
    """Parsed files and, where the shape held, their values; both by path below the folder."""

    documents: dict[str, Document] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    """Files that are there but are no YAML of ours; what they hold is unknown, not missing."""

    def get(self, file: str, shape: type[T]) -> T | None:
        """The value of a file, None where the file is missing or its shape is wrong."""
        value = self.values.get(file)
        return value if isinstance(value, shape) else None

    def has(self, file: str) -> bool:
        """Whether a file is there, in whatever state."""
        return file in self.documents or file in self.unread

    @property
    def law(self) -> str:
        """Folder of the jurisdiction in use; nothing lies below it while the pack is not read."""
        pack = self.get(PACK, Pack)
        return f"duties/{pack.law if pack else '-'}"

    @property
    def laws(self) -> tuple[str, ...]:
        """Folders of all jurisdictions."""
        places = (file.split("/") for file in {*self.documents, *self.unread})
        return tuple(sorted({f"duties/{place[1]}" for place in places if place[0] == "duties"}))

    def of_law(self, pattern: str) -> str:
        """The file of the jurisdiction in use ("duties/*/act.yaml")."""
        return pattern.replace("duties/*", self.law)

    def below(self, folder: str, shape: type[T]) -> dict[str, T]:
        """The values of all files of a folder, by path."""
        return {
            file: value
            for file, value in sorted(self.values.items())
            if file.startswith(f"{folder}/") and isinstance(value, shape)
        }
