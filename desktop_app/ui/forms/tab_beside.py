"""What a kind of records has beside its form and its history."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


class Beside(QWidget):
    """The inside of a third tab of the editor; each kind that has one makes its own."""

    def title(self) -> str:
        """Return the words of the tab."""
        raise NotImplementedError

    def show_record(self, record_id: str) -> None:
        """Show what belongs to a record."""
        raise NotImplementedError
