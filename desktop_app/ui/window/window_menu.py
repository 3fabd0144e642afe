"""What the window's menus do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenuBar

from desktop_app.i18n import _
from desktop_app.ui.window.about import show_about
from desktop_app.ui.window.file_work import ask_backup, check_file
from desktop_app.ui.window.help_window import show_help
from desktop_app.ui.window.menu import RULE, MenuEntry, add_languages, add_places, add_recent, add_zooms, fill, menus
from desktop_app.ui.window.sheet_menu import ask_export, ask_import

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from desktop_app.ui.context.page import Page
    from desktop_app.ui.window.main_window import MainWindow


def furnish(window: MainWindow) -> list[QAction]:
    """Fill the menu bar; returns the actions that need an open data file."""
    window.setMenuBar(QMenuBar())  # the one before goes with all its menus
    file, edit, view, help_ = menus(window.menuBar())
    needing = fill(file, _opening_lines(window))
    add_recent(file.addMenu(_("最近打开(&R)")), window.recent, window.opening.open)
    needing += fill(file, _file_lines(window))
    edit.addActions([window.undoing.undo, window.undoing.redo])
    needing += fill(edit, _edit_lines(window))
    needing += add_places(view, window.places, lambda name: _go(window, name))
    needing += fill(view, _view_lines(window))
    add_languages(view.addMenu(_("语言 Language(&L)")), window.language_asked.emit)
    add_zooms(view.addMenu(_("文字大小(&Z)")), window.settings.zoom, lambda percent: _zoom(window, percent))
    fill(help_, _help_lines(window))
    return needing


def _opening_lines(window: MainWindow) -> list[MenuEntry]:
    return [
        MenuEntry(_("新建台账(&N)…"), "Ctrl+Shift+N", lambda: _new_file(window)),
        MenuEntry(_("打开(&O)…"), "Ctrl+O", window.choose_file),
        MenuEntry(_("打开示例(&S)"), "", window.opening.open_sample),
    ]


def _file_lines(window: MainWindow) -> list[MenuEntry]:
    return [
        RULE,
        MenuEntry(_("导入(&I)…"), "", lambda: ask_import(window), needs_file=True),
        MenuEntry(_("导出(&E)…"), "", lambda: ask_export(window), needs_file=True),
        MenuEntry(_("备份(&B)…"), "", lambda: ask_backup(window), needs_file=True),
        MenuEntry(_("打印(&P)…"), "Ctrl+P", lambda: _print(window), needs_file=True),
        RULE,
        MenuEntry(_("关闭文件(&C)"), "Ctrl+W", window.close_file, needs_file=True),
        MenuEntry(_("退出(&Q)"), "Ctrl+Q", window.close),
    ]


def _edit_lines(window: MainWindow) -> list[MenuEntry]:
    return [
        RULE,
        MenuEntry(_("新增记录(&A)"), "Ctrl+N", lambda: _new_record(window), needs_file=True),
        MenuEntry(_("查找(&F)"), "Ctrl+F", lambda: _find(window), needs_file=True),
    ]


def _view_lines(window: MainWindow) -> list[MenuEntry]:
    return [RULE, MenuEntry(_("刷新(&R)"), "F5", lambda: _refresh(window), needs_file=True), RULE]


def _help_lines(window: MainWindow) -> list[MenuEntry]:
    return [
        MenuEntry(_("使用说明(&H)"), "F1", lambda: show_help(window)),
        MenuEntry(_("自检(&C)"), "", lambda: check_file(window)),
        RULE,
        MenuEntry(_("关于公开台账(&A)"), "", lambda: show_about(window)),
    ]


def _page(window: MainWindow) -> Page | None:
    return window.desk.pages.current if window.desk else None


def _go(window: MainWindow, name: str) -> None:
    if window.desk:
        window.desk.navigate(name)


def _new_file(window: MainWindow) -> None:
    if window.close_file():
        window.start.show_form()


def _new_record(window: MainWindow) -> None:
    page = _page(window)
    if page and page.new_text():
        page.new_record()
    elif page:
        window.messages.info(_("这一页没有可以新增的记录。"), _("请先切换到主动公开、依申请公开等页。"))


def _print(window: MainWindow) -> None:
    page = _page(window)
    if page and page.prints():
        page.print_page()
    elif page:
        window.messages.info(_("这一页不能打印。"), _("请切换到附表与年报。"))


def _find(window: MainWindow) -> None:
    if window.desk:
        window.desk.topbar.search.setFocus()
        window.desk.topbar.search.selectAll()


def _refresh(window: MainWindow) -> None:
    if window.desk:
        window.desk.pages.hear(None)


def _zoom(window: MainWindow, percent: int) -> None:
    window.settings.zoom = percent
    text = _("文字大小在下次启动时改为 {percent}%。").format(percent=percent)
    window.messages.info(text)
