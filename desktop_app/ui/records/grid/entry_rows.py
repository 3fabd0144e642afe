"""The rows of 连续录入: what was typed into each cell, in words, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from desktop_app.i18n import _
from desktop_app.model.codes import codes
from desktop_app.model.field import Shape
from desktop_app.model.record import form_fields
from desktop_app.model.text import FieldError, to_text
from desktop_app.office.records.rewriting import checked_values
from desktop_app.ui.forms.inputs.choice_list import Choice
from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.kit.tokens import COLOURS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop_app.model.field import Field, Value
    from desktop_app.model.record import Record

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_CHOSEN = frozenset({Shape.CODE, Shape.LINK})


@dataclass
class EntryRow:
    """One row: the values that could be read, the texts that couldn't, and what is wrong, each by the field's name."""

    values: dict[str, Value] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)
    touched: bool = False


class EntryRows(QAbstractTableModel):
    """The rows typed so far, and always an empty one below them.

    `linked` offers the records that a link may mean; `begin(ahead)` returns what a row starts with after so many
    others, `follow(above)` what it takes over from the values of the one above it.
    """

    def __init__(
        self,
        kind: type[Record],
        linked: Callable[[Field], Sequence[Choice]],
        begin: Callable[[int], dict[str, Value]],
        follow: Callable[[Mapping[str, Value]], dict[str, Value]],
    ) -> None:
        super().__init__()
        self.kind = kind
        self.fields = [one for one in form_fields(kind).values() if not one.owned]
        self._linked = linked
        self._begin = begin
        self._follow = follow
        self._begun = 0
        self.rows = [self._new_row({})]

    @property
    def typed(self) -> list[EntryRow]:
        """Return the rows into which something was typed."""
        return [row for row in self.rows if row.touched]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows there are, the empty one too."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many fields are typed."""
        return 0 if parent.isValid() else len(self.fields)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the field's name, a star where it must be filled in, or the row's number."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return section + 1
        one = self.fields[section]
        return _(one.label) + (" *" if one.required else "")

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every cell be typed in."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words, what is wrong with it, and its colour: red, or faint where it was only proposed."""
        row, one = self.rows[index.row()], self.fields[index.column()]
        problem = row.problems.get(one.name, "")
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), one).replace("\n", " ")
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(problem)
        if role == Qt.ItemDataRole.BackgroundRole and problem:
            return QColor(COLOURS.bad_tint)
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(COLOURS.bad if problem else COLOURS.text if row.touched else COLOURS.text_faint)
        return None

    def text(self, place: int, one: Field) -> str:
        """Return what a cell says."""
        row = self.rows[place]
        if one.name in row.unread:
            return row.unread[one.name]
        value = row.values.get(one.name)
        if one.shape is Shape.LINK:
            return next((choice.text for choice in self._linked(one) if choice.key == value), "")
        if one.shape is Shape.YES_NO and not value:
            return ""
        return to_text(one, value)

    def keep(self, place: int, one: Field, value: Value) -> None:
        """Take a value into a cell; what it can't be is marked, what is still lacking isn't yet."""
        row = self.rows[place]
        row.unread.pop(one.name, None)
        row.problems.pop(one.name, None)
        row.values[one.name] = value
        self._touch(place)

    def keep_text(self, place: int, one: Field, text: str) -> None:
        """Take a text into a cell, as it was pasted: a choice by its words."""
        try:
            value = checked_values(self.kind, {one.name: self._key(one, text)})[one.name]
        except FieldError as error:
            row = self.rows[place]
            row.unread[one.name], row.problems[one.name] = text, str(error)
            self._touch(place)
        else:
            self.keep(place, one, value)

    def mark(self, place: int, problems: Mapping[str, str]) -> None:
        """Mark what is wrong with a row, as whoever wanted to keep it found."""
        self.rows[place].problems.update(problems)
        self._tell(place)

    def remove(self, places: Sequence[int]) -> None:
        """Take rows out; one empty row stays."""
        self.beginResetModel()
        gone = set(places)
        self.rows = [row for place, row in enumerate(self.rows) if place not in gone]
        if not self.rows or self.rows[-1].touched:
            self.rows.append(self._new_row(self.rows[-1].values if self.rows else {}))
        self.endResetModel()

    def first_problem(self) -> tuple[int, int] | None:
        """Return the first cell with something wrong; every required field of a typed row must be filled in."""
        for place, row in enumerate(self.rows):
            if not row.touched:
                continue
            for column, one in enumerate(self.fields):
                if one.required and one.name not in row.unread and row.values.get(one.name) in {None, ""}:
                    row.problems[one.name] = _("请填写“{label}”。").format(label=_(one.label))
                if one.name in row.problems:
                    self._tell(place)
                    return place, column
        return None

    def _touch(self, place: int) -> None:
        self.rows[place].touched = True
        self._tell(place)
        if place + 1 < len(self.rows) and not self.rows[place + 1].touched:
            self.rows[place + 1].values |= self._follow(self.rows[place].values)
            self._tell(place + 1)
        if place + 1 == len(self.rows):
            self.beginInsertRows(QModelIndex(), place + 1, place + 1)
            self.rows.append(self._new_row(self.rows[place].values))
            self.endInsertRows()

    def _new_row(self, above: Mapping[str, Value]) -> EntryRow:
        # By how many were ever begun, not by its place: the number of a row that was taken out stays free.
        begun = self._begin(self._begun)
        self._begun += 1
        return EntryRow(begun | self._follow(above))

    def _tell(self, place: int) -> None:
        self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.fields) - 1))

    def _key(self, one: Field, text: str) -> str:
        """Return the key of the choice whose words a text is; any other text as it stands."""
        if one.shape not in _CHOSEN or not text.strip():
            return text
        known = (
            self._linked(one)
            if one.shape is Shape.LINK
            else [Choice(c.code, c.text) for c in codes(one.codes).values()]
        )
        found = next((choice.key for choice in known if text.strip() in {choice.text, choice.key}), None)
        if found is None and one.shape is Shape.LINK:
            message = _("“{label}”里没有“{text}”这一项，请从列表中选。")
            raise FieldError(message.format(label=_(one.label), text=text.strip()[:20]))
        return found or text
