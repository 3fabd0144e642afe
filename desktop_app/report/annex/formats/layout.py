"""The printed form of a format file: titles, head lines, tables and sign-off, with every cell in its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from desktop_app.i18n import _
from desktop_app.report.annex.formats.grid import PlacedGrid, place_grid
from desktop_app.report.annex.formats.references import Context
from desktop_app.report.annex.formats.text import Fragment, fragments_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop_app.report.annex.formats.cells import Cells
    from desktop_app.report.annex.formats.file_shape import BlockRule, FormatFile, SignRule
    from desktop_app.report.annex.formats.tables import Table
    from desktop_app.report.rulefiles.lines import Spot

TextStyle = Literal["title", "subtitle", "heading", "paragraph", "note"]
_STYLES: tuple[TextStyle, ...] = ("title", "subtitle", "heading", "paragraph", "note")
_CONTENTS = (*_STYLES, "head", "grid", "sign_off")


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A title, heading or paragraph."""

    style: TextStyle
    fragments: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class SignBlock:
    """Lines of labels with what is filled in behind them; `head` ones stand from edge to edge above a table."""

    rows: tuple[tuple[SignRule, ...], ...]
    head: bool


PlacedBlock = TextBlock | SignBlock | PlacedGrid


def place_blocks(file: FormatFile, spot: Spot, tables: Mapping[str, Table], cells: Cells) -> tuple[PlacedBlock, ...]:
    """Lay out the whole form; raises `FormatError`, also for a cell that stands nowhere or twice in the tables."""
    blocks: list[PlacedBlock] = []
    for number, rule in enumerate(file.paper):
        blocks.append(_block(rule, spot / "paper" / number, tables, cells))
    _refuse_twice(blocks, spot / "paper")
    placed = {fragment.value for fragment in _all_fragments(blocks) if fragment.kind == "cell"}
    for code in cells.printed:
        if code not in placed:
            raise cells.spots[code].error(_("单元格“{code}”没有放进印出来的表里。").format(code=code))
    for code in cells.workings:
        if code in placed:
            raise (spot / "paper").error(_("“{code}”是只供计算的数，不能放进表里。").format(code=code))
    return tuple(blocks)


def _block(rule: BlockRule, spot: Spot, tables: Mapping[str, Table], cells: Cells) -> PlacedBlock:
    given = [name for name in _CONTENTS if getattr(rule, name)]
    if len(given) != 1:
        raise spot.error(_("“paper”里的每一项要写一种、也只能写一种内容，如 title 或 grid。"))
    if rule.grid is not None:
        return place_grid(rule.grid, spot / "grid", tables, cells.references)
    if rule.head or rule.sign_off:
        return SignBlock(rule.sign_off or (rule.head,), head=bool(rule.head))
    style = next(style for style in _STYLES if style == given[0])
    return TextBlock(style, fragments_of(getattr(rule, style), spot / style, cells.references, Context("")))


def _refuse_twice(blocks: list[PlacedBlock], spot: Spot) -> None:
    """Refuse a cell that is the whole content of two places of the tables."""
    seen: set[str] = set()
    for number, block in enumerate(blocks):
        for cell in block.cells if isinstance(block, PlacedGrid) else ():
            if cell.role != "value":
                continue
            code = cell.fragments[0].value
            if code in seen:
                raise (spot / number).error(_("单元格“{code}”在表里放了两次。").format(code=code))
            seen.add(code)


def _all_fragments(blocks: list[PlacedBlock]) -> Iterator[Fragment]:
    for block in blocks:
        if isinstance(block, TextBlock):
            yield from block.fragments
        elif isinstance(block, PlacedGrid):
            for cell in block.cells:
                yield from cell.fragments
