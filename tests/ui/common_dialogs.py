"""The dialogs that people meet, each opened as the program opens it over the real window with the sample in it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from desktop_app.errors import UserError
from desktop_app.exchange.sheets.reading.clipboard import from_clipboard
from desktop_app.model.kinds import Category, Channel
from desktop_app.paths import resource
from desktop_app.store.proof.finding import Finding, Verdict
from desktop_app.store.proof.subjects import Subject
from desktop_app.ui.case.letter_editor import LetterEditor
from desktop_app.ui.context.correction_form import ask_correction
from desktop_app.ui.formats.format_files import check_file
from desktop_app.ui.formats.use_dialog import UseDialog
from desktop_app.ui.guide.help_window import show_help
from desktop_app.ui.kit import dialogs
from desktop_app.ui.kit.password_line import PasswordQuestion
from desktop_app.ui.password.passphrase_window import PassphraseWindow
from desktop_app.ui.preferences.preferences_window import PreferencesWindow
from desktop_app.ui.proof.repair_window import RepairWindow
from desktop_app.ui.proof.verdict_window import VerdictWindow
from desktop_app.ui.records.colouring.rule_window import RuleWindow
from desktop_app.ui.records.grid.pasting import PasteWindow
from desktop_app.ui.records.merge_window import MergeWindow
from desktop_app.ui.report.page import ReportPage
from desktop_app.ui.window.about import show_about
from desktop_app.ui.window.card_window import ask_card
from desktop_app.ui.window.closed_work import show_backups, show_password
from desktop_app.ui.window.crash import CrashWindow
from desktop_app.ui.window.handing_over import show_handover
from desktop_app.ui.window.reaching import show_shortcuts
from tests.ui.walking import lay_out, list_page_at, page_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pytest

    from desktop_app.ui.context.context import Context
    from desktop_app.ui.records.list_page import ListPage
    from desktop_app.ui.window.main_window import MainWindow

_COPIED = "关于就业补贴的通知\t2013-05-06\n关于社保缴费基数的公告\t2013-05-07"
_ROWS = 20


def _context(window: MainWindow) -> Context:
    assert window.desk is not None
    return window.desk.context


def _releases(window: MainWindow) -> ListPage:
    """Return the list of releases with twenty rows chosen."""
    page = list_page_at(window, "releases")
    page.show_kind(page.tabs[0])
    table = page.shown.table
    last = min(_ROWS, table.records.rowCount()) - 1
    chosen = QItemSelection(table.records.index(0, 0), table.records.index(last, 0))
    rows = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    table.selectionModel().select(chosen, rows)
    return page


def _paste(window: MainWindow) -> None:
    page = _releases(window)
    table = page.shown.table
    ids, fields = table.selected_ids()[:2], table.fields_from(0)[:2]
    PasteWindow(page, _context(window), table.records.kind, ids, fields, from_clipboard(_COPIED)).open()


def _merge(window: MainWindow) -> None:
    page = list_page_at(window, "releases")
    page.show_kind(Channel)
    chosen = [page.shown.table.records.record_id(0)]
    MergeWindow(page.shown.table, _context(window), Category, chosen).open()


def _colour_rule(window: MainWindow) -> None:
    page = _releases(window)
    RuleWindow(window, page.shown.table.records.colouring, page.editor.around, None, ()).open()


def _figure(window: MainWindow) -> None:
    page = page_at(window, "report")
    assert isinstance(page, ReportPage)
    page.ask_for_figure()


def _problem(window: MainWindow) -> None:
    page = page_at(window, "report")
    assert isinstance(page, ReportPage)
    page.ask_for_problem(None)


def _verdict(window: MainWindow) -> None:
    found = tuple(Finding(subject, "关于就业补贴的通知") for subject in Subject)
    VerdictWindow(window, Verdict(found, 1, 1)).open()


def _backups(window: MainWindow) -> None:
    show_backups(window, _context(window), window.settings, window.opening, window.close_file)


def _password(window: MainWindow) -> None:
    show_password(window, _context(window), window.close_file, window.opening.change_password)


def _correction(window: MainWindow) -> None:
    note = "2013 年的附表已经公布，改动要写更正单。"
    ask_correction(_context(window), window, "删除主动公开信息 3 条", note, lambda _correction, _asking: None)


def _letter(window: MainWindow) -> None:
    lines = "\n".join(f"第{number}段：经审查，您申请获取的信息属于本机关主动公开的范围。" * 3 for number in range(9))
    LetterEditor(window, lines, lines + "。").open()


def _format_use(window: MainWindow) -> None:
    checked = check_file(_context(window).ledger, resource("annex", "D-2021.json"))
    assert checked.annex is not None
    UseDialog(window, checked, checked.annex).open()


DIALOGS: dict[str, Callable[[MainWindow], object]] = {
    "about": show_about,
    "help": show_help,
    "shortcuts": lambda window: show_shortcuts(window, window.desk, window.jobs, window.messages),
    "settings": lambda window: PreferencesWindow(window, window.live).open(),
    "card": lambda window: ask_card(window, window.jobs, window.messages),
    "backups": _backups,
    "password": _password,
    "passphrase": lambda window: PassphraseWindow(window).open(),
    "asked password": lambda window: PasswordQuestion(window, "输入密码", "请输入“示例”的密码：", "密码不对。").open(),
    "handover": lambda window: show_handover(window, _context(window), window.close_file),
    "verdict": _verdict,
    "repair": lambda window: RepairWindow(window, _context(window).ledger.path.parent).open(),
    "crash": lambda _window: CrashWindow("Traceback\n" + "  File “台账.py”, line 1\n" * 30).exec(),
    "export": lambda window: list_page_at(window, "applications").export_sheet(),
    "import": lambda window: list_page_at(window, "releases").import_sheet(),
    "batch": lambda window: _releases(window).change_selected(),
    "replace": lambda window: _releases(window).replace_in_selected(),
    "paste": _paste,
    "entry grid": lambda window: _releases(window).enter_several(),
    "merge": _merge,
    "colours": lambda window: _releases(window).shown.table.colours_wanted.emit(),
    "colour rule": _colour_rule,
    "conditions": lambda window: _releases(window).shown.bar.ask_conditions(),
    "correction slip": _correction,
    "format in use": _format_use,
    "letter": _letter,
    "figure": _figure,
    "problem": _problem,
    "told": lambda window: dialogs.tell(window, UserError("这个数据文件正被另一台电脑使用。", "请等它关闭。" * 9)),
    "confirmed": lambda window: dialogs.confirm(window, "要删除 25 条吗？", "可以撤销。", "删除", danger=True),
}


@contextmanager
def shown_instead_of_asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have dialogs that wait for an answer only shown; they stay till they are closed."""
    held: list[QDialog] = []

    def show(dialog: QDialog) -> int:
        held.append(dialog)
        dialog.show()
        return 0

    with monkeypatch.context() as patch:
        for kind in (QDialog, QMessageBox):
            patch.setattr(kind, "exec", show)
        yield


def opened_dialogs(window: MainWindow) -> Iterator[tuple[str, QDialog]]:
    """Open one dialog after the other, laid out; each is closed again when the next is asked for."""
    for name, open_it in DIALOGS.items():
        open_it(window)
        lay_out()
        shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
        assert len(shown) == 1, (name, shown)
        yield name, shown[0]
        for one in shown:
            one.done(0)
            one.deleteLater()
        lay_out()
