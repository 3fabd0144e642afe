"""Exchange: certified PCs, hand-ins and receipts, returned records, handed-down rule files; terms of releases."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of this schema."""
    op.create_table(
        "device",
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("fingerprint", sa.String(), nullable=True),
        sa.Column("signing_key", sa.String(), nullable=True),
        sa.Column("receiving_key", sa.String(), nullable=True),
        sa.Column("certified_on", sa.Date(), nullable=True),
        sa.Column("certified_by", sa.String(), nullable=True),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.Column("retired_why", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device")),
    )
    with op.batch_alter_table("device", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_device_signing_key"), ["signing_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_device_unit"), ["unit"], unique=False)

    op.create_table(
        "hand_in",
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("month", sa.Integer(), nullable=True),
        sa.Column("nil", sa.Boolean(), nullable=True),
        sa.Column("handed_in_on", sa.Date(), nullable=True),
        sa.Column("handed_in_by", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_in")),
    )
    with op.batch_alter_table("hand_in", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hand_in_unit"), ["unit"], unique=False)
        batch_op.create_index(batch_op.f("ix_hand_in_year"), ["year"], unique=False)

    op.create_table(
        "receipt",
        sa.Column("hand_in", sa.String(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("received_by", sa.String(), nullable=True),
        sa.Column("check_code", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipt")),
    )
    with op.batch_alter_table("receipt", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_receipt_hand_in"), ["hand_in"], unique=False)

    op.create_table(
        "return_slip",
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("record_kind", sa.String(), nullable=True),
        sa.Column("record", sa.String(), nullable=True),
        sa.Column("record_title", sa.String(), nullable=True),
        sa.Column("remark", sa.String(), nullable=True),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.Column("returned_by", sa.String(), nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answered_by", sa.String(), nullable=True),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_return_slip")),
    )
    with op.batch_alter_table("return_slip", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_return_slip_record"), ["record"], unique=False)
        batch_op.create_index(batch_op.f("ix_return_slip_unit"), ["unit"], unique=False)

    op.create_table(
        "rule_file",
        sa.Column("subject", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_file")),
    )
    with op.batch_alter_table("rule_file", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rule_file_subject"), ["subject"], unique=False)

    _exchange_tables()
    _columns_for_merging()
    _columns_for_terms()


def _exchange_tables() -> None:
    """Make the tables that only this installation fills: streams, peers, files in and out, values asked for."""
    op.create_table(
        "personal_need",
        sa.Column("record", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("commitment", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("record", "key", "commitment", name=op.f("pk_personal_need")),
    )
    op.create_table(
        "lane",
        sa.Column("lane", sa.String(length=32), nullable=False),
        sa.Column("signing_key", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("opened_at", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("lane", name=op.f("pk_lane")),
    )
    op.create_table(
        "known_pc",
        sa.Column("signing_key", sa.String(length=64), nullable=False),
        sa.Column("receiving_key", sa.String(), nullable=False),
        sa.Column("lane", sa.String(length=32), nullable=False),
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("unit_name", sa.String(), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("signing_key", name=op.f("pk_known_pc")),
    )
    op.create_table(
        "kept_frame",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=31), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_kept_frame")),
    )
    op.create_table(
        "peer",
        sa.Column("lane", sa.String(length=32), nullable=False),
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("have", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("lane", name=op.f("pk_peer")),
    )
    op.create_table(
        "bundle_log",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("direction", sa.String(length=3), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("lane", sa.String(length=32), nullable=False),
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("counts", sa.String(), nullable=False),
        sa.Column("result", sa.String(length=20), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("digest", "direction", name=op.f("pk_bundle_log")),
    )


def _columns_for_merging() -> None:
    """Say of each record whether it was erased, and let one have two secrets."""
    with op.batch_alter_table("record_state") as batch_op:
        batch_op.add_column(sa.Column("erased", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("personal_key", recreate="always") as batch_op:
        batch_op.drop_constraint(op.f("pk_personal_key"), type_="primary")
        batch_op.create_primary_key(op.f("pk_personal_key"), ["record", "secret"])


def _columns_for_terms() -> None:
    """Say until when a release has to be public and a dispute decided, and why information is withheld."""
    with op.batch_alter_table("release", schema=None) as batch_op:
        batch_op.add_column(sa.Column("state", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("due_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("listed_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("changed_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("withheld_reason", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("reassessed_on", sa.Date(), nullable=True))
        batch_op.create_index(batch_op.f("ix_release_state"), ["state"], unique=False)
        batch_op.create_index(batch_op.f("ix_release_due_on"), ["due_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_release_listed_on"), ["listed_on"], unique=False)

    with op.batch_alter_table("dispute", schema=None) as batch_op:
        batch_op.add_column(sa.Column("due_on", sa.Date(), nullable=True))
        batch_op.create_index(batch_op.f("ix_dispute_due_on"), ["due_on"], unique=False)
