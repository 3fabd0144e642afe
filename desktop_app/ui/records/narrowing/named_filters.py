"""The menu of 常用筛选: the filters of a list by name, what can be done about them, and the way to its colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from desktop_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton

    from desktop_app.settings import KeptFilter
    from desktop_app.ui.records.narrowing.kept_filters import KeptFilters


class NamedFilters(QMenu):
    """The menu of a button.

    Signals: `wanted(KeptFilter)`, `fold_wanted(bool)` from and to the side of the list, `colours_wanted()`.
    """

    wanted = Signal(object)
    fold_wanted = Signal(bool)
    colours_wanted = Signal()

    def __init__(self, button: QPushButton, kept: KeptFilters, *, folded: bool) -> None:
        super().__init__(button)
        self._kept = kept
        self._folded = folded
        self.may_unfold = True
        button.setMenu(self)
        self.aboutToShow.connect(self.furnish)
        kept.changed.connect(self.furnish)
        self.furnish()

    def furnish(self) -> None:
        """List the filters there are, and what can be done about them."""
        self.clear()
        for below in self.findChildren(QMenu):
            below.deleteLater()  # clearing a menu leaves the menus below it
        kept, current = self._kept.all(), self._kept.current()
        for one in kept:
            action = self.addAction(_shown(one), lambda one=one: self.wanted.emit(one))
            action.setCheckable(True)
            action.setChecked(one == current)
        if kept:
            self.addSeparator()
        self.addAction(_("把现在的筛选存为…"), self._kept.ask_name).setEnabled(self._kept.worth_keeping)
        self.addAction(_("颜色规则…"), self.colours_wanted.emit)
        if kept:
            self._add_fold()
            self._add_choice(_("改名"), self._kept.ask_other_name)
            self._add_choice(_("删除"), self._kept.ask_to_forget)

    def _add_fold(self) -> None:
        words = _("放在列表旁边") if self._folded else _("收起到按钮")
        action = self.addAction(words, lambda: self.fold_wanted.emit(not self._folded))
        action.setEnabled(self.may_unfold or not self._folded)

    def _add_choice(self, words: str, act: Callable[[KeptFilter], object]) -> None:
        below = self.addMenu(words)
        for one in self._kept.all():
            below.addAction(_shown(one), lambda one=one: act(one))


def _shown(one: KeptFilter) -> str:
    return one.name.replace("&", "&&")
