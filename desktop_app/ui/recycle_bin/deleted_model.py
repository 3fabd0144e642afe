"""Deleted records as a table: when, by whom, what kind, which one, and what went with it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop_app.i18n import _, listed
from desktop_app.model.kinds import KINDS
from desktop_app.ui.forms.naming import counted, title_of
from desktop_app.ui.kit.plain_text import tip
from desktop_app.written_days import moment_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence

    from desktop_app.office.records.recycle_bin import DeletedRecord

WHEN, KIND, NAME, ALONG, WHO = range(5)
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for among the deleted; what is empty narrows nothing."""

    words: str = ""
    kind: str = ""
    who: str = ""
    since: dt.date | None = None


class DeletedModel(QAbstractTableModel):
    """One row for each record that was deleted by itself; `linked(kind, id)` names the records they mean."""

    def __init__(self, linked: Callable[[str, str], str]) -> None:
        super().__init__()
        self._linked = linked
        self._all: Sequence[DeletedRecord] = ()
        self._texts: Mapping[str, tuple[str, ...]] = {}
        self.rows: list[DeletedRecord] = []

    def take(self, deleted: Sequence[DeletedRecord], wanted: Wanted) -> None:
        """Show what was read anew."""
        self._all = deleted
        self._texts = {one.record: self._row(one) for one in deleted}
        self.narrow(wanted)

    def narrow(self, wanted: Wanted) -> None:
        """Show those that are looked for."""
        self.beginResetModel()
        self.rows = [one for one in self._all if self._holds(one, wanted)]
        self.endResetModel()

    def title(self, one: DeletedRecord) -> str:
        """Return what a deleted record was called."""
        return title_of(one.kind, one.values, self._linked)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Return how many are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else WHO + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 (Qt's)
        """Return the head of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("删除时间"), _("类别"), _("名称"), _("一起删除的"), _("删除人"))[section]
        return None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 (Qt's)
        """Return what a cell shows; long texts are whole in their tips."""
        text = self._texts[self.rows[index.row()].record][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        return tip(text) if role == Qt.ItemDataRole.ToolTipRole else None

    def _row(self, one: DeletedRecord) -> tuple[str, ...]:
        along = Counter(part.kind.kind for part in list(one.whole())[1:])
        parts = listed([f"{_(KINDS[name].label)} {counted(KINDS[name], count)}" for name, count in along.items()])
        return moment_text(one.at), _(one.kind.label), self.title(one), parts, one.who or _("未署名")

    def _holds(self, one: DeletedRecord, wanted: Wanted) -> bool:
        return (
            wanted.kind in {"", one.kind.kind}
            and wanted.who in {"", one.who}
            and (wanted.since is None or one.at.astimezone().date() >= wanted.since)
            and self._has_words(one, wanted.words.casefold().split())
        )

    def _has_words(self, one: DeletedRecord, words: Sequence[str]) -> bool:
        """Tell whether a record, or what went with it, holds all the words in its name or any of its texts."""
        values = (str(value) for part in one.whole() for value in part.values.values() if isinstance(value, str))
        text = "\n".join((*self._texts[one.record], *values)).casefold() if words else ""
        return all(word in text for word in words)
