"""What the host does: migrate, back up, restore, purge, verify, examine."""

import dataclasses
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from aiops_model.cli.installation import installation
from aiops_model.cli.streams import BAD_INPUT, print_json
from aiops_model.settings import load_settings


def migrate() -> None:
    """Bring the database to the schema of this version."""
    from aiops_model import services

    print_json(dataclasses.asdict(services.migrate(load_settings())))


def backup(file: Annotated[Path, typer.Argument(help="File to write; must not exist.")]) -> None:
    """Write a checked copy of the database; the server may run meanwhile."""
    from aiops_model import services

    with installation() as ctx:
        print_json(dataclasses.asdict(services.backup(ctx, services.OPERATOR, file)))


def restore(
    file: Annotated[Path, typer.Argument(help="A file written by backup.")],
    force: Annotated[
        bool, typer.Option("--force", help="Replace the database in use; it is kept aside.")
    ] = False,
) -> None:
    """Put a backup in the place of the database; stop the server first."""
    from aiops_model import services

    restored = services.restore(load_settings(), file, _now(), force=force)
    print_json(dataclasses.asdict(restored))


def purge(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only count what would be erased.")
    ] = False,
) -> None:
    """Erase self-checks past their retention time, ended links and old failed attempts."""
    from aiops_model import services

    with installation() as ctx:
        print_json(dataclasses.asdict(services.purge(ctx, services.OPERATOR, dry_run=dry_run)))


def verify() -> None:
    """Check that no event of the audit trail was changed or removed; exit 1 if one was."""
    from aiops_model import services

    with installation() as ctx:
        chain = services.verify_audit(ctx, services.OPERATOR)
    print_json(dataclasses.asdict(chain))
    if chain.broken_at is not None:
        raise typer.Exit(1)


def doctor() -> None:
    """Look for what is wrong with this installation and say what to do; exit 2 if anything is."""
    from aiops_model.services.doctor.examination import examine

    found = examine(load_settings(), _now().date())
    print_json({"sound": found.sound, **dataclasses.asdict(found)})
    if not found.sound:
        raise typer.Exit(BAD_INPUT)


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the command line is where the clock enters
