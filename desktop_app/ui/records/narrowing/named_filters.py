"""常用筛选: what a list is narrowed to, kept under a name and called up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.settings import KeptFilter
from desktop_app.ui.kit.asking import Asking, Question

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop_app.model.record import Record
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.records.criteria import Criteria

_LONGEST_NAME = 40


class NamedFilters(QMenu):
    """The menu of the filters of one list; `now()` returns what it is narrowed to. Signal `wanted(KeptFilter)`."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget, context: Context, kind: type[Record], now: Callable[[], Criteria]) -> None:
        super().__init__(parent)
        self._context = context
        self._kind = kind
        self._now = now
        self.aboutToShow.connect(self.furnish)

    def furnish(self) -> None:
        """List the filters there are, and what can be done about them."""
        self.clear()
        for below in self.findChildren(QMenu):
            below.deleteLater()  # clearing a menu leaves the menus below it
        kept = self._kept()
        for one in kept:
            self.addAction(one.name.replace("&", "&&"), lambda one=one: self.wanted.emit(one))
        if kept:
            self.addSeparator()
        keep = self.addAction(_("把现在的筛选存为…"), self.ask_name)
        keep.setEnabled(_worth_keeping(self._now()))
        if kept:
            gone = self.addMenu(_("删除"))
            for one in kept:
                gone.addAction(one.name.replace("&", "&&"), lambda one=one: self._forget(one))

    def ask_name(self) -> None:
        """Ask for a name and keep what the list is narrowed to."""

        def take(texts: Mapping[str, str], dialog: Asking) -> None:
            name = texts["name"].strip()
            if not name or len(name) > _LONGEST_NAME:
                raise UserError(_("请起一个名字，最多 {most} 个字。").format(most=_LONGEST_NAME))
            self._keep(kept_filter(name, self._now()))
            dialog.accept()

        note = _("同名的会被替换；年度总是跟着工作年度。")
        Asking(self.parentWidget(), _("存为常用筛选"), note, [Question("name", _("名字"))], _("保存"), take).exec()

    def _kept(self) -> list[KeptFilter]:
        return self._context.settings.filters(self._context.ledger.path, self._kind.kind)

    def _keep(self, one: KeptFilter) -> None:
        others = [other for other in self._kept() if other.name != one.name]
        self._context.settings.keep_filters(self._context.ledger.path, self._kind.kind, [*others, one])

    def _forget(self, one: KeptFilter) -> None:
        others = [other for other in self._kept() if other != one]
        self._context.settings.keep_filters(self._context.ledger.path, self._kind.kind, others)


def kept_filter(name: str, criteria: Criteria) -> KeptFilter:
    """Return what a list is narrowed to under a name; the year isn't part of it."""
    picked = {field: list(keys) for field, keys in criteria.picked.items() if keys}
    return KeptFilter(
        name=name, words=criteria.words, month=criteria.month, picked=picked, conditions=list(criteria.asked)
    )


def _worth_keeping(criteria: Criteria) -> bool:
    return bool(criteria.words.strip() or any(criteria.picked.values()) or criteria.month or criteria.asked)
