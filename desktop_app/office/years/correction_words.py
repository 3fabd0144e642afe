"""Both versions of what a correction slip changed, in words: record by record, field by field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.field import LONGEST, Field, Shape, Value
from desktop_app.model.kinds import KINDS
from desktop_app.model.record import empty_value, typed_fields, values_of
from desktop_app.model.text import public_title, to_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from desktop_app.office.years.year_lock import Corrected


@dataclass(frozen=True, slots=True)
class SlipWords:
    """What a slip says: the records it concerns, and each before and after; one line a record."""

    records: str
    before: str
    after: str


def words_of(session: Session, corrected: Sequence[Corrected]) -> SlipWords:
    """Return the words for everything a slip corrected; a person's own values are never named."""
    names, before, after = [], [], []
    for one in corrected:
        title = public_title(one.kind, one.before or one.after)
        name = _("{kind}“{title}”").format(kind=_(one.kind.label), title=title) if title else _(one.kind.label)
        names.append(name)
        before.append(_said(session, name, one, one.before))
        after.append(_said(session, name, one, one.after))
    return SlipWords(_fitting(names), _fitting(before), _fitting(after))


def _said(session: Session, name: str, one: Corrected, values: Mapping[str, Value]) -> str:
    """Say what of a record was changed, as it stood in one of the versions."""
    if not values:
        return _("{record}：没有这条记录").format(record=name)
    fields = _("；").join(
        _("{field} {value}").format(field=_(field.label), value=_text(session, field, values) or _("（空）"))
        for field in _changed(one)
    )
    return _("{record}：{fields}").format(record=name, fields=fields)


def _changed(one: Corrected) -> Iterator[Field]:
    for name, field in typed_fields(one.kind).items():
        empty = empty_value(field)
        if not field.personal and one.before.get(name, empty) != one.after.get(name, empty):
            yield field


def _text(session: Session, field: Field, values: Mapping[str, Value]) -> str:
    value = values.get(field.name)
    if field.shape is not Shape.LINK or value is None:
        return to_text(field, value)
    kind = KINDS[field.links]
    meant = session.get(kind, value)
    return public_title(kind, values_of(meant)) if meant else ""


def _fitting(lines: list[str]) -> str:
    """Join lines; what is too long for one field ends with how many more there are (the log has them all)."""
    room = LONGEST[Shape.LINES] - 100
    kept: list[str] = []
    for line in lines:
        if sum(map(len, kept)) + len(kept) + len(line) > room:
            kept.append(_("……另有 {count} 条，见各记录的变更记录。").format(count=len(lines) - len(kept)))
            break
        kept.append(line)
    return "\n".join(kept)
