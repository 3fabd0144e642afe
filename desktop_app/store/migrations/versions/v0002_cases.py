"""Cases: steps, approvals, letters, attachments, calendars and settings beside the applications."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of the second schema and the new columns of applications."""
    op.create_table(
        "approval",
        sa.Column("application", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("stage", sa.String(), nullable=True),
        sa.Column("officer", sa.String(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("opinion", sa.String(), nullable=True),
        sa.Column("secrecy_reviewed", sa.Boolean(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval")),
    )
    with op.batch_alter_table("approval", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_approval_application"), ["application"], unique=False)

    op.create_table(
        "attachment",
        sa.Column("application", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("about", sa.String(), nullable=True),
        sa.Column("added_on", sa.Date(), nullable=True),
        sa.Column("media_type", sa.String(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attachment_application"), ["application"], unique=False)
        batch_op.create_index(batch_op.f("ix_attachment_sha256"), ["sha256"], unique=False)

    op.create_table(
        "calendar_year",
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("notice", sa.String(), nullable=True),
        sa.Column("holidays", sa.String(), nullable=True),
        sa.Column("workdays", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_year")),
    )
    with op.batch_alter_table("calendar_year", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_calendar_year_year"), ["year"], unique=False)

    op.create_table(
        "case_step",
        sa.Column("application", sa.String(), nullable=True),
        sa.Column("step", sa.String(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("officer", sa.String(), nullable=True),
        sa.Column("approver", sa.String(), nullable=True),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("delivered_on", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("proposed", sa.String(), nullable=True),
        sa.Column("party", sa.String(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("statement", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_step")),
    )
    with op.batch_alter_table("case_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_step_application"), ["application"], unique=False)
        batch_op.create_index(batch_op.f("ix_case_step_day"), ["day"], unique=False)
        batch_op.create_index(batch_op.f("ix_case_step_step"), ["step"], unique=False)

    op.create_table(
        "content",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_content")),
    )
    op.create_table(
        "letter",
        sa.Column("application", sa.String(), nullable=True),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("addressee", sa.String(), nullable=True),
        sa.Column("body", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
    )
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_letter_application"), ["application"], unique=False)
        batch_op.create_index(batch_op.f("ix_letter_number"), ["number"], unique=False)

    op.create_table(
        "local_day",
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("working", sa.Boolean(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_local_day")),
    )
    with op.batch_alter_table("local_day", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_local_day_day"), ["day"], unique=False)

    op.create_table(
        "release_approval",
        sa.Column("release", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("stage", sa.String(), nullable=True),
        sa.Column("officer", sa.String(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("opinion", sa.String(), nullable=True),
        sa.Column("secrecy_reviewed", sa.Boolean(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_release_approval")),
    )
    with op.batch_alter_table("release_approval", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_release_approval_release"), ["release"], unique=False)

    op.create_table(
        "release_attachment",
        sa.Column("release", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("about", sa.String(), nullable=True),
        sa.Column("added_on", sa.Date(), nullable=True),
        sa.Column("media_type", sa.String(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_release_attachment")),
    )
    with op.batch_alter_table("release_attachment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_release_attachment_release"), ["release"], unique=False)
        batch_op.create_index(batch_op.f("ix_release_attachment_sha256"), ["sha256"], unique=False)

    op.create_table(
        "rule_setting",
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("value", sa.String(), nullable=True),
        sa.Column("basis", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_setting")),
    )
    with op.batch_alter_table("rule_setting", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rule_setting_code"), ["code"], unique=False)

    with op.batch_alter_table("application", schema=None) as batch_op:
        batch_op.add_column(sa.Column("mail", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("submitted_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("arrived_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("confirmed_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("receipt_reason", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("split_from", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("state", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("counted_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("internal_due_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("office_due_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("rule_set", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("access_path", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("search_record", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("unconsulted_reason", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("repeats", sa.String(), nullable=True))
        batch_op.create_index(batch_op.f("ix_application_counted_on"), ["counted_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_application_internal_due_on"), ["internal_due_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_application_office_due_on"), ["office_due_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_application_state"), ["state"], unique=False)

    with op.batch_alter_table("dispute", schema=None) as batch_op:
        batch_op.add_column(sa.Column("co_defendant", sa.Boolean(), nullable=True))
