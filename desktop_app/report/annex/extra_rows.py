"""What a filed annex has in rows that its form lacks, as it is told beside the form."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from desktop_app.i18n import _, listed
from desktop_app.report.annex.cell_names import columns_of, table_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from desktop_app.report.annex.formats.format import Format

    Extra = Mapping[str, int | Decimal | str | None]


def extra_text(value: int | Decimal | str | None) -> str:
    """Return a figure of such a row as it was printed."""
    return "" if value is None else value if isinstance(value, str) else format(Decimal(value), "f")


def extra_in_words(fmt: Format, extra: Extra, tables: Collection[str] = ("*",)) -> str:
    """Return all of such rows (or those of some tables), row by row with their figures; "" where there are none."""
    wanted = {code: value for code, value in extra.items() if "*" in tables or code.partition(".")[0] in tables}
    return _("；").join(_rows(fmt, wanted))


def extra_rows(extra: Extra) -> int:
    """Return how many rows those are."""
    return len({code.rpartition(".")[0] for code in extra})


def _rows(fmt: Format, extra: Extra) -> Iterator[str]:
    known = {table.id: table for table in fmt.file.tables}
    for (name, row), codes in groupby(extra, _row_of):
        table = known.get(name)
        columns = columns_of(table, fmt.profile) if table else {}
        said = [_said(columns.get(code.rpartition(".")[2], ""), extra_text(extra[code])) for code in codes]
        place = table_name(table) if table else _("“{name}”").format(name=name)
        yield _("{table}“{row}”：{figures}").format(table=place, row=row, figures=listed(said))


def _row_of(code: str) -> tuple[str, str]:
    table, _dot, rest = code.partition(".")
    return table, rest.rpartition(".")[0]


def _said(column: str, text: str) -> str:
    return f"{column} {text or _('空白')}".strip()
