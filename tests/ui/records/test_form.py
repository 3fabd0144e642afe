"""Entering a record: by keyboard alone, with defaults, with what belongs to it, and one after the other."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from sqlalchemy import select

from desktop_app.model.kinds import KINDS, Application, CaseStep, Fee, LocalDay, Publication, Release
from desktop_app.model.record import fields_of
from desktop_app.office.opening import open_ledger
from desktop_app.office.records.owned_records import with_owned
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read, reading
from desktop_app.ui.forms.form import RecordForm
from desktop_app.ui.forms.inputs.making import Surroundings
from desktop_app.ui.records.list_page import ListPage
from tests.ui.records.hands import button, click, editor_of, form_of, open_row, press, retype, text_of, titles
from tests.ui.typed import type_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.model.record import Record
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.window.main_window import MainWindow
    from tests.ui.records.conftest import Small

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(show: Callable[[str], ListPage]) -> ListPage:
    """Return the page of releases."""
    return show("releases")


def focused() -> object:
    """Return the widget that has the focus."""
    return QApplication.focusWidget()


def release(ledger: Ledger, title: str) -> Release:
    """Return the release of a title."""
    with reading(ledger) as session:
        return session.scalars(select(Release).filter_by(title=title)).one()


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_every_field_of_every_kind_has_its_place_in_the_form(
    context: object, ledger: Ledger, kind: type[Record]
) -> None:
    del context
    around = Surroundings(lambda: dt.date(2013, 12, 20), lambda: 2013, lambda _f: [], lambda _k, _i: "")
    form = RecordForm(kind, around, lambda: ledger.rules)
    form.fill(None, {}, {})
    assert form.rows.keys() | form.derived.keys() == {
        name for name, field in fields_of(kind).items() if not field.made_from
    }
    for name, row in form.rows.items():
        said = [words.text() for words in row.findChildren(QLabel)]
        assert row.field.label in said, name
        assert ("*" in said) == row.field.required
        locks = [words for words in row.findChildren(QLabel) if words.accessibleName() == "个人信息"]
        assert bool(locks) == row.field.personal


def test_a_release_is_entered_with_the_keyboard_alone(
    page: ListPage, real_window: MainWindow, ledger: Ledger, qtbot: QtBot
) -> None:
    press(real_window, Qt.Key.Key_N, CONTROL)
    form = form_of(page)
    assert focused() is editor_of(form, "title")
    type_in(editor_of(form, "title"), "关于开展技能大赛的通知")
    press(editor_of(form, "title"), Qt.Key.Key_Return)
    assert focused() is editor_of(form, "unit")
    assert text_of(form, "unit") == "办公室"
    press(editor_of(form, "unit"), Qt.Key.Key_Return)
    type_in(editor_of(form, "category"), "动态")
    press(editor_of(form, "category"), Qt.Key.Key_Return)
    assert focused() is editor_of(form, "released_on")
    assert text_of(form, "released_on") == "2013-12-20"
    press(editor_of(form, "released_on"), Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: titles(page)[0] == "关于开展技能大赛的通知")
    assert page.sheet.isHidden()
    saved = release(ledger, "关于开展技能大赛的通知")
    assert (saved.released_on, saved.attribute) == (dt.date(2013, 12, 20), "active")
    assert page.shown.table.selected_ids() == [saved.id]


def test_a_new_record_of_another_year_starts_without_today(page: ListPage, real_window: MainWindow) -> None:
    assert real_window.desk
    real_window.desk.context.year.choose(2012)
    page.new_record()
    assert text_of(form_of(page), "released_on") == ""


def test_save_and_next_starts_another_on_the_same_unit_category_and_day(page: ListPage, ledger: Ledger) -> None:
    page.new_record()
    form = form_of(page)
    retype(form, "title", "First")
    retype(form, "unit", "就业")
    retype(form, "category", "其他")
    retype(form, "released_on", "2013-06-01")
    retype(form, "document_number", "No. 1")
    press(editor_of(form, "title"), Qt.Key.Key_Return, CONTROL | SHIFT)
    form = form_of(page)
    assert form.record_id is None
    assert [text_of(form, name) for name in ("title", "unit", "category", "released_on", "document_number")] == [
        "",
        "就业处",
        "其他信息",
        "2013-06-01",
        "",
    ]
    assert focused() is editor_of(form, "title")
    assert release(ledger, "First").document_number == "No. 1"


def test_saving_with_ctrl_s_keeps_the_form_open(page: ListPage, ledger: Ledger) -> None:
    form = open_row(page, "第3号通知")
    retype(form, "pages", "7")
    press(editor_of(form, "pages"), Qt.Key.Key_S, CONTROL)
    assert release(ledger, "第3号通知").pages == 7
    assert page.sheet.isVisible()
    assert not form_of(page).is_changed()


def test_saving_writes_only_what_was_changed_here(page: ListPage, ledger: Ledger, small: Small) -> None:
    form = open_row(page, "第3号通知")
    retype(form, "pages", "7")
    with operation(ledger, "别处") as change:
        change.update(small.releases[2], {"document_number": "别处写的"})
    click(page.editor.footer.save)
    saved = release(ledger, "第3号通知")
    assert (saved.pages, saved.document_number) == (7, "别处写的")


def test_publications_are_added_and_removed_in_the_same_step_as_their_release(
    page: ListPage, ledger: Ledger, qtbot: QtBot
) -> None:
    form = open_row(page, "第3号通知")
    click(form.tables[0].add_button)
    first = form.tables[0].rows[0]
    assert focused() is first.rows["channel"].input.focusProxy()
    channel = first.rows["channel"].input.focusProxy()
    assert channel
    type_in(channel, "门户")
    press(channel, Qt.Key.Key_Return)
    click(form.tables[0].add_button)
    click(page.editor.footer.save)
    assert form.tables[0].rows[1].rows["channel"].error == "请填写“渠道”。"
    form.tables[0].rows[1].removed.emit()
    with qtbot.waitSignal(page.editor.saved):
        click(page.editor.footer.save)
    with reading(ledger) as session:
        saved = session.scalars(select(Publication)).one()
    assert (saved.release, saved.published_on) == (release(ledger, "第3号通知").id, dt.date(2013, 3, 15))
    page.open_record("publication", saved.id, None)
    form = form_of(page)
    assert text_of(form, "title") == "第3号通知"
    form.tables[0].rows[0].removed.emit()
    press(editor_of(form, "title"), Qt.Key.Key_S, CONTROL)
    with reading(ledger) as session:
        assert session.scalars(select(Publication)).all() == []


def test_a_fee_is_entered_with_its_application(show: Callable[[str], ListPage], ledger: Ledger) -> None:
    page = show("applications")
    page.new_record()
    form = form_of(page)
    for name, words in [
        ("channel", "网站"),
        ("received_on", "2013-12-02"),
        ("subject", "Wages"),
        ("applicant_type", "自然"),
    ]:
        retype(form, name, words)
    form.tables[0].add()
    row = form.tables[0].rows[0]
    for name, words in [("item", "copy"), ("charged", "12.5")]:
        editor = row.rows[name].input.focusProxy()
        assert editor
        type_in(editor, words)
    click(page.editor.footer.save)
    assert [line.error for line in [*form.rows.values(), *row.rows.values()] if line.error] == []
    with reading(ledger) as session:
        fee = session.scalars(select(Fee)).one()
    assert (fee.charged, fee.item, fee.charged_on) == (1250, "copy", dt.date(2013, 12, 2))


def test_the_due_day_follows_the_day_of_receipt_as_one_types(show: Callable[[str], ListPage]) -> None:
    page = show("applications")
    page.new_record()
    form = form_of(page)
    retype(form, "received_on", "2013-12-02")
    assert form.derived["due_on"].text() == "2013-12-23 周一 剩 1 个工作日"
    retype(form, "extended_on", "2013-12-20")
    assert form.derived["due_on"].text().startswith("2014-01-")
    retype(form, "received_on", "2013-02-30")
    assert form.derived["due_on"].text() == ""


def test_the_due_day_follows_a_day_off_that_was_entered_since_the_form_was_made(
    show: Callable[[str], ListPage], ledger: Ledger
) -> None:
    page = show("applications")
    page.new_record()
    form = form_of(page)
    with operation(ledger, "停工") as change:
        change.add(LocalDay, {"day": "2013-12-12", "working": False, "reason": "暴雪停工"})
    retype(form, "received_on", "2013-12-02")
    assert form.derived["due_on"].text().startswith("2013-12-24 ")


def test_what_is_computed_counts_the_steps_that_were_taken(context: Context, ledger: Ledger) -> None:
    with operation(ledger, "登记") as change:
        values: dict[str, Value] = {"unit": ledger.profile.unit_id, "channel": "web", "subject": "工资政策"}
        values |= {"received_on": dt.date(2013, 12, 2), "nature": "disclosure", "applicant_type": "natural"}
        one = change.add(Application, values)
        change.add(CaseStep, {"application": one, "step": "extension", "day": dt.date(2013, 12, 10)})
    loaded = read(ledger, with_owned, Application, one)
    assert loaded
    around = Surroundings(context.today, lambda: 2013, lambda _f: [], lambda _k, _i: "")
    form = RecordForm(Application, around, lambda: ledger.rules)
    form.fill(one, *loaded)
    due = loaded[0]["due_on"]
    assert isinstance(due, dt.date)
    assert due > dt.date(2014, 1, 1)
    assert form.derived["due_on"].text().startswith(due.isoformat())


def test_a_title_that_stands_in_the_ledger_already_is_pointed_out(page: ListPage) -> None:
    page.new_record()
    form = form_of(page)
    retype(form, "title", "第3号通知")
    press(editor_of(form, "title"), Qt.Key.Key_Return)
    hints = [words.text() for words in form.rows["title"].findChildren(QLabel)]
    assert "已有 1 条同名记录，请看看是不是重复录入。" in hints
    assert form.rows["title"].error == ""


def test_a_number_that_gives_somebody_away_is_pointed_out_where_the_public_reads_it(page: ListPage) -> None:
    page.new_record()
    form = form_of(page)
    hint = "这里有手机号码，公开前请删去或遮盖。"
    for name, public in (("summary", True), ("remark", False)):
        form.rows[name].input.set_typed("联系人手机13812345678")
        form.rows[name].input.left.emit()
        shown = [words.text() for words in form.rows[name].findChildren(QLabel)]
        assert (hint in shown) is public
        assert form.rows[name].error == ""


def test_in_a_file_opened_for_looking_only_nothing_can_be_saved(
    real_window: MainWindow, ledger: Ledger, qtbot: QtBot
) -> None:
    real_window.close_file()
    real_window.show_ledger(open_ledger(ledger.path, read_only=True))
    assert real_window.desk
    real_window.desk.navigate("releases")
    page = real_window.desk.pages.current
    assert isinstance(page, ListPage)
    qtbot.waitUntil(page._new.isVisible)
    assert not page._new.isEnabled()
    open_row(page, "第3号通知")
    assert not page.editor.footer.save.isEnabled()


def test_the_open_record_follows_an_undo_elsewhere(page: ListPage, ledger: Ledger, small: Small, qtbot: QtBot) -> None:
    form = open_row(page, "第3号通知")
    with operation(ledger, "改名") as change:
        change.update(small.releases[2], {"title": "改过的名"})
    qtbot.waitUntil(lambda: text_of(form, "title") == "改过的名")
    with operation(ledger, "删除") as change:
        change.delete(small.releases[2])
    qtbot.waitUntil(page.sheet.isHidden)


def test_details_that_most_records_leave_empty_are_folded_until_wanted(page: ListPage) -> None:
    form = open_row(page, "第3号通知")
    assert editor_of(form, "abolished_on").isVisibleTo(form)
    assert not editor_of(form, "remark").isVisibleTo(form)
    click(button(form, "展开"))
    assert editor_of(form, "remark").isVisibleTo(form)
    remark = editor_of(form, "remark")
    type_in(remark, "x")
    press(remark, Qt.Key.Key_S, CONTROL)
    open_row(page, "第4号通知")
    assert not editor_of(form, "remark").isVisibleTo(form)
    open_row(page, "第3号通知")
    assert editor_of(form, "remark").isVisibleTo(form)


def test_while_an_import_is_writing_saving_waits_in_words(
    page: ListPage, ledger: Ledger, real_window: MainWindow
) -> None:
    form = open_row(page, "第3号通知")
    retype(form, "pages", "7")
    with ThreadPoolExecutor(1) as other:
        other.submit(ledger.writing.acquire).result()
        press(editor_of(form, "pages"), Qt.Key.Key_S, CONTROL)
        other.submit(ledger.writing.release).result()
    assert real_window.desk
    assert "正在导入或汇总，这一步还不能保存。" in [
        words.text() for words in real_window.desk.banner.findChildren(QLabel)
    ]
    assert form.is_changed()
    press(editor_of(form, "pages"), Qt.Key.Key_S, CONTROL)
    assert release(ledger, "第3号通知").pages == 7


def test_the_buttons_say_what_they_do(page: ListPage) -> None:
    page.new_record()
    assert button(page.editor, "保存并新增下一条").isEnabled()
    open_row(page, "第3号通知")
    assert page.editor.footer.next.isHidden()
