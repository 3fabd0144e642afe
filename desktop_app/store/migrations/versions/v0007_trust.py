"""Who may say what: seals over the write streams, whose word each is, and the entries that don't count."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables; what stands in the file counts as it did before."""
    op.create_table(
        "seal",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("lane", sa.String(length=32), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seal")),
    )
    op.create_index(op.f("ix_seal_lane"), "seal", ["lane"], unique=False)
    op.create_table(
        "stream",
        sa.Column("lane", sa.String(length=32), nullable=False),
        sa.Column("signing_key", sa.String(length=64), nullable=False),
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("lane", name=op.f("pk_stream")),
    )
    op.create_table(
        "held",
        sa.Column("revision", sa.String(length=64), nullable=False),
        sa.Column("record", sa.String(length=32), nullable=False),
        sa.Column("lane", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("declined", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("revision", name=op.f("pk_held")),
    )
    op.create_index(op.f("ix_held_lane"), "held", ["lane"], unique=False)
    op.create_index(op.f("ix_held_record"), "held", ["record"], unique=False)
    with op.batch_alter_table("device", schema=None) as batch_op:
        batch_op.add_column(sa.Column("retired_after", sa.String(), nullable=True))
    with op.batch_alter_table("lane", schema=None) as batch_op:
        batch_op.add_column(sa.Column("nonce", sa.String(length=32), server_default="", nullable=False))
        batch_op.add_column(sa.Column("tip", sa.String(length=64), server_default="", nullable=False))
