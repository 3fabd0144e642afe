"""How the cells of a form are filled in: what stands where a number should, row by row."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Literal

from desktop_app.i18n import _, listed
from desktop_app.report.annex.cell_names import place_of
from desktop_app.report.annex.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop_app.report.annex.annex import Annex
    from desktop_app.report.annex.blanks import Readable
    from desktop_app.report.annex.cell import CellDefinition, Figure
    from desktop_app.report.annex.formats.checks import Check

    Wrong = Literal["", "blank", "text", "negative", "fraction"]


def subject(annex: Annex, code: str) -> str:
    """Return what tells findings of one check apart: the cell they speak of and, in a unit's own annex, the unit."""
    return f"{code}@{annex.unit}" if annex.unit else code


def badly_filled(annex: Annex, check: Check, read: Readable) -> Iterator[Finding]:
    """Yield what isn't filled in as the form wants it, all that is wrong in one way in one row together.

    Blank cells that were read as something are told elsewhere, a table at a time.
    """
    told_elsewhere = {*read.totals, *read.zeros}
    cells = [annex.format.cells[code] for code in check.codes if code not in told_elsewhere]
    wrong = [(cell, _wrong(cell, annex.cells[cell.code], whole=check.values == "whole")) for cell in cells]
    in_rows = groupby((each for each in wrong if each[1]), lambda each: (each[0].table, each[0].row, each[1]))
    for (_table, _row, how), together in in_rows:
        found = [cell for cell, _how in together]
        texts = [annex.cells[cell.code].text for cell in found]
        text = check.sentence.format(cell=_called(annex, found), text=_said(how, texts), year=annex.year)
        codes = tuple(cell.code for cell in found)
        yield Finding(check.id, check.level, text, codes, subject(annex, codes[0]))


def _called(annex: Annex, cells: Sequence[CellDefinition]) -> str:
    """Return the name of a cell; of several in a row, the row's with those of the columns."""
    if len(cells) == 1:
        return cells[0].label.strip()
    places = [place_of(annex.format, cell) for cell in cells]
    if not places[0].column:
        return listed(place.row for place in places)
    return _("{row} · {column}").format(row=places[0].row, column=listed(place.column for place in places))


def _wrong(cell: CellDefinition, figure: Figure, *, whole: bool) -> Wrong:
    """Return what is wrong with how a cell is filled in, or ""."""
    if figure.state in {"not_stated", "of_nothing"}:
        return ""
    if figure.value is None:
        return "text" if figure.text.strip() else "blank"
    if figure.value < 0 and not cell.signed:
        return "negative"
    return "fraction" if whole and not isinstance(figure.value, int) else ""


def _said(how: Wrong, texts: Sequence[str]) -> str:
    """Return the words for what stands in one cell, or in several."""
    if len(texts) == 1:
        said = {"blank": _("是空白"), "text": _("填的是“{text}”"), "negative": _("是负数 {text}")}
        return said.get(how, _("不是整数：{text}")).format(text=texts[0])
    several = {
        "blank": _("{count} 格是空白"),
        "text": _("{count} 格填的是“{text}”"),
        "negative": _("{count} 格是负数 {text}"),
    }
    text = "”“".join(texts) if how == "text" else listed(texts)
    return several.get(how, _("{count} 格不是整数：{text}")).format(count=len(texts), text=text)
