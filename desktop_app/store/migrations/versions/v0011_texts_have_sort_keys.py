"""Texts have sort keys."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a file from the schema before to this one."""
    with op.batch_alter_table("activity", schema=None) as batch_op:
        batch_op.add_column(sa.Column("title_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("title_stroke", sa.String(), nullable=True))

    with op.batch_alter_table("application", schema=None) as batch_op:
        batch_op.add_column(sa.Column("number_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("number_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("subject_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("subject_stroke", sa.String(), nullable=True))
        batch_op.create_index("ix_application_subject_pinyin", ["subject_pinyin", "id"], unique=False)
        batch_op.create_index("ix_application_subject_stroke", ["subject_stroke", "id"], unique=False)

    with op.batch_alter_table("approval", schema=None) as batch_op:
        batch_op.add_column(sa.Column("stage_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("stage_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("officer_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("officer_stroke", sa.String(), nullable=True))

    with op.batch_alter_table("calendar_year", schema=None) as batch_op:
        batch_op.add_column(sa.Column("notice_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("notice_stroke", sa.String(), nullable=True))

    with op.batch_alter_table("case_step", schema=None) as batch_op:
        batch_op.add_column(sa.Column("officer_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("officer_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("number_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("number_stroke", sa.String(), nullable=True))

    with op.batch_alter_table("category", schema=None) as batch_op:
        batch_op.add_column(sa.Column("name_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("name_stroke", sa.String(), nullable=True))

    with op.batch_alter_table("channel", schema=None) as batch_op:
        batch_op.add_column(sa.Column("name_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("name_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("platform_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("platform_stroke", sa.String(), nullable=True))

    with op.batch_alter_table("complaint", schema=None) as batch_op:
        batch_op.add_column(sa.Column("subject_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("subject_stroke", sa.String(), nullable=True))
        batch_op.create_index("ix_complaint_subject_pinyin", ["subject_pinyin", "id"], unique=False)
        batch_op.create_index("ix_complaint_subject_stroke", ["subject_stroke", "id"], unique=False)

    with op.batch_alter_table("correction_slip", schema=None) as batch_op:
        batch_op.add_column(sa.Column("number_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("number_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("reason_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("reason_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("corrected_by_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("corrected_by_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("approved_by_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("approved_by_stroke", sa.String(), nullable=True))

    with op.batch_alter_table("device", schema=None) as batch_op:
        batch_op.add_column(sa.Column("name_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("name_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("fingerprint_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("fingerprint_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("certified_by_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("certified_by_stroke", sa.String(), nullable=True))

    with op.batch_alter_table("dispute", schema=None) as batch_op:
        batch_op.add_column(sa.Column("case_number_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("case_number_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("subject_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("subject_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("authority_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("authority_stroke", sa.String(), nullable=True))

    with op.batch_alter_table("filed_annex", schema=None) as batch_op:
        batch_op.add_column(sa.Column("title_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("title_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("format_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("format_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("source_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("source_stroke", sa.String(), nullable=True))

    with op.batch_alter_table("finding_note", schema=None) as batch_op:
        batch_op.add_column(sa.Column("finding_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("finding_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("explanation_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("explanation_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("explained_by_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("explained_by_stroke", sa.String(), nullable=True))

    with op.batch_alter_table("hand_in", schema=None) as batch_op:
        batch_op.add_column(sa.Column("handed_in_by_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("handed_in_by_stroke", sa.String(), nullable=True))

    with op.batch_alter_table("indicator", schema=None) as batch_op:
        batch_op.add_column(sa.Column("name_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("name_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("measure_unit_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("measure_unit_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("source_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("source_stroke", sa.String(), nullable=True))

    with op.batch_alter_table("indicator_value", schema=None) as batch_op:
        batch_op.add_column(sa.Column("source_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("source_stroke", sa.String(), nullable=True))

    with op.batch_alter_table("inquiry", schema=None) as batch_op:
        batch_op.add_column(sa.Column("subject_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("subject_stroke", sa.String(), nullable=True))
        batch_op.create_index("ix_inquiry_subject_pinyin", ["subject_pinyin", "id"], unique=False)
        batch_op.create_index("ix_inquiry_subject_stroke", ["subject_stroke", "id"], unique=False)

    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.add_column(sa.Column("number_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("number_stroke", sa.String(), nullable=True))

    with op.batch_alter_table("local_day", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reason_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("reason_stroke", sa.String(), nullable=True))

    with op.batch_alter_table("media_report", schema=None) as batch_op:
        batch_op.add_column(sa.Column("title_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("title_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("page_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("page_stroke", sa.String(), nullable=True))

    with op.batch_alter_table("nil_declaration", schema=None) as batch_op:
        batch_op.add_column(sa.Column("declared_by_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("declared_by_stroke", sa.String(), nullable=True))

    with op.batch_alter_table("online_session", schema=None) as batch_op:
        batch_op.add_column(sa.Column("topic_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("topic_stroke", sa.String(), nullable=True))

    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("name_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("name_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("short_name_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("short_name_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("telephone_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("telephone_stroke", sa.String(), nullable=True))

    with op.batch_alter_table("outlet", schema=None) as batch_op:
        batch_op.add_column(sa.Column("name_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("name_stroke", sa.String(), nullable=True))

    with op.batch_alter_table("periodical_issue", schema=None) as batch_op:
        batch_op.add_column(sa.Column("title_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("title_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("issue_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("issue_stroke", sa.String(), nullable=True))

    with op.batch_alter_table("problem", schema=None) as batch_op:
        batch_op.add_column(sa.Column("problem_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("problem_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("remedy_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("remedy_stroke", sa.String(), nullable=True))

    with op.batch_alter_table("publication", schema=None) as batch_op:
        batch_op.add_column(sa.Column("url_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("url_stroke", sa.String(), nullable=True))

    with op.batch_alter_table("receipt", schema=None) as batch_op:
        batch_op.add_column(sa.Column("received_by_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("received_by_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("check_code_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("check_code_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("log_code_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("log_code_stroke", sa.String(), nullable=True))

    with op.batch_alter_table("release", schema=None) as batch_op:
        batch_op.add_column(sa.Column("title_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("title_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("document_number_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("document_number_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("index_number_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("index_number_stroke", sa.String(), nullable=True))
        batch_op.create_index("ix_release_title_pinyin", ["title_pinyin", "id"], unique=False)
        batch_op.create_index("ix_release_title_stroke", ["title_stroke", "id"], unique=False)

    with op.batch_alter_table("release_approval", schema=None) as batch_op:
        batch_op.add_column(sa.Column("stage_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("stage_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("officer_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("officer_stroke", sa.String(), nullable=True))

    with op.batch_alter_table("release_attachment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("name_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("name_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("about_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("about_stroke", sa.String(), nullable=True))

    with op.batch_alter_table("report_section", schema=None) as batch_op:
        batch_op.add_column(sa.Column("code_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("code_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("heading_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("heading_stroke", sa.String(), nullable=True))

    with op.batch_alter_table("report_step", schema=None) as batch_op:
        batch_op.add_column(sa.Column("officer_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("officer_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("fingerprint_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("fingerprint_stroke", sa.String(), nullable=True))

    with op.batch_alter_table("return_slip", schema=None) as batch_op:
        batch_op.add_column(sa.Column("record_title_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("record_title_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("remark_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("remark_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("returned_by_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("returned_by_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("answer_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("answer_stroke", sa.String(), nullable=True))

    with op.batch_alter_table("rule_file", schema=None) as batch_op:
        batch_op.add_column(sa.Column("name_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("name_stroke", sa.String(), nullable=True))

    with op.batch_alter_table("rule_setting", schema=None) as batch_op:
        batch_op.add_column(sa.Column("code_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("code_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("value_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("value_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("basis_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("basis_stroke", sa.String(), nullable=True))

    with op.batch_alter_table("staff", schema=None) as batch_op:
        batch_op.add_column(sa.Column("name_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("name_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("telephone_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("telephone_stroke", sa.String(), nullable=True))

    with op.batch_alter_table("unit", schema=None) as batch_op:
        batch_op.add_column(sa.Column("name_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("name_stroke", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("number_pinyin", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("number_stroke", sa.String(), nullable=True))
