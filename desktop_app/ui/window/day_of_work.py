"""A day's work of an office in the real window, key by key, each thing measured."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit, QWidget

from desktop_app.i18n import _
from desktop_app.ui.annex.page import AnnexPage
from desktop_app.ui.backups.backups_window import BackupsWindow
from desktop_app.ui.context.context import DroppedFiles
from desktop_app.ui.context.stopwatch import Stopwatch, Waited
from desktop_app.ui.exchange.page import ExchangePage
from desktop_app.ui.ledgers.pages import ApplicationsPage
from desktop_app.ui.records.batch.batch_window import BatchWindow
from desktop_app.ui.records.list_page import ListPage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.ui.context.messages import Message
    from desktop_app.ui.context.page import Page
    from desktop_app.ui.window.main_window import MainWindow

_CTRL = Qt.KeyboardModifier.ControlModifier
_CTRL_SHIFT = _CTRL | Qt.KeyboardModifier.ShiftModifier
_ROWS = 20
_FEW = 4
_CATEGORY, _OTHER = "zwdt", "jgxx"
"""政务动态 and 机构信息 by the initials of their sounds."""
_CLOSED, _ANSWERED = 0, 2
"""Rows of the sample's applications: one that is only to be filed away, one that a letter can be issued for."""


class DayOfWork:
    """The day; `run` does it once. its records are those of the sample."""

    def __init__(self, window: MainWindow, ledger: Path, received: Path, folder: Path) -> None:
        self._window, self._ledger, self._received, self._folder = window, ledger, received, folder
        self._watch = Stopwatch(window)
        self._said = 0
        self._offered = ""
        window.messages.said.connect(self._hear)

    def run(self) -> list[Waited]:
        """Open the ledger, work, close it, and return how long each thing took."""
        window = self._window
        self._watch.measure(_("打开台账"), lambda: window.opening.open(self._ledger), lambda: window.desk is not None)
        self._settle()
        self._open_pages()
        self._enter_releases()
        self._use_the_list()
        self._change_many()
        self._work_on_a_case()
        self._fill_the_annex()
        self._exchange()
        self._back_up()
        self._watch.measure(_("关闭台账"), window.close_file, lambda: window.desk is None)
        window.close()
        return self._watch.taken

    def _open_pages(self) -> None:
        for again in (False, True):
            for place in self._window.places:
                words = _("回到“{page}”") if again else _("第一次打开“{page}”")
                self._go(place.name, words.format(page=_(place.label)))

    def _enter_releases(self) -> None:
        page = self._list_page("releases")
        self._measure_key(_("新增主动公开信息"), Qt.Key.Key_N, _CTRL, lambda: self._typing_in(page.editor))
        for modifiers, words, said in (
            (_CTRL_SHIFT, _("保存并新增下一条"), _("测量")),
            (_CTRL, _("保存并关闭"), _("测量完毕")),
        ):
            form = page.editor.form
            if form is None:
                raise LookupError(words)
            title = form.rows["title"].input
            self._watch.measure(_("打一个字"), partial(self._type, said), title.typed)
            category = form.rows["category"].input
            if not category.typed():  # the next one begins with that of the one before
                self._choose(category, _CATEGORY)
            self._settle()
            self._measure_key(words, Qt.Key.Key_Return, modifiers, self._answer_said())
        self._settle()

    def _use_the_list(self) -> None:
        page = self._list_page("releases")
        shown = page.shown
        whole = shown.count
        words = str(shown.table.records.index(0, 0).data())[:_FEW]
        shown.bar.words.setFocus()
        self._watch.measure(_("筛选列表"), partial(self._type, words), lambda: 0 < shown.count < whole)
        self._watch.measure(_("去掉筛选"), shown.bar.reset, lambda: shown.count == whole)
        sort = partial(shown.table.sortByColumn, 0, Qt.SortOrder.AscendingOrder)
        self._watch.measure(_("按标题排序"), sort, self._idle)
        search = self._window.desk.topbar.search if self._window.desk else None
        if search is None:
            raise LookupError
        search.setFocus()
        self._watch.measure(_("查找"), partial(self._type, words), lambda: search.showing)
        self._press(Qt.Key.Key_Escape)
        search.clear()

    def _change_many(self) -> None:
        page = self._list_page("releases")
        table = page.shown.table
        rows = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        chosen = QItemSelection(table.records.index(0, 0), table.records.index(_ROWS - 1, 0))
        self._watch.measure(
            _("选中 {count} 行").format(count=_ROWS),
            lambda: table.selectionModel().select(chosen, rows),
            lambda: table.selected_count() == _ROWS,
        )
        table.setFocus()
        self._measure_key(_("打开批量修改"), Qt.Key.Key_B, _CTRL, self._batch)
        change = self._batch()
        if change is None:
            raise LookupError
        line = change.lines[0]
        self._choose(line.chooser, _("信息分类"))
        if line.input is None:
            raise LookupError
        look = partial(self._choose, line.input, _OTHER)
        self._watch.measure(_("预览批量修改"), look, lambda: len(change.planned) == _ROWS)
        self._watch.measure(_("批量修改"), change.button.click, self._answer_said())
        self._settle()
        back = partial(self._window.undoing.take_back, self._offered)
        self._watch.measure(_("撤销批量修改"), back, self._answer_said())
        self._settle()

    def _work_on_a_case(self) -> None:
        page = self._list_page("applications")
        if not isinstance(page, ApplicationsPage):
            raise TypeError
        table, case = page.shown.table, page.case
        table.selectRow(_ANSWERED)
        self._come_to_the_front()
        table.setFocus()
        self._measure_key(_("打开一件申请"), Qt.Key.Key_Return, None, case.isVisible)
        preview = case.letters.preview
        self._watch.measure(_("起草文书"), partial(case.letters.draft, "receipt"), preview.isVisible)
        self._settle()
        issued = self._answer_said()
        self._watch.measure(_("制发文书"), preview.issue.click, lambda: issued() and self._offered)
        self._settle()
        page.show_case(table.records.record_id(_CLOSED))
        step = next(iter(case.steps.bar.buttons.values()))
        self._watch.measure(_("办理一步：打开表单"), step.click, lambda: case.steps.bar.form)
        form = case.steps.bar.form
        if form is None:
            raise LookupError
        self._watch.measure(_("办理一步：保存"), form.save_button.click, self._answer_said())
        self._settle()
        page.close_case()

    def _fill_the_annex(self) -> None:
        self._come_to_the_front()
        self._go("annex", _("改动以后看附表"))
        page = self._page()
        if not isinstance(page, AnnexPage) or page.view is None:
            raise TypeError
        code = next(iter(page.view.annex.cells))
        self._watch.measure(
            _("看数字的来源"), lambda: page.figures.open(code), lambda: page.figures.shown is not None and self._idle()
        )
        self._measure_key(_("附表预览（PDF）"), Qt.Key.Key_P, _CTRL, lambda: page.previewing and self._idle())
        self._watch.measure(_("返回附表"), page.close_preview, lambda: not page.previewing)

    def _exchange(self) -> None:
        desk = self._window.desk
        self._go("exchange", _("打开上报汇总"))
        page = self._page()
        if desk is None or not isinstance(page, ExchangePage):
            raise TypeError
        look = partial(desk.navigate, "exchange", DroppedFiles((self._received,)))
        self._watch.measure(_("查看收到的文件"), look, lambda: page.files.received is not None and self._idle())
        said = self._answer_said()
        self._watch.measure(_("收下文件"), page.files.take.click, lambda: said() and self._idle())
        self._settle()
        asked = QFileDialog.getExistingDirectory
        QFileDialog.getExistingDirectory = lambda *_asked, **_named: str(self._folder)  # type: ignore[method-assign]
        try:
            said = self._answer_said()
            self._watch.measure(_("下发"), page.files.sending_asked.emit, lambda: said() and self._idle())
        finally:
            QFileDialog.getExistingDirectory = asked  # type: ignore[method-assign]
        self._settle()

    def _back_up(self) -> None:
        self._watch.measure(_("打开备份与恢复"), self._window.choose_backup, self._backups)
        shown = self._backups()
        if shown is None:
            raise LookupError
        self._settle()
        self._watch.measure(_("备份"), shown.make, self._idle)
        self._settle()
        shown.reject()

    def _go(self, name: str, words: str) -> None:
        desk = self._window.desk
        if desk is None:
            raise LookupError
        self._watch.measure(words, partial(desk.navigate, name), lambda: self._page().name == name and self._idle())
        self._settle()

    def _page(self) -> Page:
        page = self._window.desk.pages.current if self._window.desk else None
        if page is None:
            raise LookupError
        return page

    def _list_page(self, name: str) -> ListPage:
        if self._window.desk:
            self._window.desk.navigate(name)
        self._settle()
        page = self._page()
        if not isinstance(page, ListPage):
            raise TypeError(name)
        return page

    def _batch(self) -> BatchWindow | None:
        return next((one for one in self._window.findChildren(BatchWindow) if one.isVisible()), None)

    def _backups(self) -> BackupsWindow | None:
        return next((one for one in self._window.findChildren(BackupsWindow) if one.isVisible()), None)

    def _choose(self, box: QWidget, words: str) -> None:
        box.setFocus()
        self._type(words)
        self._press(Qt.Key.Key_Return)

    def _type(self, text: str) -> None:
        """Type a text where the keyboard is, as an input method does."""
        composed = QInputMethodEvent()
        composed.setCommitString(text)
        QApplication.sendEvent(QApplication.focusWidget() or self._window, composed)

    def _press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        QTest.keyClick(QApplication.focusWidget() or self._window, key, modifiers or Qt.KeyboardModifier.NoModifier)

    def _measure_key(
        self, words: str, key: Qt.Key, modifiers: Qt.KeyboardModifier | None, answered: Callable[[], object]
    ) -> None:
        self._watch.measure(words, partial(self._press, key, modifiers), answered)

    def _typing_in(self, whole: QWidget) -> bool:
        focused = QApplication.focusWidget()
        return isinstance(focused, QLineEdit | QPlainTextEdit) and whole.isAncestorOf(focused)

    def _answer_said(self) -> Callable[[], bool]:
        before = self._said
        return lambda: self._said > before

    def _hear(self, message: Message) -> None:
        self._said += 1
        self._offered = message.undo

    def _come_to_the_front(self) -> None:
        """Take the keyboard back from a dialog that was closed."""
        self._window.activateWindow()
        self._watch.wait(self._window.isActiveWindow)

    def _idle(self) -> bool:
        return not self._window.jobs.busy

    def _settle(self) -> None:
        """Let what goes on behind come to its end, unmeasured."""
        self._watch.wait(self._idle)
