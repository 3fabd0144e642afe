"""The one door for changes: while a long job writes, a click is answered at once, and nothing is lost."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QComboBox
from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.model.kinds import Application, Inquiry, NilDeclaration, Release
from desktop_app.office.months.returns import return_record
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.ui.case.cases_page import CasesPage
from desktop_app.ui.context.doing import Then, do
from desktop_app.ui.ledgers.pages import InquiriesPage
from desktop_app.ui.records.list_page import ListPage
from desktop_app.ui.rules.rules_page import RulesPage
from tests.ui.answering import click
from tests.ui.conftest import TODAY
from tests.ui.exchange.conftest import add_release, add_unit
from tests.ui.importing import context_of, said, waits_for_nobody
from tests.ui.typed import type_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.ui.window.main_window import MainWindow


@pytest.fixture
def window(threaded_window: MainWindow, ledger: Ledger) -> MainWindow:
    """Return the window with its real pages and its real threads, in the office's file."""
    threaded_window.show_ledger(ledger)
    return threaded_window


def at(window: MainWindow, page: str) -> ListPage:
    """Go to a page of lists."""
    context_of(window).navigate(page, None)
    assert window.desk
    shown = window.desk.pages.current
    assert isinstance(shown, ListPage)
    return shown


def saving_a_form(window: MainWindow, ledger: Ledger) -> Callable[[], object]:
    context_of(window).open_record("release", add_release(ledger, "2013-03-05"), None)
    editor = at(window, "releases").editor
    assert editor.form
    type_in(editor.form.title_row.input.focusProxy() or editor.form.title_row.input, "改")
    return editor.footer.save.click


def deleting_a_record(window: MainWindow, ledger: Ledger) -> Callable[[], object]:
    record = add_release(ledger, "2013-03-05")
    page = at(window, "releases")
    page.refresh(None)
    page.shown.table.select(record)
    return page.delete_selected


def counting_an_inquiry(window: MainWindow, ledger: Ledger) -> Callable[[], object]:
    del ledger
    page = at(window, "inquiries")
    assert isinstance(page, InquiriesPage)
    return lambda: page.tally.count_one("phone")


def declaring_nil(window: MainWindow, ledger: Ledger) -> Callable[[], object]:
    del ledger
    context_of(window).navigate("today", None)
    return lambda: click(window, "投诉举报本月无")


def closing_a_return(window: MainWindow, ledger: Ledger) -> Callable[[], object]:
    record = add_release(ledger, "2013-03-05", add_unit(ledger, "甲处", {}))
    return_record(ledger, Release, record, "文号不对")
    context_of(window).open_record("release", record, None)
    return lambda: click(window, "办结")


def taking_a_change_back(window: MainWindow, ledger: Ledger) -> Callable[[], object]:
    context_of(window).open_record("release", add_release(ledger, "2013-03-05"), None)
    panel = at(window, "releases").editor.history
    with reading(ledger) as session:
        record = session.scalars(select(Release.id)).one()
    with operation(ledger, "改") as change:
        change.update(record, {"title": "另一个"})
    return lambda: panel.take_back(change.notice.operation)


def undoing(window: MainWindow, ledger: Ledger) -> Callable[[], object]:
    add_release(ledger, "2013-03-05")
    QApplication.processEvents()
    return window.undoing.undo.trigger


def answering_a_rule(window: MainWindow, ledger: Ledger) -> Callable[[], object]:
    del ledger
    context_of(window).navigate("rules", None)
    assert window.desk
    rules = window.desk.pages.current
    assert isinstance(rules, RulesPage)
    rules.bar.setCurrentIndex(2)
    row = next(row for row in rules.settings.rows.values() if isinstance(row.editor, QComboBox))
    choices = row.editor
    assert isinstance(choices, QComboBox)
    other = choices.itemData(1 if choices.currentIndex() == 0 else 0)
    return lambda: row.answered.emit(other)


def taking_a_step(window: MainWindow, ledger: Ledger) -> Callable[[], object]:
    with operation(ledger, "登记") as change:
        values: dict[str, Value] = {
            "subject": "预算",
            "unit": ledger.profile.unit_id,
            "received_on": TODAY,
            "nature": "disclosure",
        }
        names: dict[str, Value] = {
            "applicant_type": "natural",
            "applicant_name": "王五",
            "channel": "letter",
            "number": "1",
        }
        record = change.add(Application, values | names)
    context_of(window).open_record("application", record, None)
    page = at(window, "applications")
    assert isinstance(page, CasesPage)
    page.case.steps.start_by_code("assigned")
    form = page.case.steps.bar.form
    assert form
    return form.save


CLICKS = [
    saving_a_form,
    deleting_a_record,
    counting_an_inquiry,
    declaring_nil,
    closing_a_return,
    taking_a_change_back,
    undoing,
    answering_a_rule,
    taking_a_step,
]


@pytest.mark.parametrize("prepare", CLICKS, ids=lambda prepare: prepare.__name__)
def test_while_an_import_writes_a_click_says_so_at_once_and_does_its_work_afterwards(
    window: MainWindow, ledger: Ledger, qtbot: QtBot, prepare: Callable[[MainWindow, Ledger], Callable[[], object]]
) -> None:
    waits_for_nobody(window, ledger, qtbot, prepare(window, ledger))


def test_two_quick_clicks_are_one_change(window: MainWindow, ledger: Ledger, qtbot: QtBot) -> None:
    context = context_of(window)
    done: list[None] = []

    def work() -> None:
        time.sleep(0.05)
        with operation(ledger, "零报告") as change:
            values: dict[str, Value] = {"unit": ledger.profile.unit_id, "subject": "release", "year": 2013, "month": 3}
            change.add(NilDeclaration, values)

    for _time in range(2):
        do(context, "零报告", work, Then(done=done.append))
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert len(done) == 1
    with reading(ledger) as session:
        assert len(session.scalars(select(NilDeclaration)).all()) == 1


def test_every_click_on_the_tally_counts_however_quick(window: MainWindow, ledger: Ledger, qtbot: QtBot) -> None:
    act = counting_an_inquiry(window, ledger)
    for _time in range(3):
        act()
    qtbot.waitUntil(lambda: not window.jobs.busy)
    with reading(ledger) as session:
        assert session.scalars(select(Inquiry.people)).one() == 3


def test_what_is_typed_while_a_save_runs_stays_and_is_still_to_be_saved(
    window: MainWindow, ledger: Ledger, qtbot: QtBot
) -> None:
    saving_a_form(window, ledger)
    editor = at(window, "releases").editor
    form = editor.form
    assert form
    editor.save_and_stay()
    type_in(form.title_row.input.focusProxy() or form.title_row.input, "了")
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert form.title_row.input.typed().startswith("改了")
    assert form.is_changed()
    with reading(ledger) as session:
        assert session.scalars(select(Release.title)).one().startswith("改")
    editor.save_and_stay()
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert not form.is_changed()
    with reading(ledger) as session:
        assert session.scalars(select(Release.title)).one().startswith("改了")


def test_closing_the_file_waits_for_a_change_and_stays_open_where_it_is_refused(
    window: MainWindow, ledger: Ledger, qtbot: QtBot
) -> None:
    def refuse() -> None:
        time.sleep(0.05)
        raise UserError("不行。")

    context = context_of(window)
    do(context, "慢", refuse)
    assert not window.close_file()
    assert "不行。" in said(window)
    kept: list[object] = []
    do(context, "慢", lambda: time.sleep(0.05), Then(done=kept.append, said=""))
    assert window.close_file()
    assert kept == [None]
    assert qtbot
    assert not ledger.path.with_suffix(".ogi-journal").exists()
