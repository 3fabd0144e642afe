"""A small made-up sheet: two rows of figures and a sentence with two more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.report.annex.form_sheet import Run, SheetCell, SheetSigns, SheetTable, SheetText

if TYPE_CHECKING:
    from desktop_app.report.annex.formats.grid import CellRole
    from desktop_app.ui.annex_sheet.sheet_layout import Sheet

FIGURES = ("T.new.person", "T.new.company", "T.old.person", "T.old.company", "T.total", "T.rate")


def small_sheet(total: str = "12") -> Sheet:
    """Return the sheet; its last figures stand inside a sentence."""
    return (
        SheetText("title", (Run("统计表"),)),
        SheetSigns(((("填报单位", "测试局"), ("年度", "2013")),), head=True),
        SheetTable(
            (2.0, 1.0, 1.0),
            (
                _cell(0, 0, Run("申请"), "header"),
                _cell(0, 1, Run("自然人"), "header"),
                _cell(0, 2, Run("法人"), "header"),
                _cell(1, 0, Run("新收"), "rowlabel"),
                _cell(1, 1, Run("7", "T.new.person"), "value"),
                _cell(1, 2, Run("5", "T.new.company"), "value"),
                _cell(2, 0, Run("结转"), "rowlabel"),
                _cell(2, 1, Run("0", "T.old.person"), "value"),
                _cell(2, 2, Run("0", "T.old.company"), "value"),
            ),
            header_rows=1,
            row_heights=(),
            text_size=10.5,
            keep_together=False,
        ),
        SheetText(
            "paragraph",
            (Run("本年度受理申请"), Run(total, "T.total"), Run("件，按期答复率"), Run("100.00", "T.rate"), Run("%。")),
        ),
    )


def _cell(row: int, column: int, run: Run, role: CellRole) -> SheetCell:
    return SheetCell(row, column, 1, 1, role, None, (run,))
