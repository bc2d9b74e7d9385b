"""The register of AI systems: systems, facts of them and of the company, states of duties.

The audit trail learns the new actions.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from aiops_model.migrations.steps import day, moment, no_nul, no_way_back, teach_the_trail
from aiops_model.migrations.versions.r0002_maturity import ACTIONS as EARLIER
from aiops_model.store.utc import Day, UtcDateTime

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

ACTIONS = (
    *EARLIER,
    "system_added",
    "system_changed",
    "system_removed",
    "systems_imported",
    "system_fact_set",
    "company_fact_set",
    "duty_rated",
    "duty_assigned",
    "duty_evidenced",
    "duty_noted",
)
"""All actions of the audit trail from this step on."""

def upgrade() -> None:
    teach_the_trail(*ACTIONS)
    make_tables()


def make_tables() -> None:
    """The tables of the register."""
    op.create_table(
        "ai_system",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=True),
        sa.Column("vendor", sa.Text(), nullable=True),
        sa.Column("own_build", sa.Text(), nullable=False),
        sa.Column("use_area", sa.Text(), nullable=True),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("evidence_title", sa.Text(), nullable=True),
        sa.Column("evidence_link", sa.Text(), nullable=True),
        sa.Column("person_product", sa.Text(), nullable=True),
        sa.Column("deputy_product", sa.Text(), nullable=True),
        sa.Column("person_data", sa.Text(), nullable=True),
        sa.Column("deputy_data", sa.Text(), nullable=True),
        sa.Column("person_model", sa.Text(), nullable=True),
        sa.Column("deputy_model", sa.Text(), nullable=True),
        sa.Column("person_control", sa.Text(), nullable=True),
        sa.Column("deputy_control", sa.Text(), nullable=True),
        sa.Column("person_operations", sa.Text(), nullable=True),
        sa.Column("deputy_operations", sa.Text(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        *moment("changed_at", "ck_ai_system_changed_at_moment"),
        *moment("created_at", "ck_ai_system_created_at_moment"),
        sa.CheckConstraint(
            "length(deputy_control) BETWEEN 1 AND 120",
            name=op.f("ck_ai_system_deputy_control_length"),
        ),
        *no_nul("deputy_control", "ck_ai_system_deputy_control_nul"),
        sa.CheckConstraint(
            "length(deputy_data) BETWEEN 1 AND 120",
            name=op.f("ck_ai_system_deputy_data_length"),
        ),
        *no_nul("deputy_data", "ck_ai_system_deputy_data_nul"),
        sa.CheckConstraint(
            "length(deputy_model) BETWEEN 1 AND 120",
            name=op.f("ck_ai_system_deputy_model_length"),
        ),
        *no_nul("deputy_model", "ck_ai_system_deputy_model_nul"),
        sa.CheckConstraint(
            "length(deputy_operations) BETWEEN 1 AND 120",
            name=op.f("ck_ai_system_deputy_operations_length"),
        ),
        *no_nul("deputy_operations", "ck_ai_system_deputy_operations_nul"),
        sa.CheckConstraint(
            "length(deputy_product) BETWEEN 1 AND 120",
            name=op.f("ck_ai_system_deputy_product_length"),
        ),
        *no_nul("deputy_product", "ck_ai_system_deputy_product_nul"),
        sa.CheckConstraint(
            "length(evidence_link) BETWEEN 1 AND 500",
            name=op.f("ck_ai_system_evidence_link_length"),
        ),
        *no_nul("evidence_link", "ck_ai_system_evidence_link_nul"),
        sa.CheckConstraint(
            "evidence_link IS NULL OR evidence_title IS NOT NULL",
            name=op.f("ck_ai_system_evidence_link_owner"),
        ),
        sa.CheckConstraint(
            "length(evidence_title) BETWEEN 1 AND 200",
            name=op.f("ck_ai_system_evidence_title_length"),
        ),
        *no_nul("evidence_title", "ck_ai_system_evidence_title_nul"),
        sa.CheckConstraint(
            "length(id) BETWEEN 1 AND 64",
            name=op.f("ck_ai_system_id_length"),
        ),
        sa.CheckConstraint(
            "length(name) BETWEEN 1 AND 120",
            name=op.f("ck_ai_system_name_length"),
        ),
        *no_nul("name", "ck_ai_system_name_nul"),
        sa.CheckConstraint(
            "number >= 1",
            name=op.f("ck_ai_system_number_range"),
        ),
        sa.CheckConstraint(
            "own_build IN ('yes', 'no', 'unknown')",
            name=op.f("ck_ai_system_own_build"),
        ),
        sa.CheckConstraint(
            "length(person_control) BETWEEN 1 AND 120",
            name=op.f("ck_ai_system_person_control_length"),
        ),
        *no_nul("person_control", "ck_ai_system_person_control_nul"),
        sa.CheckConstraint(
            "length(person_data) BETWEEN 1 AND 120",
            name=op.f("ck_ai_system_person_data_length"),
        ),
        *no_nul("person_data", "ck_ai_system_person_data_nul"),
        sa.CheckConstraint(
            "length(person_model) BETWEEN 1 AND 120",
            name=op.f("ck_ai_system_person_model_length"),
        ),
        *no_nul("person_model", "ck_ai_system_person_model_nul"),
        sa.CheckConstraint(
            "length(person_operations) BETWEEN 1 AND 120",
            name=op.f("ck_ai_system_person_operations_length"),
        ),
        *no_nul("person_operations", "ck_ai_system_person_operations_nul"),
        sa.CheckConstraint(
            "length(person_product) BETWEEN 1 AND 120",
            name=op.f("ck_ai_system_person_product_length"),
        ),
        *no_nul("person_product", "ck_ai_system_person_product_nul"),
        sa.CheckConstraint(
            "length(purpose) BETWEEN 1 AND 2000",
            name=op.f("ck_ai_system_purpose_length"),
        ),
        *no_nul("purpose", "ck_ai_system_purpose_nul"),
        sa.CheckConstraint(
            "revision >= 1",
            name=op.f("ck_ai_system_revision_range"),
        ),
        sa.CheckConstraint(
            "stage IN ('pilot', 'live', 'retired')",
            name=op.f("ck_ai_system_stage"),
        ),
        sa.CheckConstraint(
            "length(use_area) BETWEEN 1 AND 200",
            name=op.f("ck_ai_system_use_area_length"),
        ),
        *no_nul("use_area", "ck_ai_system_use_area_nul"),
        sa.CheckConstraint(
            "length(vendor) BETWEEN 1 AND 120",
            name=op.f("ck_ai_system_vendor_length"),
        ),
        *no_nul("vendor", "ck_ai_system_vendor_nul"),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name=op.f("fk_ai_system_assessment_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("assessment_id", "id", name=op.f("pk_ai_system")),
        sa.UniqueConstraint("assessment_id", "name", name=op.f("uq_ai_system_assessment_id_name")),
        sqlite_strict=True,
    )
    op.create_table(
        "system_fact",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("system_id", sa.Text(), nullable=False),
        sa.Column("fact", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        *moment("changed_at", "ck_system_fact_changed_at_moment"),
        sa.CheckConstraint(
            "length(fact) BETWEEN 1 AND 64",
            name=op.f("ck_system_fact_fact_length"),
        ),
        sa.CheckConstraint(
            "revision >= 1",
            name=op.f("ck_system_fact_revision_range"),
        ),
        sa.CheckConstraint(
            "length(value) BETWEEN 1 AND 1000",
            name=op.f("ck_system_fact_value_length"),
        ),
        *no_nul("value", "ck_system_fact_value_nul"),
        sa.ForeignKeyConstraint(
            ["assessment_id", "system_id"],
            ["ai_system.assessment_id", "ai_system.id"],
            name=op.f("fk_system_fact_assessment_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("assessment_id", "system_id", "fact", name=op.f("pk_system_fact")),
        sqlite_strict=True,
    )
    op.create_table(
        "company_fact",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("fact", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        *moment("changed_at", "ck_company_fact_changed_at_moment"),
        sa.CheckConstraint(
            "length(fact) BETWEEN 1 AND 64",
            name=op.f("ck_company_fact_fact_length"),
        ),
        sa.CheckConstraint(
            "revision >= 1",
            name=op.f("ck_company_fact_revision_range"),
        ),
        sa.CheckConstraint(
            "length(value) BETWEEN 1 AND 1000",
            name=op.f("ck_company_fact_value_length"),
        ),
        *no_nul("value", "ck_company_fact_value_nul"),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name=op.f("fk_company_fact_assessment_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("assessment_id", "fact", name=op.f("pk_company_fact")),
        sqlite_strict=True,
    )
    op.create_table(
        "system_duty",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("system_id", sa.Text(), nullable=False),
        sa.Column("duty_id", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("level_revision", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.Column("owner_revision", sa.Integer(), nullable=False),
        sa.Column("due_on", Day(), nullable=True),
        sa.Column("due_revision", sa.Integer(), nullable=False),
        sa.Column("evidence_title", sa.Text(), nullable=True),
        sa.Column("evidence_link", sa.Text(), nullable=True),
        sa.Column("evidence_on", Day(), nullable=True),
        sa.Column("evidence_until", Day(), nullable=True),
        sa.Column("evidence_revision", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("note_revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        *moment("changed_at", "ck_system_duty_changed_at_moment"),
        *day("due_on", "ck_system_duty_due_on_day"),
        sa.CheckConstraint(
            "due_revision >= 0",
            name=op.f("ck_system_duty_due_revision_range"),
        ),
        sa.CheckConstraint(
            "length(duty_id) BETWEEN 1 AND 64",
            name=op.f("ck_system_duty_duty_id_length"),
        ),
        sa.CheckConstraint(
            "length(evidence_link) BETWEEN 1 AND 500",
            name=op.f("ck_system_duty_evidence_link_length"),
        ),
        *no_nul("evidence_link", "ck_system_duty_evidence_link_nul"),
        sa.CheckConstraint(
            "evidence_link IS NULL OR evidence_title IS NOT NULL",
            name=op.f("ck_system_duty_evidence_link_owner"),
        ),
        *day("evidence_on", "ck_system_duty_evidence_on_day"),
        sa.CheckConstraint(
            "evidence_on IS NULL OR evidence_title IS NOT NULL",
            name=op.f("ck_system_duty_evidence_on_owner"),
        ),
        sa.CheckConstraint(
            "evidence_revision >= 0",
            name=op.f("ck_system_duty_evidence_revision_range"),
        ),
        sa.CheckConstraint(
            "length(evidence_title) BETWEEN 1 AND 200",
            name=op.f("ck_system_duty_evidence_title_length"),
        ),
        *no_nul("evidence_title", "ck_system_duty_evidence_title_nul"),
        *day("evidence_until", "ck_system_duty_evidence_until_day"),
        sa.CheckConstraint(
            "evidence_until >= evidence_on",
            name=op.f("ck_system_duty_evidence_until_order"),
        ),
        sa.CheckConstraint(
            "evidence_until IS NULL OR evidence_title IS NOT NULL",
            name=op.f("ck_system_duty_evidence_until_owner"),
        ),
        sa.CheckConstraint(
            "level IN ('0', '1', '2', '3', 'unclear', 'not_applicable')",
            name=op.f("ck_system_duty_level"),
        ),
        sa.CheckConstraint(
            "level_revision >= 0",
            name=op.f("ck_system_duty_level_revision_range"),
        ),
        sa.CheckConstraint(
            "length(note) BETWEEN 1 AND 2000",
            name=op.f("ck_system_duty_note_length"),
        ),
        *no_nul("note", "ck_system_duty_note_nul"),
        sa.CheckConstraint(
            "note_revision >= 0",
            name=op.f("ck_system_duty_note_revision_range"),
        ),
        sa.CheckConstraint(
            "length(owner) BETWEEN 1 AND 120",
            name=op.f("ck_system_duty_owner_length"),
        ),
        *no_nul("owner", "ck_system_duty_owner_nul"),
        sa.CheckConstraint(
            "owner_revision >= 0",
            name=op.f("ck_system_duty_owner_revision_range"),
        ),
        sa.CheckConstraint(
            "length(reason) BETWEEN 1 AND 500",
            name=op.f("ck_system_duty_reason_length"),
        ),
        *no_nul("reason", "ck_system_duty_reason_nul"),
        sa.CheckConstraint(
            "(level IS NOT NULL AND level = 'not_applicable' AND reason IS NOT NULL) OR (coalesce(level, '') <> 'not_applicable' AND reason IS NULL)",
            name=op.f("ck_system_duty_reason_of_not_applicable"),
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id", "system_id"],
            ["ai_system.assessment_id", "ai_system.id"],
            name=op.f("fk_system_duty_assessment_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("assessment_id", "system_id", "duty_id", name=op.f("pk_system_duty")),
        sqlite_strict=True,
    )


downgrade = no_way_back
