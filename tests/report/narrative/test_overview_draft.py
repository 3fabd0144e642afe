"""The overview of the layout of 2021: its first draft says what recent notices ask, from records and indicators."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from desktop_app.model.codes import codes
from desktop_app.model.kinds import ReportSection
from desktop_app.report.annex.cell import Query
from desktop_app.report.annex.formats.format import formats
from desktop_app.report.narrative import sections
from desktop_app.report.narrative.figure_file import own_figures
from desktop_app.report.narrative.layout import find_layout
from desktop_app.report.narrative.narrator import Narrator
from desktop_app.report.narrative.section_saving import draft_report
from desktop_app.report.narrative.text import Mark
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from tests.report.records import add

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.report.annex.cell import CellDefinition

YEAR = 2025


def says(session: Session, sentence: str) -> str:
    """Return what a sentence of the overview says in 2025."""
    return Narrator(session, find_layout("six-2021"), YEAR).reading(Mark(f"say:overview.{sentence}")).text


def stated(session: Session, code: str, value: int) -> None:
    """State an indicator's figure of the year."""
    made = add(session, "indicator", code=code, name=code, measure_unit="个")
    add(session, "indicator_value", indicator=made, year=YEAR, value=Decimal(value))


def published(session: Session, *natures: str) -> None:
    """Add releases of the year, each through one channel of a nature."""
    for nature in natures:
        channel = add(session, "channel", name=nature, nature=nature)
        release = add(session, "release", released_on=dt.date(YEAR, 3, 1))
        add(session, "publication", release=release, channel=channel, published_on=dt.date(YEAR, 3, 2))


def test_the_platforms_are_counted_from_what_was_published_there(session: Session) -> None:
    published(session, "website", "wechat", "microblog", "press")
    assert says(session, "channels") == "通过门户网站公开1条、政务新媒体公开2条。"
    published(session, "gazette")
    assert says(session, "channels") == "通过门户网站公开1条、政务新媒体公开2条、政府公报公开1条。"


def test_interpretations_platforms_and_gazette_are_said_from_indicators_and_missed_where_nobody_stated_them(
    session: Session,
) -> None:
    for sentence in ("interpretations", "responses", "platforms", "gazette", "supervision", "channels"):
        assert says(session, sentence).startswith("〔缺："), sentence
    stated(session, "interpretations.articles", 12)
    stated(session, "responses.topics", 0)
    for code, value in (("disclosure", 1), ("media", 3), ("zones", 0)):
        stated(session, f"platforms.{code}", value)
    stated(session, "gazette.issues", 12)
    stated(session, "supervision.liable", 0)
    assert says(session, "interpretations") == "发布政策解读稿件12篇。"
    assert says(session, "responses") == "本年度没有回应公众关注热点或重大舆情的情况。"
    assert says(session, "platforms") == "年底设有政府信息公开平台1个、政务新媒体3个、政务公开专区0个。"
    assert says(session, "gazette") == "编发政府公报12期。"
    assert says(session, "supervision") == "没有因政府信息公开工作追究责任的情形。"
    stated(session, "supervision.reviews", 2)
    assert says(session, "supervision") == "开展政府信息公开工作考核、社会评议2次，没有追究责任的情形。"


def test_norms_are_said_as_the_table_counts_them(session: Session) -> None:
    add(session, "release", document_kind="normative", released_on=dt.date(YEAR, 2, 1))
    assert says(session, "norms") == "本年制发行政规范性文件1件，废止0件；年底现行有效1件。"
    add(session, "release", document_kind="rule", released_on=dt.date(YEAR, 2, 1))
    assert says(session, "norms").startswith("本年制发规章1件、行政规范性文件1件，")


def test_the_livelihood_is_counted_with_everything_under_it(session: Session) -> None:
    top = add(session, "category", code="art20.11", name="民生政策及实施情况")
    below = add(session, "category", code="art20.11.job", name="促进就业", parent=top)
    add(session, "release", category=below, released_on=dt.date(YEAR, 2, 1))
    assert says(session, "livelihood") == "围绕教育、医疗、就业、社会保障等民生重点领域，公开政策及实施情况1条。"


def test_a_list_tells_how_many_have_each_word_and_a_record_by_its_title(session: Session) -> None:
    policy, staff = (add(session, "category", code=code, name=name) for code, name in (("a", "政策"), ("b", "人事")))
    for category in (staff, policy, policy):
        add(session, "release", category=category, released_on=dt.date(YEAR, 2, 1))
    assert says(session, "contents") == "按内容分，主要有政策2条、人事1条。"
    for channel in ("web", "web", "letter"):
        add(session, "application", channel=channel, received_on=dt.date(YEAR, 3, 1), counted_on=dt.date(YEAR, 3, 1))
    assert "按渠道分，网站提交2件、信函1件。" in says(session, "applicants")


@pytest.mark.parametrize(
    ("code", "rows"), [("denied", "deny"), ("unable", "unable"), ("unprocessed", "noproc"), ("other", "other")]
)
def test_the_outcomes_of_the_overview_are_those_that_the_rows_of_the_table_count(code: str, rows: str) -> None:
    cells = formats()["D-2021"].cells
    counted = [
        asked
        for name, cell in cells.items()
        if name.startswith(f"T3.{rows}") and name.endswith(".natural")
        for asked in outcomes(cell)
    ]
    assert sorted(outcomes(own_figures().cells[f"applications.done.{code}"])) == sorted(counted)
    assert set(counted) <= set(codes("decision"))


def outcomes(cell: CellDefinition) -> list[str]:
    """Return the outcomes that a cell counts."""
    assert isinstance(cell.source, Query)
    rule = next(rule for rule in cell.source.where if rule.field == "decision")
    return list(rule.one_of or [str(rule.equals)])


def test_the_draft_says_all_five_aspects_from_the_sample_and_leaves_out_what_there_is_nothing_to_say_of(
    changing: Ledger,
) -> None:
    told = drafted(changing, 2013)
    assert [line[:3] for line in told if line.startswith("（")] == ["（一）", "（二）", "（三）", "（四）", "（五）"]
    text = "".join(told)
    for said in (
        "全年主动公开政府信息1276条，其中规章和行政规范性文件21件。按内容分，主要有基层动态180条、政策问答122条、",
        "通过门户网站公开1276条、政务新媒体公开252条。",
        "举办在线访谈100期，参与网民16328人，现场答复问题3126件。",
        "按渠道分，",
        "内容主要涉及劳动合同、社会保障、",
        "政府网站信息公开栏目浏览量突破958万人次。",
        "从事政府信息公开工作的人员61人，其中专职2人、兼职59人。",
    ):
        assert said in text
    for unsaid in ("民生", "新闻发布会", "评估审查", "培训", "经费", "投诉举报"):
        assert unsaid not in text
    assert 600 < len(text) < 900


def test_the_draft_of_a_nearly_empty_ledger_asks_for_what_the_notices_want_and_nothing_else(ledger: Ledger) -> None:
    text = "".join(drafted(ledger, YEAR))
    asked = [part.partition("〕")[0] for part in text.split("〔缺：")[1:]]
    assert asked == [
        "各平台公开的数量",
        "政策解读",
        "回应关切",
        "申请的总体情况",
        "平台、政务新媒体和政务公开专区",
        "政府公报",
        "工作人员",
        "考核评议和责任追究",
    ]


def drafted(ledger: Ledger, year: int) -> list[str]:
    """Return what the first draft of a year's overview says, line by line."""
    layout = find_layout("six-2021")
    with operation(ledger, "删") as change:
        for written in change.session.scalars(select(ReportSection.id)).all():
            change.delete(written)
    draft_report(ledger, year, layout)
    with reading(ledger) as session:
        overview = next(section for section in sections(session, year, layout) if section.code == "overview")
    return overview.text.split("\n")
