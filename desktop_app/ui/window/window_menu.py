"""What the window's menus do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenuBar

from desktop_app.i18n import _
from desktop_app.settings import ZOOMS
from desktop_app.ui.guide.help_window import show_help
from desktop_app.ui.preferences.preferences_window import PreferencesWindow
from desktop_app.ui.proof.checking import check_file
from desktop_app.ui.window.about import show_about
from desktop_app.ui.window.backing_up import ask_backup
from desktop_app.ui.window.card_window import ask_card
from desktop_app.ui.window.closed_work import show_password
from desktop_app.ui.window.completing import complete_catalogue
from desktop_app.ui.window.handing_over import ask_to_move_in, show_handover
from desktop_app.ui.window.menu import RULE, MenuEntry, add_languages, add_places, add_recent, fill, menus
from desktop_app.ui.window.reaching import open_palette, show_shortcuts
from desktop_app.ui.window.sheet_menu import ask_to_export, ask_to_import

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMainWindow

    from desktop_app.ui.context.jobs import Jobs
    from desktop_app.ui.context.live_settings import LiveSettings
    from desktop_app.ui.context.messages import Messages
    from desktop_app.ui.context.page import Page
    from desktop_app.ui.window.open_file import OpenFile
    from desktop_app.ui.window.opening import Opening
    from desktop_app.ui.window.places import Place
    from desktop_app.ui.window.undoing import Undoing


@dataclass(frozen=True, slots=True)
class MenuParts:
    """What the menus act on: the window, what it is made of, and what it does; `desk()` is None without a data file."""

    window: QMainWindow
    settings: LiveSettings
    places: Sequence[Place]
    messages: Messages
    opening: Opening
    undoing: Undoing
    desk: Callable[[], OpenFile | None]
    recent: Callable[[], list[Path]]
    choose_file: Callable[[], object]
    choose_backup: Callable[[], object]
    new_file: Callable[[], object]
    close_file: Callable[[], bool]
    jobs: Jobs


def furnish(parts: MenuParts) -> list[QAction]:
    """Fill the menu bar; returns the actions that need an open data file."""
    window = parts.window
    window.setMenuBar(QMenuBar())  # the one before goes with all its menus
    file, edit, view, help_ = menus(window.menuBar())
    needing = fill(file, _opening_lines(parts))
    add_recent(file.addMenu(_("最近打开(&R)")), parts.recent, parts.opening.open)
    needing += fill(file, _file_lines(parts))
    edit.addActions([parts.undoing.undo, parts.undoing.redo])
    needing += fill(edit, _edit_lines(parts))
    needing += add_places(view, parts.places, lambda name: _go(parts, name))
    needing += fill(view, _view_lines(parts))
    add_languages(view.addMenu(_("语言 Language(&L)")), lambda name: parts.settings.change("language", name))
    fill(view.addMenu(_("文字大小(&Z)")), _size_lines(parts))
    fill(help_, _help_lines(parts))
    return needing


def _opening_lines(parts: MenuParts) -> list[MenuEntry]:
    return [
        MenuEntry(_("新建台账(&N)…"), "Ctrl+Shift+N", parts.new_file),
        MenuEntry(_("打开(&O)…"), "Ctrl+O", parts.choose_file),
        MenuEntry(_("打开示例(&S)"), "", parts.opening.open_sample),
    ]


def _file_lines(parts: MenuParts) -> list[MenuEntry]:
    return [
        RULE,
        MenuEntry(_("导入(&I)…"), "", lambda: _with_desk(parts, ask_to_import), needs_file=True),
        MenuEntry(_("导出(&E)…"), "", lambda: _with_desk(parts, ask_to_export), needs_file=True),
        MenuEntry(_("打开刚保存的文件(&L)"), "Ctrl+Shift+O", lambda: _with_desk(parts, _open_saved), needs_file=True),
        MenuEntry(_("另存副本(&V)…"), "", lambda: _with_desk(parts, _back_up), needs_file=True),
        MenuEntry(_("备份与恢复(&B)…"), "", parts.choose_backup),
        MenuEntry(_("密码(&W)…"), "", lambda: _with_desk(parts, partial(_change_password, parts)), needs_file=True),
        MenuEntry(_("交接与换电脑(&H)…"), "", lambda: _with_desk(parts, partial(_hand_over, parts)), needs_file=True),
        MenuEntry(_("打开换电脑的文件(&M)…"), "", lambda: ask_to_move_in(parts.window, parts.jobs, parts.opening)),
        MenuEntry(_("打印(&P)…"), "Ctrl+P", lambda: _print(parts), needs_file=True),
        RULE,
        MenuEntry(_("设置(&T)…"), "Ctrl+,", lambda: _show_settings(parts)),
        RULE,
        MenuEntry(_("关闭文件(&C)"), "Ctrl+W", parts.close_file, needs_file=True),
        MenuEntry(_("退出(&Q)"), "Ctrl+Q", parts.window.close),
    ]


def _edit_lines(parts: MenuParts) -> list[MenuEntry]:
    return [
        RULE,
        MenuEntry(_("新增记录(&A)"), "Ctrl+N", lambda: _new_record(parts), needs_file=True),
        MenuEntry(_("查找(&F)"), "Ctrl+F", lambda: _find(parts), needs_file=True),
        MenuEntry(_("下一条查找结果(&X)"), "F3", lambda: _find_next(parts, 1), needs_file=True),
        MenuEntry(_("上一条查找结果(&V)"), "Shift+F3", lambda: _find_next(parts, -1), needs_file=True),
        RULE,
        MenuEntry(_("补齐官方目录(&O)"), "", lambda: _with_desk(parts, _complete), needs_file=True),
    ]


def _view_lines(parts: MenuParts) -> list[MenuEntry]:
    return [
        RULE,
        MenuEntry(_("后退(&B)"), "Alt+Left", lambda: _with_desk(parts, _back), needs_file=True),
        MenuEntry(_("前进(&F)"), "Alt+Right", lambda: _with_desk(parts, _forward), needs_file=True),
        MenuEntry(
            _("找命令、页面、记录(&K)…"), "Ctrl+K", lambda: open_palette(parts.window, parts.desk(), parts.places)
        ),
        MenuEntry(_("刷新(&R)"), "F5", lambda: _refresh(parts), needs_file=True),
        RULE,
    ]


def _size_lines(parts: MenuParts) -> list[MenuEntry]:
    return [
        MenuEntry(_("放大(&I)"), "Ctrl++", lambda: _zoom(parts, 1)),
        MenuEntry(_("缩小(&O)"), "Ctrl+-", lambda: _zoom(parts, -1)),
        MenuEntry(_("恢复 100 %(&R)"), "Ctrl+0", lambda: parts.settings.change("zoom", 100)),
    ]


def _help_lines(parts: MenuParts) -> list[MenuEntry]:
    return [
        MenuEntry(_("使用说明(&H)"), "F1", lambda: _help(parts)),
        MenuEntry(
            _("快捷键(&S)"),
            "Ctrl+/",
            lambda: show_shortcuts(parts.window, parts.desk(), parts.jobs, parts.messages),
        ),
        MenuEntry(_("信息员卡片(&K)"), "", lambda: ask_card(parts.window, parts.jobs, parts.messages)),
        MenuEntry(_("自检(&C)"), "", lambda: _check(parts)),
        RULE,
        MenuEntry(_("关于公开台账(&A)"), "", lambda: show_about(parts.window)),
    ]


def _page(parts: MenuParts) -> Page | None:
    desk = parts.desk()
    return desk.pages.current if desk else None


def _with_desk(parts: MenuParts, act: Callable[[OpenFile], object]) -> None:
    desk = parts.desk()
    if desk:
        act(desk)


def _change_password(parts: MenuParts, desk: OpenFile) -> None:
    show_password(parts.window, desk.context, parts.close_file, parts.opening.change_password)


def _hand_over(parts: MenuParts, desk: OpenFile) -> None:
    show_handover(parts.window, desk.context, parts.close_file)


def _back_up(desk: OpenFile) -> None:
    ask_backup(desk, desk.context)


def _complete(desk: OpenFile) -> None:
    complete_catalogue(desk.context)


def _open_saved(desk: OpenFile) -> None:
    desk.banner.file.open_file()


def _back(desk: OpenFile) -> None:
    desk.pages.go_back()


def _forward(desk: OpenFile) -> None:
    desk.pages.go_forward()


def _check(parts: MenuParts) -> None:
    desk = parts.desk()
    check_file(parts.window, desk.context if desk else None)


def _go(parts: MenuParts, name: str) -> None:
    _with_desk(parts, lambda desk: desk.navigate(name))


def _new_record(parts: MenuParts) -> None:
    page = _page(parts)
    if page and page.new_text():
        page.new_record()
    elif page:
        parts.messages.info(_("这一页没有可以新增的记录。"), _("请先切换到主动公开、依申请公开等页。"))


def _print(parts: MenuParts) -> None:
    page = _page(parts)
    if page and page.prints():
        page.print_page()
    elif page:
        parts.messages.info(_("这一页不能打印。"), _("请切换到附表与年报。"))


def _find(parts: MenuParts) -> None:
    desk = parts.desk()
    if desk:
        desk.topbar.search.setFocus()
        desk.topbar.search.selectAll()


def _help(parts: MenuParts) -> None:
    page = _page(parts)
    show_help(parts.window, page.name if page else "")


def _find_next(parts: MenuParts, by: int) -> None:
    _with_desk(parts, lambda desk: desk.topbar.search.go_on(by))


def _refresh(parts: MenuParts) -> None:
    _with_desk(parts, lambda desk: desk.pages.hear(None))


def _zoom(parts: MenuParts, by: int) -> None:
    """Go one size up or down, from wherever the size is now."""
    now = parts.settings.kept.zoom
    wanted = [percent for percent in ZOOMS if (percent > now if by > 0 else percent < now)]
    if wanted:
        parts.settings.change("zoom", wanted[0 if by > 0 else -1])


def _show_settings(parts: MenuParts) -> None:
    desk = parts.desk()
    if desk:
        desk.navigate("settings")
    else:
        PreferencesWindow(parts.window, parts.settings).open()
