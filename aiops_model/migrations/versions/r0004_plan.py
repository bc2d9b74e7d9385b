"""The 90-day plan: set-up, hours, wishes, accepted versions, progress, answers of gates.

The audit trail learns the new actions.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from aiops_model.migrations.steps import day, moment, no_nul, no_way_back, on_sqlite, teach_the_trail
from aiops_model.migrations.versions.r0003_ai_act import ACTIONS as EARLIER
from aiops_model.store.utc import Day, UtcDateTime

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

ACTIONS = (
    *EARLIER,
    "plan_set_up",
    "capacity_set",
    "wished",
    "unwished",
    "planned",
    "progressed",
    "gate_answered",
)
"""All actions of the audit trail from this step on."""

SQLITE_TRIGGERS = (
    """CREATE TRIGGER plan_version_no_update BEFORE UPDATE ON plan_version
    BEGIN SELECT RAISE(ABORT, 'an accepted plan cannot be changed'); END""",
    """CREATE TRIGGER plan_version_no_replace BEFORE INSERT ON plan_version
    WHEN EXISTS (
        SELECT 1 FROM plan_version WHERE id = NEW.id
        OR (assessment_id = NEW.assessment_id AND number = NEW.number)
    )
    BEGIN SELECT RAISE(ABORT, 'an accepted plan cannot be replaced'); END""",
    """CREATE TRIGGER plan_version_no_delete BEFORE DELETE ON plan_version
    WHEN EXISTS (SELECT 1 FROM assessment WHERE id = OLD.assessment_id)
    BEGIN SELECT RAISE(ABORT, 'an accepted plan goes only with its assessment'); END""",
)
POSTGRES_TRIGGERS = (
    """CREATE TRIGGER plan_version_no_update BEFORE UPDATE ON plan_version
    FOR EACH ROW EXECUTE FUNCTION refuse_change()""",
    """CREATE TRIGGER plan_version_no_delete BEFORE DELETE ON plan_version
    FOR EACH ROW EXECUTE FUNCTION snapshot_goes_with_assessment()""",
    """CREATE TRIGGER plan_version_no_truncate BEFORE TRUNCATE ON plan_version
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()""",
)


def upgrade() -> None:
    teach_the_trail(*ACTIONS)
    make_tables()
    for statement in SQLITE_TRIGGERS if on_sqlite() else POSTGRES_TRIGGERS:
        op.execute(statement)


def make_tables() -> None:
    """The tables of the plan."""
    op.create_table(
        "plan_setup",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("start_on", Day(), nullable=False),
        sa.Column("horizon_days", sa.Integer(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=True),
        sa.Column("categories", sa.Text(), nullable=False),
        sa.Column("closures", sa.Text(), nullable=False),
        sa.Column("workdays", sa.Text(), nullable=False),
        sa.Column("buffer_percent", sa.Integer(), nullable=False),
        sa.Column("size", sa.Text(), nullable=False),
        sa.Column("day_rate", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "buffer_percent BETWEEN 0 AND 90",
            name=op.f("ck_plan_setup_buffer_percent_range"),
        ),
        sa.CheckConstraint(
            "length(categories) BETWEEN 2 AND 20000",
            name=op.f("ck_plan_setup_categories_length"),
        ),
        *no_nul("categories", "ck_plan_setup_categories_nul"),
        *moment("changed_at", "ck_plan_setup_changed_at_moment"),
        sa.CheckConstraint(
            "length(closures) BETWEEN 2 AND 20000",
            name=op.f("ck_plan_setup_closures_length"),
        ),
        *no_nul("closures", "ck_plan_setup_closures_nul"),
        sa.CheckConstraint(
            "country IN ('DE', 'AT', 'CH')",
            name=op.f("ck_plan_setup_country"),
        ),
        sa.CheckConstraint(
            "day_rate BETWEEN 0 AND 100000",
            name=op.f("ck_plan_setup_day_rate_range"),
        ),
        sa.CheckConstraint(
            "horizon_days BETWEEN 14 AND 365",
            name=op.f("ck_plan_setup_horizon_days_range"),
        ),
        sa.CheckConstraint(
            "length(region) BETWEEN 1 AND 20",
            name=op.f("ck_plan_setup_region_length"),
        ),
        *no_nul("region", "ck_plan_setup_region_nul"),
        sa.CheckConstraint(
            "revision >= 1",
            name=op.f("ck_plan_setup_revision_range"),
        ),
        sa.CheckConstraint(
            "size IN ('light', 'full')",
            name=op.f("ck_plan_setup_size"),
        ),
        *day("start_on", "ck_plan_setup_start_on_day"),
        sa.CheckConstraint(
            "length(workdays) BETWEEN 2 AND 20000",
            name=op.f("ck_plan_setup_workdays_length"),
        ),
        *no_nul("workdays", "ck_plan_setup_workdays_nul"),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name=op.f("fk_plan_setup_assessment_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("assessment_id", name=op.f("pk_plan_setup")),
        sqlite_strict=True,
    )
    op.create_table(
        "plan_capacity",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("units_a_week", sa.Integer(), nullable=False),
        sa.Column("people", sa.Text(), nullable=False),
        sa.Column("absences", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "length(absences) BETWEEN 2 AND 20000",
            name=op.f("ck_plan_capacity_absences_length"),
        ),
        *no_nul("absences", "ck_plan_capacity_absences_nul"),
        *moment("changed_at", "ck_plan_capacity_changed_at_moment"),
        sa.CheckConstraint(
            "length(people) BETWEEN 2 AND 20000",
            name=op.f("ck_plan_capacity_people_length"),
        ),
        *no_nul("people", "ck_plan_capacity_people_nul"),
        sa.CheckConstraint(
            "revision >= 1",
            name=op.f("ck_plan_capacity_revision_range"),
        ),
        sa.CheckConstraint(
            "role IN ('product_owner', 'data_owner', 'model_owner', 'control_owner', 'operations_lead')",
            name=op.f("ck_plan_capacity_role"),
        ),
        sa.CheckConstraint(
            "units_a_week BETWEEN 0 AND 2000",
            name=op.f("ck_plan_capacity_units_a_week_range"),
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name=op.f("fk_plan_capacity_assessment_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("assessment_id", "role", name=op.f("pk_plan_capacity")),
        sqlite_strict=True,
    )
    op.create_table(
        "plan_wish",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("measure_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("start_on", Day(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        *moment("changed_at", "ck_plan_wish_changed_at_moment"),
        sa.CheckConstraint(
            "length(decided_by) BETWEEN 1 AND 120",
            name=op.f("ck_plan_wish_decided_by_length"),
        ),
        *no_nul("decided_by", "ck_plan_wish_decided_by_nul"),
        sa.CheckConstraint(
            "kind IN ('pinned', 'excluded')",
            name=op.f("ck_plan_wish_kind"),
        ),
        sa.CheckConstraint(
            "length(measure_id) BETWEEN 1 AND 64",
            name=op.f("ck_plan_wish_measure_id_length"),
        ),
        sa.CheckConstraint(
            "length(reason) BETWEEN 1 AND 500",
            name=op.f("ck_plan_wish_reason_length"),
        ),
        *no_nul("reason", "ck_plan_wish_reason_nul"),
        sa.CheckConstraint(
            "kind <> 'excluded' OR reason IS NOT NULL",
            name=op.f("ck_plan_wish_reason_of_excluded"),
        ),
        sa.CheckConstraint(
            "revision >= 1",
            name=op.f("ck_plan_wish_revision_range"),
        ),
        *day("start_on", "ck_plan_wish_start_on_day"),
        sa.CheckConstraint(
            "(kind = 'pinned') = (start_on IS NOT NULL)",
            name=op.f("ck_plan_wish_start_on_of_pinned"),
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name=op.f("fk_plan_wish_assessment_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("assessment_id", "measure_id", name=op.f("pk_plan_wish")),
        sqlite_strict=True,
    )
    op.create_table(
        "plan_version",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("as_of", Day(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("input", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("input_hash", sa.Text(), nullable=False),
        sa.Column("engine_version", sa.Text(), nullable=False),
        sa.Column("content_version", sa.Text(), nullable=False),
        sa.Column("taken_from", sa.Integer(), nullable=True),
        *day("as_of", "ck_plan_version_as_of_day"),
        sa.CheckConstraint(
            "length(content_version) BETWEEN 1 AND 64",
            name=op.f("ck_plan_version_content_version_length"),
        ),
        *moment("created_at", "ck_plan_version_created_at_moment"),
        sa.CheckConstraint(
            "length(engine_version) BETWEEN 1 AND 64",
            name=op.f("ck_plan_version_engine_version_length"),
        ),
        sa.CheckConstraint(
            "length(id) BETWEEN 1 AND 64",
            name=op.f("ck_plan_version_id_length"),
        ),
        sa.CheckConstraint(
            "length(input_hash) BETWEEN 64 AND 64",
            name=op.f("ck_plan_version_input_hash_length"),
        ),
        sa.CheckConstraint(
            "length(input) BETWEEN 2 AND 2000000",
            name=op.f("ck_plan_version_input_length"),
        ),
        sa.CheckConstraint(
            "number >= 1",
            name=op.f("ck_plan_version_number_range"),
        ),
        sa.CheckConstraint(
            "length(reason) BETWEEN 1 AND 500",
            name=op.f("ck_plan_version_reason_length"),
        ),
        *no_nul("reason", "ck_plan_version_reason_nul"),
        sa.CheckConstraint(
            "length(result) BETWEEN 2 AND 2000000",
            name=op.f("ck_plan_version_result_length"),
        ),
        sa.CheckConstraint(
            "taken_from BETWEEN 1 AND number - 1",
            name=op.f("ck_plan_version_taken_from_range"),
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name=op.f("fk_plan_version_assessment_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_version")),
        sa.UniqueConstraint("assessment_id", "number", name=op.f("uq_plan_version_assessment_id_number")),
        sqlite_strict=True,
    )
    op.create_table(
        "plan_progress",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("measure_id", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("slip_reason", sa.Text(), nullable=True),
        sa.Column("started_on", Day(), nullable=True),
        sa.Column("expected_on", Day(), nullable=True),
        sa.Column("done_on", Day(), nullable=True),
        sa.Column("state_revision", sa.Integer(), nullable=False),
        sa.Column("evidence_title", sa.Text(), nullable=True),
        sa.Column("evidence_link", sa.Text(), nullable=True),
        sa.Column("evidence_on", Day(), nullable=True),
        sa.Column("evidence_revision", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("note_revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        *moment("changed_at", "ck_plan_progress_changed_at_moment"),
        *day("done_on", "ck_plan_progress_done_on_day"),
        sa.CheckConstraint(
            "(status = 'done') = (done_on IS NOT NULL)",
            name=op.f("ck_plan_progress_done_on_of_done"),
        ),
        sa.CheckConstraint(
            "done_on >= started_on",
            name=op.f("ck_plan_progress_done_on_order"),
        ),
        sa.CheckConstraint(
            "length(evidence_link) BETWEEN 1 AND 500",
            name=op.f("ck_plan_progress_evidence_link_length"),
        ),
        *no_nul("evidence_link", "ck_plan_progress_evidence_link_nul"),
        sa.CheckConstraint(
            "evidence_link IS NULL OR evidence_title IS NOT NULL",
            name=op.f("ck_plan_progress_evidence_link_owner"),
        ),
        *day("evidence_on", "ck_plan_progress_evidence_on_day"),
        sa.CheckConstraint(
            "evidence_on IS NULL OR evidence_title IS NOT NULL",
            name=op.f("ck_plan_progress_evidence_on_owner"),
        ),
        sa.CheckConstraint(
            "evidence_revision >= 0",
            name=op.f("ck_plan_progress_evidence_revision_range"),
        ),
        sa.CheckConstraint(
            "length(evidence_title) BETWEEN 1 AND 200",
            name=op.f("ck_plan_progress_evidence_title_length"),
        ),
        *no_nul("evidence_title", "ck_plan_progress_evidence_title_nul"),
        *day("expected_on", "ck_plan_progress_expected_on_day"),
        sa.CheckConstraint(
            "length(measure_id) BETWEEN 1 AND 64",
            name=op.f("ck_plan_progress_measure_id_length"),
        ),
        sa.CheckConstraint(
            "length(note) BETWEEN 1 AND 2000",
            name=op.f("ck_plan_progress_note_length"),
        ),
        *no_nul("note", "ck_plan_progress_note_nul"),
        sa.CheckConstraint(
            "note_revision >= 0",
            name=op.f("ck_plan_progress_note_revision_range"),
        ),
        sa.CheckConstraint(
            "status <> 'done' OR percent = 100",
            name=op.f("ck_plan_progress_percent_of_done"),
        ),
        sa.CheckConstraint(
            "percent BETWEEN 0 AND 100",
            name=op.f("ck_plan_progress_percent_range"),
        ),
        sa.CheckConstraint(
            "length(slip_reason) BETWEEN 1 AND 500",
            name=op.f("ck_plan_progress_slip_reason_length"),
        ),
        *no_nul("slip_reason", "ck_plan_progress_slip_reason_nul"),
        *day("started_on", "ck_plan_progress_started_on_day"),
        sa.CheckConstraint(
            "status <> 'running' OR started_on IS NOT NULL",
            name=op.f("ck_plan_progress_started_on_of_running"),
        ),
        sa.CheckConstraint(
            "state_revision >= 0",
            name=op.f("ck_plan_progress_state_revision_range"),
        ),
        sa.CheckConstraint(
            "status IN ('open', 'running', 'done', 'dropped')",
            name=op.f("ck_plan_progress_status"),
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name=op.f("fk_plan_progress_assessment_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("assessment_id", "measure_id", name=op.f("pk_plan_progress")),
        sqlite_strict=True,
    )
    op.create_table(
        "gate_answer",
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("gate", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "answer IN ('yes', 'no', 'unclear')",
            name=op.f("ck_gate_answer_answer"),
        ),
        *moment("changed_at", "ck_gate_answer_changed_at_moment"),
        sa.CheckConstraint(
            "length(evidence) BETWEEN 1 AND 500",
            name=op.f("ck_gate_answer_evidence_length"),
        ),
        *no_nul("evidence", "ck_gate_answer_evidence_nul"),
        sa.CheckConstraint(
            "gate IN ('G1', 'G2', 'G3')",
            name=op.f("ck_gate_answer_gate"),
        ),
        sa.CheckConstraint(
            "length(question) BETWEEN 1 AND 64",
            name=op.f("ck_gate_answer_question_length"),
        ),
        sa.CheckConstraint(
            "revision >= 1",
            name=op.f("ck_gate_answer_revision_range"),
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name=op.f("fk_gate_answer_assessment_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("assessment_id", "gate", "question", name=op.f("pk_gate_answer")),
        sqlite_strict=True,
    )


downgrade = no_way_back
