"""The narrative of the report in the sample (what it says is tested in tests/report/narrative)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.kinds import ReportSection

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

HEADINGS = [
    "引言",
    "一、概述",
    "二、主动公开政府信息情况",
    "三、依申请公开政府信息情况",
    "四、咨询和投诉情况",
    "五、申请行政复议和提起行政诉讼情况",
    "六、工作人员和费用支出情况",
    "七、工作存在的主要问题和改进情况",
    "八、其他需要报告的事项",
    "九、附表",
]


def test_the_report_has_its_introduction_and_its_nine_parts_in_order(sample: Session) -> None:
    sections = sample.scalars(select(ReportSection).order_by(ReportSection.position)).all()
    assert [section.heading for section in sections] == HEADINGS
    assert {section.year for section in sections} == {2013}


def test_only_the_annex_is_without_text_and_nothing_of_the_web_page_is_left(sample: Session) -> None:
    bodies = dict(sample.execute(select(ReportSection.code, ReportSection.body)).all())
    assert [code for code, text in bodies.items() if not text] == ["annex"]
    assert not any("扫一扫" in text for text in bodies.values())


def test_no_half_width_comma_or_bracket_stands_between_chinese_characters(sample: Session) -> None:
    texts = re.sub(r"\{\{.*?\}\}", "", "".join(sample.scalars(select(ReportSection.body))))
    assert not re.search(r"[一-鿿][,;:()]|[,;:()][一-鿿]", texts)


def test_no_figure_that_a_record_gives_is_typed(sample: Session) -> None:
    bodies = sample.scalars(select(ReportSection.body)).all()
    typed = re.findall(
        r"\d[\d.]*[万余多]*[条件期篇人项个次份起]", "".join(re.sub(r"\{\{.*?\}\}", "", body) for body in bodies)
    )
    assert typed == []
