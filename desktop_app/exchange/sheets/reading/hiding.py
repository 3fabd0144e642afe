"""What a sheet keeps out of sight, said in words: hidden rows and columns, and a filter that is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.grid import About, Note, column_letters
from desktop_app.i18n import _, listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from desktop_app.exchange.sheets.grid import Row

_NAMED = 5
"""How many runs of rows are named; the others are counted."""


def hidden_notes(rows: Sequence[Row], columns: Collection[int], *, filtered: bool) -> list[Note]:
    """Return a note for the rows with content that are hidden, one for such columns, and one for a filter."""
    notes: list[Note] = []
    hidden = [row.number for row in rows if row.hidden]
    if hidden:
        sentence = (
            _("表上有筛选，筛掉的 {count} 行（第 {rows} 行）也在表里。")
            if filtered
            else _("有 {count} 行是隐藏的（第 {rows} 行）。")
        )
        about = About.FILTERED if filtered else About.HIDDEN_ROWS
        notes.append(Note(about, "", sentence.format(count=len(hidden), rows=row_runs(hidden))))
    seen = [column for column in sorted(columns) if any(_filled(row, column) for row in rows)]
    if seen:
        letters = listed([column_letters(column) for column in seen])
        notes.append(
            Note(About.HIDDEN_COLUMNS, letters, _("{columns} 列是隐藏的，也读进来了。").format(columns=letters))
        )
    return notes


def _filled(row: Row, column: int) -> bool:
    return column < len(row.cells) and row.cells[column] != ""


def row_runs(numbers: Iterable[int]) -> str:
    """Write numbers of rows shortly, those in a row as a span: 3、5—9; many runs end with a word for the rest."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    words = [str(run[0]) if len(run) == 1 else f"{run[0]}—{run[-1]}" for run in runs[:_NAMED]]
    return listed(words) if len(runs) <= _NAMED else _("{rows} 等").format(rows=listed(words))
