"""The log of exchanged files: what each was about, and where its copy lies."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; of files that came or went before, neither is known."""
    with op.batch_alter_table("bundle_log", schema=None) as batch_op:
        batch_op.add_column(sa.Column("scope", sa.String(), server_default="{}", nullable=False))
        batch_op.add_column(sa.Column("kept", sa.String(), server_default="", nullable=False))
