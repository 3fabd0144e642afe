"""The panels beside the sheet, and the row of choices above it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTabWidget, QWidget

from desktop_app.report.annex.choice import Choice
from desktop_app.report.annex.drilling.drilled import Drilled, TermLine
from desktop_app.report.annex.drilling.record_lines import Behind
from desktop_app.report.annex.finding import Explanation, Finding, Passage, RecordTarget
from desktop_app.ui.annex.choice_bar import ChoiceBar, Offer
from desktop_app.ui.annex.drill_panel import DrillPanel
from desktop_app.ui.annex.findings_panel import FindingsPanel, tally
from desktop_app.ui.findings.explanation_box import ExplanationBox
from desktop_app.ui.kit.clickable import Clickable
from tests.ui.annex.applications import add_applications

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger

FINDINGS = (
    Finding("x", "warn", "分类数量之和与本年新增不同，请核实。", ("A1.sent.new",)),
    Finding("x", "error", "总计不等于各项之和，相差 1 件。", ("T3.sum.total", "T3.new.total")),
    Finding("x", "info", "没有上年的附表可以比较。", ()),
)
OFFER = Offer(
    years=((2013, "2013"), (2012, "2012")),
    formats=(("A-qingdao", "青岛"), ("D-2021", "国办")),
    units=(("", "全局"), ("u1", "人事处")),
    sources=(("filed", "已公布存档"), ("records", "台账计算")),
)


def texts(widget: object) -> list[str]:
    assert isinstance(widget, QWidget)
    return [found.text() for found in widget.findChildren(QLabel) if not found.isHidden()]


def test_the_panel_shows_the_figure_how_it_is_made_and_as_many_records(qtbot: QtBot, ledger: Ledger) -> None:
    panel = DrillPanel(ledger)
    qtbot.addWidget(panel)
    panel.show()
    behind = tuple(Behind("application", record) for record in add_applications(ledger, 7))
    panel.show_figure(
        Drilled("T3.grant.natural", "予以公开 · 自然人", "7", "件", "计数：", ("办理结果为“予以公开”",), behind=behind)
    )
    assert "7" in texts(panel)
    assert "计数：\n· 办理结果为“予以公开”" in texts(panel)
    assert panel.records.records.rowCount() == 7


def test_the_cells_of_a_formula_are_links_to_those_cells(qtbot: QtBot, ledger: Ledger) -> None:
    panel = DrillPanel(ledger)
    qtbot.addWidget(panel)
    panel.show()
    terms = (TermLine("+", "自然人", "7", "T3.new.natural"), TermLine("+", "商业企业", "0", "T3.new.biz"))
    panel.show_figure(Drilled("T3.new.total", "总计", "7", "件", "相加：", terms=terms))
    assert not panel.records.isVisible()
    lines = panel.facts.terms.findChildren(Clickable)
    with qtbot.waitSignal(panel.asked) as asked:
        QTest.mouseClick(lines[1], Qt.MouseButton.LeftButton)
    assert asked.args == ["T3.new.biz"]
    panel.activateWindow()
    panel.take_focus()
    assert panel.focusWidget() is lines[0]


def test_findings_stand_under_their_level_the_gravest_first(qtbot: QtBot) -> None:
    panel = FindingsPanel()
    qtbot.addWidget(panel)
    panel.show_findings(FINDINGS)
    shown = texts(panel)
    places = [shown.index(words) for words in ("错误", "核实", "提示")]
    assert places == sorted(places)
    assert tally(FINDINGS) == "错误 1 · 核实 1 · 提示 1"


def test_a_long_finding_is_seen_whole_also_on_a_tab_that_is_opened_later(qtbot: QtBot, dressed: QApplication) -> None:
    assert dressed
    panel, tabs = FindingsPanel(), QTabWidget()
    qtbot.addWidget(tabs)
    tabs.addTab(QLabel(), "1")
    tabs.addTab(panel, "2")
    tabs.resize(320, 400)
    tabs.show()
    panel.show_findings([Finding("x", "warn", "这一句话很长。" * 12, ("A1.sent.new",))])
    tabs.setCurrentWidget(panel)
    words = next(found for found in panel.findChildren(QLabel) if found.text().startswith("这一句"))
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()) > 0)


def test_a_click_on_a_finding_asks_for_its_first_cell(qtbot: QtBot) -> None:
    panel = FindingsPanel()
    qtbot.addWidget(panel)
    panel.show_findings(FINDINGS)
    panel.show()
    line = next(found for found in panel.findChildren(Clickable) if "总计" in found.accessibleName())
    with qtbot.waitSignal(panel.asked) as asked:
        QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert asked.args == ["T3.sum.total"]
    with qtbot.waitSignal(panel.asked):
        QTest.keyClick(line, Qt.Key.Key_Return)


def test_a_finding_about_no_cell_is_plain_words(qtbot: QtBot) -> None:
    panel = FindingsPanel()
    qtbot.addWidget(panel)
    panel.show_findings(FINDINGS)
    assert len(panel.findChildren(Clickable)) == 2
    assert FINDINGS[2].text in texts(panel)


SPEAKING = Finding(
    *("R16-late", "error", "登记号 2013-0031：答复逾期。"),
    subject="c1",
    records=(RecordTarget("application", "c1", "2013-0031"),),
    passages=(Passage("overview", 3, 4),),
    hint="写明原因。",
    explanation=Explanation("n", "邮路延误。", "苏景澜", dt.date(2014, 1, 8)),
)


def button(widget: QWidget, words: str) -> QPushButton:
    """Return the button that says this."""
    return next(found for found in widget.findChildren(QPushButton) if words in found.text())


def test_a_finding_has_buttons_to_its_record_and_its_sentence_a_hint_and_what_was_said_to_it(qtbot: QtBot) -> None:
    panel = FindingsPanel()
    qtbot.addWidget(panel)
    panel.show_findings([SPEAKING])
    assert {"写明原因。", "邮路延误。", "说明　苏景澜　2014-01-08"} <= set(texts(panel))
    with qtbot.waitSignal(panel.opened) as opened:
        button(panel, "打开“2013-0031”").click()
    assert opened.args == [SPEAKING.records[0]]
    with qtbot.waitSignal(panel.read) as read:
        button(panel, "看文字").click()
    assert read.args == [SPEAKING.passages[0]]


def test_many_records_are_listed_together_and_kinds_without_a_form_are_left_out(qtbot: QtBot) -> None:
    panel = FindingsPanel(lambda kind: kind == "release")
    qtbot.addWidget(panel)
    records = tuple(RecordTarget("release", f"r{number}", "通知") for number in range(5))
    panel.show_findings([Finding("x", "warn", "没有概述。", records=(*records, RecordTarget("report_step", "s1")))])
    with qtbot.waitSignal(panel.listed) as listed:
        button(panel, "列出 5 条记录").click()
    assert listed.args == [list(records)]


def test_the_findings_of_one_level_are_listed_alone_and_the_choice_stays(qtbot: QtBot) -> None:
    panel = FindingsPanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.show_findings(FINDINGS)
    assert [chip.text() for chip in panel.filter.buttons.values()] == ["全部 3", "错误 1", "核实 1", "提示 1"]
    panel.filter.buttons["warn"].setFocus()
    QTest.keyClick(panel.filter.buttons["warn"], Qt.Key.Key_Space)
    assert FINDINGS[0].text in texts(panel)
    assert FINDINGS[1].text not in texts(panel)
    panel.show_findings(FINDINGS[:2])
    assert FINDINGS[1].text not in texts(panel)
    assert not panel.filter.buttons["info"].isVisible()
    panel.show_findings(FINDINGS[1:2])
    assert FINDINGS[1].text in texts(panel)


def test_an_explanation_is_typed_in_place_saved_by_key_and_left_by_escape(qtbot: QtBot) -> None:
    panel = FindingsPanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.show_findings(FINDINGS[:1])
    (box,) = panel.findChildren(ExplanationBox)
    button(panel, "写说明").click()
    QTest.keyClicks(box.edit, "abc")
    QTest.keyClick(box.edit, Qt.Key.Key_Escape)
    assert not box.isVisible()
    box.button.click()
    assert box.edit.toPlainText() == ""
    QTest.keyClicks(box.edit, "checked")
    with qtbot.waitSignal(panel.explained) as explained:
        QTest.keyClick(box.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert explained.args == [FINDINGS[0], "checked", box]


def test_without_findings_the_panel_says_so(qtbot: QtBot) -> None:
    panel = FindingsPanel()
    qtbot.addWidget(panel)
    panel.show_findings(())
    assert "没有发现问题" in texts(panel)


@pytest.fixture
def bar(qtbot: QtBot) -> ChoiceBar:
    made = ChoiceBar()
    qtbot.addWidget(made)
    made.show()
    made.offer(OFFER, Choice(2013, "D-2021"))
    return made


def test_choosing_by_key_tells_the_whole_choice(qtbot: QtBot, bar: ChoiceBar) -> None:
    with qtbot.waitSignal(bar.chosen) as chosen:
        QTest.keyClick(bar.years, Qt.Key.Key_Down)
    assert chosen.args == [Choice(2012, "D-2021", source="filed")]
    with qtbot.waitSignal(bar.chosen) as chosen:
        QTest.keyClick(bar.units, Qt.Key.Key_Down)
    assert chosen.args == [Choice(2012, "D-2021", "u1", "filed")]


def test_offering_other_choices_tells_nobody(qtbot: QtBot, bar: ChoiceBar) -> None:
    with qtbot.assertNotEmitted(bar.chosen):
        bar.offer(OFFER, Choice(2012, "A-qingdao", source="records"))
    assert bar.choice() == Choice(2012, "A-qingdao", source="records")


def test_the_source_is_asked_for_only_where_there_is_a_choice(bar: ChoiceBar) -> None:
    assert bar.sources.isVisible()
    bar.offer(Offer(OFFER.years, OFFER.formats, OFFER.units, OFFER.sources[1:]), Choice(2013, "D-2021"))
    assert not bar.sources.isVisible()
    assert bar.choice().source == "records"
