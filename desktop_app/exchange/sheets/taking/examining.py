"""Looking at a sheet: every row read, recognised and checked by the rules a saved record has; nothing is written."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.exchange.sheets.columns import RECORD_ID
from desktop_app.exchange.sheets.matching.headings import headings_of
from desktop_app.exchange.sheets.matching.meanings import Meanings
from desktop_app.exchange.sheets.taking.comparing import TELL_EVERY, Comparison
from desktop_app.exchange.sheets.taking.drafting import data_rows, draft
from desktop_app.exchange.sheets.taking.examined import Examined
from desktop_app.exchange.sheets.taking.known_records import foreign_numbers, linked_names
from desktop_app.exchange.sheets.taking.layout import layout_of
from desktop_app.exchange.sheets.taking.own_rows import numbers_of_own_rows, titles_by_number
from desktop_app.exchange.sheets.taking.recognition import Recognition
from desktop_app.exchange.sheets.taking.tree import refuse_unfounded
from desktop_app.i18n import _
from desktop_app.model.field import Shape
from desktop_app.model.text import FieldError
from desktop_app.progress import Progress, silent
from desktop_app.store.log.reading import reading

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from desktop_app.exchange.sheets.grid import Row, Sheet
    from desktop_app.exchange.sheets.links import LinkTitles
    from desktop_app.exchange.sheets.matching.matching import Matching
    from desktop_app.exchange.sheets.taking.drafting import Draft, Layout
    from desktop_app.ledger import Ledger
    from desktop_app.model.record import Record


def examine(
    ledger: Ledger,
    sheet: Sheet,
    kind: type[Record],
    matching: Matching,
    *,
    corrections: Mapping[tuple[int, int], str] | None = None,
    left_out: Collection[int] = frozenset(),
    progress: Progress = silent,
) -> Examined:
    """Return what each row of a sheet becomes, and what is wrong with those that can't be taken.

    `corrections` are the cells that a person put right, by row number and column; `left_out` the numbers of rows that
    aren't wanted. Raises `UserError` where the matching itself can't be meant so.
    """
    corrections = corrections or {}
    layout = layout_of(kind, matching)
    rows, passed = data_rows(sheet, matching, layout)
    with reading(ledger) as session:
        recognition = Recognition(session, kind)
        own = numbers_of_own_rows(ledger, kind, rows, layout, corrections, recognition)
        kinds = {target.field.links for target in layout.targets if target.field.shape is Shape.LINK}
        links = linked_names(session, kinds, {kind.kind: titles_by_number(kind, rows, layout, corrections, own)})
    meanings = Meanings(kind, matching.words, links)
    _check_constants(layout, meanings)
    drafts = list(_drafts(kind, rows, layout, meanings, links, corrections, own, progress))
    _refuse_numbers_twice(drafts)
    with reading(ledger) as session:
        foreign = foreign_numbers(session, kind, {each.record for each in drafts if each.record})
    comparison = Comparison(ledger, kind, recognition, links, frozenset(left_out))
    found = comparison.of(drafts, foreign, progress)
    if own:
        refuse_unfounded(kind, found)
    headings = headings_of({row.number: row for row in sheet.rows}, matching)
    return Examined(
        kind=kind,
        sheet=sheet,
        matching=matching,
        headings=headings,
        targets=layout.targets,
        positions=layout.positions,
        rows=tuple(found),
        passed_over=tuple(passed),
        unknown={name: dict(words) for name, words in meanings.unknown.items()},
        corrections=corrections,
    )


def _check_constants(layout: Layout, meanings: Meanings) -> None:
    """Refuse a value for all rows that the field can't hold: every row would say the same."""
    for target, position in zip(layout.targets, layout.positions, strict=True):
        if position is not None:
            continue
        try:
            several = meanings.several if target.part else meanings.value
            several(target, layout.constants[target.name])
        except FieldError as error:
            text = _("给所有行填的“{field}”不对：{message}").format(field=target.text, message=error)
            raise UserError(text, _("请改成台账里有的内容。")) from error


def _drafts(  # noqa: PLR0913, PLR0917 (what a row is read with)
    kind: type[Record],
    rows: Sequence[Row],
    layout: Layout,
    meanings: Meanings,
    links: Mapping[str, LinkTitles],
    corrections: Mapping[tuple[int, int], str],
    own: Mapping[int, str],
    progress: Progress,
) -> Iterator[Draft]:
    for done, row in enumerate(rows):
        if done % TELL_EVERY == 0:
            progress(done, 2 * len(rows), _("正在查看“{kind}”").format(kind=_(kind.label)))
        found = draft(row, layout, meanings, links, corrections)
        found.future = own.get(row.number, "")
        yield found


def _refuse_numbers_twice(drafts: Sequence[Draft]) -> None:
    times = Counter(each.record for each in drafts if each.record)
    for each in drafts:
        if times[each.record] > 1:
            each.problems[RECORD_ID] = _("这个编号在表里出现了 {count} 次。").format(count=times[each.record])
