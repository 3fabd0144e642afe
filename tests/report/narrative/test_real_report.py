"""The report of 2013 comes out of the sample's records as it was published, character for character.

The stored copy of the published text has half-width commas, brackets, colons and semicolons, because it was normalised
somewhere on its way; official typography, and the program, use full-width ones. So before comparing, these pairs (and
nothing else) are made the same on both sides: `，,` `（(` `）)` `：:` `；;`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from desktop_app.model.kinds import (
    Application,
    Complaint,
    Dispute,
    Fee,
    Indicator,
    IndicatorValue,
    NilDeclaration,
    OnlineSession,
    Release,
    ReportSection,
    Staff,
)
from desktop_app.report.narrative import Section, report_title, sections
from desktop_app.report.narrative.layout import find_layout
from desktop_app.report.narrative.narrator import Narrator
from desktop_app.report.narrative.sections import told_section
from desktop_app.report.paper.document import Grid, Heading, Paragraph
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from tests.folders import DATA

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.model.record import Record

_FOLDED = str.maketrans("，（）：；", ",():;")
PUBLISHED = (DATA / "annual-report-2013.txt").read_text(encoding="utf-8").splitlines()
_HEADINGS = [number for number, line in enumerate(PUBLISHED) if line[1:2] == "、"]
GENERATED = ["applications", "inquiries", "disputes", "staff_and_expenses"]
"""The parts 三 to 六: not a character of them is typed."""


def published(number: int) -> list[str]:
    """Return the lines of a part of the published report under its heading; 0 are those before the first."""
    edges = [-1, *_HEADINGS, len(PUBLISHED) - 1]
    return PUBLISHED[edges[number] + 1 : edges[number + 1]]


def text(section: Section) -> list[str]:
    return [block.text for block in section.blocks if isinstance(block, Heading | Paragraph)]


def folded(lines: list[str]) -> list[str]:
    return [line.translate(_FOLDED) for line in lines]


def by_code(session: Session) -> dict[str, Section]:
    return {section.code: section for section in sections(session, 2013)}


def drafted(session: Session, code: str) -> list[str]:
    """Return what a part says when nothing of it is written but the layout's first draft."""
    layout = find_layout("nine-2009")
    rule = layout.section(code)
    assert rule is not None
    return text(told_section(Narrator(session, layout, 2013), rule, "\n".join(rule.draft)))


def test_the_whole_report_is_the_published_one(sample: Session) -> None:
    found = sections(sample, 2013)
    assert [section.heading for section in found[1:]] == [PUBLISHED[number] for number in _HEADINGS]
    for number, section in enumerate(found[:-1]):
        assert folded(text(section)) == folded(published(number)), section.heading
    assert not [problem for section in found for problem in section.problems]
    assert report_title(sample, 2013) == "青岛市人力资源和社会保障局2013年度政府信息公开工作年度报告"


@pytest.mark.parametrize(("number", "code"), list(enumerate(GENERATED, start=3)))
def test_parts_three_to_six_are_written_from_records_and_nil_declarations_alone(
    sample: Session, number: int, code: str
) -> None:
    assert folded(drafted(sample, code)) == folded(published(number))
    body = sample.scalars(select(ReportSection.body).filter_by(code=code)).one()
    typed = [line for line in body.split("\n") if not line.startswith("{{say:")]
    assert all(line.startswith("## （") for line in typed)


def test_the_first_half_of_part_two_is_written_from_records_alone(sample: Session) -> None:
    assert folded(drafted(sample, "releases"))[:3] == folded(published(2))[:3]


def test_every_number_of_the_narrative_is_live_but_names_and_dates(sample: Session) -> None:
    typed = {code: _typed_numbers(section) for code, section in by_code(sample).items() if code != "annex"}
    assert {code: numbers for code, numbers in typed.items() if numbers} == {
        "preamble": ["1月", "1日", "12月", "31日"],
        "overview": ["24小", "12333公", "12333热", "12333热", "12333共", "12333政", "7月"],
        "releases": ["1.互", "2.政", "3.新", "4.我"],
        "staff_and_expenses": ["1名"],
    }


def _typed_numbers(section: Section) -> list[str]:
    """Return the numbers that stand in a section outside its live figures, each with what follows it."""
    return [found for line in _untold(section) for found in re.findall(r"\d+\.?[^\d.]", line)]


def _untold(section: Section) -> list[str]:
    """Return the paragraphs of a section with their live figures (not the sentences around them) blanked."""
    figures = [figure for figure in section.figures if not figure.name.startswith("say:")]
    covered = {at for figure in figures for at in range(figure.start, figure.end)}
    return "".join(" " if at in covered else letter for at, letter in enumerate(section.text)).split("\n")


def one(session: Session, kind: type[Record], **values: object) -> str:
    return session.scalars(select(kind.id).filter_by(**values).order_by(kind.id)).first() or ""


def said(ledger: Ledger, code: str) -> list[str]:
    with reading(ledger) as session:
        return text(by_code(session)[code])


def test_one_release_less_and_the_sentence_says_so(changing: Ledger) -> None:
    with operation(changing, "删") as change:
        change.delete(one(change.session, Release))
    assert "共计发布各类信息1275条" in said(changing, "releases")[1]


def test_a_complaint_takes_the_place_of_the_nil_sentence(changing: Ledger) -> None:
    with operation(changing, "加") as change:
        unit = change.session.scalars(select(NilDeclaration.unit).filter_by(subject="complaint")).first()
        change.add(Complaint, {"unit": unit, "subject": "投诉", "received_on": "2013-05-06"})
    assert said(changing, "inquiries") == [
        "通过电话、信件等渠道受理政府信息公开咨询437人次；收到涉及我局政府信息公开事务的投诉1件，受理0件，已办结0件。"
    ]


def test_what_was_reported_to_the_bureau_takes_the_nil_sentence_on_appeals_away(changing: Ledger) -> None:
    assert "申诉（包括信访、举报）" in said(changing, "disputes")[0]
    with operation(changing, "加") as change:
        unit = change.session.scalars(select(NilDeclaration.unit).filter_by(subject="complaint")).first()
        change.add(Complaint, {"unit": unit, "subject": "举报", "received_on": "2013-05-06"})
    with reading(changing) as session:
        section = by_code(session)["disputes"]
    assert "未发生" not in text(section)[0]
    assert "台账里有记录，不能写“未发生申诉（信访、举报）”" in section.problems[0].text


def test_a_nil_sentence_needs_the_word_of_every_unit(changing: Ledger) -> None:
    with operation(changing, "删") as change:
        change.delete(one(change.session, NilDeclaration, subject="lawsuit"))
    with reading(changing) as session:
        section = by_code(session)["disputes"]
    assert text(section)[0] == "〔缺：行政诉讼和申诉〕"
    assert "还没有作“未发生行政诉讼”的零报告" in section.problems[0].text
    (place,) = section.problems[0].passages
    assert section.text[place.start :][: place.length] == "〔缺：行政诉讼和申诉〕"


def test_twelve_monthly_nil_declarations_are_one_for_the_year_and_eleven_are_not(changing: Ledger) -> None:
    with operation(changing, "改") as change:
        record = one(change.session, NilDeclaration, subject="lawsuit")
        declared = change.session.get(NilDeclaration, record)
        assert declared is not None
        values: dict[str, Value] = {"unit": declared.unit, "subject": "lawsuit", "year": 2013}
        change.delete(record)
        for month in range(1, 12):
            change.add(NilDeclaration, values | {"month": month})
    assert "缺" in said(changing, "disputes")[0]
    with operation(changing, "加") as change:
        change.add(NilDeclaration, values | {"month": 12})
    assert said(changing, "disputes")[0].startswith("本年度未发生")


def test_a_fee_a_lawsuit_and_a_leaver_each_change_their_sentence(changing: Ledger) -> None:
    with operation(changing, "改") as change:
        application = one(change.session, Application, nature="disclosure")
        fee: dict[str, Value] = {
            "application": application,
            "item": "copy",
            "charged_on": "2013-06-01",
            "charged": 1250,
            "people": 1,
        }
        change.add(Fee, fee)
        unit = change.session.scalars(select(Application.unit).filter_by(id=application)).one()
        lawsuit = {"procedure": "lawsuit", "unit": unit, "subject": "诉讼", "filed_on": "2013-09-02"}
        change.add(Dispute, lawsuit)
        change.update(one(change.session, Staff, role="liaison", until=None), {"until": "2013-11-30"})
    assert "向1件申请的申请人收取费用12.5元" in said(changing, "applications")[-1]
    assert said(changing, "disputes")[0].startswith("本年度被提起政府信息公开行政诉讼1件，已审结0件")
    people = said(changing, "staff_and_expenses")[1]
    assert "全局59个处室及局属单位中有58个确定了信息员" in people
    assert "总数60人" in people


def test_an_application_not_granted_is_not_called_granted(changing: Ledger) -> None:
    with operation(changing, "改") as change:
        change.update(one(change.session, Application, nature="disclosure"), {"decision": "not_held"})
    assert "已答复7件，其中予以公开6件" in said(changing, "applications")[3]


def test_a_figure_without_its_value_is_a_visible_gap_in_every_mention(changing: Ledger) -> None:
    with reading(changing) as session:
        named = select(IndicatorValue.id).join(Indicator, Indicator.id == IndicatorValue.indicator)
        events = session.scalars(named.where(Indicator.code == "media.events")).one()
    with operation(changing, "删") as change:
        change.delete(events)
    gap = "〔缺：新闻发布会、媒体对接会、媒体见面会等宣传活动〕起"
    assert gap in said(changing, "overview")[3]
    assert any(gap in line for line in said(changing, "releases"))


def test_a_session_more_is_told_in_all_its_figures(changing: Ledger) -> None:
    with operation(changing, "加") as change:
        unit = change.session.scalars(select(OnlineSession.unit)).first()
        values: dict[str, Value] = {
            "unit": unit,
            "topic": "加一期",
            "held_on": "2013-12-30",
            "participants": 4000,
            "asked": 100,
        }
        change.add(OnlineSession, values)
    line = said(changing, "overview")[5]
    assert "组织了101期访谈活动，参与网民2万多人，现场答复问题3100余件，答复率96.9%" in line


def test_the_annex_stands_in_part_nine_and_its_figures_are_those_of_the_text(sample: Session) -> None:
    annex = by_code(sample)["annex"]
    grids = [block for block in annex.blocks if isinstance(block, Grid)]
    assert len(grids) == 1
    total = sample.scalar(select(func.count()).select_from(Release))
    assert any(f"其中本年度新增主动公开政府信息共{total}条" in cell.text for cell in grids[0].cells)
