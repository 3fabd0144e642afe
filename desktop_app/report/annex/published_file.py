"""The file a published annex is filed from (VALUES.json), in either of two shapes.

One is what `annex --json` writes: format, year and cells; what it tells beside them is ignored. The other is how a
published report is copied out by hand: format, year (or `fy`) and `tables` of rows of columns, with notes beside them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import msgspec

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.unreadable import UNREADABLE

if TYPE_CHECKING:
    from pathlib import Path

_YEARS = range(1949, 2200)
"""The years a report can be of, as everywhere in the ledger."""

_REMARK = "note"


class _Cells(msgspec.Struct, forbid_unknown_fields=True):
    format: str
    year: int
    cells: dict[str, Any]
    findings: Any = None
    fingerprint: Any = None
    edition: Any = None
    as_printed: dict[str, str] = {}
    extra: dict[str, Any] = {}
    title: str = ""
    source: str = ""


class _Tables(msgspec.Struct):
    """A report copied out; what else its copyist noted (how complete, how certain) is left alone."""

    format: str
    tables: dict[str, dict[str, dict[str, Any]]]
    year: int = 0
    fy: int = 0
    name: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Published:
    """A published annex as its file has it, `extra` in rows that the form lacks; `copied` where it was copied out."""

    format: str
    year: int
    cells: dict[str, Any] = field(default_factory=dict)
    extra: dict[str, Any] = field(default_factory=dict)
    title: str = ""
    source: str = ""
    copied: bool = False


def read_published(path: Path) -> Published:
    """Read a file of published figures, no digit lost; raises `UserError` for anything else."""
    hint = _("请用“附表”导出的 JSON 文件，或照它的样子填写。")
    try:
        text = path.read_bytes().decode("utf-8-sig")
        found = _published(decode(text))
    except OSError:
        raise UserError(_("文件“{name}”打不开。").format(name=path.name), _("请检查文件是否还在、能否读取。")) from None
    except UNREADABLE as error:
        message = _("文件“{name}”不是附表数据：{detail}")
        raise UserError(message.format(name=path.name, detail=error), hint) from None
    if found.year not in _YEARS:
        raise UserError(_("年度 {year} 不对。").format(year=found.year), hint)
    return found


def decode(text: str) -> Any:  # noqa: ANN401 (JSON of any shape)
    """Read JSON without losing a digit: numbers with a point stay decimal."""
    return msgspec.json.Decoder(float_hook=Decimal).decode(text)


def _published(content: Any) -> Published:  # noqa: ANN401 (JSON of any shape)
    if isinstance(content, dict) and "tables" in content and "cells" not in content:
        report = msgspec.convert(content, _Tables)
        year = report.year or report.fy
        cells = _flat(report.tables)
        return Published(report.format, year, cells, title=report.name, source=report.source, copied=True)
    values = msgspec.convert(content, _Cells)
    cells = values.cells | values.as_printed
    return Published(values.format, values.year, cells, values.extra, values.title, values.source)


def _flat(tables: dict[str, dict[str, dict[str, Any]]]) -> dict[str, Any]:
    """Return the figures of tables by cell code; remarks beside them are left out."""
    return {
        f"{table}.{row}.{column}": value
        for table, rows in tables.items()
        for row, columns in rows.items()
        for column, value in columns.items()
        if column != _REMARK
    }
