"""Annexes that were published earlier, kept as figures: nothing in them is ever computed or corrected.

The file to keep one from (VALUES.json) is read by `published_file`. A cell left out isn't stated; null and marks
like "/" are kept exactly as they were published.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.kinds import FiledAnnex
from desktop_app.report.annex.cell import OF_NOTHING, CellDefinition, Figure, Number, plain
from desktop_app.report.annex.formats.in_force import formats_of
from desktop_app.report.annex.formula import Ratio
from desktop_app.report.annex.published_file import decode, read_published
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.store.log.operation import operation

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.report.annex.formats.format import Format
    from desktop_app.report.annex.published_file import Published
    from desktop_app.store.log.operation import Change

_LARGEST = 2**53 - 1
_LONGEST = 40
_BLANK_MARKS = frozenset({"", "/", "／", "-", "－", "—", "——", "无", "N/A", "n/a", "不适用"})
_CODE = re.compile(r"(?P<table>[^\s.]{1,40})\.(?P<row>[^\s]{1,60})\.(?P<column>[^\s.]{1,40})")
_NUMBER = re.compile(r"[-+]?[\d,.]+")
_WITH_UNIT = re.compile(r"-?\d+(?:\.\d+)?\s*[^\d\s.].*")


class Filed(NamedTuple):
    """A published annex that is kept: its record, its format's id, its year, and its title."""

    record_id: str
    format: str
    year: int
    title: str


def file_annex(ledger: Ledger, path: Path) -> str:
    """Keep a published annex as it stands and return its record's id; the same format and year is filed anew.

    Raises `UserError` naming the cell for an unknown cell or something that isn't a figure, and for an unknown format.
    """
    published = read_published(path)
    with operation(ledger, _("存入 {year} 年已公布附表").format(year=published.year)) as change:
        fmt = formats_of(change.session).find(published.format)
        _refuse_bad_cells(fmt, published)
        scope, source = AnnexScope(fmt, published.year), published.source or path.name
        cells = published.cells | published.extra
        return keep_figures(change, scope, cells, _today(ledger), source=source, title=published.title)


def keep_figures(
    change: Change, scope: AnnexScope, cells: Mapping[str, Any], day: dt.date, *, source: str, title: str = ""
) -> str:
    """Keep the figures of a form and year inside an operation, in place of those filed before; return their id."""
    fmt, year = scope.format, scope.year
    kept: dict[str, Any] = {"format": fmt.id, "year": year, "figures": _canonical(cells)}
    kept["title"] = title or _("{year}年度{name}").format(year=year, name=fmt.name)
    kept |= {"source": source, "filed_on": day}
    earlier = filed_record(change.session, scope)
    if earlier is None:
        return change.add(FiledAnnex, kept)
    change.update(earlier.id, kept)
    return earlier.id


def _today(ledger: Ledger) -> dt.date:
    return ledger.source.now().astimezone().date()


def filed_record(session: Session, scope: AnnexScope, also: Collection[str] = ()) -> FiledAnnex | None:
    """Return the annex filed for the year in this format (or one of the formats `also` named).

    It is the one filed last where two PCs each filed one.
    """
    found = select(FiledAnnex).where(FiledAnnex.format.in_((scope.format.id, *also)), FiledAnnex.year == scope.year)
    return session.scalars(found.order_by(FiledAnnex.filed_on.desc(), FiledAnnex.id)).first()


def filed_figures(fmt: Format, record: FiledAnnex) -> dict[str, Figure]:
    """Return the figures as filed; cells that the filed annex doesn't have are empty and say so."""
    kept = decode(record.figures)
    return {
        code: _figure(kept[code], cell) if code in kept else Figure(None, "", cell.unit_beside, "not_stated")
        for code, cell in fmt.cells.items()
    }


def filed_extra(fmt: Format, record: FiledAnnex) -> dict[str, Any]:
    """Return what a filed annex has in rows that the form lacks, by code."""
    return {code: value for code, value in decode(record.figures).items() if code not in fmt.cells}


def filed_as(session: Session, record_id: str) -> Filed:
    """Return under what a published annex is kept."""
    record = session.get_one(FiledAnnex, record_id)
    return Filed(record.id, record.format, record.year or 0, record.title)


def filed_years(session: Session) -> list[int]:
    """Return the years of which there is a published annex, in whatever format."""
    return [year for year in session.scalars(select(FiledAnnex.year).distinct().order_by(FiledAnnex.year)) if year]


def filed_in(session: Session, year: int) -> list[str]:
    """Return the formats that a year's published annexes are kept in."""
    found = select(FiledAnnex.format).where(FiledAnnex.year == year).distinct().order_by(FiledAnnex.format)
    return list(session.scalars(found))


def filed_before(session: Session, scope: AnnexScope) -> list[FiledAnnex]:
    """Return the annexes filed for earlier years in this format, the latest year first."""
    earlier = select(FiledAnnex).where(FiledAnnex.format == scope.format.id, FiledAnnex.year < scope.year)
    ordered = earlier.order_by(FiledAnnex.year.desc(), FiledAnnex.filed_on.desc(), FiledAnnex.id)
    return list(session.scalars(ordered))


def _canonical(cells: Mapping[str, Any]) -> str:
    """Return figures as text: sorted by code, without spaces, every digit as filed."""
    return msgspec.json.Encoder(decimal_format="number", order="sorted").encode(cells).decode()


def _refuse_bad_cells(fmt: Format, published: Published) -> None:
    for code, value in (published.cells | published.extra).items():
        if code in published.extra or (published.copied and code not in fmt.cells):
            _refuse_no_code(code)
        elif not _is_row_of_its_own(fmt, code):
            fmt.definition(code)
        if not (is_figure(value) or is_printed(value)):
            message = _("“{code}”不是数：{value}。")
            raise UserError(
                message.format(code=code, value=str(value)[:30]),
                _("数不加引号；原件上是空白的写 null，是“/”或别的文字的照写。"),
            )


def _is_row_of_its_own(fmt: Format, code: str) -> bool:
    """Tell whether this names a row that a table of the form lacks, as in the forms of some provinces."""
    found = _CODE.fullmatch(code)
    return (
        found is not None
        and found["row"] not in {cell.row for cell in fmt.cells.values() if cell.table == found["table"]}
        and found["table"] in {table.id for table in fmt.file.tables}
    )


def _refuse_no_code(code: str) -> None:
    if not _CODE.fullmatch(code):
        message = _("“{code}”不是单元格的写法。")
        raise UserError(message.format(code=code[:30]), _("单元格写成 表.行.栏，如 A1.cnt.org。"))


def is_blank(text: str) -> bool:
    """Tell whether what was printed in a cell is nothing, or a mark for nothing."""
    return text.strip() in _BLANK_MARKS


def is_figure(value: object) -> bool:
    """Tell whether a published cell can hold this: a number, nothing, a mark for nothing, or a number with its unit."""
    # To Python true and false are whole numbers.
    if isinstance(value, bool):
        return False
    if isinstance(value, int | Decimal):
        return -_LARGEST <= value <= _LARGEST and len(format(Decimal(value), "f")) <= _LONGEST
    if isinstance(value, str):
        text = value.strip()
        return text in _BLANK_MARKS or (len(text) <= _LONGEST and _WITH_UNIT.fullmatch(text) is not None)
    return value is None


def is_printed(value: object) -> bool:
    """Tell whether this is a short text that may have been printed in a cell (减4), however wrong it is there."""
    return (
        isinstance(value, str) and 0 < len(value) <= _LONGEST and value.isprintable() and not _NUMBER.fullmatch(value)
    )


def _figure(value: int | Decimal | str | None, cell: CellDefinition) -> Figure:
    if isinstance(value, int | Decimal):
        return Figure(plain(value), format(Decimal(value), "f"), cell.unit_beside)
    if value == OF_NOTHING and isinstance(cell.source, Ratio):
        return Figure(None, value, cell.unit_beside, "of_nothing")
    return Figure(_number_with_unit(value or "", cell), value or "", cell.unit_beside)


def _number_with_unit(text: str, cell: CellDefinition) -> Number | None:
    """Return the number of a text such as 251000元 or 25.1万元, where the cell is one that says its unit itself."""
    found = re.fullmatch(rf"(\d+(?:\.\d+)?)\s*(万?){re.escape(cell.unit)}", text.strip()) if cell.with_unit else None
    return plain(Decimal(found[1]) * (10_000 if found[2] else 1)) if found else None
