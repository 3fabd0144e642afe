"""The columns of a list: the `listed` fields of a kind, with widths and alignment that follow from their shape."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.codes import codes
from desktop_app.model.field import Field, Shape
from desktop_app.model.listed import is_amount, leading_field, listed_fields
from desktop_app.model.record import fields_of
from desktop_app.ui.kit.tokens import scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.model.record import Record

_WIDTHS = {
    Shape.DAY: 108,
    Shape.YES_NO: 72,
    Shape.WHOLE: 84,
    Shape.DECIMAL: 116,
    Shape.MONEY: 128,
    Shape.LINK: 148,
}
_OTHER_WIDTH = 136
_WIDEST = {"staff": "unit", "attachment": "application", "dispute_attachment": "dispute"}
"""Kinds in which another field than the name takes the room that is left: a short name, or one no list shows."""
_NAME = 0
"""The place of what names a record."""
_LETTER = 12
_NARROW_LETTER = 7
_FIRST_WIDE = 0x2E80
_ROOM_FOR_ARROW = 36


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list; `stretches` marks the one that takes what is left."""

    field: Field
    stretches: bool = False

    @property
    def width(self) -> int:
        """Return how wide it is at first in logical pixels: room for its values and its heading in this language."""
        wanted = _coded_width(self.field) if self.marked else scaled(_WIDTHS.get(self.field.shape, _OTHER_WIDTH))
        return max(wanted, _length(self.heading) + scaled(_ROOM_FOR_ARROW))

    @property
    def heading(self) -> str:
        """Return the words at its head."""
        return _(self.field.label)

    @property
    def right(self) -> bool:
        """Tell whether its values stand at the right, as amounts do."""
        return is_amount(self.field)

    @property
    def marked(self) -> bool:
        """Tell whether its values are drawn as rounded marks."""
        return self.field.shape is Shape.CODE


def by_importance(columns: Sequence[Column]) -> list[int]:
    """Return the places of the columns besides the title, those first that stay longest where room is short.

    A name never goes where something else stretches. After the days it is an amount that one looks for, then what
    follows from a record, where it stands.
    """
    ranks = {Shape.DAY: 0, Shape.DECIMAL: 1, Shape.MONEY: 1, Shape.YES_NO: 3, Shape.TEXT: 4}
    places = [place for place, column in enumerate(columns) if not column.stretches]
    fields = {place: columns[place].field for place in places}
    return sorted(
        places, key=lambda place: (place != _NAME, ranks.get(fields[place].shape, 2), not fields[place].derived)
    )


@cache
def columns_of(kind: type[Record], more: frozenset[str] = frozenset()) -> tuple[Column, ...]:
    """Return the columns of a kind's list: the title first, then the others as they are declared.

    `more` names fields that the list doesn't show by itself and a person chose (`choosable`).
    """
    widest = _WIDEST.get(kind.kind, leading_field(kind).name)
    chosen = [field for field in choosable(kind) if field.name in more]
    return tuple(Column(field, stretches=field.name == widest) for field in (*listed_fields(kind), *chosen))


@cache
def choosable(kind: type[Record]) -> tuple[Field, ...]:
    """Return the fields that aren't listed by themselves and can be: all that aren't personal or made by themselves."""
    shown = {field.name for field in listed_fields(kind)}
    others = (field for field in fields_of(kind).values() if field.name not in shown)
    return tuple(field for field in others if not (field.personal or field.made_from or field.owned))


def _coded_width(field: Field) -> int:
    longest = max(_length(code.text) for code in codes(field.codes).values())
    return min(longest + scaled(_ROOM_FOR_ARROW), scaled(_OTHER_WIDTH))


def _length(text: str) -> int:
    """Return about how long a text is in small type: Chinese characters are twice as wide as Latin letters."""
    return sum(scaled(_LETTER) if ord(character) >= _FIRST_WIDE else scaled(_NARROW_LETTER) for character in text)
