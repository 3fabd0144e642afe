"""The strip of a report: steps are taken by clicking, what stands in the way is said, slips close what came late."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit
from sqlalchemy import select

from desktop_app.model.kinds import CorrectionSlip, Release, ReportStep
from desktop_app.office.years.late_changes import late_changes
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.ui.kit.asking import Asking
from desktop_app.ui.report_state.strip import ReportStrip
from desktop_app.ui.window.main_window import MainWindow
from desktop_app.ui.window.places import PLACES
from tests.ui.answering import button, click
from tests.ui.asking import fill_in
from tests.ui.conftest import at_once
from tests.ui.exchange.conftest import add_release
from tests.ui.typed import type_in
from tests.ui.waiting import when_asked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QApplication as Application_
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.settings import Settings
    from desktop_app.ui.context.messages import Message

TODAY = dt.date(2014, 3, 10)


@pytest.fixture
def strip(qtbot: QtBot, dressed: Application_, settings: Settings, next_spring: Ledger) -> Iterator[ReportStrip]:
    """Return the strip of 2013 in a window."""
    assert dressed
    window = MainWindow(settings, lambda: TODAY, at_once, PLACES)
    qtbot.addWidget(window)
    window.show()
    window.show_ledger(next_spring)
    assert window.desk is not None
    made = ReportStrip(window.desk.context)
    qtbot.addWidget(made)
    made.show_year(2013)
    yield made
    window.close()


def marks(strip: ReportStrip) -> list[str]:
    """Return the words of the marks."""
    QApplication.processEvents()
    return [part.text() for part in strip.findChildren(QLabel) if part.isVisible() and part.property("role") == "pill"]


def take(strip: ReportStrip, step: str, *, typing: dict[str, str] | None = None) -> None:
    """Take a step by its button and read the strip again."""
    fill_in({"officer": "张三", "note": "已逐项核实"} | (typing or {}))
    click(strip, step)
    strip.show_year(2013)


def test_a_report_is_taken_to_its_publication_by_clicking(strip: ReportStrip, next_spring: Ledger) -> None:
    assert marks(strip) == ["填报中", "各单位已上报", "已核对", "已签发", "已备案", "已公布"]
    for step in ("各单位已上报", "核对完毕", "领导签发", "报送备案"):
        take(strip, step)
    assert marks(strip) == [
        "✓ 填报中",
        "✓ 各单位已上报 3-10",
        "✓ 已核对 3-10",
        "✓ 已签发 3-10",
        "已备案 3-10",
        "已公布",
        "本年已锁定",
    ]
    take(strip, "向社会公布", typing={"place": "http://www.example.gov.cn/nb"})
    with reading(next_spring) as session:
        last = session.scalars(select(ReportStep).order_by(ReportStep.position.desc())).first()
        assert last is not None
        assert (last.state, last.officer, last.place) == ("published", "张三", "http://www.example.gov.cn/nb")


def test_a_day_that_is_none_keeps_the_form_open(strip: ReportStrip) -> None:
    refused = fill_in({"day": "三月"}, refused=True)
    click(strip, "各单位已上报")
    assert "日期" in refused[0]


def test_what_stands_in_the_way_is_said_and_reopening_starts_anew(strip: ReportStrip, next_spring: Ledger) -> None:
    take(strip, "各单位已上报")
    take(strip, "核对完毕")
    add_release(next_spring, "2013-05-05")
    strip.show_year(2013)
    assert not button(strip, "领导签发").isEnabled()
    assert strip.said.text() == "上一步之后数据又有变动，请退回重办，重新核对。"
    take(strip, "退回重办")
    assert marks(strip)[0] == "填报中"
    assert marks(strip)[-1] == "退回重办 3-10"
    assert button(strip, "各单位已上报").isEnabled()


def test_what_came_after_locking_waits_for_a_slip(strip: ReportStrip, next_spring: Ledger) -> None:
    for step in ("各单位已上报", "核对完毕", "领导签发", "报送备案"):
        take(strip, step)
    with reading(next_spring) as session:
        release = session.scalars(select(Release)).one()
    with operation(next_spring, "收下") as change:
        change.guards.before = lambda *_args: None  # type: ignore[method-assign]
        change.update(release.id, {"title": "通告"})
    strip.show_year(2013)
    assert "锁定以后又收到 1 处变动" in strip.said.text()
    fill_in({"reason": "单位补正标题", "by": "张三", "approved_by": "王主任"})
    click(strip, "填更正单…")
    strip.show_year(2013)
    assert marks(strip)[-2:] == ["已更正 3-10", "本年已锁定"]
    with reading(next_spring) as session:
        assert session.scalars(select(CorrectionSlip)).one().reason == "单位补正标题"


def test_a_step_that_vouches_for_the_figures_shows_open_findings_and_asks_for_a_word(strip: ReportStrip) -> None:
    take(strip, "各单位已上报")
    assert strip.standing
    shown: list[str] = []

    def look(dialog: QDialog) -> None:
        shown.extend(part.text() for part in dialog.findChildren(QLabel))
        form = answer_form(dialog, {"officer": "张三"})
        shown.append(form.error)
        answer_form(dialog, {"note": "已核实"})

    when_asked(look, kind=Asking)
    findings = strip.standing.open
    assert findings
    click(strip, "核对完毕")
    assert findings[0].text in "\n".join(shown)
    assert "没有核实或说明" in shown[-1]
    strip.show_year(2013)
    assert strip.standing.state == "checked"


def day_line(strip: ReportStrip, words: str) -> QAction:
    """Return the line of the menu of days that names a step."""
    menu = strip.days.menu()
    assert menu is not None
    return next(line for line in menu.actions() if words in line.text())


def test_a_wrong_day_is_put_right_and_the_wrong_one_kept(strip: ReportStrip, next_spring: Ledger) -> None:
    take(strip, "各单位已上报", typing={"day": "2014-03-08"})
    fill_in({"day": "2014-03-07", "reason": "看错一行"})
    day_line(strip, "各单位已上报").trigger()
    with reading(next_spring) as session:
        step = session.scalars(select(ReportStep)).one()
        assert step.day == dt.date(2014, 3, 7)
        assert step.note == "已逐项核实\n日期原登记为 2014-03-08，改为 2014-03-07：看错一行"
        assert session.scalars(select(CorrectionSlip)).all() == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"day": "2014-03-11", "reason": "看错"}, "还没有到"),
        ({"day": "2014-03-08", "reason": "看错"}, "没有变动"),
        ({"day": "2014-03-07", "reason": " "}, "原因"),
        ({"day": "三月", "reason": "看错"}, "日期"),
    ],
)
def test_a_day_that_cannot_be_keeps_what_was_typed(
    strip: ReportStrip, next_spring: Ledger, typed: dict[str, str], said: str
) -> None:
    take(strip, "各单位已上报", typing={"day": "2014-03-08"})
    refused = fill_in(typed, refused=True)
    day_line(strip, "各单位已上报").trigger()
    assert said in refused[0]
    with reading(next_spring) as session:
        assert session.scalars(select(ReportStep)).one().day == dt.date(2014, 3, 8)


def test_the_day_of_a_filed_report_is_put_right_under_a_slip(strip: ReportStrip, next_spring: Ledger) -> None:
    for step in ("各单位已上报", "核对完毕", "领导签发", "报送备案"):
        take(strip, step)
    with operation(next_spring, "收下") as change:
        change.guards.before = lambda *_args: None  # type: ignore[method-assign]
        change.update(change.session.scalars(select(Release)).one().id, {"title": "通告"})

    def fill_slip(dialog: QDialog) -> None:
        answer_form(dialog, {"reason": "备案日期登记错", "approved_by": "王主任"})

    def fill_day(dialog: QDialog) -> None:
        when_asked(fill_slip, after=dialog, kind=Asking)
        answer_form(dialog, {"day": "2014-03-09", "reason": "看错一行"})

    when_asked(fill_day, kind=Asking)
    day_line(strip, "已备案").trigger()
    with reading(next_spring) as session:
        filed = session.scalars(select(ReportStep).where(ReportStep.state == "filed")).one()
        slip = session.scalars(select(CorrectionSlip)).one()
        assert filed.day == dt.date(2014, 3, 9)
        assert "2014-03-10" in slip.before
        assert "2014-03-09" in slip.after
        # It corrects its own change only: what came in meanwhile still waits for a slip.
        assert len(late_changes(session, 2013)) == 1


def test_a_step_refused_for_its_day_keeps_the_dialog_and_what_was_typed(
    strip: ReportStrip, next_spring: Ledger
) -> None:
    take(strip, "各单位已上报", typing={"day": "2014-03-08"})
    kept: list[str] = []

    def fill(dialog: QDialog) -> None:
        form = answer_form(dialog, {"officer": "张三", "day": "2014-03-01", "note": "很长的说明"})
        note = form.editors["note"]
        assert isinstance(note, QPlainTextEdit)
        kept.extend([form.error, note.toPlainText(), str(form.isVisible())])
        answer_form(dialog, {"day": "2014-03-09"})

    when_asked(fill, kind=Asking)
    click(strip, "核对完毕")
    assert "早于上一步的日期" in kept[0]
    assert kept[1:] == ["很长的说明", "True"]
    with reading(next_spring) as session:
        assert [step.day for step in session.scalars(select(ReportStep).order_by(ReportStep.position))] == [
            dt.date(2014, 3, 8),
            dt.date(2014, 3, 9),
        ]


def test_filing_offers_no_undo_and_the_menu_says_why_not(strip: ReportStrip, qtbot: QtBot) -> None:
    window = strip_window(strip)
    heard: list[Message] = []
    window.messages.said.connect(heard.append)
    for step in ("各单位已上报", "核对完毕", "领导签发"):
        take(strip, step)
        assert heard[-1].undo
    take(strip, "报送备案")
    assert not heard[-1].undo
    qtbot.waitUntil(lambda: window.undoing.undo.text() == "上一步不能撤销")
    assert not window.undoing.undo.isEnabled()


def answer_form(dialog: QDialog, texts: dict[str, str]) -> Asking:
    """Type into a form and accept it, whatever comes of it."""
    assert isinstance(dialog, Asking)
    for name, text in texts.items():
        dialog.editors[name].clear()
        type_in(dialog.editors[name], text)
    dialog.accept_button.click()
    return dialog


def strip_window(strip: ReportStrip) -> MainWindow:
    """Return the window that the strip's context belongs to."""
    assert strip
    return next(top for top in QApplication.topLevelWidgets() if isinstance(top, MainWindow) and top.desk)
