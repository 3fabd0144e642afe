"""What a cell's name between brackets means in a formula, seen from a table, a row and a column."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.report.annex.formula import FormulaError, Operand
from desktop_app.report.rulefiles.alternatives import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_PREVIOUS = "previous:"
_TO = ".."
_MOST = 100_000
"""How many cells all formulas of a format may name together; the largest official one names some hundreds."""


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
        self._known = frozenset(known)
        self._lines = _lines(axes, self._known)
        self._named = 0

    def resolve(self, text: str, context: Context) -> tuple[Operand, ...]:
        """Return the cells of a name such as `new`, `cnt.org`, `A1.cnt.org`, `previous:new` or `cnt.org..cnt.oth`."""
        name = text.strip()
        previous = name.startswith(_PREVIOUS)
        name = name.removeprefix(_PREVIOUS).strip()
        first, to, last = name.partition(_TO)
        codes = self._range(first.strip(), last.strip(), context) if to else (self.code(name, context),)
        self._named += len(codes)
        if self._named > _MOST:
            raise FormulaError(_("到这里为止，公式里的单元格已超过 {most} 个。").format(most=_MOST))
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
        for line in self._lines.get(start, ()):
            if end in line and line[start] <= line[end]:
                return tuple(line)[line[start] : line[end] + 1]
        message = _("“{first}”到“{last}”不在同一行或同一栏，或者次序反了。")
        raise FormulaError(message.format(first=first, last=last))


def _lines(axes: Mapping[str, Axes], known: Collection[str]) -> dict[str, list[dict[str, int]]]:
    """Return for each cell the row and the column it stands in: their cells in order, with their places."""
    found: dict[str, list[dict[str, int]]] = {}
    for table, axis in axes.items():
        rows = ([f"{table}.{row}.{column}" for column in axis.columns] for row in axis.rows)
        columns = ([f"{table}.{row}.{column}" for row in axis.rows] for column in axis.columns)
        for codes in chain(rows, columns):
            line = {code: place for place, code in enumerate(filter(known.__contains__, codes))}
            for code in line:
                found.setdefault(code, []).append(line)
    return found
