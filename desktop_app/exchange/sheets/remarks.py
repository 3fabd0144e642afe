"""What there is to remark on a value that a cell gave: it is taken as it stands, and whoever takes it looks again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.grid import Percent, shown_text
from desktop_app.i18n import _
from desktop_app.model.field import Shape

if TYPE_CHECKING:
    from desktop_app.exchange.sheets.grid import Cell
    from desktop_app.model.field import Field, Value


def remarks_on(field: Field, cell: Cell, value: Value) -> tuple[str, ...]:
    """Return the sentences to show beside the cell; mostly none."""
    if isinstance(cell, Percent) and field.shape is Shape.DECIMAL:
        return (_("单元格里是百分数 {text}，按 {number} 记。").format(text=shown_text(cell), number=value),)
    return ()
