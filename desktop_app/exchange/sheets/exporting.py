"""Records out: all fields of them as a sheet that can be imported again, or a list as it stands on screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.exchange.sheets.columns import columns_of, exported_fields
from desktop_app.exchange.sheets.links import LinkTitles
from desktop_app.exchange.sheets.values import to_cell
from desktop_app.exchange.sheets.writing.sheet_file import write_sheet
from desktop_app.i18n import _, listed
from desktop_app.model.kinds import KINDS
from desktop_app.model.made_code import is_made
from desktop_app.model.record import Record, fields_of, links_of
from desktop_app.office.records.listing import choices, record_ids, rows
from desktop_app.progress import Progress, silent
from desktop_app.store.log.reading import reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desktop_app.exchange.sheets.grid import Content
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Field
    from desktop_app.office.records.listing import Filter

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written where, and the labels of the personal fields that were left out; paper counts no rows."""

    rows: int | None
    path: Path
    left_out: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        """Say what was done, and that personal fields are missing unless they were asked for."""
        if self.rows is None:
            return _("已保存：{file}").format(file=self.path)
        done = _("已导出 {count} 条到“{name}”。").format(count=self.rows, name=self.path.name)
        if not self.left_out:
            return done
        kept = _("没有导出个人信息：{labels}。需要时请选“包含个人信息”。").format(labels=listed(self.left_out))
        return done + kept


def export_kind(
    ledger: Ledger,
    kind: type[Record],
    path: Path,
    chosen: Filter | None = None,
    *,
    personal: bool = False,
    progress: Progress = silent,
) -> Exported:
    """Write the records of a kind to an .xlsx or .csv file, whole or not at all.

    Personal fields stay out unless `personal` is set. Raises `UserError` where the file can't be written.
    """
    with reading(ledger) as session:
        fields = exported_fields(kind, personal=personal, codes=_has_typed_codes(session, kind))
        ids = record_ids(session, kind, chosen)
        cells = _cells(session, kind, ids, fields, progress)
        count = write_sheet(path, kind.label, columns_of(fields), cells)
    left_out = tuple(field.label for field in fields_of(kind).values() if field.personal and field not in fields)
    return Exported(count, path, left_out)


def export_list(
    ledger: Ledger,
    kind: type[Record],
    fields: Sequence[Field],
    path: Path,
    chosen: Filter | None = None,
    progress: Progress = silent,
) -> Exported:
    """Write some fields of the records that a filter lets through, in that order, to an .xlsx or .csv file.

    Days and amounts are real ones. Raises `UserError` where the file can't be written.
    """
    with reading(ledger) as session:
        ids = record_ids(session, kind, chosen)
        cells = (row[1:] for row in _cells(session, kind, ids, fields, progress))
        return Exported(write_sheet(path, kind.label, columns_of(fields)[1:], cells), path)


def _has_typed_codes(session: Session, kind: type[Record]) -> bool:
    """Tell whether somebody once typed a code: unlike those made by themselves it couldn't be made again."""
    made = [name for name, field in fields_of(kind).items() if field.made_from]
    return any(not is_made(code) for name in made for code in session.scalars(select(getattr(kind, name))))


def link_titles(session: Session, kind: type[Record]) -> dict[str, LinkTitles]:
    """Return how each link field of a kind names the records it can mean."""
    links = links_of(kind)
    known = {target: LinkTitles(KINDS[target].label, dict(choices(session, target))) for target in _targets(kind)}
    return {name: known[field.links] for name, field in links.items()}


def _targets(kind: type[Record]) -> set[str]:
    return {field.links for field in links_of(kind).values()}


def _cells(
    session: Session, kind: type[Record], ids: Sequence[str], fields: Sequence[Field], progress: Progress
) -> Iterator[list[Content]]:
    links = link_titles(session, kind)
    for start in range(0, len(ids), _AT_ONCE):
        progress(start, len(ids), _("正在写“{kind}”").format(kind=_(kind.label)))
        for row in rows(session, kind, ids[start : start + _AT_ONCE]):
            yield [row.id, *(to_cell(field, getattr(row, field.name), links.get(field.name)) for field in fields)]
        # Otherwise the session keeps every row of a long list in memory.
        session.expunge_all()
