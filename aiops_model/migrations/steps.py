"""What the steps of the schema have in common. Databases in use were made by these very words:
what a released step calls here keeps its meaning; a step that needs another has its own.
"""

from collections.abc import Sequence
from typing import NoReturn

import sqlalchemy as sa
from alembic import op

from aiops_model.store.utc import UtcDateTime

TRAIL_TRIGGERS = (
    """CREATE TRIGGER audit_event_no_update BEFORE UPDATE ON audit_event
    BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END""",
    """CREATE TRIGGER audit_event_no_replace BEFORE INSERT ON audit_event
    WHEN EXISTS (SELECT 1 FROM audit_event WHERE id = NEW.id OR previous = NEW.previous)
    BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END""",
    """CREATE TRIGGER audit_event_no_delete BEFORE DELETE ON audit_event
    BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END""",
)
"""Of the audit trail on SQLite; they go with the table and come again with it."""


def on_sqlite() -> bool:
    """Whether the database under migration is SQLite."""
    return op.get_bind().dialect.name == "sqlite"


def moment(column: str, name: str) -> list[sa.CheckConstraint]:
    """SQLite has no type for a moment: the text must be one."""
    rule = f"{column} IS NULL OR (length({column}) = 27 AND datetime({column}) IS NOT NULL)"
    return [sa.CheckConstraint(rule, name=op.f(name))] if on_sqlite() else []


def day(column: str, name: str) -> list[sa.CheckConstraint]:
    """SQLite has no type for a day: the text must be one."""
    rule = f"{column} IS NULL OR coalesce(date({column}, '+0 days') = {column}, 0)"
    return [sa.CheckConstraint(rule, name=op.f(name))] if on_sqlite() else []


def no_nul(column: str, name: str) -> list[sa.CheckConstraint]:
    """SQLite's length() ends at a NUL."""
    rule = f"instr({column}, char(0)) = 0"
    return [sa.CheckConstraint(rule, name=op.f(name))] if on_sqlite() else []


def no_way_back() -> NoReturn:
    """The downgrade of every step: an older program cannot know what the newer one stored."""
    raise RuntimeError("restore the backup that was made before the upgrade")


def make_the_trail(*actions: str) -> None:
    """The table of the audit trail, taking these actions and no others, and its index."""
    op.create_table(
        "audit_event",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("actor_kind", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("tenant_id", sa.Text(), nullable=False),
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Text(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.CheckConstraint(_one_of(actions), name=op.f("ck_audit_event_action")),
        sa.CheckConstraint(
            "actor_kind IN ('visitor', 'reader', 'operator')",
            name=op.f("ck_audit_event_actor_kind"),
        ),
        sa.CheckConstraint("id >= 1", name=op.f("ck_audit_event_id_range")),
        sa.CheckConstraint(
            "length(actor) BETWEEN 1 AND 32", name=op.f("ck_audit_event_actor_length")
        ),
        sa.CheckConstraint(
            "length(assessment_id) BETWEEN 1 AND 64",
            name=op.f("ck_audit_event_assessment_id_length"),
        ),
        *moment("at", "ck_audit_event_at_moment"),
        sa.CheckConstraint(
            "length(hash) BETWEEN 64 AND 64", name=op.f("ck_audit_event_hash_length")
        ),
        sa.CheckConstraint(
            "length(item_id) BETWEEN 1 AND 64", name=op.f("ck_audit_event_item_id_length")
        ),
        sa.CheckConstraint(
            "length(previous) BETWEEN 64 AND 64", name=op.f("ck_audit_event_previous_length")
        ),
        sa.CheckConstraint(
            "length(tenant_id) BETWEEN 1 AND 64", name=op.f("ck_audit_event_tenant_id_length")
        ),
        sa.CheckConstraint("revision >= 0", name=op.f("ck_audit_event_revision_range")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_event")),
        sa.UniqueConstraint("previous", name=op.f("uq_audit_event_previous")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_audit_event_assessment_id"), "audit_event", ["assessment_id"])


def teach_the_trail(*actions: str) -> None:
    """Let the audit trail take these actions, all there are from this step on.

    On SQLite a CHECK cannot be changed, so the table is made anew beside the old one and takes over
    its rows, under the same triggers. No other table refers to it.
    """
    if not on_sqlite():
        name = op.f("ck_audit_event_action")
        op.drop_constraint(name, "audit_event", type_="check")
        op.create_check_constraint(name, "audit_event", _one_of(actions))
        return
    for trigger in ("audit_event_no_update", "audit_event_no_replace", "audit_event_no_delete"):
        op.execute(f"DROP TRIGGER {trigger}")
    op.drop_index(op.f("ix_audit_event_assessment_id"), "audit_event")
    op.rename_table("audit_event", "audit_event_before")
    make_the_trail(*actions)
    op.execute("INSERT INTO audit_event SELECT * FROM audit_event_before ORDER BY id")
    op.drop_table("audit_event_before")
    for statement in TRAIL_TRIGGERS:
        op.execute(statement)


def _one_of(actions: Sequence[str]) -> str:
    return f"action IN ({', '.join(map(repr, actions))})"
