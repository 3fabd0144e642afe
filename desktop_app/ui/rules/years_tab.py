"""The calendar year by year: reading it, importing an announced year, entering or correcting one."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.kinds import CalendarYear
from desktop_app.model.law.calendar_records import arrangement_values
from desktop_app.model.record import typed_fields
from desktop_app.office.rules.own_rules import keep_year, own_year
from desktop_app.paths import user_documents
from desktop_app.store.log.reading import read
from desktop_app.ui.forms.inline_form import Asked, InlineForm
from desktop_app.ui.kit.scrolling import scrolling
from desktop_app.ui.kit.theme import on_click, primary_button, quiet_button
from desktop_app.ui.kit.tokens import Size, Space, scaled
from desktop_app.ui.rules.notice_form import NoticeForm
from desktop_app.ui.rules.year_detail import YearDetail

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.model.field import Value
    from desktop_app.model.law.calendar import WorkCalendar
    from desktop_app.ui.context.doing import Asker
    from desktop_app.ui.rules.rule_actions import RuleActions

_LIST_WIDTH = 160


class YearsTab(QWidget):
    """The list of years and the one that is chosen."""

    def __init__(self, actions: RuleActions) -> None:
        super().__init__()
        self._actions = actions
        self.form: InlineForm | None = None
        self.notice: NoticeForm | None = None
        self.years = QListWidget()
        self.years.setAccessibleName(_("年度"))
        self.years.setFixedWidth(scaled(_LIST_WIDTH))
        self.years.currentRowChanged.connect(lambda _row: self._show_year())
        self.detail = YearDetail()
        self.paste = on_click(primary_button(_("粘贴通知…"), "document"), self.open_notice)
        self.take = on_click(quiet_button(_("导入安排…"), "import"), self._ask_for_file)
        self.edit = on_click(quiet_button(_("录入安排"), "edit"), self.open_form)
        self.remove = on_click(quiet_button(_("恢复官方安排"), "undo"), self._remove)
        for button in (self.paste, self.take, self.edit, self.remove):
            button.setEnabled(actions.may_write)
        self._lay_out()

    @property
    def year(self) -> int:
        """Return the year that is chosen."""
        item = self.years.currentItem()
        return int(item.data(Qt.ItemDataRole.UserRole)) if item else self._actions.context.today().year

    def refresh(self) -> None:
        """Read the years again and keep the chosen one."""
        chosen, today = self.year, self._actions.context.today().year
        calendar = self._actions.context.ledger.rules.calendar
        self.years.blockSignals(True)
        self.years.clear()
        for year in sorted({*calendar.years, today, today + 1}, reverse=True):
            announced = calendar.announced(year)
            text = _("{year} 年").format(year=year) if announced else _("{year} 年（暂定）").format(year=year)
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, year)
            item.setSizeHint(QSize(0, Size.ROW))
            self.years.addItem(item)
            if year == chosen:
                self.years.setCurrentItem(item)
        self.years.blockSignals(False)
        self._show_year()

    def choose(self, year: int) -> None:
        """Show a year."""
        for place in range(self.years.count()):
            if self.years.item(place).data(Qt.ItemDataRole.UserRole) == year:
                self.years.setCurrentRow(place)

    def take_in(self, path: Path) -> None:
        """Take the arrangement of a year in from a file; says so where it is another file."""
        from desktop_app.report.rulefiles.calendar_file import read_calendar_year  # noqa: PLC0415 (loaded when wanted)

        try:
            values = read_calendar_year(path)
        except UserError as error:
            self._actions.context.messages.error(error)
        else:
            self._save(values)

    def open_notice(self) -> None:
        """Paste the text of a notice and look at the days found in it."""
        self._close_form()
        calendar = self._actions.context.ledger.rules.calendar
        self.notice = NoticeForm(self._year_to_announce(calendar), calendar)
        self.notice.closed.connect(self._close_form)
        self.notice.edit_wanted.connect(self._edit)
        self.notice.taken.connect(self._save_notice)
        self._right.insertWidget(1, self.notice)
        self.notice.go_to_text()

    def _year_to_announce(self, calendar: WorkCalendar) -> int:
        """Return the year meant by a text that names none: the chosen one, or the next that has no notice yet."""
        waiting = (year for year in count(self._actions.context.today().year) if not calendar.announced(year))
        return self.year if not calendar.announced(self.year) else next(waiting)

    def open_form(self) -> None:
        """Enter or correct the arrangement of the chosen year."""
        shown = self._actions.context.ledger.rules.calendar.years.get(self.year)
        self._edit(arrangement_values(shown) if shown else {"year": self.year})

    def _edit(self, start: Mapping[str, Value]) -> None:
        self._close_form()
        asked = Asked(
            _("录入年度节假日安排"),
            list(typed_fields(CalendarYear).values()),
            start,
            _("保存"),
            _("以国务院办公厅通知为准。保存后重新计算未办结申请的答复期限，并列出变动的各件。"),
        )
        self.form = InlineForm(asked, self._actions.around, self._save)
        self.form.closed.connect(self._close_form)
        self._right.insertWidget(1, self.form)
        self.form.go_to_first()

    def _close_form(self) -> None:
        for form in (self.form, self.notice):
            if form:
                form.hide()
                form.deleteLater()
        self.form = self.notice = None

    def _save_notice(self, values: Mapping[str, Value]) -> None:
        self._save(values, self.notice)

    def _ask_for_file(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("导入年度节假日安排"), str(user_documents()), _("节假日安排 (*.json)")
        )
        if chosen:
            self.take_in(Path(chosen))

    def _save(self, values: Mapping[str, Value], form: Asker | None = None) -> None:
        """Keep the arrangement of a year in place of the one this office has kept before."""
        year = values.get("year")

        def done() -> None:
            self.refresh()
            if isinstance(year, int):
                self.choose(year)

        self._actions.change(
            _("{year} 年节假日安排").format(year=year), lambda change: keep_year(change, values), done, form
        )

    def _remove(self) -> None:
        standing = self._own(self.year)
        if standing:
            label = _("恢复 {year} 年官方安排").format(year=self.year)
            self._actions.change(label, lambda change: change.delete(standing), self.refresh)

    def _own(self, year: int) -> str:
        """Return the id of the record that this office keeps for a year, or ""."""
        return read(self._actions.context.ledger, own_year, year)

    def _show_year(self) -> None:
        own = bool(self._own(self.year))
        known = self._actions.context.ledger.rules.calendar.years
        self.detail.show_year(self.year, known.get(self.year), own=own)
        self.remove.setVisible(own)
        self.edit.setText(_("更正安排") if self.year in known else _("录入安排"))

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(Space.SMALL)
        bar.addStretch(1)
        for button in (self.remove, self.take, self.edit, self.paste):
            bar.addWidget(button)
        self._right = QVBoxLayout()
        self._right.setContentsMargins(0, 0, Space.TINY, 0)
        self._right.setSpacing(Space.MEDIUM)
        self._right.addLayout(bar)
        self._right.addWidget(self.detail)
        self._right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.LARGE)
        row.addWidget(self.years)
        row.addWidget(scrolling(self._right), 1)
