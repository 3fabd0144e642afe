"""The checks of a format file, one for each row or column that a rule speaks of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from string import Formatter
from typing import TYPE_CHECKING, Literal

from desktop_app.i18n import _, listed, worded
from desktop_app.report.annex.formats.references import Axes, Context
from desktop_app.report.annex.formula import Comparison, FormulaError, Ratio, operands, parse_comparison

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from decimal import Decimal

    from desktop_app.report.annex.cell import CellDefinition
    from desktop_app.report.annex.formats.cells import Cells
    from desktop_app.report.annex.formats.file_shape import CheckRule, FormatFile, Level
    from desktop_app.report.annex.formats.tables import Table
    from desktop_app.report.rulefiles.lines import Spot

_SUM_WORDS = {"left", "right", "difference", "more", "row", "column", "year", "last_year"}
_VALUE_WORDS = {"cell", "text", "year"}
_RATIO_WORDS = {"cell", "left", "right", "difference", "more", "year"}
_SECTION_WORDS = {"text", "left", "year"}
_MOST = 5_000
"""How many checks a format may have, each row and column that a rule speaks of counted; official ones have dozens."""

_SORTS = ("formula", "values", "recompute", "section")


@dataclass(frozen=True, slots=True)
class Check:
    """One check: a comparison of cells, or (`codes`) how each of some cells must be filled in.

    Or a ratio to be worked out again (`recomputed`), or a section whose text mustn't be one of some phrases (`unlike`).
    """

    id: str
    level: Level
    says: str
    says_en: str
    comparison: Comparison | None
    only_if: Comparison | None
    tolerance: Decimal
    codes: tuple[str, ...]
    values: Literal["whole", "number"] | None
    row: str
    column: str
    recomputed: CellDefinition | None = None
    section: str = ""
    unlike: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What the check says to who breaks it, in the language of the screen, with places to fill in."""
        return worded(self.says, self.says_en)


def checks_of(file: FormatFile, spot: Spot, tables: Mapping[str, Table], cells: Cells) -> tuple[Check, ...]:
    """Return the checks of a format; raises `FormatError` for one that can't be read or speaks of nothing."""
    found: list[Check] = []
    for number, rule in enumerate(file.checks):
        place = spot / "checks" / number
        table = tables.get(rule.table)
        if table is None and (rule.table or rule.each):
            raise (place / "table").error(_("没有“{table}”这张表。").format(table=rule.table))
        if sum(bool(getattr(rule, sort)) for sort in _SORTS) != 1:
            raise place.error(_("“formula”“values”“recompute”“section”要写一样，也只能写一样。"))
        _refuse_words(rule, place)
        _refuse_names(rule, place, table)
        if rule.values is not None:
            found.append(_filling(rule, place, table, cells))
        elif rule.recompute:
            found.append(_recomputing(rule, place, cells))
        elif rule.section:
            found.append(_reading(rule, place, cells))
        else:
            found += [_comparing(rule, place, context, labels, cells) for context, labels in _contexts(rule, table)]
        if len(found) > _MOST:
            raise place.error(
                _("到这一条为止已有 {count} 项核对，最多 {most} 项。").format(count=len(found), most=_MOST)
            )
    return tuple(found)


def _refuse_words(rule: CheckRule, spot: Spot) -> None:
    """Refuse a place to fill in that the sentence can't have, in either language."""
    known = _words(rule)
    refuse_unknown_words(rule.says, known, spot / "says")
    if rule.says_en:
        refuse_unknown_words(rule.says_en, known, spot / "says_en")


def refuse_unknown_words(sentence: str, known: Collection[str], spot: Spot) -> None:
    """Raise `FormatError` where a sentence has a place to fill in that isn't known."""
    try:
        names = [name for _text, name, _spec, _conversion in Formatter().parse(sentence) if name is not None]
    except ValueError:
        raise spot.error(_("花括号没有配对。")) from None
    for name in names:
        if name not in known:
            message = _("句子里不能用“{name}”，可用：{known}。")
            raise spot.error(message.format(name=name, known=listed(sorted(known))))


def _words(rule: CheckRule) -> set[str]:
    """Return the places to fill in that the sentence of such a check can have."""
    if rule.values is not None:
        return _VALUE_WORDS
    if rule.recompute:
        return _RATIO_WORDS
    return _SECTION_WORDS if rule.section else _SUM_WORDS


def _refuse_names(rule: CheckRule, spot: Spot, table: Table | None) -> None:
    """Refuse rows and columns that the table doesn't have; a check of how cells are filled in knows single ones too."""
    axes = table.axes if table else Axes((), ())
    singles = [cell.code.rpartition(".") for cell in table.rule.cells] if table and rule.values is not None else []
    rows = (*axes.rows, *(row for row, _dot, _column in singles))
    columns = (*axes.columns, *(column for _row, _dot, column in singles))
    for name, known in (("rows", frozenset(rows)), ("columns", frozenset(columns))):
        for code in getattr(rule, name):
            if code not in known:
                raise (spot / name).error(_("没有“{code}”这一行或这一栏。").format(code=code))


def _contexts(rule: CheckRule, table: Table | None) -> Iterator[tuple[Context, tuple[str, str]]]:
    """Yield where the rule holds, with the labels of the row and of the column."""
    if table is None or rule.each is None:
        yield Context(rule.table), ("", "")
    elif rule.each == "row":
        wanted = frozenset(rule.rows)
        for row in table.rule.rows:
            if not wanted or row.code in wanted:
                yield Context(rule.table, row=row.code), (row.label, "")
    else:
        for column, _spot in table.columns:
            if not rule.columns or column.code in rule.columns:
                yield Context(rule.table, column=column.code), ("", column.label)


def _comparing(rule: CheckRule, spot: Spot, context: Context, labels: tuple[str, str], cells: Cells) -> Check:
    comparison = _comparison(rule.formula, spot / "formula", context, cells)
    only_if = _comparison(rule.only_if, spot / "only_if", context, cells) if rule.only_if else None
    return Check(
        *(rule.id, rule.level, rule.says, rule.says_en),
        comparison,
        only_if,
        rule.tolerance,
        (),
        None,
        row=labels[0],
        column=labels[1],
    )


def _comparison(text: str, spot: Spot, context: Context, cells: Cells) -> Comparison:
    try:
        found = parse_comparison(text, lambda name: cells.references.resolve(name, context))
    except FormulaError as error:
        raise spot.error(_("公式“{formula}”：{reason}").format(formula=text, reason=error)) from None
    for operand in operands(found):
        if operand.code not in cells.printed:
            raise spot.error(_("核对只能用印出来的单元格，不能用“{code}”。").format(code=operand.code))
    return found


def _filling(rule: CheckRule, spot: Spot, table: Table | None, cells: Cells) -> Check:
    """Return a check of how cells are filled in: those of a table, or of some of its rows and columns."""
    rows, columns = frozenset(rule.rows), frozenset(rule.columns)
    codes = tuple(
        code
        for code, cell in cells.printed.items()
        if (table is None or cell.table == rule.table)
        and (not rows or cell.row in rows)
        and (not columns or cell.column in columns)
    )
    if not codes:
        raise spot.error(_("这条核对没有涉及任何单元格。"))
    said = (rule.id, rule.level, rule.says, rule.says_en)
    return Check(*said, None, None, rule.tolerance, codes, rule.values, row="", column="")


def _recomputing(rule: CheckRule, spot: Spot, cells: Cells) -> Check:
    """Return a check that works out a ratio again from the figures it rests on."""
    try:
        code = cells.references.code(rule.recompute, Context(rule.table))
    except FormulaError as error:
        raise (spot / "recompute").error(str(error)) from None
    cell = cells.printed.get(code)
    if cell is None or not isinstance(cell.source, Ratio):
        raise (spot / "recompute").error(_("“{cell}”不是印出来的比率，不能重算。").format(cell=rule.recompute))
    for operand in operands(cell.source):
        if operand.code not in cells.printed:
            raise (spot / "recompute").error(_("核对只能用印出来的单元格，不能用“{code}”。").format(code=operand.code))
    said = (rule.id, rule.level, rule.says, rule.says_en)
    return Check(*said, None, None, rule.tolerance, (), None, row="", column="", recomputed=cell)


def _reading(rule: CheckRule, spot: Spot, cells: Cells) -> Check:
    """Return a check of a section's text: it mustn't be one of some phrases while its condition holds."""
    if not rule.unlike:
        raise spot.error(_("写了“section”，还要用“unlike”列出不应当写的话。"))
    context = Context(rule.table)
    only_if = _comparison(rule.only_if, spot / "only_if", context, cells) if rule.only_if else None
    said = (rule.id, rule.level, rule.says, rule.says_en)
    reading = Check(*said, None, only_if, rule.tolerance, (), None, row="", column="")
    return replace(reading, section=rule.section, unlike=rule.unlike)
