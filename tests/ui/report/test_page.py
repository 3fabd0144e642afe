"""The page 年报编写: writing, saving, drafts, figures, findings, problems, layouts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from desktop_app.model.kinds import Problem, Release, ReportSection
from desktop_app.report.annex.finding import Passage
from desktop_app.report.narrative.layouts_in_force import layout_of
from desktop_app.report.narrative.text import Mark
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.undo import last_undoable, undo
from desktop_app.ui.report.figure_picker import FigurePicker
from desktop_app.ui.report.page import ReportPage
from desktop_app.ui.report.problem_form import ProblemForm
from tests.ui.answering import answer, click
from tests.ui.waiting import when_asked

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QDialog

    from desktop_app.ledger import Ledger
    from desktop_app.ui.window.open_file import OpenFile


def body(ledger: Ledger, code: str, year: int = 2013) -> str:
    with reading(ledger) as session:
        return session.scalars(select(ReportSection.body).filter_by(code=code, year=year)).one()


def states(page: ReportPage) -> dict[str, str]:
    """Return the phrase beside each section, by the section's code."""
    code, state = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
    items = [page.list.item(row) for row in range(page.list.count())]
    return {item.data(code): item.data(state) for item in items}


def type_at_end(page: ReportPage, text: str) -> None:
    page.bench.editor.moveCursor(QTextCursor.MoveOperation.End)
    page.bench.editor.insertPlainText(text)


def test_every_section_is_listed_with_how_far_it_is(page: ReportPage) -> None:
    told = states(page)
    assert told["disputes"] == "76 字"
    assert told["annex"] == "附表，由台账生成"
    assert page.subtitle() == "2013 年度 · 共 10 个部分，已写 10 个"


def test_what_is_typed_is_saved_with_ctrl_s_in_one_step_that_undo_takes_back(page: ReportPage, sample: Ledger) -> None:
    page.list.choose("other")
    before = body(sample, "other")
    type_at_end(page, "另有一事。")
    assert states(page)["other"] == "有未保存的修改"
    page.save()
    assert body(sample, "other") == before + "另有一事。"
    assert not page.bench.is_changed()
    step = last_undoable(sample)
    assert step is not None
    assert step.label == "修改年报文字：八、其他需要报告的事项"
    undo(sample, step.operation)
    assert body(sample, "other") == before


def test_opening_a_section_changes_nothing_of_it(page: ReportPage, sample: Ledger) -> None:
    for section in page.view.sections if page.view else ():
        page.list.choose(section.rule.code)
        assert not page.bench.is_changed(), section.rule.code
    assert last_undoable(sample) is None


def test_what_is_typed_is_still_there_after_another_section_and_another_start(page: ReportPage, desk: OpenFile) -> None:
    page.list.choose("other")
    type_at_end(page, "没有保存的话。")
    page.list.choose("overview")
    assert states(page)["other"] == "有未保存的修改"
    page.list.choose("other")
    assert "没有保存的话" in page.bench.editor.toPlainText()
    assert page.may_leave()
    again = ReportPage(page.context)
    again.show_fresh()
    again.list.choose("other")
    assert "没有保存的话" in again.bench.editor.toPlainText()
    again.deleteLater()
    del desk


def test_a_changed_record_changes_the_sentence_before_ones_eyes_and_not_what_is_typed(
    page: ReportPage, sample: Ledger
) -> None:
    page.list.choose("releases")
    type_at_end(page, "手写的。")
    assert "共计发布各类信息1276条" in page.bench.editor.toPlainText()
    with operation(sample, "删") as change:
        change.delete(change.session.scalars(select(Release.id)).first() or "")
    QApplication.processEvents()
    text = page.bench.editor.toPlainText()
    assert "共计发布各类信息1275条" in text
    assert text.endswith("手写的。")


def test_a_year_without_a_report_gets_a_first_draft_that_keeps_what_is_written(
    page: ReportPage, sample: Ledger
) -> None:
    page.context.year.choose(2014)
    QApplication.processEvents()
    assert set(states(page).values()) == {"未写", "附表，由台账生成"}
    page.list.choose("other")
    type_at_end(page, "自己写的。")
    page.save()
    page.make_draft()
    QApplication.processEvents()
    assert body(sample, "other", 2014) == "自己写的。"
    assert body(sample, "applications", 2014).startswith("{{say:applications.received}}")
    page.list.choose("applications")
    assert "〔缺：" in page.bench.editor.toPlainText()
    assert states(page)["applications"].startswith("缺 ")


def test_the_layout_can_be_chosen_for_a_year(page: ReportPage) -> None:
    assert page.layout_bar.layouts.currentData() == "nine-2009"
    page.layout_bar.layouts.setCurrentIndex(page.layout_bar.layouts.findData("six-2021"))
    page.layout_bar.layouts.activated.emit(page.layout_bar.layouts.currentIndex())
    QApplication.processEvents()
    assert "problems" in states(page)
    assert "五、存在的主要问题及改进情况" in [page.list.item(row).text() for row in range(page.list.count())]


def test_a_layout_file_is_copied_edited_and_put_in_force(page: ReportPage, sample: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    page.layout_bar.copied.emit(path)
    text = path.read_text("utf-8").replace('"id": "nine-2009"', '"id": "own"').replace("九部分（青岛市", "自定（青岛市")
    path.write_text(text, "utf-8")
    said = answer("并存")
    page.layout_bar.adopted.emit(path)
    QApplication.processEvents()
    assert "代替：" in said.said[0]
    assert "2013" in said.said[0]
    with reading(sample) as session:
        assert layout_of(session, 2013).id == "nine-2009"
    assert page.layout_bar.layouts.findData("own") >= 0
    page.layout_bar.chosen.emit("own")
    QApplication.processEvents()
    assert page.view is not None
    assert page.view.layout.name.startswith("自定")
    with reading(sample) as session:
        assert layout_of(session, 2013).id == "own"


def test_last_years_text_stands_beside_and_a_copy_of_it_is_told(page: ReportPage, sample: Ledger) -> None:
    with operation(sample, "上年") as change:
        old = (
            "2012年，我局不断完善健全网站运行的各项机制，增加便民服务栏目，加强日常监测和督促检查，发挥网站主渠道作用。"
        )
        change.add(ReportSection, {"year": 2012, "code": "other", "heading": "八、其他", "body": old})
    QApplication.processEvents()
    page.list.choose("other")
    assert page.side.last.text.toPlainText() == old
    page.bench.editor.setPlainText(old.replace("2012", "2013"))
    page.bench.scan_now()
    assert "R10-similar" in [finding.id for finding in page.side.findings.findings]


def test_a_click_on_a_finding_selects_its_words(page: ReportPage) -> None:
    page.list.choose("releases")
    type_at_end(page, "又在宜宾市发布。")
    page.bench.scan_now()
    (finding,) = page.side.findings.findings
    page.side.findings.asked.emit(finding)
    assert page.bench.editor.textCursor().selectedText() == "宜宾市"


def test_the_page_opens_at_the_words_of_a_finding_from_elsewhere(desk: OpenFile, page: ReportPage) -> None:
    section = page.view.section("disputes") if page.view else None
    assert section is not None
    start = section.told.text.index("行政复议")
    desk.navigate("report", Passage("disputes", start, 4))
    assert page.bench.code == "disputes"
    assert page.bench.editor.textCursor().selectedText() == "行政复议"


def test_a_figure_is_found_by_typing_and_inserted_in_the_style_chosen(page: ReportPage) -> None:
    assert page.view is not None
    picker = FigurePicker(page, page.view.entries, page.view.reading)
    picker.search.setText("现场答复问题")
    wanted = picker.items.findItems("现场答复问题", Qt.MatchFlag.MatchExactly)[0]
    picker.items.setCurrentItem(wanted)
    picker.style_choice.setCurrentIndex(picker.style_choice.findData("over"))
    assert (picker.mark, picker.unit) == (Mark("num:sessions.year.answered", "over"), "件")
    assert picker.preview.text() == "3100余件"
    picker.last_year.setChecked(True)
    assert "台账里没有 2012 年的记录" in picker.preview.text()
    picker.deleteLater()


def test_ctrl_g_puts_the_chosen_figure_at_the_cursor(page: ReportPage) -> None:
    page.list.choose("other")
    page.bench.editor.selectAll()
    page.bench.editor.textCursor().removeSelectedText()

    def choose(picker: QDialog) -> None:
        assert isinstance(picker, FigurePicker)
        picker.search.setText("财政预算")
        QTest.keyClick(picker.search, Qt.Key.Key_Return)

    when_asked(choose)
    QTest.keyClick(page.bench.editor, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert [mark.name for mark in page.bench.editor.marks()] in (["num:staff.year.budget"], ["cell:A7.sent.b"])


def test_a_generated_sentence_can_be_written_out_with_its_figures_still_live(page: ReportPage) -> None:
    page.list.choose("disputes")
    cursor = page.bench.editor.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    page.bench.editor.setTextCursor(cursor)
    before = page.bench.editor.toPlainText()
    page.write_out()
    assert page.bench.editor.toPlainText() == before
    assert [mark.name for mark in page.bench.editor.marks()] == ["say:disputes.lawsuits", "num:disputes.year.reviews"]


def test_problems_are_listed_carried_over_and_written_into_the_section(page: ReportPage, sample: Ledger) -> None:
    with operation(sample, "上年") as change:
        change.add(Problem, {"year": 2012, "problem": "更新慢", "remedy": "每周更新", "state": "open"})
    QApplication.processEvents()
    assert page.side.problems.carry_button.text() == "从上年转入 1 条未整改的"
    page.side.problems.carry_button.click()
    QApplication.processEvents()
    assert page.view is not None
    assert "更新慢" in [problem.problem for problem in page.view.problems]
    page.list.choose("problems")
    page.bench.editor.moveCursor(QTextCursor.MoveOperation.End)
    page.side.problems.write_button.click()
    assert "更新慢：每周更新" in page.bench.editor.toPlainText()


def test_a_problem_is_added_in_a_small_form(page: ReportPage, sample: Ledger) -> None:
    def fill(form: QDialog) -> None:
        assert isinstance(form, ProblemForm)
        form.problem.setPlainText("栏目少")
        form.remedy.setPlainText("增设栏目")
        click(form, "保存")

    when_asked(fill)
    page.side.problems.add_button.click()
    with reading(sample) as session:
        found = session.scalars(select(Problem).where(Problem.problem == "栏目少")).one()
        assert (found.year, found.remedy, found.state) == (2013, "增设栏目", "open")
