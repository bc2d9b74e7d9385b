"""Who may read the files of the installation."""

import os
import stat
from collections.abc import Iterator

from aiops_model.services.doctor.finding import Finding
from aiops_model.services.secret import SECRET_BYTES
from aiops_model.settings import Settings
from aiops_model.store.engine import database_address, sqlite_path

OTHERS = 0o077
"""Any right of the group or of everyone."""


def check_files(settings: Settings) -> Iterator[Finding]:
    """Modes of the home folder, the key, the database and its logs; the size of the key."""
    database = sqlite_path(database_address(settings.database_url))
    files = [settings.secret_file]
    if database is not None:
        files += [database.with_name(database.name + end) for end in ("", "-wal", "-shm")]
        files += sorted(database.parent.glob(f"{database.name}.before-*"))
    folders = {settings.home, *(file.parent for file in files[:2])}
    wanted = dict.fromkeys(sorted(folders), "700") | dict.fromkeys(files, "600")
    for path, mode in wanted.items():
        if not path.exists():
            continue
        found = path.stat()
        if os.name == "posix" and found.st_mode & OTHERS:
            yield Finding(
                "files",
                f"{path} can be read or changed by others ({stat.S_IMODE(found.st_mode):o}).",
                f"chmod {mode} {path}",
            )
    key = settings.secret_file
    if key.exists() and key.stat().st_size != SECRET_BYTES:
        yield Finding(
            "files",
            f"The key file {settings.secret_file} is damaged.",
            "Restore it from a copy: without it codes, links and visits no longer open.",
        )
