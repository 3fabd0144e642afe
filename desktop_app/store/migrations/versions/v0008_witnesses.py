"""Witnesses: what PCs say of their logs to each other, kept for good; receipts and report steps bear its code."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_REFUSE = "BEGIN SELECT RAISE(ABORT, 'what was witnessed stays'); END"
_KEPT = ("list_origin", "sent_head", "confirmed_head", "contradiction")


def upgrade() -> None:
    """Add the tables and columns; the list that is witnessed is the log itself, so it begins with all there is."""
    op.create_table(
        "confirmed_head",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("witness", sa.String(length=64), nullable=False),
        sa.Column("signing_key", sa.String(length=64), nullable=False),
        sa.Column("list", sa.String(length=32), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("root", sa.String(length=64), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("unit_name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_confirmed_head")),
    )
    with op.batch_alter_table("confirmed_head", schema=None) as batch_op:
        batch_op.create_index("ix_confirmed_head_witness_list", ["witness", "list"], unique=False)

    op.create_table(
        "contradiction",
        sa.Column("signing_key", sa.String(length=64), nullable=False),
        sa.Column("list", sa.String(length=32), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("root", sa.String(length=64), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("proof", sa.LargeBinary(), nullable=False),
        sa.Column("known_size", sa.Integer(), nullable=False),
        sa.Column("known_root", sa.String(length=64), nullable=False),
        sa.Column("known_signature", sa.LargeBinary(), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("unit_name", sa.String(), nullable=False),
        sa.Column("file", sa.String(length=64), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("signing_key", "list", "size", "root", name=op.f("pk_contradiction")),
    )
    op.create_table(
        "list_origin",
        sa.Column("list", sa.String(length=32), nullable=False),
        sa.Column("continues", sa.String(length=32), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("root", sa.String(length=64), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("list", name=op.f("pk_list_origin")),
    )
    op.create_table(
        "sent_head",
        sa.Column("list", sa.String(length=32), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("root", sa.String(length=64), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("list", "size", "role", "unit", name=op.f("pk_sent_head")),
    )
    op.create_table(
        "witnessed_head",
        sa.Column("signing_key", sa.String(length=64), nullable=False),
        sa.Column("list", sa.String(length=32), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("root", sa.String(length=64), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("ladder", sa.LargeBinary(), nullable=False),
        sa.Column("origins", sa.LargeBinary(), nullable=False),
        sa.Column("tip", sa.Boolean(), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("unit_name", sa.String(), nullable=False),
        sa.Column("made_at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("signing_key", "list", "size", "root", name=op.f("pk_witnessed_head")),
    )
    with op.batch_alter_table("receipt", schema=None) as batch_op:
        batch_op.add_column(sa.Column("log_size", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("log_code", sa.String(), nullable=True))

    with op.batch_alter_table("report_step", schema=None) as batch_op:
        batch_op.add_column(sa.Column("log_size", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("log_code", sa.String(), nullable=True))

    for name in _KEPT:
        op.execute(f"CREATE TRIGGER {name}_is_never_changed BEFORE UPDATE ON {name} {_REFUSE}")
        op.execute(f"CREATE TRIGGER {name}_is_never_deleted BEFORE DELETE ON {name} {_REFUSE}")
    op.execute(
        "CREATE TRIGGER witnessed_head_is_never_changed"
        f" BEFORE UPDATE OF signing_key, list, size, root, signature ON witnessed_head {_REFUSE}"
    )
    op.execute(f"CREATE TRIGGER witnessed_head_is_never_deleted BEFORE DELETE ON witnessed_head {_REFUSE}")
