"""The page 今日: what is due, whether the month is done, 零报告 by one click, hints."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from sqlalchemy import select

from desktop_app.model.codes import codes
from desktop_app.model.kinds import Application, Category, Inquiry, NilDeclaration, Release
from desktop_app.office.cases.due import open_cases
from desktop_app.office.months.month_entries import SUBJECTS, filings, year_figures
from desktop_app.office.opening import close_ledger, open_ledger
from desktop_app.office.records.overlooked import overlooked
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read, reading
from desktop_app.ui.context.selection import Selection
from desktop_app.ui.forms.due_tone import tone_of
from desktop_app.ui.kit.clickable import Clickable
from desktop_app.ui.kit.tokens import Tone
from desktop_app.ui.today.hints import hints
from tests.ui.answering import button, click
from tests.ui.conftest import TODAY
from tests.ui.plain_pages import PlainPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.ui.window.main_window import MainWindow


def add_application(ledger: Ledger, received: str, **more: Value) -> str:
    values: dict[str, Value] = {
        "unit": ledger.profile.unit_id,
        "channel": "web",
        "received_on": dt.date.fromisoformat(received),
        "nature": "disclosure",
        "subject": "职称评审文件",
        "applicant_type": "natural",
    }
    with operation(ledger, "登记依申请公开") as change:
        return change.add(Application, values | more)


def add_releases(ledger: Ledger, code: str, count: int, day: dt.date = TODAY) -> None:
    with operation(ledger, "新增主动公开信息") as change:
        category = change.add(Category, {"name": code, "code": code, "first_year": 2008})
        for number in range(count):
            facts: dict[str, Value] = {"unit": ledger.profile.unit_id, "category": category, "released_on": day}
            change.add(Release, {"title": f"通知{number}", **facts})


def lines(ledger: Ledger, month: int = 12, year: int = 2013) -> dict[str, tuple[int, bool]]:
    with reading(ledger) as session:
        found = filings(session, ledger.profile.unit_id, year, month)
    return {filing.subject.code: (filing.count, filing.nil) for filing in found}


def words_on(window: MainWindow) -> str:
    assert window.desk is not None
    page = window.desk.pages.current
    assert page is not None
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize(
    ("received", "words", "tone"),
    [
        # 15 working days under the regulation of 2007; 20 December 2013 is a Friday.
        ("2013-11-27", "逾期 2 个工作日", Tone.BAD),
        ("2013-11-29", "今天到期", Tone.BAD),
        ("2013-12-04", "剩 3 个工作日", Tone.WARNING),
        ("2013-12-09", "剩 6 个工作日", Tone.GOOD),
    ],
)
def test_an_open_application_tells_how_long_there_is_left(
    ledger: Ledger, received: str, words: str, tone: Tone
) -> None:
    add_application(ledger, received)
    with reading(ledger) as session:
        (case,) = open_cases(session, ledger.rules, TODAY)
    assert case.left is not None
    assert (case.left.words, tone_of(case.left.urgency)) == (words, tone)


def test_on_a_weekend_after_the_due_day_it_is_overdue_though_no_working_day_has_passed(ledger: Ledger) -> None:
    add_application(ledger, "2013-11-29")
    with reading(ledger) as session:
        (case,) = open_cases(session, ledger.rules, dt.date(2013, 12, 21))
    assert case.left is not None
    assert (case.left.words, tone_of(case.left.urgency)) == ("已逾期", Tone.BAD)


def test_answered_ones_and_letters_without_a_term_do_not_wait(ledger: Ledger) -> None:
    add_application(ledger, "2013-11-27", decision="granted", replied_on=dt.date(2013, 12, 2))
    add_application(ledger, "2013-11-27", nature="other")
    with reading(ledger) as session:
        assert open_cases(session, ledger.rules, TODAY) == []


def test_the_navigation_counts_what_is_overdue_in_red(desk_window: MainWindow, ledger: Ledger, qtbot: QtBot) -> None:
    add_application(ledger, "2013-11-27")
    add_application(ledger, "2013-12-19")
    assert desk_window.desk is not None
    (entry,) = (entry for entry in desk_window.desk.sidebar.entries() if entry.name == "applications")
    qtbot.waitUntil(lambda: entry.accessibleDescription() == "已逾期 1 件")


def test_a_month_counts_its_own_days_only_and_people_by_heads(ledger: Ledger) -> None:
    add_releases(ledger, "doc", 2, dt.date(2013, 12, 31))
    add_releases(ledger, "biz", 1, dt.date(2013, 11, 30))
    add_application(ledger, "2013-12-01")
    add_application(ledger, "2013-12-01", nature="other")
    with operation(ledger, "登记咨询") as change:
        for people in (3, 4):
            change.add(
                Inquiry,
                {"unit": ledger.profile.unit_id, "day": TODAY, "channel": "phone", "people": people},
            )
    december = lines(ledger)
    assert (december["release"][0], december["application"][0], december["inquiry"][0]) == (2, 1, 7)
    assert lines(ledger, 11)["release"][0] == 1
    with reading(ledger) as session:
        assert year_figures(session, 2013)["release"] == 3


def test_a_declaration_for_the_whole_year_counts_in_each_month_and_only_for_its_unit(ledger: Ledger) -> None:
    with operation(ledger, "零报告") as change:
        change.add(NilDeclaration, {"unit": ledger.profile.unit_id, "subject": "lawsuit", "year": 2013})
        change.add(NilDeclaration, {"unit": ledger.profile.unit_id, "subject": "review", "year": 2013, "month": 3})
    assert lines(ledger, 7)["lawsuit"] == (0, True)
    assert lines(ledger, 7)["review"] == (0, False)
    assert lines(ledger, 3)["review"] == (0, True)
    assert lines(ledger, 7, 2012)["lawsuit"] == (0, False)
    with reading(ledger) as session:
        assert not any(filing.nil for filing in filings(session, "0" * 32, 2013, 7))


def test_one_click_declares_nil_and_one_click_takes_it_back(
    desk_window: MainWindow, ledger: Ledger, qtbot: QtBot
) -> None:
    click(desk_window, "投诉举报本月无")
    with reading(ledger) as session:
        (declared,) = session.scalars(select(NilDeclaration))
    assert (declared.subject, declared.year, declared.month) == ("complaint", 2013, 12)
    assert (declared.unit, declared.declared_on, declared.declared_by) == (ledger.profile.unit_id, TODAY, "测试员")
    qtbot.waitUntil(lambda: "零报告" in words_on(desk_window))
    click(desk_window, "撤销")
    qtbot.waitUntil(lambda: lines(ledger)["complaint"] == (0, False))
    qtbot.waitUntil(lambda: "2013 年 12 月还有 6 项没有填报。" in words_on(desk_window))


def test_the_month_before_can_be_looked_at_and_declared(desk_window: MainWindow, ledger: Ledger) -> None:
    click(desk_window, "上个月")
    click(desk_window, "行政诉讼本月无")
    assert lines(ledger, 11)["lawsuit"] == (0, True)
    assert lines(ledger, 12)["lawsuit"] == (0, False)


def test_nil_declared_beside_records_is_shown_as_a_contradiction(
    desk_window: MainWindow, ledger: Ledger, qtbot: QtBot
) -> None:
    click(desk_window, "主动公开本月无")
    add_releases(ledger, "doc", 1)
    qtbot.waitUntil(lambda: "有出入" in words_on(desk_window))
    assert "2013 年有 1 处零报告与台账有出入，请核对。" in words_on(desk_window)


def test_a_line_of_the_month_leads_to_a_new_record(desk_window: MainWindow) -> None:
    click(desk_window, "登记投诉举报")
    assert desk_window.desk is not None
    page = desk_window.desk.pages.current
    assert isinstance(page, PlainPage)
    assert page.notes[-1] == ("open", "complaint", None, None)


def test_a_due_application_opens_with_a_click(desk_window: MainWindow, ledger: Ledger, qtbot: QtBot) -> None:
    record = add_application(ledger, "2013-12-04", subject="<b>养老金</b> & 年金")
    qtbot.waitUntil(lambda: "剩 3 个工作日" in words_on(desk_window))
    click(desk_window, "剩 3 个工作日 <b>养老金</b> & 年金")
    assert desk_window.desk is not None
    page = desk_window.desk.pages.current
    assert isinstance(page, PlainPage)
    assert page.notes[-1] == ("open", "application", record, None)


def test_a_read_only_file_offers_no_declaration(window: MainWindow, ledger: Ledger) -> None:
    close_ledger(ledger)
    window.show_ledger(open_ledger(ledger.path, read_only=True))
    assert button(window, "查看投诉举报").isVisible()
    with pytest.raises(LookupError):
        button(window, "投诉举报本月无")


def test_hints_ask_what_the_office_would_ask(ledger: Ledger) -> None:
    add_releases(ledger, "oth", 12)
    add_releases(ledger, "doc", 12)
    add_application(ledger, "2013-12-04")
    found = [(hint.text, hint.page) for hint in hints(read(ledger, overlooked, 2013, TODAY))]
    assert hints(read(ledger, overlooked, 2012, TODAY)) == []
    assert found == [
        ("“其他信息”占主动公开的 50%，审核时常被要求细分。", "releases"),
        ("24 条主动公开信息还没有登记公开渠道。", "releases"),
        ("1 件依申请公开没有登记号。", "applications"),
    ]


def test_hints_lead_to_what_is_not_public_in_time_and_to_what_is_withheld_too_long(ledger: Ledger) -> None:
    with operation(ledger, "录入") as change:
        same: dict[str, Value] = {"unit": ledger.profile.unit_id, "attribute": "active"}
        same["category"] = change.add(Category, {"name": "规划计划", "code": "plan"})
        late = change.add(Release, same | {"title": "逾期", "made_on": "2013-11-01"})
        change.add(Release, same | {"title": "按期", "made_on": "2013-12-02"})
        kept: dict[str, Value] = same | {"attribute": "withheld", "withheld_reason": "过程性信息"}
        old = change.add(Release, kept | {"title": "久未评估", "made_on": "2012-12-20"})
        change.add(Release, kept | {"title": "评估过", "made_on": "2012-05-04", "reassessed_on": "2013-06-03"})
    said = hints(read(ledger, overlooked, 2013, TODAY))
    found = [(hint.text, hint.target.record_ids) for hint in said if isinstance(hint.target, Selection)]
    assert found == [
        ("1 条信息过了公开期限还没有公开（2019《条例》第二十六条）。", (late,)),
        ("1 条不予公开的信息一年以上没有评估（2019《条例》第十八条）。", (old,)),
    ]


def test_every_subject_of_the_month_has_a_declaration_in_the_code_list() -> None:
    assert {subject.code for subject in SUBJECTS} <= codes("nil_subject").keys()


def selected(window: MainWindow) -> Selection:
    page = window.desk.pages.current if window.desk else None
    assert isinstance(page, PlainPage)
    note = page.notes[-1]
    assert isinstance(note, tuple)
    assert isinstance(note[1], Selection)
    return note[1]


def test_a_figure_opens_exactly_what_it_counts(desk_window: MainWindow, ledger: Ledger, qtbot: QtBot) -> None:
    wanted = add_application(ledger, "2013-11-27")
    add_application(ledger, "2013-11-27", nature="other")
    add_application(ledger, "2012-11-27")
    qtbot.waitUntil(lambda: "已逾期 2 件" in words_on(desk_window))
    click(desk_window, "依申请公开")  # the navigation
    assert desk_window.desk is not None
    desk_window.desk.navigate("today")
    page = desk_window.desk.pages.current
    assert page is not None
    (tile,) = (one for one in page.findChildren(Clickable) if one.accessibleName() == "依申请公开")
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert selected(desk_window).record_ids == (wanted,)


def test_a_line_of_the_month_opens_what_the_month_counts(desk_window: MainWindow, ledger: Ledger, qtbot: QtBot) -> None:
    december = add_application(ledger, "2013-12-02", decision="granted", replied_on=dt.date(2013, 12, 3))
    add_application(ledger, "2013-11-02", decision="granted", replied_on=dt.date(2013, 11, 3))
    qtbot.waitUntil(lambda: "1 件" in words_on(desk_window))
    click(desk_window, "查看依申请公开")
    assert selected(desk_window).record_ids == (december,)
    assert "12 月" in selected(desk_window).title
