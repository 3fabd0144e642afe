"""Disputes have an answer term and files."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a file from the schema before to this one."""
    op.create_table(
        "dispute_attachment",
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("about", sa.String(), nullable=True),
        sa.Column("dispute", sa.String(), nullable=True),
        sa.Column("added_on", sa.Date(), nullable=True),
        sa.Column("media_type", sa.String(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dispute_attachment")),
    )
    with op.batch_alter_table("dispute_attachment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dispute_attachment_dispute"), ["dispute"], unique=False)
        batch_op.create_index(batch_op.f("ix_dispute_attachment_sha256"), ["sha256"], unique=False)

    with op.batch_alter_table("dispute", schema=None) as batch_op:
        batch_op.add_column(sa.Column("notified_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("answer_due_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("answered_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("simplified", sa.Boolean(), nullable=True))
        batch_op.create_index(batch_op.f("ix_dispute_answer_due_on"), ["answer_due_on"], unique=False)
