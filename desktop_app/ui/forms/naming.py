"""What names a record and how records are counted, in lists, heads of forms and the list of recent changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.field import Shape
from desktop_app.model.listed import leading_field, shown_text
from desktop_app.written_numbers import number_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop_app.model.field import Value
    from desktop_app.model.record import Record

_LONGEST = 30
_PEOPLE = "人次"
_ROWS = "条"


def title_of(kind: type[Record], values: Mapping[str, Value], linked: Callable[[str, str], str]) -> str:
    """Return a record's title in words, or its kind's name; `linked(kind, id)` names other records."""
    field = leading_field(kind)
    value = values.get(field.name)
    text = linked(field.links, str(value)) if field.shape is Shape.LINK and value else shown_text(field, value)
    return text.strip().split("\n", maxsplit=1)[0] or _(kind.label)


def shortened(title: str) -> str:
    """Return a title short enough for a menu."""
    return title if len(title) <= _LONGEST else title[: _LONGEST - 1] + "…"


def counted(kind: type[Record], count: int) -> str:
    """Return how many records there are, e.g. 1,276 条; a record of many people is still one 条."""
    measure = _ROWS if kind.measure == _PEOPLE else kind.measure
    return _("{count} {measure}").format(count=number_text(count), measure=_(measure))
