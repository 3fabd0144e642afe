"""The narrative of the report, and that its figures are those of the records."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from desktop_app.model.kinds import Application, Category, Release, ReportSection

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


def body(session: Session, code: str) -> str:
    return session.scalars(select(ReportSection.body).filter_by(code=code)).one()


def test_the_report_has_its_introduction_and_its_nine_parts_in_order(sample: Session) -> None:
    sections = sample.scalars(select(ReportSection).order_by(ReportSection.position)).all()
    assert [section.heading for section in sections] == HEADINGS
    assert {section.year for section in sections} == {2013}


def test_only_the_annex_is_without_text_and_nothing_of_the_web_page_is_left(sample: Session) -> None:
    bodies = dict(sample.execute(select(ReportSection.code, ReportSection.body)).all())
    assert [code for code, text in bodies.items() if not text] == ["annex"]
    assert not any("扫一扫" in text for text in bodies.values())


def test_no_half_width_comma_or_bracket_stands_between_chinese_characters(sample: Session) -> None:
    texts = "".join(sample.scalars(select(ReportSection.body)))
    assert not re.search(r"[一-鿿][,;:()]|[,;:()][一-鿿]", texts)


def test_the_figures_of_part_two_are_the_counts_of_the_records(sample: Session) -> None:
    leaf, top = aliased(Category), aliased(Category)
    counts = select(top.name, func.count()).select_from(Release).join(leaf, leaf.id == Release.category)
    counts = counts.join(top, top.id == leaf.parent).group_by(top.name)
    found = dict(sample.execute(counts).all())
    text = body(sample, "releases")
    assert f"共计发布各类信息{sum(found.values())}条" in text
    assert all(f"{name}{count}条" in text for name, count in found.items())


def test_the_figures_of_part_three_are_the_counts_of_the_records(sample: Session) -> None:
    natures = dict(sample.execute(select(Application.nature, func.count()).group_by(Application.nature)).all())
    text = body(sample, "applications")
    assert f"共受理依申请公开申请{sum(natures.values())}件" in text
    assert f"来件{natures['disclosure']}件，非依申请公开受理来件{natures['other']}件" in text
