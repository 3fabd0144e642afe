"""The days on which this place works, or doesn't, otherwise than the country."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.kinds import LocalDay
from desktop_app.model.record import typed_fields
from desktop_app.office.records.record_values import record_values
from desktop_app.office.rules.own_rules import local_days
from desktop_app.store.log.reading import read
from desktop_app.ui.forms.inline_form import Asked, InlineForm
from desktop_app.ui.kit.clipped import Clipped
from desktop_app.ui.kit.panel import Panel, line_of
from desktop_app.ui.kit.scrolling import scrolling
from desktop_app.ui.kit.theme import icon_button, label, on_click, pill, primary_button
from desktop_app.ui.kit.tokens import Space, Tone, scaled
from desktop_app.written_days import long_day_text, weekday_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from desktop_app.model.field import Value
    from desktop_app.store.log.operation import Change
    from desktop_app.ui.rules.rule_actions import RuleActions

_DAY_WIDTH = 190
_PILL_WIDTH = 80


class LocalDaysTab(QWidget):
    """The list of local days, and the form of one."""

    def __init__(self, actions: RuleActions) -> None:
        super().__init__()
        self._actions = actions
        self.form: InlineForm | None = None
        self.add = on_click(primary_button(_("新增本地特殊日"), "new"), lambda: self.open_form(None))
        self.add.setEnabled(actions.may_write)
        self.panel = Panel(_("本地特殊日"), "calendar")
        self._inside = QVBoxLayout()
        self._inside.setContentsMargins(0, 0, Space.TINY, 0)
        self._inside.setSpacing(Space.MEDIUM)
        bar = QHBoxLayout()
        bar.addStretch(1)
        bar.addWidget(self.add)
        self._inside.addLayout(bar)
        self._inside.addWidget(self.panel)
        self._inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling(self._inside))

    def refresh(self) -> None:
        """Read the days again, the newest first."""
        days = read(self._actions.context.ledger, local_days)
        self.panel.clear()
        for day in days:
            self.panel.add(self._line(day))
        if not days:
            self.panel.say_nothing("calendar", _("没有本地特殊日：工作日按国家安排计算。"))

    def open_form(self, record_id: str | None) -> None:
        """Enter a day, or correct one."""
        self._close_form()
        start: Mapping[str, Value] = {"day": self._actions.context.today(), "working": False}
        if record_id:
            start = read(self._actions.context.ledger, record_values, LocalDay, record_id) or start
        title = _("修改本地特殊日") if record_id else _("新增本地特殊日")
        note = _("如台风停工、地方性节日；写明依据的文件。保存后重新计算未办结申请的答复期限。")
        asked = Asked(title, list(typed_fields(LocalDay).values()), start, _("保存"), note)
        self.form = InlineForm(asked, self._actions.around, partial(self._save, record_id))
        self.form.closed.connect(self._close_form)
        self._inside.insertWidget(1, self.form)
        self.form.go_to_first()

    def _save(self, record_id: str | None, values: Mapping[str, Value], form: InlineForm) -> None:
        def work(change: Change) -> None:
            if record_id:
                change.update(record_id, values)
            else:
                change.add(LocalDay, values)

        self._actions.change(_("本地特殊日 {day}").format(day=values.get("day")), work, self.refresh, form)

    def _remove(self, record_id: str, day: str) -> None:
        words = _("删除本地特殊日 {day}").format(day=day)
        self._actions.change(words, lambda change: change.delete(record_id), self.refresh)

    def _close_form(self) -> None:
        if self.form:
            self.form.hide()
            self.form.deleteLater()
            self.form = None

    def _line(self, record: LocalDay) -> QWidget:
        day, record_id = _words(record.day), record.id
        name = label(day, "line")
        name.setMinimumWidth(scaled(_DAY_WIDTH))
        mark = pill(_("算工作日") if record.working else _("不计"), Tone.ACCENT if record.working else Tone.NEUTRAL)
        mark.setMinimumWidth(scaled(_PILL_WIDTH))
        edit = on_click(icon_button("edit", _("修改{day}").format(day=day)), lambda: self.open_form(record_id))
        remove = on_click(icon_button("delete", _("删除{day}").format(day=day)), lambda: self._remove(record_id, day))
        for button in (edit, remove):
            button.setEnabled(self._actions.may_write)
        return line_of((name, mark), Clipped(record.reason), (edit, remove))


def _words(day: dt.date | None) -> str:
    return f"{long_day_text(day)} {weekday_text(day)}" if day else ""
