"""The filters of one list that were given names: kept, called otherwise, given up, and what each asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.record import fields_of
from desktop_app.settings import KeptFilter
from desktop_app.ui.kit.asking import Asking, Question
from desktop_app.ui.kit.dialogs import confirm
from desktop_app.ui.records.criteria import Criteria, chip_fields

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from desktop_app.model.record import Record
    from desktop_app.ui.context.context import Context

_LONGEST_NAME = 40


class KeptFilters(QObject):
    """Those of one list; `now()` returns what that is narrowed to. Signal `changed()`: there are others now."""

    changed = Signal()

    def __init__(self, parent: QWidget, context: Context, kind: type[Record], now: Callable[[], Criteria]) -> None:
        super().__init__(parent)
        self._window, self._context, self.kind, self._now = parent, context, kind, now

    def all(self) -> list[KeptFilter]:
        """Return them in the order in which they were kept."""
        return self._context.settings.filters(self._context.ledger.path, self.kind.kind)

    def asked_by(self, one: KeptFilter) -> Criteria:
        """Return what one narrows the list to in the working year; what the kind no longer has asks for nothing."""
        known, chips = fields_of(self.kind), {field.name for field in chip_fields(self.kind)}
        picked = {name: tuple(keys) for name, keys in one.picked.items() if name in chips}
        asked = tuple(condition for condition in one.conditions if condition.field in known)
        return Criteria(one.words, self._context.year.value, picked, month=one.month, asked=asked)

    def current(self) -> KeptFilter | None:
        """Return the one that the list is narrowed to, if it is any."""
        now = self._now()
        if now.year != self._context.year.value or now.more or now.only is not None:
            return None
        return next((one for one in self.all() if _same(self.asked_by(one), now)), None)

    @property
    def nothing_narrowed(self) -> bool:
        """Tell whether the list shows everything of the working year."""
        now = self._now()
        return now.year == self._context.year.value and not now.narrows()

    @property
    def worth_keeping(self) -> bool:
        """Tell whether the list is narrowed to something that no name was given yet."""
        now = self._now()
        narrowed = now.words.strip() or any(now.picked.values()) or now.month or now.asked
        return bool(narrowed) and self.current() is None

    def ask_name(self) -> None:
        """Ask for a name and keep what the list is narrowed to."""

        def take(name: str) -> None:
            self._keep([*(one for one in self.all() if one.name != name), kept_filter(name, self._now())])

        self._ask(_("存为常用筛选"), _("同名的会被替换；年度总是跟着工作年度。"), "", take)

    def ask_other_name(self, renamed: KeptFilter) -> None:
        """Ask for another name of one."""

        def take(name: str) -> None:
            if any(one.name == name for one in self.all() if one != renamed):
                raise UserError(_("已经有一个叫“{name}”的筛选。").format(name=name))
            self._keep([msgspec.structs.replace(one, name=name) if one == renamed else one for one in self.all()])

        self._ask(_("常用筛选改名"), "", renamed.name, take)

    def ask_to_forget(self, gone: KeptFilter) -> None:
        """Give one up, if that is meant; the records stay."""
        words = _("删除常用筛选“{name}”？").format(name=gone.name)
        if confirm(self._window.window(), words, _("只删除这个筛选，记录都不变。"), _("删除"), danger=True):
            self._keep([one for one in self.all() if one != gone])

    def _ask(self, title: str, note: str, start: str, take: Callable[[str], None]) -> None:
        def check(texts: Mapping[str, str], dialog: Asking) -> None:
            name = texts["name"].strip()
            if not name or len(name) > _LONGEST_NAME:
                raise UserError(_("请起一个名字，最多 {most} 个字。").format(most=_LONGEST_NAME))
            take(name)
            dialog.accept()

        Asking(self._window.window(), title, note, [Question("name", _("名字"), start)], _("保存"), check).exec()

    def _keep(self, filters: list[KeptFilter]) -> None:
        self._context.settings.keep_filters(self._context.ledger.path, self.kind.kind, filters)
        self.changed.emit()


def kept_filter(name: str, criteria: Criteria) -> KeptFilter:
    """Return what a list is narrowed to under a name; the year isn't part of it."""
    picked = {field: list(keys) for field, keys in criteria.picked.items() if keys}
    return KeptFilter(
        name=name, words=criteria.words, month=criteria.month, picked=picked, conditions=list(criteria.asked)
    )


def _same(one: Criteria, other: Criteria) -> bool:
    return kept_filter("", one) == kept_filter("", other)
