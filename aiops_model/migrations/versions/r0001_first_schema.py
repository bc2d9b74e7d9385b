"""First schema: self-checks, answers, results, links, audit trail.

Triggers keep a snapshot from being changed and an audit event from being changed or removed. A
snapshot goes only with its assessment: the cascade deletes it when the assessment is gone already.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from aiops_model.migrations.steps import (
    TRAIL_TRIGGERS,
    make_the_trail,
    moment,
    no_nul,
    no_way_back,
    on_sqlite,
)
from aiops_model.store.utc import UtcDateTime

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

ACTIONS = (
    "started",
    "answered",
    "cleared",
    "named",
    "finished",
    "resumed",
    "shared",
    "unshared",
    "erased",
    "purged",
)
"""All actions of the audit trail in this step."""

SQLITE_TRIGGERS = (
    """CREATE TRIGGER snapshot_no_update BEFORE UPDATE ON snapshot
    BEGIN SELECT RAISE(ABORT, 'a snapshot cannot be changed'); END""",
    """CREATE TRIGGER snapshot_no_replace BEFORE INSERT ON snapshot
    WHEN EXISTS (
        SELECT 1 FROM snapshot WHERE id = NEW.id
        OR (assessment_id = NEW.assessment_id AND number = NEW.number)
    )
    BEGIN SELECT RAISE(ABORT, 'a snapshot cannot be replaced'); END""",
    """CREATE TRIGGER snapshot_no_delete BEFORE DELETE ON snapshot
    WHEN EXISTS (SELECT 1 FROM assessment WHERE id = OLD.assessment_id)
    BEGIN SELECT RAISE(ABORT, 'a snapshot goes only with its assessment'); END""",
    *TRAIL_TRIGGERS,
)
POSTGRES_TRIGGERS = (
    """CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$""",
    """CREATE FUNCTION snapshot_goes_with_assessment() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF EXISTS (SELECT 1 FROM assessment WHERE id = OLD.assessment_id) THEN
            RAISE EXCEPTION 'a snapshot goes only with its assessment';
        END IF;
        RETURN OLD;
    END $$""",
    """CREATE TRIGGER snapshot_no_update BEFORE UPDATE ON snapshot
    FOR EACH ROW EXECUTE FUNCTION refuse_change()""",
    """CREATE TRIGGER snapshot_no_delete BEFORE DELETE ON snapshot
    FOR EACH ROW EXECUTE FUNCTION snapshot_goes_with_assessment()""",
    """CREATE TRIGGER snapshot_no_truncate BEFORE TRUNCATE ON snapshot
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()""",
    """CREATE TRIGGER audit_event_no_change BEFORE UPDATE OR DELETE ON audit_event
    FOR EACH ROW EXECUTE FUNCTION refuse_change()""",
    """CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()""",
)


def upgrade() -> None:
    make_the_trail(*ACTIONS)

    op.create_table(
        "resume_miss",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("address_hash", sa.Text(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "length(address_hash) BETWEEN 64 AND 64",
            name=op.f("ck_resume_miss_address_hash_length"),
        ),
        *moment("at", "ck_resume_miss_at_moment"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resume_miss")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("resume_miss", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_resume_miss_address_hash"), ["address_hash"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_resume_miss_at"), ["at"], unique=False)

    op.create_table(
        "tenant",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('public', 'demo', 'client')", name=op.f("ck_tenant_kind")),
        sa.CheckConstraint("length(id) BETWEEN 1 AND 64", name=op.f("ck_tenant_id_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tenant")),
        sqlite_strict=True,
    )
    op.create_table(
        "assessment",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("tenant_id", sa.Text(), nullable=False),
        sa.Column("lang", sa.Text(), nullable=False),
        sa.Column("company_name", sa.Text(), nullable=True),
        sa.Column("content_version", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("resume_counter", sa.Integer(), nullable=False),
        sa.Column("resume_hash", sa.Text(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("touched_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint("lang IN ('de', 'en')", name=op.f("ck_assessment_lang")),
        *no_nul("company_name", "ck_assessment_company_name_nul"),
        sa.CheckConstraint(
            "length(company_name) BETWEEN 1 AND 120", name=op.f("ck_assessment_company_name_length")
        ),
        sa.CheckConstraint(
            "length(content_version) BETWEEN 1 AND 64",
            name=op.f("ck_assessment_content_version_length"),
        ),
        *moment("created_at", "ck_assessment_created_at_moment"),
        sa.CheckConstraint("length(id) BETWEEN 1 AND 64", name=op.f("ck_assessment_id_length")),
        sa.CheckConstraint(
            "length(resume_hash) BETWEEN 64 AND 64", name=op.f("ck_assessment_resume_hash_length")
        ),
        *moment("touched_at", "ck_assessment_touched_at_moment"),
        sa.CheckConstraint("resume_counter >= 0", name=op.f("ck_assessment_resume_counter_range")),
        sa.CheckConstraint("revision >= 0", name=op.f("ck_assessment_revision_range")),
        sa.CheckConstraint("touched_at >= created_at", name=op.f("ck_assessment_touched_at_order")),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenant.id"], name=op.f("fk_assessment_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment")),
        sa.UniqueConstraint("resume_hash", name=op.f("uq_assessment_resume_hash")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("assessment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assessment_tenant_id"), ["tenant_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_assessment_touched_at"), ["touched_at"], unique=False)

    op.create_table(
        "answer",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("answered_at", UtcDateTime(), nullable=False),
        *no_nul("value", "ck_answer_value_nul"),
        *moment("answered_at", "ck_answer_answered_at_moment"),
        sa.CheckConstraint(
            "length(item_id) BETWEEN 1 AND 64", name=op.f("ck_answer_item_id_length")
        ),
        sa.CheckConstraint("length(value) BETWEEN 1 AND 80", name=op.f("ck_answer_value_length")),
        sa.CheckConstraint("revision >= 1", name=op.f("ck_answer_revision_range")),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name=op.f("fk_answer_assessment_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("assessment_id", "item_id", name=op.f("pk_answer")),
        sqlite_strict=True,
    )
    op.create_table(
        "snapshot",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("estimate", sa.Text(), nullable=False),
        sa.Column("content_version", sa.Text(), nullable=False),
        sa.Column("model_version", sa.Text(), nullable=False),
        sa.Column("parameter_hash", sa.Text(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("answers_hash", sa.Text(), nullable=False),
        sa.Column("engine_version", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "length(answers) BETWEEN 2 AND 10000", name=op.f("ck_snapshot_answers_length")
        ),
        sa.CheckConstraint(
            "length(answers_hash) BETWEEN 64 AND 64", name=op.f("ck_snapshot_answers_hash_length")
        ),
        sa.CheckConstraint(
            "length(content_version) BETWEEN 1 AND 64",
            name=op.f("ck_snapshot_content_version_length"),
        ),
        *moment("created_at", "ck_snapshot_created_at_moment"),
        sa.CheckConstraint(
            "length(engine_version) BETWEEN 1 AND 64",
            name=op.f("ck_snapshot_engine_version_length"),
        ),
        sa.CheckConstraint(
            "length(estimate) BETWEEN 2 AND 1000000", name=op.f("ck_snapshot_estimate_length")
        ),
        sa.CheckConstraint("length(id) BETWEEN 1 AND 64", name=op.f("ck_snapshot_id_length")),
        sa.CheckConstraint(
            "length(level) BETWEEN 2 AND 100000", name=op.f("ck_snapshot_level_length")
        ),
        sa.CheckConstraint(
            "length(model_version) BETWEEN 1 AND 64", name=op.f("ck_snapshot_model_version_length")
        ),
        sa.CheckConstraint(
            "length(parameter_hash) BETWEEN 1 AND 64",
            name=op.f("ck_snapshot_parameter_hash_length"),
        ),
        sa.CheckConstraint("number >= 1", name=op.f("ck_snapshot_number_range")),
        sa.CheckConstraint("seed >= 0", name=op.f("ck_snapshot_seed_range")),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name=op.f("fk_snapshot_assessment_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshot")),
        sa.UniqueConstraint(
            "assessment_id", "number", name=op.f("uq_snapshot_assessment_id_number")
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "visit_binding",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("visit_hash", sa.Text(), nullable=False),
        sa.Column("bound_at", UtcDateTime(), nullable=False),
        *moment("bound_at", "ck_visit_binding_bound_at_moment"),
        sa.CheckConstraint(
            "length(visit_hash) BETWEEN 64 AND 64", name=op.f("ck_visit_binding_visit_hash_length")
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name=op.f("fk_visit_binding_assessment_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("assessment_id", "visit_hash", name=op.f("pk_visit_binding")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("visit_binding", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_visit_binding_visit_hash"), ["visit_hash"], unique=False
        )

    op.create_table(
        "share_link",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("snapshot_id", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.Column("revoked_at", UtcDateTime(), nullable=True),
        sa.CheckConstraint("expires_at >= created_at", name=op.f("ck_share_link_expires_at_order")),
        *moment("created_at", "ck_share_link_created_at_moment"),
        *moment("expires_at", "ck_share_link_expires_at_moment"),
        sa.CheckConstraint("length(id) BETWEEN 1 AND 64", name=op.f("ck_share_link_id_length")),
        *moment("revoked_at", "ck_share_link_revoked_at_moment"),
        sa.CheckConstraint(
            "length(token_hash) BETWEEN 64 AND 64", name=op.f("ck_share_link_token_hash_length")
        ),
        sa.CheckConstraint("revoked_at >= created_at", name=op.f("ck_share_link_revoked_at_order")),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name=op.f("fk_share_link_assessment_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["snapshot_id"],
            ["snapshot.id"],
            name=op.f("fk_share_link_snapshot_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_share_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_share_link_token_hash")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("share_link", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_share_link_assessment_id"), ["assessment_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_share_link_expires_at"), ["expires_at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_share_link_snapshot_id"), ["snapshot_id"], unique=False
        )

    op.bulk_insert(
        sa.table("tenant", sa.column("id", sa.Text), sa.column("kind", sa.Text)),
        [{"id": "public", "kind": "public"}, {"id": "demo", "kind": "demo"}],
    )
    for statement in SQLITE_TRIGGERS if on_sqlite() else POSTGRES_TRIGGERS:
        op.execute(statement)


downgrade = no_way_back
