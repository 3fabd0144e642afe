"""The first schema: every record kind, the log, its housekeeping and the search index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_SEARCH = "CREATE VIRTUAL TABLE search_index USING fts5(body, columnsize=0, tokenize='unicode61')"
_REFUSE = "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"


def upgrade() -> None:
    """Make every table of the first schema."""
    op.create_table(
        "activity",
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("nature", sa.String(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("attendance", sa.Integer(), nullable=True),
        sa.Column("materials", sa.Integer(), nullable=True),
        sa.Column("leader_present", sa.Boolean(), nullable=True),
        sa.Column("remark", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity")),
    )
    op.create_index(op.f("ix_activity_held_on"), "activity", ["held_on"], unique=False)
    op.create_index(op.f("ix_activity_unit"), "activity", ["unit"], unique=False)
    op.create_table(
        "application",
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("nature", sa.String(), nullable=True),
        sa.Column("subject", sa.String(), nullable=True),
        sa.Column("asked", sa.String(), nullable=True),
        sa.Column("topics", sa.String(), nullable=True),
        sa.Column("delivery", sa.String(), nullable=True),
        sa.Column("applicant_type", sa.String(), nullable=True),
        sa.Column("applicant_name", sa.String(), nullable=True),
        sa.Column("identity_kind", sa.String(), nullable=True),
        sa.Column("identity_number", sa.String(), nullable=True),
        sa.Column("applicant_phone", sa.String(), nullable=True),
        sa.Column("applicant_address", sa.String(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("extended_on", sa.Date(), nullable=True),
        sa.Column("decision", sa.String(), nullable=True),
        sa.Column("decision_reason", sa.String(), nullable=True),
        sa.Column("replied_on", sa.Date(), nullable=True),
        sa.Column("reply_number", sa.String(), nullable=True),
        sa.Column("items_provided", sa.Integer(), nullable=True),
        sa.Column("referred_to", sa.String(), nullable=True),
        sa.Column("remark", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application")),
    )
    op.create_index(op.f("ix_application_decision"), "application", ["decision"], unique=False)
    op.create_index(op.f("ix_application_due_on"), "application", ["due_on"], unique=False)
    op.create_index(op.f("ix_application_number"), "application", ["number"], unique=False)
    op.create_index(op.f("ix_application_received_on"), "application", ["received_on"], unique=False)
    op.create_index(op.f("ix_application_replied_on"), "application", ["replied_on"], unique=False)
    op.create_index(op.f("ix_application_unit"), "application", ["unit"], unique=False)
    op.create_table(
        "category",
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("parent", sa.String(), nullable=True),
        sa.Column("first_year", sa.Integer(), nullable=True),
        sa.Column("last_year", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_category")),
    )
    op.create_index(op.f("ix_category_code"), "category", ["code"], unique=False)
    op.create_table(
        "channel",
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("nature", sa.String(), nullable=True),
        sa.Column("platform", sa.String(), nullable=True),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channel")),
    )
    op.create_index(op.f("ix_channel_code"), "channel", ["code"], unique=False)
    op.create_table(
        "complaint",
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("subject", sa.String(), nullable=True),
        sa.Column("complainant", sa.String(), nullable=True),
        sa.Column("accepted", sa.Boolean(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("satisfied", sa.String(), nullable=True),
        sa.Column("result", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint")),
    )
    op.create_index(op.f("ix_complaint_received_on"), "complaint", ["received_on"], unique=False)
    op.create_index(op.f("ix_complaint_unit"), "complaint", ["unit"], unique=False)
    op.create_table(
        "difference",
        sa.Column("record", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("revision", sa.String(length=64), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("record", "key", "revision", name=op.f("pk_difference")),
    )
    op.create_table(
        "dispute",
        sa.Column("procedure", sa.String(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("application", sa.String(), nullable=True),
        sa.Column("case_number", sa.String(), nullable=True),
        sa.Column("subject", sa.String(), nullable=True),
        sa.Column("authority", sa.String(), nullable=True),
        sa.Column("after_review", sa.Boolean(), nullable=True),
        sa.Column("filed_on", sa.Date(), nullable=True),
        sa.Column("accepted", sa.Boolean(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("satisfied", sa.String(), nullable=True),
        sa.Column("explanation", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dispute")),
    )
    op.create_index(op.f("ix_dispute_filed_on"), "dispute", ["filed_on"], unique=False)
    op.create_index(op.f("ix_dispute_procedure"), "dispute", ["procedure"], unique=False)
    op.create_index(op.f("ix_dispute_unit"), "dispute", ["unit"], unique=False)
    op.create_table(
        "expense",
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("item", sa.String(), nullable=True),
        sa.Column("budget", sa.BigInteger(), nullable=True),
        sa.Column("actual", sa.BigInteger(), nullable=True),
        sa.Column("remark", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expense")),
    )
    op.create_index(op.f("ix_expense_unit"), "expense", ["unit"], unique=False)
    op.create_index(op.f("ix_expense_year"), "expense", ["year"], unique=False)
    op.create_table(
        "fee",
        sa.Column("application", sa.String(), nullable=True),
        sa.Column("item", sa.String(), nullable=True),
        sa.Column("charged_on", sa.Date(), nullable=True),
        sa.Column("charged", sa.BigInteger(), nullable=True),
        sa.Column("waived", sa.BigInteger(), nullable=True),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fee")),
    )
    op.create_index(op.f("ix_fee_application"), "fee", ["application"], unique=False)
    op.create_table(
        "filed_annex",
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("format", sa.String(), nullable=True),
        sa.Column("figures", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("filed_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_filed_annex")),
    )
    op.create_index(op.f("ix_filed_annex_year"), "filed_annex", ["year"], unique=False)
    op.create_table(
        "indicator",
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("measure_unit", sa.String(), nullable=True),
        sa.Column("nature", sa.String(), nullable=True),
        sa.Column("scale", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator")),
    )
    op.create_index(op.f("ix_indicator_code"), "indicator", ["code"], unique=False)
    op.create_table(
        "indicator_value",
        sa.Column("indicator", sa.String(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("month", sa.Integer(), nullable=True),
        sa.Column("since_month", sa.Integer(), nullable=True),
        sa.Column("value", sa.String(), nullable=True),
        sa.Column("precision", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("remark", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator_value")),
    )
    op.create_index(op.f("ix_indicator_value_indicator"), "indicator_value", ["indicator"], unique=False)
    op.create_index(op.f("ix_indicator_value_unit"), "indicator_value", ["unit"], unique=False)
    op.create_index(op.f("ix_indicator_value_year"), "indicator_value", ["year"], unique=False)
    op.create_table(
        "inquiry",
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("subject", sa.String(), nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inquiry")),
    )
    op.create_index(op.f("ix_inquiry_day"), "inquiry", ["day"], unique=False)
    op.create_index(op.f("ix_inquiry_unit"), "inquiry", ["unit"], unique=False)
    op.create_table(
        "media_report",
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("outlet", sa.String(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("page", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_media_report")),
    )
    op.create_index(op.f("ix_media_report_outlet"), "media_report", ["outlet"], unique=False)
    op.create_index(op.f("ix_media_report_published_on"), "media_report", ["published_on"], unique=False)
    op.create_index(op.f("ix_media_report_unit"), "media_report", ["unit"], unique=False)
    op.create_table(
        "nil_declaration",
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("subject", sa.String(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("month", sa.Integer(), nullable=True),
        sa.Column("declared_on", sa.Date(), nullable=True),
        sa.Column("declared_by", sa.String(), nullable=True),
        sa.Column("remark", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nil_declaration")),
    )
    op.create_index(op.f("ix_nil_declaration_unit"), "nil_declaration", ["unit"], unique=False)
    op.create_index(op.f("ix_nil_declaration_year"), "nil_declaration", ["year"], unique=False)
    op.create_table(
        "online_session",
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("topic", sa.String(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("guests", sa.String(), nullable=True),
        sa.Column("leader_present", sa.Boolean(), nullable=True),
        sa.Column("participants", sa.Integer(), nullable=True),
        sa.Column("asked", sa.Integer(), nullable=True),
        sa.Column("answered", sa.Integer(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_online_session")),
    )
    op.create_index(op.f("ix_online_session_held_on"), "online_session", ["held_on"], unique=False)
    op.create_index(op.f("ix_online_session_unit"), "online_session", ["unit"], unique=False)
    op.create_table(
        "organisation",
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("short_name", sa.String(), nullable=True),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("contact_office", sa.String(), nullable=True),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("postcode", sa.String(), nullable=True),
        sa.Column("telephone", sa.String(), nullable=True),
        sa.Column("fax", sa.String(), nullable=True),
        sa.Column("intranet", sa.String(), nullable=True),
        sa.Column("website", sa.String(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
    )
    op.create_table(
        "outlet",
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outlet")),
    )
    op.create_table(
        "periodical_issue",
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("issue", sa.String(), nullable=True),
        sa.Column("nature", sa.String(), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("copies", sa.Integer(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_periodical_issue")),
    )
    op.create_index(op.f("ix_periodical_issue_issued_on"), "periodical_issue", ["issued_on"], unique=False)
    op.create_table(
        "personal_key",
        sa.Column("record", sa.String(length=32), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("record", name=op.f("pk_personal_key")),
    )
    op.create_table(
        "personal_value",
        sa.Column("record", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("commitment", sa.String(length=64), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("record", "key", "commitment", name=op.f("pk_personal_value")),
    )
    op.create_table(
        "publication",
        sa.Column("release", sa.String(), nullable=True),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication")),
    )
    op.create_index(op.f("ix_publication_channel"), "publication", ["channel"], unique=False)
    op.create_index(op.f("ix_publication_release"), "publication", ["release"], unique=False)
    op.create_table(
        "record_state",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("record", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("heads", sa.String(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("differences", sa.Integer(), nullable=False),
        sa.Column("waiting", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_record_state")),
        sa.UniqueConstraint("record", name=op.f("uq_record_state_record")),
    )
    op.create_index(op.f("ix_record_state_kind"), "record_state", ["kind"], unique=False)
    op.create_table(
        "release",
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("category", sa.String(), nullable=True),
        sa.Column("released_on", sa.Date(), nullable=True),
        sa.Column("attribute", sa.String(), nullable=True),
        sa.Column("document_number", sa.String(), nullable=True),
        sa.Column("index_number", sa.String(), nullable=True),
        sa.Column("made_on", sa.Date(), nullable=True),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("full_text", sa.Boolean(), nullable=True),
        sa.Column("keywords", sa.String(), nullable=True),
        sa.Column("summary", sa.String(), nullable=True),
        sa.Column("document_kind", sa.String(), nullable=True),
        sa.Column("abolished_on", sa.Date(), nullable=True),
        sa.Column("remark", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_release")),
    )
    op.create_index(op.f("ix_release_category"), "release", ["category"], unique=False)
    op.create_index(op.f("ix_release_released_on"), "release", ["released_on"], unique=False)
    op.create_index(op.f("ix_release_unit"), "release", ["unit"], unique=False)
    op.create_table(
        "report_section",
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("heading", sa.String(), nullable=True),
        sa.Column("body", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_section")),
    )
    op.create_index(op.f("ix_report_section_year"), "report_section", ["year"], unique=False)
    op.create_table(
        "revision",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("record", sa.String(length=32), nullable=False),
        sa.Column("operation", sa.String(length=32), nullable=False),
        sa.Column("lane", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_revision")),
        sa.UniqueConstraint("id", name=op.f("uq_revision_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_revision_lane_seq", "revision", ["lane", "seq"], unique=False)
    op.create_index(op.f("ix_revision_operation"), "revision", ["operation"], unique=False)
    op.create_index(op.f("ix_revision_record"), "revision", ["record"], unique=False)
    op.create_table(
        "setting",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )
    op.create_table(
        "staff",
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("full_time", sa.Boolean(), nullable=True),
        sa.Column("telephone", sa.String(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
    )
    op.create_index(op.f("ix_staff_unit"), "staff", ["unit"], unique=False)
    op.create_table(
        "unit",
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("short_name", sa.String(), nullable=True),
        sa.Column("nature", sa.String(), nullable=True),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
    )
    op.execute(_SEARCH)
    op.execute(f"CREATE TRIGGER revision_is_never_changed BEFORE UPDATE ON revision {_REFUSE}")
    op.execute(f"CREATE TRIGGER revision_is_never_deleted BEFORE DELETE ON revision {_REFUSE}")
