"""A page of lists in which a saved application opens as a page of its own, in place of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.kinds import Application
from desktop_app.ui.case.case_view import CaseView
from desktop_app.ui.records.list_page import ListPage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.model.field import Value
    from desktop_app.model.record import Record
    from desktop_app.store.log.notices import Notice


class CasesPage(ListPage):
    """The list of applications; `case` is the page of the one that is open."""

    def build(self) -> None:
        """Make the list."""
        super().build()
        self.case = CaseView(self.context)
        self.case.closed.connect(self.close_case)
        self.case.edit_wanted.connect(self._edit)

    def refresh(self, notice: Notice | None) -> None:
        """Read the list and the open case again."""
        super().refresh(notice)
        if not self.case.isHidden():
            self.case.hear(notice)

    def arrive(self, target: object) -> None:
        """Show the records another page asked for, in the list."""
        self.close_case()
        super().arrive(target)

    def show_case(self, record_id: str) -> None:
        """Show the page of an application in place of the list."""
        if not self.case.show_record(record_id):
            self.context.messages.warn(_("这条记录已被删除。"))
            return
        if self.editor.form:
            self.editor.ask_to_close()
        self._list_side.hide()
        self.case.show()
        self.case.go_to_first()

    def close_case(self) -> None:
        """Go back to the list, with the application selected."""
        if not self.case.isHidden():
            self.case.hide()
            self._list_side.show()
            self.shown.table.select(self.case.record_id)
            self.shown.take_focus()

    def prints(self) -> bool:
        """Print while a letter is looked at."""
        return self.case.letters.preview.isVisible()

    def print_page(self) -> None:
        """Print the letter."""
        self.case.letters.preview.print_out()

    def _edit(self, record_id: str) -> None:
        """Show the form of what was registered, at the side of the case."""
        super()._open(Application, record_id, None)

    def _open(self, kind: type[Record], record_id: str | None, values: Mapping[str, Value] | None) -> None:
        if kind is Application and record_id:
            self.show_case(record_id)
        else:
            super()._open(kind, record_id, values)

    def _after_saving(self, record_id: str) -> None:
        """Go on with the case of what was just registered."""
        super()._after_saving(record_id)
        if self.case.isHidden() or self.case.record_id != record_id:
            self.show_case(record_id)

    def _after_closing(self) -> None:
        super()._after_closing()
        if not self.case.isHidden():
            self.case.go_to_first()

    def _lay_out(self) -> None:
        """Put the list, as every page lays it out, and the case beside each other; one of them is seen."""
        super()._lay_out()
        self._list_side = QWidget()
        self._list_side.setLayout(self._outer)
        self._outer.setContentsMargins(0, 0, 0, 0)
        both = QVBoxLayout(self)
        both.addWidget(self._list_side)
        both.addWidget(self.case)
        self.case.hide()
        self._fit()
