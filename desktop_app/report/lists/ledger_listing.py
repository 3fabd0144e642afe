"""A list of records on paper (台账): its columns and order as on screen, a line for each record, signed at the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from desktop_app.i18n import _
from desktop_app.model.listed import is_amount, listed_fields
from desktop_app.office.records.listed_titles import linked_titles
from desktop_app.office.records.listing import Filter, record_ids, rows
from desktop_app.progress import silent
from desktop_app.report.lists.filter_words import filter_words
from desktop_app.report.lists.printed_list import note, nothing_listed, signed
from desktop_app.report.paper.document import (
    Block,
    Document,
    Listing,
    ListingColumn,
    Margins,
    Page,
    SignOff,
    Title,
)
from desktop_app.report.paper.fingerprint import fingerprint_of
from desktop_app.report.paper.head_and_foot import head_and_foot_of
from desktop_app.report.paper.plain_text import text_width
from desktop_app.store.log.reading import reading
from desktop_app.written_days import long_day_text
from desktop_app.written_numbers import number_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Field
    from desktop_app.model.record import Record
    from desktop_app.progress import Progress
    from desktop_app.report.paper.head_and_foot import HeadAndFoot

_EDGES = Margins(top=16, right=14, bottom=18, left=14)
_AT_ONCE = 500
_MEASURED = 1000
"""Rows by whose texts the columns' widths are chosen."""

_NARROWEST, _SHORT, _WIDEST, _PADDING, _ROOM = 2.0, 8.0, 30.0, 1.1, 84.0
"""In em of the list's type: the narrowest column, a short text, the widest column, its padding, all together."""

_LEFT: Literal["left"] = "left"
_CENTER: Literal["center"] = "center"
_RIGHT: Literal["right"] = "right"


@dataclass(frozen=True, slots=True)
class _Head:
    """What the head of the paper says: whose list, narrowed to what, in which kind."""

    kind: type[Record]
    head_and_foot: HeadAndFoot
    narrowed: tuple[str, ...]


def ledger_listing(
    ledger: Ledger,
    kind: type[Record],
    chosen: Filter | None = None,
    progress: Progress = silent,
    fields: Sequence[Field] | None = None,
) -> Document:
    """Return the list of what a filter lets through, to print lengthwise on A4.

    The columns are those of the kind's list without personal ones, or the `fields` that are asked for.
    `progress` hears of every 500 records and may raise `CancelledError`.
    """
    columns = [field for field in listed_fields(kind) if not field.personal] if fields is None else fields
    with reading(ledger) as session:
        today = ledger.source.now().astimezone().date()
        head_and_foot = head_and_foot_of(session, ledger.profile, None, today)
        head = _Head(kind, head_and_foot, filter_words(session, kind, chosen or Filter()))
        texts = _texts(session, kind, columns, record_ids(session, kind, chosen), progress)
    return _document(head, columns, texts, today)


def _texts(
    session: Session, kind: type[Record], fields: Sequence[Field], ids: Sequence[str], progress: Progress
) -> tuple[tuple[str, ...], ...]:
    """Return the rows, each with its number before it."""
    found: list[tuple[str, ...]] = []
    for start in range(0, len(ids), _AT_ONCE):
        progress(start, len(ids), _("正在读“{kind}”").format(kind=_(kind.label)))
        records = rows(session, kind, ids[start : start + _AT_ONCE])
        linked = linked_titles(session, fields, records)
        for record in records:
            found.append((str(len(found) + 1), *(linked.text(field, record) for field in fields)))
        session.expunge_all()
    return tuple(found)


def _document(head: _Head, fields: Sequence[Field], texts: tuple[tuple[str, ...], ...], today: dt.date) -> Document:
    title = _("{kind}台账").format(kind=_(head.kind.label))
    return Document(
        title=title,
        author=head.head_and_foot.organisation,
        blocks=tuple(_blocks(head, title, fields, texts)),
        fingerprint=fingerprint_of(texts),
        created=today,
        page=Page(orientation="landscape", margins=_EDGES),
    )


def _blocks(head: _Head, title: str, fields: Sequence[Field], texts: tuple[tuple[str, ...], ...]) -> list[Block]:
    head_and_foot, measure = head.head_and_foot, _(head.kind.measure)
    said = [(_("填报单位"), head_and_foot.organisation), (_("合计"), f"{number_text(len(texts))} {measure}")]
    narrowed = "；".join(head.narrowed)
    return [
        Title(title),
        *([note(narrowed)] if narrowed else []),
        SignOff((tuple(said),), edges=True),
        Listing(_columns(fields, texts), texts) if texts else nothing_listed(_("没有符合条件的记录。")),
        *signed(
            (_("填报人"), head_and_foot.preparer),
            (_("审核人"), head_and_foot.checker),
            (_("日期"), _day(head_and_foot.date)),
        ),
    ]


def _day(day: dt.date | None) -> str:
    return long_day_text(day) if day else ""


def _columns(fields: Sequence[Field], texts: Sequence[Sequence[str]]) -> tuple[ListingColumn, ...]:
    """Return the columns, wide enough for short texts to stand on one line; long ones share what is left."""
    headings = [_("序号"), *(_(field.label) for field in fields)]
    measured = texts[:: max(len(texts) // _MEASURED, 1)]
    needs = [_need(heading, [row[place] for row in measured]) for place, heading in enumerate(headings)]
    aligns = [_CENTER, *(_RIGHT if is_amount(field) else _LEFT for field in fields)]
    return tuple(map(ListingColumn, headings, _shared(needs, _ROOM), aligns))


def _need(heading: str, texts: Sequence[str]) -> float:
    """Return the width in em in which a column's texts stand on one line: all short ones, nine in ten of long ones."""
    widths = sorted(map(text_width, texts)) or [0.0]
    need = max(width for width in widths if width <= max(_SHORT, widths[len(widths) * 9 // 10]))
    two_lines = min(widths[-1] / 2 + 1, _SHORT)  # what is rare and long isn't squeezed into a tower of lines
    return min(max(need, two_lines, text_width(heading), _NARROWEST), _WIDEST) + _PADDING


def _shared(needs: Sequence[float], room: float) -> list[float]:
    """Share a room: whoever needs less than an equal part gets all of it, the others share the rest equally."""
    widths = [0.0] * len(needs)
    for done, place in enumerate(sorted(range(len(needs)), key=needs.__getitem__)):
        widths[place] = min(needs[place], (room - sum(widths)) / (len(needs) - done))
    return widths
