"""What is done with the rows of a list: opened, pasted, changed, copied, deleted, several typed at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from desktop_app.ui.context.page import Page
from desktop_app.ui.records import list_actions
from desktop_app.ui.records.batch.batch_window import open_batch
from desktop_app.ui.records.batch.replace_window import open_replace
from desktop_app.ui.records.grid.entry_window import EntryWindow
from desktop_app.ui.records.grid.pasting import paste_into

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.model.field import Value
    from desktop_app.model.record import Record
    from desktop_app.ui.forms.editor import Editor
    from desktop_app.ui.records.record_list import RecordList


class RowWork(Page):
    """A page with a list (`shown`) and the editor beside it; a subclass opens records in it (`_open`)."""

    editor: Editor

    @property
    def shown(self) -> RecordList:
        """Return the list that is shown."""
        raise NotImplementedError

    def enter_several(self) -> None:
        """Take several new records of the kind that is shown, one below the other."""
        if not self.context.ledger.read_only:
            EntryWindow(self, self.context, self.shown.kind, self.editor.around).open()

    def paste(self) -> None:
        """Take in what was copied in a spreadsheet program; in the form Ctrl+V is the field's."""
        focused = QApplication.focusWidget()
        if not self.context.ledger.read_only and not (focused and self.editor.isAncestorOf(focused)):
            paste_into(self, self.context, self.shown.table)

    def open_selected(self) -> None:
        """Open the first of the selected records."""
        chosen = self.shown.table.selected_ids()
        if chosen:
            self._open(self.shown.kind, chosen[0], None)

    def delete_selected(self) -> None:
        """Delete the selected records, and offer to undo that."""
        chosen = self.shown.table.selected_ids()
        if chosen and not self.context.ledger.read_only:
            list_actions.delete(self.context, self.shown.kind, chosen)

    def change_selected(self) -> None:
        """Give fields of the selected records a new value, all at once."""
        open_batch(self, self.context, self.shown.table, self.editor.around)

    def replace_in_selected(self) -> None:
        """Replace a text in a field of the selected records; of all listed ones where none is selected."""
        open_replace(self, self.context, self.shown.table)

    def copy_record(self) -> None:
        """Start a new record like the selected one."""
        values = list_actions.copied_values(self.context, self.shown.table)
        if values and not self.context.ledger.read_only:
            self._open(self.shown.kind, None, values)

    def go_to_named(self) -> None:
        """Go to the named filters of the list, or back to that."""
        self.shown.go_to_named()

    def step(self, rows: int) -> None:
        """Open the record so many rows further down in the list than the one whose form is shown."""
        records = self.shown.table.records
        row = records.row_of(self.editor.record_id)
        if row >= 0 and 0 <= row + rows < records.rowCount():
            self._open(self.shown.kind, records.record_id(row + rows), None)

    def _open(self, kind: type[Record], record_id: str | None, values: Mapping[str, Value] | None) -> None:
        raise NotImplementedError
