"""What a cell's name between brackets means in a formula, seen from a table, a row and a column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.report.annex.formula import FormulaError, Operand
from desktop_app.report.rulefiles.alternatives import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_PREVIOUS = "previous:"
_TO = ".."


@dataclass(frozen=True, slots=True)
class Context:
    """Where a formula stands: in a table, and perhaps in one of its rows or columns (then others go without saying)."""

    table: str
    row: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class Axes:
    """The codes of a table's rows and columns, in order."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]


class References:
    """Finds the cells that names and ranges mean; raises `FormulaError` for those that don't exist."""

    def __init__(self, axes: Mapping[str, Axes], known: Collection[str]) -> None:
        self._axes = axes
        self._known = frozenset(known)

    def resolve(self, text: str, context: Context) -> tuple[Operand, ...]:
        """Return the cells of a name such as `new`, `cnt.org`, `A1.cnt.org`, `previous:new` or `cnt.org..cnt.oth`."""
        name = text.strip()
        previous = name.startswith(_PREVIOUS)
        name = name.removeprefix(_PREVIOUS).strip()
        first, to, last = name.partition(_TO)
        codes = self._range(first.strip(), last.strip(), context) if to else (self.code(name, context),)
        return tuple(Operand(code, previous) for code in codes)

    def code(self, name: str, context: Context) -> str:
        """Return the code of one cell as it is called from here."""
        for code in self._readings(name, context):
            if code in self._known:
                return code
        near = nearest(name if name.startswith(f"{context.table}.") else f"{context.table}.{name}", self._known)
        if near:
            message = _("没有“{name}”这个单元格，相近的有：{near}。")
            raise FormulaError(message.format(name=name, near="、".join(near)))
        raise FormulaError(_("没有“{name}”这个单元格。").format(name=name))

    def _readings(self, name: str, context: Context) -> tuple[str, ...]:
        """Return what a name may mean: a whole code, one of this table, a row in this column, a column in this row."""
        return (
            name,
            f"{context.table}.{name}",
            f"{context.table}.{name}.{context.column}",
            f"{context.table}.{context.row}.{name}",
        )

    def _range(self, first: str, last: str, context: Context) -> tuple[str, ...]:
        start, end = self.code(first, context), self.code(last, context)
        for table, axes in self._axes.items():
            for lines in (_along_rows(table, axes), _along_columns(table, axes)):
                for line in lines:
                    cells = [code for code in line if code in self._known]
                    if start in cells and end in cells[cells.index(start) :]:
                        return tuple(cells[cells.index(start) : cells.index(end) + 1])
        message = _("“{first}”到“{last}”不在同一行或同一栏，或者次序反了。")
        raise FormulaError(message.format(first=first, last=last))


def _along_rows(table: str, axes: Axes) -> list[list[str]]:
    return [[f"{table}.{row}.{column}" for column in axes.columns] for row in axes.rows]


def _along_columns(table: str, axes: Axes) -> list[list[str]]:
    return [[f"{table}.{row}.{column}" for row in axes.rows] for column in axes.columns]
