"""Forms as workbooks: merged cells as on paper, real numbers, texts that stay texts, ready to print on A4.

The form comes as plain data from whoever has one (`Form`); nothing here knows what it is a form of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from desktop_app.errors import UserError
from desktop_app.exchange.sheets.writing.form_looks import format_of, row_heights, width_in_characters
from desktop_app.exchange.sheets.writing.kept_numbers import MOST_DIGITS
from desktop_app.i18n import _
from desktop_app.whole_file import written_whole

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.exchange.sheets.writing.form_shape import Form, FormCell, FormSheet

_A4 = 9  # Excel's number for the paper
_LONGEST_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_NUMBER = re.compile(r"(?P<number>-?\d+(?:\.(?P<decimals>\d+))?)(?P<unit>[^\d\s.,:;+\-\"][^\"\d]{0,9})?", re.ASCII)
_LONGEST_FOOT = 80


def write_form(form: Form, path: Path) -> None:
    """Write a form as an .xlsx file, whole or not at all.

    Raises `UserError` where a text is longer than a cell can hold (nothing is ever cut) or the file can't be written.
    """
    with written_whole(path) as unfinished:
        workbook = xlsxwriter.Workbook(unfinished, {"strings_to_formulas": False, "strings_to_urls": False})
        workbook.set_properties({"title": form.title, "author": form.author})
        try:
            with workbook:
                _write_sheets(workbook, form)
        except FileCreateError as error:
            # The system's own error again: `replacing` has the plain words for it.
            raise OSError(*error.args[0].args) from error


def _write_sheets(workbook: Any, form: Form) -> None:  # noqa: ANN401 (XlsxWriter is untyped)
    names: set[str] = set()
    for sheet in form.sheets:
        name = _free_name(sheet.name, names)
        names.add(name.casefold())
        written = workbook.add_worksheet(name)
        _set_up(written, sheet, form)
        for cell in sheet.cells:
            _write_cell(workbook, written, cell)


def _free_name(wanted: str, taken: set[str]) -> str:
    """Return a name that a sheet may have and that no other one has."""
    plain = _NOT_IN_NAMES.sub("", wanted).strip("' ")[:_LONGEST_NAME] or "1"
    name, number = plain, 1
    while name.casefold() in taken:
        number += 1
        ending = f" {number}"
        name = plain[: _LONGEST_NAME - len(ending)] + ending
    return name


def _set_up(written: Any, sheet: FormSheet, form: Form) -> None:  # noqa: ANN401 (as above)
    for column, share in enumerate(sheet.columns):
        written.set_column(column, column, width_in_characters(share, sheet.columns))
    for row, height in enumerate(row_heights(sheet)):
        written.set_row(row, height)
    written.set_paper(_A4)
    written.set_margins(left=0.7, right=0.7, top=0.75, bottom=0.75)
    written.center_horizontally()
    written.fit_to_pages(1, 0)
    written.hide_gridlines(2)
    if sheet.repeated is not None:
        written.repeat_rows(*sheet.repeated)
    # In a footer & begins a code.
    author = form.author[:_LONGEST_FOOT].replace("&", "&&")
    written.set_footer(f"&L{author}&C&P / &N&R{form.mark}")
    # Or Excel marks every text that looks like a number with a green corner.
    written.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def _write_cell(workbook: Any, written: Any, cell: FormCell) -> None:  # noqa: ANN401 (as above)
    found = _NUMBER.fullmatch(cell.text) if cell.role == "value" else None
    if found and len(found["number"].strip("-0.").replace(".", "")) <= MOST_DIGITS:
        look = format_of(workbook, cell, _number_format(found))
        _merge(written, cell, look)
        written.write_number(cell.row, cell.column, float(found["number"]), look)
        return
    look = format_of(workbook, cell, "@")
    _merge(written, cell, look)
    if cell.text and written.write_string(cell.row, cell.column, cell.text, look) != 0:
        message = _("“{text}…”这一格的文字太长，Excel 的一格放不下。")
        raise UserError(message.format(text=cell.text[:12]), _("请改为导出 PDF 或网页，它们没有这个限制。"))


def _number_format(found: re.Match[str]) -> str:
    """Return how the number is shown: as many decimals as on the form, and its unit where the form prints one."""
    decimals = "." + "0" * len(found["decimals"]) if found["decimals"] else ""
    unit = f'"{found["unit"]}"' if found["unit"] else ""
    return f"0{decimals}{unit}"


def _merge(written: Any, cell: FormCell, look: object) -> None:  # noqa: ANN401 (as above)
    if cell.row_span * cell.column_span > 1:
        last = (cell.row + cell.row_span - 1, cell.column + cell.column_span - 1)
        written.merge_range(cell.row, cell.column, *last, "", look)
    else:
        written.write_blank(cell.row, cell.column, None, look)
