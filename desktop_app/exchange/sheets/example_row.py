"""The rows of an empty form that only show how to fill it in: marked so that nobody takes them for records."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.exchange.sheets.grid import Cell

EXAMPLE = "示例（不导入）"
"""What stands in the first column of such a row, where a record's number would."""

_MARK = re.compile(r"示例\s*\d*\s*([（(]不导入[）)])?")


def is_example(cells: Iterable[Cell]) -> bool:
    """Tell whether a row only shows how to fill in the form: its first cell that isn't blank says so."""
    first = next((str(cell).strip() for cell in cells if str(cell).strip()), "")
    return bool(_MARK.fullmatch(first))
