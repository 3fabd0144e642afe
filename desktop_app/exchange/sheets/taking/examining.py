"""Looking at a sheet: every row read, recognised and checked by the rules a saved record has; nothing is written."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.exchange.sheets.columns import RECORD_ID
from desktop_app.exchange.sheets.matching.meanings import Meanings
from desktop_app.exchange.sheets.matching.proposing import table_of
from desktop_app.exchange.sheets.reading.heading_rows import LeftOut
from desktop_app.exchange.sheets.taking.comparing import TELL_EVERY, Comparison
from desktop_app.exchange.sheets.taking.drafting import PutRight, draft
from desktop_app.exchange.sheets.taking.examined import Examined
from desktop_app.exchange.sheets.taking.known_records import foreign_numbers, linked_names
from desktop_app.exchange.sheets.taking.layout import layout_of
from desktop_app.exchange.sheets.taking.own_rows import numbers_of_own_rows, titles_by_number
from desktop_app.exchange.sheets.taking.recognition import Recognition
from desktop_app.exchange.sheets.taking.tree import refuse_unfounded
from desktop_app.i18n import _
from desktop_app.model.field import Shape
from desktop_app.model.kinds import Publication
from desktop_app.model.text import FieldError
from desktop_app.progress import Progress, silent
from desktop_app.store.log.reading import reading

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from desktop_app.exchange.sheets.grid import Row, Sheet
    from desktop_app.exchange.sheets.matching.matching import Matching
    from desktop_app.exchange.sheets.reading.heading_rows import Table
    from desktop_app.exchange.sheets.taking.drafting import Draft, Layout
    from desktop_app.ledger import Ledger
    from desktop_app.model.record import Record


def examine(
    ledger: Ledger,
    sheet: Sheet,
    kind: type[Record],
    matching: Matching,
    *,
    put_right: PutRight | None = None,
    left_out: Collection[int] = frozenset(),
    progress: Progress = silent,
) -> Examined:
    """Return what each row of a sheet becomes, and what is wrong with those that can't be taken.

    `left_out` are the numbers of rows that aren't wanted. Raises `UserError` where the matching can't be meant so.
    """
    put_right = put_right or PutRight()
    table = _table(sheet, kind, matching)
    layout = layout_of(kind, matching)
    with reading(ledger) as session:
        recognition = Recognition(session, kind)
        own = numbers_of_own_rows(ledger, session, kind, table.rows, layout, put_right.cells, recognition)
        kinds = {target.field.links for target in layout.targets if target.field.shape is Shape.LINK}
        titles = titles_by_number(kind, table.rows, layout, put_right.cells, own)
        links = linked_names(session, kinds, {kind.kind: titles})
    meanings = Meanings(kind, matching.words, links)
    _check_constants(layout, meanings)
    drafts = list(_drafts(kind, table.rows, layout, meanings, put_right, progress))
    for each in drafts:
        each.future = own.get(each.number, "")
    _refuse_numbers_twice(drafts)
    with reading(ledger) as session:
        foreign = foreign_numbers(session, kind, {each.record for each in drafts if each.record})
    comparison = Comparison(ledger, kind, recognition, links, frozenset(left_out))
    found = comparison.of(drafts, foreign, progress)
    if own:
        refuse_unfounded(kind, found)
    return Examined(
        kind=kind,
        table=table,
        matching=matching,
        targets=layout.targets,
        positions=layout.positions,
        rows=tuple(found),
        unknown={name: dict(words) for name, words in meanings.unknown.items()},
        corrections=put_right.cells,
    )


def _table(sheet: Sheet, kind: type[Record], matching: Matching) -> Table:
    """Return the records of the sheet, without the hidden rows where they aren't wanted."""
    table = table_of(sheet, kind, heading_rows=matching.heading_rows, last_row=matching.last_row)
    if matching.hidden:
        return table
    hidden = tuple(LeftOut(row.number, row.number, _("隐藏的行")) for row in table.rows if row.hidden)
    return replace(table, rows=[row for row in table.rows if not row.hidden], left_out=(*table.left_out, *hidden))


def _check_constants(layout: Layout, meanings: Meanings) -> None:
    """Refuse a value for all rows that the field can't hold: every row would say the same."""
    for target, position in zip(layout.targets, layout.positions, strict=True):
        if position is not None:
            continue
        try:
            said = meanings.several if target.part == Publication.kind else meanings.read
            said(target, layout.constants[target.name])
        except FieldError as error:
            text = _("给所有行填的“{field}”不对：{message}").format(field=target.text, message=error)
            raise UserError(text, _("请改成台账里有的内容。")) from error


def _drafts(
    kind: type[Record],
    rows: Sequence[Row],
    layout: Layout,
    meanings: Meanings,
    put_right: PutRight,
    progress: Progress,
) -> Iterator[Draft]:
    for done, row in enumerate(rows):
        if done % TELL_EVERY == 0:
            progress(done, 2 * len(rows), _("正在查看“{kind}”").format(kind=_(kind.label)))
        yield draft(row, layout, meanings, put_right)


def _refuse_numbers_twice(drafts: Sequence[Draft]) -> None:
    times = Counter(each.record for each in drafts if each.record)
    for each in drafts:
        if times[each.record] > 1:
            each.problems[RECORD_ID] = _("这个编号在表里出现了 {count} 次。").format(count=times[each.record])
