"""From the tables of a format file to the definition of every cell: rows × columns, single cells, workings."""

from __future__ import annotations

from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from msgspec import structs

from desktop_app.i18n import _
from desktop_app.report.annex.cell import CellDefinition, Query
from desktop_app.report.annex.formats.query import read_query
from desktop_app.report.annex.formats.references import Context, References
from desktop_app.report.annex.formula import FormulaError, Ratio, Sum, operands, parse_formula

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.report.annex.formats.file_shape import CellRule, ConditionRule
    from desktop_app.report.annex.formats.tables import Table
    from desktop_app.report.rulefiles.lines import Spot

Layer = tuple["CellRule", "Spot"]
"""What a table, a column, a row or a cell says of its figures, and where that is written."""

MOST_CELLS = 5_000
"""How many figures a format may have, those that only formulas use among them; the largest official one has 220."""

_HIGHEST = 50
"""How many formulas may stand on one another; in official forms it is three."""

_SOURCES = ("count", "sum", "indicator", "formula")


@dataclass(frozen=True, slots=True)
class _Planned:
    """A cell before its formula is read; the layers go from the nearest to the furthest."""

    code: str
    table: Table
    row: str
    column: str
    label: str
    layers: tuple[Layer, ...]
    spot: Spot
    printed: bool


@dataclass(frozen=True, slots=True)
class Cells:
    """The definitions of a format: the printed cells, and the working figures that only formulas use."""

    printed: dict[str, CellDefinition]
    workings: dict[str, CellDefinition]
    spots: dict[str, Spot]
    """Where each of them stands in the file."""
    references: References


def cells_of(tables: dict[str, Table]) -> Cells:
    """Return every cell's definition; raises `FormatError` for doubles, unknown names, bad formulas and circles."""
    planned: dict[str, _Planned] = {}
    for table in tables.values():
        _refuse_too_many(len(planned) + _size(table), table)
        for plan in _plans(table):
            if plan.code in planned:
                raise plan.spot.error(_("单元格“{code}”定义了两次。").format(code=plan.code))
            planned[plan.code] = plan
    references = References({name: table.axes for name, table in tables.items()}, planned)
    definitions = {code: _define(plan, references) for code, plan in planned.items()}
    _refuse_sums_of_ratios(definitions, planned)
    _refuse_circles(definitions, planned)
    return Cells(
        {code: definition for code, definition in definitions.items() if planned[code].printed},
        {code: definition for code, definition in definitions.items() if not planned[code].printed},
        {code: plan.spot for code, plan in planned.items()},
        references,
    )


def _size(table: Table) -> int:
    rule = table.rule
    return len(rule.rows) * len(table.columns) + len(rule.cells) + len(rule.workings)


def _refuse_too_many(count: int, table: Table) -> None:
    if count > MOST_CELLS:
        message = _("到这张表为止已有 {count} 个单元格，一种格式最多 {most} 个。")
        raise table.spot.error(message.format(count=count, most=MOST_CELLS))


def _plans(table: Table) -> Iterator[_Planned]:
    rule, own = table.rule, (table.rule, table.spot)
    for number, row in enumerate(rule.rows):
        row_spot = table.spot / "rows" / number
        if row.heading:
            continue
        for column, column_spot in table.columns:
            if row.columns and column.code not in row.columns:
                continue
            label = _("{row} · {column}").format(row=row.label, column=column.label)
            layers = ((row, row_spot), (column, column_spot), own)
            code = f"{rule.id}.{row.code}.{column.code}"
            yield _Planned(code, table, row.code, column.code, label, layers, row_spot, printed=True)
    for name, singles in (("cells", rule.cells), ("workings", rule.workings)):
        for number, single in enumerate(singles):
            place = table.spot / name / number
            row_code, _dot, column_code = single.code.rpartition(".")
            layer = (single, place)
            code = f"{rule.id}.{single.code}"
            yield _Planned(code, table, row_code, column_code, single.label, (layer,), place, printed=name == "cells")


def _define(plan: _Planned, references: References) -> CellDefinition:
    rule, spot = _source(plan)
    if rule.formula:
        source: Query | Sum | Ratio = _formula(plan, rule, spot, references)
    else:
        period = {
            name: any(getattr(layer, name) for layer, _spot in plan.layers)
            for name in ("cumulative", "last_year", "month")
        }
        source = read_query(structs.replace(rule, **period), spot, _conditions(plan))
    return CellDefinition(
        code=plan.code,
        table=plan.table.rule.id,
        row=plan.row,
        column=plan.column,
        label=plan.label,
        unit=next((layer.unit for layer, _spot in plan.layers if layer.unit), plan.table.rule.unit),
        source=source,
        decimals=max(layer.decimals for layer, _spot in plan.layers),
        fixed=any(layer.fixed for layer, _spot in plan.layers),
        signed=any(layer.signed for layer, _spot in plan.layers),
        with_unit=any(layer.with_unit for layer, _spot in plan.layers),
    )


def _source(plan: _Planned) -> Layer:
    """Return the nearest layer that says where the figure comes from; it must say so in one way."""
    for rule, spot in plan.layers:
        given = [name for name in _SOURCES if getattr(rule, name)]
        if len(given) > 1:
            raise (spot / given[1]).error(_("count、sum、indicator、formula 只能写一种。"))
        if given:
            return rule, spot
    raise plan.spot.error(_("单元格“{code}”没有写怎样取数。").format(code=plan.code))


def _conditions(plan: _Planned) -> tuple[tuple[ConditionRule, Spot], ...]:
    """Return the conditions of the table, the column and the row, which all hold for the cell."""
    return tuple(
        (condition, spot / "where" / number)
        for rule, spot in reversed(plan.layers)
        for number, condition in enumerate(rule.where)
    )


def _formula(plan: _Planned, rule: CellRule, spot: Spot, references: References) -> Sum | Ratio:
    context = Context(plan.table.rule.id, plan.row, plan.column)
    place = spot / "formula"
    try:
        found = parse_formula(rule.formula, lambda text: references.resolve(text, context))
    except FormulaError as error:
        raise place.error(_("公式“{formula}”：{reason}").format(formula=rule.formula, reason=error)) from None
    if any(operand.previous for operand in operands(found)):
        raise place.error(_("上年的数只能用在核对里，不能用在单元格里。"))
    return found


def _formula_spot(plan: _Planned) -> Spot:
    _rule, spot = _source(plan)
    return spot / "formula"


def _refuse_sums_of_ratios(definitions: dict[str, CellDefinition], planned: dict[str, _Planned]) -> None:
    """Refuse a formula that takes a ratio: ratios never add up."""
    for code, cell in definitions.items():
        taken = () if isinstance(cell.source, Query) else operands(cell.source)
        for operand in taken:
            if isinstance(definitions[operand.code].source, Ratio):
                message = _("“{cell}”是比率，不能再参加计算。")
                raise _formula_spot(planned[code]).error(message.format(cell=operand.code))


def _refuse_circles(definitions: dict[str, CellDefinition], planned: dict[str, _Planned]) -> None:
    """Refuse formulas that in the end need themselves, or that stand on one another too high to be reckoned."""
    needed = {
        code: {operand.code for operand in operands(cell.source)}
        for code, cell in definitions.items()
        if not isinstance(cell.source, Query)
    }
    try:
        order = tuple(TopologicalSorter(needed).static_order())
    except CycleError as error:
        # The way round is told from what is needed to who needs it.
        circle = error.args[1][::-1]
        message = _("公式绕成了圈：{circle}").format(circle=" → ".join(circle))
        raise _formula_spot(planned[circle[0]]).error(message) from None
    height: dict[str, int] = {}
    for code in order:
        height[code] = 1 + max((height[other] for other in needed.get(code, ())), default=0)
        if height[code] > _HIGHEST:
            message = _("公式一层套一层，超过了 {most} 层。")
            raise _formula_spot(planned[code]).error(message.format(most=_HIGHEST))
