"""Totals that would count a record twice, because two of the rows (or columns) that they add up count the same."""

from __future__ import annotations

from itertools import combinations, islice, product
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.model.codes import codes
from desktop_app.model.kinds import KINDS
from desktop_app.model.record import fields_of
from desktop_app.report.annex.cell import Query
from desktop_app.report.annex.formula import Sum, operands

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from desktop_app.report.annex.cell import CellDefinition
    from desktop_app.report.annex.formats.file_shape import ConditionRule
    from desktop_app.report.annex.formats.format import Format

_APART = {
    frozenset(pair)
    for pair in (
        ("in_year", "before_year"),
        ("in_year", "open_at_year_end"),
        ("by_year_end", "open_at_year_end"),
        ("before_year", "open_at_year_end"),
        ("before_year", "open_at_year_start"),
    )
}
"""Periods that no day can lie in both of."""

_MOST = 100_000
"""How many pairs are looked at, so that a form of any size is soon done; the largest official one has 25,935."""


class Doubled(NamedTuple):
    """Two cells that count the same, where both are added up (a total, or a check's id), and the codes both count.

    `by_row` tells whether they are apart by their rows, or else by their columns; `codes` are words, none of them
    where all that the one counts is counted again.
    """

    one: CellDefinition
    other: CellDefinition
    total: CellDefinition | None
    check: str
    by_row: bool
    codes: tuple[str, ...]


class _Added(NamedTuple):
    """What a total or one side of a check adds up."""

    formula: Sum
    total: CellDefinition | None
    check: str

    @property
    def row(self) -> str:
        """The row of the total."""
        return self.total.row if self.total else ""


def doubled(fmt: Format) -> Iterator[Doubled]:
    """Yield every pair that surely counts some of the same records twice, once for each pair of rows or columns."""
    cells, told = fmt.cells | fmt.workings, set[tuple[str, ...]]()
    for added, one, other, ordinary in islice(_pairs((*_totals(cells), *_sides_of_checks(fmt)), cells), _MOST):
        if one.row != other.row and one.column != other.column:
            continue  # the totals of the column and of the row tell
        by_row = one.row != (other.row if one.code != other.code else added.row)
        key = (one.table, one.row, other.row) if by_row else (one.table, "", one.column, other.column)
        both = _both(one, other, ordinary) if key not in told else None
        if both is not None:
            told.add(key)
            yield Doubled(one, other, added.total, added.check, by_row, both)


def _pairs(
    all_added: Iterable[_Added], cells: Mapping[str, CellDefinition]
) -> Iterator[tuple[_Added, CellDefinition, CellDefinition, set[ConditionRule]]]:
    """Yield each two counted cells that something adds up, with the conditions of all that it adds up."""
    counted: dict[str, tuple[CellDefinition, ...]] = {}
    for added in all_added:
        parts = [_counted(operand.code, cells, counted) for operand in operands(added.formula)]
        ordinary = _of_all([cell for part in parts for cell in part])
        for some, others in combinations(parts, 2):
            for one, other in product(some, others):
                yield added, one, other, ordinary


def _totals(cells: Mapping[str, CellDefinition]) -> Iterator[_Added]:
    for cell in cells.values():
        if isinstance(cell.source, Sum) and _only_adds(cell.source):
            yield _Added(cell.source, cell, "")


def _sides_of_checks(fmt: Format) -> Iterator[_Added]:
    """Yield the sums that a check sets equal to something, told by the figure on the other side where it is one."""
    for check in fmt.checks:
        if check.comparison is None or check.comparison.relation != "=":
            continue
        sides = check.comparison.left, check.comparison.right
        for side, opposite in (sides, sides[::-1]):
            if _only_adds(side) and not any(operand.previous for operand in operands(side)):
                alone = operands(opposite) if len(opposite.terms) == 1 else ()
                yield _Added(side, fmt.cells[alone[0].code] if alone else None, check.id)


def _only_adds(formula: Sum) -> bool:
    return all(sign > 0 for sign, _operand in formula.terms)


def _counted(
    code: str, cells: Mapping[str, CellDefinition], known: dict[str, tuple[CellDefinition, ...]]
) -> tuple[CellDefinition, ...]:
    """Return the counted cells whose records are surely all in a cell, each once; `known` are those found before."""
    if code not in known:
        source = cells[code].source
        found = [cells[code]] if isinstance(source, Query) else []
        if isinstance(source, Sum):
            less = [cells[operand.code] for sign, operand in source.terms if sign < 0]
            added = (
                part for sign, operand in source.terms if sign > 0 for part in _counted(operand.code, cells, known)
            )
            found = [part for part in added if all(_apart(part, other) for other in less)]
        known[code] = tuple({part.code: part for part in found}.values())
    return known[code]


def _of_all(cells: list[CellDefinition]) -> set[ConditionRule]:
    """Return the conditions that hold for every cell of a total: those of its table and column, or of its row."""
    sets = [set(cell.source.where) for cell in cells if isinstance(cell.source, Query)]
    return set.intersection(*sets) if sets else set()


def _apart(one: CellDefinition, other: CellDefinition) -> bool:
    """Tell whether no record can be counted in both cells."""
    first, second = one.source, other.source
    if not (isinstance(first, Query) and isinstance(second, Query)):
        return False
    return any(_exclude(rule, another) for rule, another in product(first.where, second.where))


def _both(one: CellDefinition, other: CellDefinition, ordinary: set[ConditionRule]) -> tuple[str, ...] | None:
    """Return the words of the codes that both count, () where all is counted again; None where that isn't sure."""
    first, second = one.source, other.source
    if one.code == other.code:
        return ()
    if not (isinstance(first, Query) and isinstance(second, Query)) or _taken(first) != _taken(second):
        return None
    if first.pick == "indicator":
        return ()
    mine, theirs = set(first.where) - ordinary, set(second.where) - ordinary
    if _apart(one, other):
        return None
    shared = [word for rule, another in product(mine, theirs) for word in _shared(first.kind, rule, another)]
    return tuple(dict.fromkeys(shared)) or (() if mine <= theirs or theirs <= mine else None)


def _taken(query: Query) -> tuple[object, ...]:
    """Return what a query takes, its conditions left aside."""
    return query.pick, query.kind, query.field, query.cumulative, query.last_year, query.month


def _exclude(one: ConditionRule, other: ConditionRule) -> bool:
    """Tell whether no record can meet both conditions."""
    if (one.field, one.otherwise) != (other.field, other.otherwise) or one.setting or other.setting:
        return False
    mine, theirs = _values(one), _values(other)
    if mine is not None and theirs is not None:
        return not mine & theirs
    if one.filled is not None and other.filled is not None:
        return one.filled != other.filled
    return frozenset((one.when or "", other.when or "")) in _APART


def _values(rule: ConditionRule) -> frozenset[str | bool] | None:
    if rule.one_of is not None:
        return frozenset(rule.one_of)
    return None if rule.equals is None else frozenset((rule.equals,))


def _shared(kind: str, one: ConditionRule, other: ConditionRule) -> Iterator[str]:
    """Yield the words of the codes that two conditions on the same field both let pass."""
    mine, theirs = _values(one), _values(other)
    if one.field != other.field or mine is None or theirs is None or one.setting or other.setting:
        return
    known = _labels(kind, one.field)
    yield from (known.get(value, value) for value in sorted(str(code) for code in mine & theirs) if value)


def _labels(kind: str, path: str) -> dict[str, str]:
    *links, name = path.split(".")
    for link in links:
        kind = fields_of(KINDS[kind])[link].links
    field = fields_of(KINDS[kind])[name]
    return {code.code: code.text for code in codes(field.codes).values()} if field.codes else {}
