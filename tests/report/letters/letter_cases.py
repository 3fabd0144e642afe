"""Cases to write letters for: one under each regulation, complete to the last field."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from desktop_app.model.law.calendar import official_calendar
from desktop_app.model.law.decisions import decisions
from desktop_app.model.law.rules import Rules
from desktop_app.report.letters.files import letter_files
from desktop_app.report.letters.letter_case import LetterCase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.model.field import Value

YEARS = {"CN-2007": 2013, "CN-2019": 2024}
"""A year of each regulation."""

UNKNOWN = {("CN-2007", "abuse_reason"), ("CN-2007", "abuse_delay")}
"""Letters that the regulation of 2007 knew nothing of."""

AUTHORITIES = {
    "review_organ": "示例市人民政府",
    "superior_organ": "示例省人力资源和社会保障厅",
    "court": "示例市城区人民法院",
}


def letter_case(rule_set: str, code: str, decision: str = "", **changes: Any) -> LetterCase:
    """Return the complete case of a year of the rule set, ready for one letter."""
    year = YEARS[rule_set]
    steps = tuple(step for step in _steps(year) if (rule_set, step["step"]) not in UNKNOWN)
    steps = () if code in {"receipt", "urging"} else steps
    wanted = letter_files().letters[code].steps[:1]
    given: dict[str, Any] = {
        "application": application(year),
        "rules": Rules(official_calendar(), AUTHORITIES),
        "day": dt.date(year, 4, 10),
        "steps": steps,
        "step": next((step for step in steps if step["step"] in wanted), {}),
        "decision": decision,
        "number": f"办公开〔{year}〕7号",
        "organisation": {
            "name": "示例市人力资源和社会保障局",
            "contact_office": "局办公室",
            "telephone": "0000-12345678",
            "address": "示例市东路1号",
        },
        "unit": "劳动关系处",
        "office": "办公室",
        "repeated": {"number": f"{year}-0001", "replied_on": dt.date(year, 2, 20), "reply_number": "办公开〔1〕号"},
        "delivered_letter": "公开告知书　办公开〔1〕号",
    }
    return LetterCase(**(given | changes))


def application(year: int) -> dict[str, Value]:
    """Return a complete application of a year."""
    return {
        "id": "a",
        "number": f"{year}-0002",
        "received_on": dt.date(year, 3, 11),
        "channel": "letter",
        "nature": "disclosure",
        "subject": "劳动合同订立和续订的有关规定文件",
        "asked": "申请公开有关规定文件。",
        "delivery": "paper",
        "applicant_type": "natural",
        "applicant_name": "张三",
        "applicant_address": "示例市西路2号",
        "decision_reason": "该信息的内容和不公开的理由。",
        "items_provided": 3,
        "referred_to": "示例市某局，电话0000-87654321。",
        "access_path": "本机关网站“政策文件”栏目。",
        "search_record": "以“劳动合同”为关键词检索了发文登记簿和档案管理系统，未检得。",
        "unconsulted_reason": "第三方联系不上。",
    }


def _steps(year: int) -> Iterator[dict[str, Value]]:
    def step(code: str, day: dt.date, **more: Value) -> dict[str, Value]:
        number = f"办公开{code}〔{year}〕1号"
        values: dict[str, Value] = {"id": code, "step": code, "day": day, "number": number}
        return values | {"reason": f"{code}的内容和理由。"} | more

    march = [dt.date(year, 3, day) for day in range(1, 32)]
    april = [dt.date(year, 4, day) for day in range(1, 31)]
    yield step("correction", march[13], until=march[24], answered_on=march[20], answer="corrected")
    party: dict[str, Value] = {"party": "示例有限公司", "until": april[11]}
    yield step("third_party", march[21], **party, answered_on=march[26], answer="refused")
    yield step("override", march[28], party="示例有限公司")
    yield step("agency", march[21], party="示例市某局", until=april[1], answered_on=march[26], answer="agreed")
    yield step("extension", april[3], approver="李四", days=10)
    yield step("abuse_reason", march[25], until=april[8], answered_on=march[28], answer="reasonable")
    yield step("abuse_delay", march[28], until=april[29])
    yield step("fee", march[28], amount=38000, until=april[28], answered_on=april[2], answer="paid")


def every_letter() -> list[tuple[str, str, str]]:
    """Return every letter of every rule set: rule set, letter and (for replies) decision."""
    said = [(decision.letter, decision.code) for decision in decisions().values()]
    others = [(code, "") for code in letter_files().letters if code not in {letter for letter, _ in said}]
    found = [(rule_set, code, decision) for rule_set in YEARS for code, decision in said + others]
    return [(rule_set, code, decision) for rule_set, code, decision in found if (rule_set, code) not in UNKNOWN]
