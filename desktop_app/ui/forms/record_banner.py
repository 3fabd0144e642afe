"""What may stand over the form of a record; whoever makes an editor hands one in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton


class RecordBanner(QFrame):
    """News about the record that is shown; `give_back` is a button that stands with those of the form's head."""

    give_back: QPushButton

    def show_record(self, kind: str, record: str) -> None:
        """Show what there is to say of a record; none ("") hides everything."""
        raise NotImplementedError
