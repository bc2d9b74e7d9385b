"""The maturity instrument: respondents, votes, what is said of an item, facts, targets, snapshots.

The audit trail learns the new actions.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from aiops_model.migrations.steps import day, moment, no_nul, no_way_back, on_sqlite, teach_the_trail
from aiops_model.migrations.versions.r0001_first_schema import ACTIONS as EARLIER
from aiops_model.store.utc import Day, UtcDateTime

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

ACTIONS = (
    *EARLIER,
    "voted",
    "unvoted",
    "left_out",
    "taken_back",
    "noted",
    "evidenced",
    "unevidenced",
    "decided",
    "undecided",
    "fact_set",
    "targeted",
    "respondent_added",
    "respondent_changed",
    "respondent_removed",
    "snapshotted",
)
"""All actions of the audit trail from this step on."""

SQLITE_TRIGGERS = (
    """CREATE TRIGGER maturity_snapshot_no_update BEFORE UPDATE ON maturity_snapshot
    BEGIN SELECT RAISE(ABORT, 'a snapshot cannot be changed'); END""",
    """CREATE TRIGGER maturity_snapshot_no_replace BEFORE INSERT ON maturity_snapshot
    WHEN EXISTS (
        SELECT 1 FROM maturity_snapshot WHERE id = NEW.id
        OR (assessment_id = NEW.assessment_id AND (number = NEW.number OR name = NEW.name))
    )
    BEGIN SELECT RAISE(ABORT, 'a snapshot cannot be replaced'); END""",
    """CREATE TRIGGER maturity_snapshot_no_delete BEFORE DELETE ON maturity_snapshot
    WHEN EXISTS (SELECT 1 FROM assessment WHERE id = OLD.assessment_id)
    BEGIN SELECT RAISE(ABORT, 'a snapshot goes only with its assessment'); END""",
)
POSTGRES_TRIGGERS = (
    """CREATE TRIGGER maturity_snapshot_no_update BEFORE UPDATE ON maturity_snapshot
    FOR EACH ROW EXECUTE FUNCTION refuse_change()""",
    """CREATE TRIGGER maturity_snapshot_no_delete BEFORE DELETE ON maturity_snapshot
    FOR EACH ROW EXECUTE FUNCTION snapshot_goes_with_assessment()""",
    """CREATE TRIGGER maturity_snapshot_no_truncate BEFORE TRUNCATE ON maturity_snapshot
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()""",
)


def upgrade() -> None:
    teach_the_trail(*ACTIONS)
    make_tables()
    for statement in SQLITE_TRIGGERS if on_sqlite() else POSTGRES_TRIGGERS:
        op.execute(statement)


def make_tables() -> None:
    """The tables of the instrument."""
    op.create_table(
        "respondent",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("grp", sa.Text(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        *moment("created_at", "ck_respondent_created_at_moment"),
        sa.CheckConstraint(
            "grp IN ('leadership', 'operations', 'technology', 'compliance', 'finance')",
            name=op.f("ck_respondent_grp"),
        ),
        sa.CheckConstraint(
            "length(id) BETWEEN 1 AND 64",
            name=op.f("ck_respondent_id_length"),
        ),
        sa.CheckConstraint(
            "length(name) BETWEEN 0 AND 120",
            name=op.f("ck_respondent_name_length"),
        ),
        *no_nul("name", "ck_respondent_name_nul"),
        sa.CheckConstraint(
            "number >= 1",
            name=op.f("ck_respondent_number_range"),
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name=op.f("fk_respondent_assessment_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("assessment_id", "id", name=op.f("pk_respondent")),
        sa.UniqueConstraint("assessment_id", "name", name=op.f("uq_respondent_assessment_id_name")),
        sqlite_strict=True,
    )
    op.create_table(
        "maturity_vote",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("respondent_id", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("answered_at", UtcDateTime(), nullable=False),
        *moment("answered_at", "ck_maturity_vote_answered_at_moment"),
        sa.CheckConstraint(
            "confidence BETWEEN 1 AND 3",
            name=op.f("ck_maturity_vote_confidence_range"),
        ),
        sa.CheckConstraint(
            "length(item_id) BETWEEN 1 AND 64",
            name=op.f("ck_maturity_vote_item_id_length"),
        ),
        sa.CheckConstraint(
            "revision >= 1",
            name=op.f("ck_maturity_vote_revision_range"),
        ),
        sa.CheckConstraint(
            "value IN ('none', 'some', 'half', 'most', 'dont_know', 'pilot', 'managed', 'scaled', 'strategic')",
            name=op.f("ck_maturity_vote_value"),
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id", "respondent_id"],
            ["respondent.assessment_id", "respondent.id"],
            name=op.f("fk_maturity_vote_assessment_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("assessment_id", "item_id", "respondent_id", name=op.f("pk_maturity_vote")),
        sqlite_strict=True,
    )
    op.create_table(
        "maturity_item",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Text(), nullable=False),
        sa.Column("left_out_reason", sa.Text(), nullable=True),
        sa.Column("left_out_revision", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("note_revision", sa.Integer(), nullable=False),
        sa.Column("evidence_title", sa.Text(), nullable=True),
        sa.Column("evidence_link", sa.Text(), nullable=True),
        sa.Column("evidence_until", Day(), nullable=True),
        sa.Column("evidence_added_at", UtcDateTime(), nullable=True),
        sa.Column("evidence_revision", sa.Integer(), nullable=False),
        sa.Column("consensus_value", sa.Text(), nullable=True),
        sa.Column("consensus_by", sa.Text(), nullable=True),
        sa.Column("consensus_reason", sa.Text(), nullable=True),
        sa.Column("consensus_at", UtcDateTime(), nullable=True),
        sa.Column("consensus_revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        *moment("changed_at", "ck_maturity_item_changed_at_moment"),
        *moment("consensus_at", "ck_maturity_item_consensus_at_moment"),
        sa.CheckConstraint(
            "length(consensus_by) BETWEEN 1 AND 120",
            name=op.f("ck_maturity_item_consensus_by_length"),
        ),
        *no_nul("consensus_by", "ck_maturity_item_consensus_by_nul"),
        sa.CheckConstraint(
            "consensus_by IS NULL OR consensus_value IS NOT NULL",
            name=op.f("ck_maturity_item_consensus_by_owner"),
        ),
        sa.CheckConstraint(
            "length(consensus_reason) BETWEEN 1 AND 500",
            name=op.f("ck_maturity_item_consensus_reason_length"),
        ),
        *no_nul("consensus_reason", "ck_maturity_item_consensus_reason_nul"),
        sa.CheckConstraint(
            "consensus_reason IS NULL OR consensus_value IS NOT NULL",
            name=op.f("ck_maturity_item_consensus_reason_owner"),
        ),
        sa.CheckConstraint(
            "consensus_revision >= 0",
            name=op.f("ck_maturity_item_consensus_revision_range"),
        ),
        sa.CheckConstraint(
            "consensus_value IN ('none', 'some', 'half', 'most', 'pilot', 'managed', 'scaled', 'strategic')",
            name=op.f("ck_maturity_item_consensus_value"),
        ),
        sa.CheckConstraint(
            "(consensus_value IS NULL) = (consensus_at IS NULL)",
            name=op.f("ck_maturity_item_consensus_value_with_consensus_at"),
        ),
        *moment("evidence_added_at", "ck_maturity_item_evidence_added_at_moment"),
        sa.CheckConstraint(
            "length(evidence_link) BETWEEN 1 AND 500",
            name=op.f("ck_maturity_item_evidence_link_length"),
        ),
        *no_nul("evidence_link", "ck_maturity_item_evidence_link_nul"),
        sa.CheckConstraint(
            "evidence_link IS NULL OR evidence_title IS NOT NULL",
            name=op.f("ck_maturity_item_evidence_link_owner"),
        ),
        sa.CheckConstraint(
            "evidence_revision >= 0",
            name=op.f("ck_maturity_item_evidence_revision_range"),
        ),
        sa.CheckConstraint(
            "length(evidence_title) BETWEEN 1 AND 200",
            name=op.f("ck_maturity_item_evidence_title_length"),
        ),
        *no_nul("evidence_title", "ck_maturity_item_evidence_title_nul"),
        sa.CheckConstraint(
            "(evidence_title IS NULL) = (evidence_added_at IS NULL)",
            name=op.f("ck_maturity_item_evidence_title_with_evidence_added_at"),
        ),
        *day("evidence_until", "ck_maturity_item_evidence_until_day"),
        sa.CheckConstraint(
            "evidence_until IS NULL OR evidence_title IS NOT NULL",
            name=op.f("ck_maturity_item_evidence_until_owner"),
        ),
        sa.CheckConstraint(
            "length(item_id) BETWEEN 1 AND 64",
            name=op.f("ck_maturity_item_item_id_length"),
        ),
        sa.CheckConstraint(
            "length(left_out_reason) BETWEEN 1 AND 500",
            name=op.f("ck_maturity_item_left_out_reason_length"),
        ),
        *no_nul("left_out_reason", "ck_maturity_item_left_out_reason_nul"),
        sa.CheckConstraint(
            "left_out_revision >= 0",
            name=op.f("ck_maturity_item_left_out_revision_range"),
        ),
        sa.CheckConstraint(
            "length(note) BETWEEN 1 AND 2000",
            name=op.f("ck_maturity_item_note_length"),
        ),
        *no_nul("note", "ck_maturity_item_note_nul"),
        sa.CheckConstraint(
            "note_revision >= 0",
            name=op.f("ck_maturity_item_note_revision_range"),
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name=op.f("fk_maturity_item_assessment_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("assessment_id", "item_id", name=op.f("pk_maturity_item")),
        sqlite_strict=True,
    )
    op.create_table(
        "maturity_fact",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("fact_id", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        *moment("changed_at", "ck_maturity_fact_changed_at_moment"),
        sa.CheckConstraint(
            "length(fact_id) BETWEEN 1 AND 64",
            name=op.f("ck_maturity_fact_fact_id_length"),
        ),
        sa.CheckConstraint(
            "revision >= 1",
            name=op.f("ck_maturity_fact_revision_range"),
        ),
        sa.CheckConstraint(
            "length(value) BETWEEN 1 AND 40",
            name=op.f("ck_maturity_fact_value_length"),
        ),
        *no_nul("value", "ck_maturity_fact_value_nul"),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name=op.f("fk_maturity_fact_assessment_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("assessment_id", "fact_id", name=op.f("pk_maturity_fact")),
        sqlite_strict=True,
    )
    op.create_table(
        "maturity_target",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("capability_id", sa.Text(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "length(capability_id) BETWEEN 1 AND 64",
            name=op.f("ck_maturity_target_capability_id_length"),
        ),
        *moment("changed_at", "ck_maturity_target_changed_at_moment"),
        sa.CheckConstraint(
            "revision >= 1",
            name=op.f("ck_maturity_target_revision_range"),
        ),
        sa.CheckConstraint(
            "value BETWEEN 1 AND 4",
            name=op.f("ck_maturity_target_value_range"),
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name=op.f("fk_maturity_target_assessment_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("assessment_id", "capability_id", name=op.f("pk_maturity_target")),
        sqlite_strict=True,
    )
    op.create_table(
        "maturity_snapshot",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("as_of", Day(), nullable=False),
        sa.Column("instrument_version", sa.Text(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("indices", sa.Text(), nullable=False),
        sa.Column("answers_hash", sa.Text(), nullable=False),
        sa.Column("engine_version", sa.Text(), nullable=False),
        sa.Column("content_version", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "length(answers_hash) BETWEEN 64 AND 64",
            name=op.f("ck_maturity_snapshot_answers_hash_length"),
        ),
        sa.CheckConstraint(
            "length(answers) BETWEEN 2 AND 1000000",
            name=op.f("ck_maturity_snapshot_answers_length"),
        ),
        *day("as_of", "ck_maturity_snapshot_as_of_day"),
        sa.CheckConstraint(
            "length(content_version) BETWEEN 1 AND 64",
            name=op.f("ck_maturity_snapshot_content_version_length"),
        ),
        *moment("created_at", "ck_maturity_snapshot_created_at_moment"),
        sa.CheckConstraint(
            "length(engine_version) BETWEEN 1 AND 64",
            name=op.f("ck_maturity_snapshot_engine_version_length"),
        ),
        sa.CheckConstraint(
            "length(id) BETWEEN 1 AND 64",
            name=op.f("ck_maturity_snapshot_id_length"),
        ),
        sa.CheckConstraint(
            "length(indices) BETWEEN 2 AND 10000",
            name=op.f("ck_maturity_snapshot_indices_length"),
        ),
        sa.CheckConstraint(
            "length(instrument_version) BETWEEN 1 AND 64",
            name=op.f("ck_maturity_snapshot_instrument_version_length"),
        ),
        sa.CheckConstraint(
            "length(name) BETWEEN 1 AND 120",
            name=op.f("ck_maturity_snapshot_name_length"),
        ),
        *no_nul("name", "ck_maturity_snapshot_name_nul"),
        sa.CheckConstraint(
            "number >= 1",
            name=op.f("ck_maturity_snapshot_number_range"),
        ),
        sa.CheckConstraint(
            "length(result) BETWEEN 2 AND 2000000",
            name=op.f("ck_maturity_snapshot_result_length"),
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name=op.f("fk_maturity_snapshot_assessment_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_maturity_snapshot")),
        sa.UniqueConstraint("assessment_id", "name", name=op.f("uq_maturity_snapshot_assessment_id_name")),
        sa.UniqueConstraint("assessment_id", "number", name=op.f("uq_maturity_snapshot_assessment_id_number")),
        sqlite_strict=True,
    )


downgrade = no_way_back
