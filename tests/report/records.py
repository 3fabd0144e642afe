"""Records for queries, made with as few words as a test needs; everything else is plausible and of no account."""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import TYPE_CHECKING, Any

from desktop_app.model.kinds import KINDS
from desktop_app.model.law.calendar import official_calendar
from desktop_app.model.law.rules import Rules

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_numbers = count(1)

ORDINARY: dict[str, dict[str, Any]] = {
    "unit": {"name": "某处", "nature": "division"},
    "category": {"name": "分类"},
    "channel": {"name": "渠道", "nature": "website"},
    "release": {"title": "信息", "attribute": "active", "released_on": dt.date(2023, 5, 4)},
    "application": {
        "subject": "申请",
        "nature": "disclosure",
        "channel": "web",
        "applicant_type": "natural",
        "received_on": dt.date(2023, 3, 1),
    },
    "fee": {"item": "copy", "charged_on": dt.date(2023, 4, 1)},
    "inquiry": {"channel": "phone", "day": dt.date(2023, 6, 1), "people": 1},
    "complaint": {"subject": "投诉", "received_on": dt.date(2023, 7, 1)},
    "dispute": {"subject": "复议", "procedure": "review", "filed_on": dt.date(2023, 8, 1)},
    "staff": {"name": "某人", "role": "liaison", "since": dt.date(2020, 1, 1)},
    "expense": {"item": "special_fund", "year": 2023},
    "indicator": {"name": "指标", "nature": "flow", "measure_unit": "件"},
    "indicator_value": {"year": 2023, "source": "系统"},
    "report_section": {"heading": "意见建议"},
    "rule_setting": {"basis": "办公室会议"},
    "filed_annex": {"title": "附表", "filed_on": dt.date(2024, 1, 20)},
    "case_step": {"day": dt.date(2023, 3, 10)},
    "letter": {"code": "granted", "day": dt.date(2023, 3, 10)},
    "release_attachment": {"name": "附件", "sha256": "0" * 64},
    "publication": {"published_on": dt.date(2023, 5, 4)},
    "hand_in": {"year": 2023, "handed_in_on": dt.date(2023, 2, 5)},
    "nil_declaration": {"year": 2023, "subject": "application"},
    "organisation": {"name": "青岛市测试局"},
    "outlet": {"name": "某报", "level": "provincial"},
    "media_report": {"title": "报道", "published_on": dt.date(2023, 5, 4)},
    "online_session": {"topic": "话题", "held_on": dt.date(2023, 5, 4)},
    "problem": {"problem": "更新慢"},
    "report_step": {"year": 2023, "officer": "某人"},
    "finding_note": {"year": 2023},
}
"""What a record of a kind holds where a test says nothing else."""

RULES = Rules(official_calendar())
"""The rules of an office that chose nothing itself."""


def add(session: Session, kind: str, **values: object) -> str:
    """Add a record and return its id."""
    record_id = f"{next(_numbers):032x}"
    whole = ORDINARY[kind] | values
    session.add(KINDS[kind](id=record_id, **(KINDS[kind].derive(whole, RULES, {}) | whole)))
    session.flush()
    return record_id
