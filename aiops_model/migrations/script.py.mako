"""${message}"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from aiops_model.migrations.steps import no_way_back
from aiops_model.store.utc import UtcDateTime  # noqa: F401

revision: str = ${repr(up_revision)}
down_revision: str | None = ${repr(down_revision)}
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

${imports if imports else ""}


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}


downgrade = no_way_back
