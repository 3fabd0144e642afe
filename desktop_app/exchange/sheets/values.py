"""A field's value ↔ what its cell holds: real days and numbers, Chinese wording for codes and yes/no."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.doubts import doubt, has_lost_digits
from desktop_app.exchange.sheets.grid import (
    AsTyped,
    Broken,
    Cell,
    Content,
    DayNumber,
    Percent,
    Shown,
    number_text,
    shown_text,
)
from desktop_app.exchange.sheets.remarks import remarks_on
from desktop_app.i18n import _
from desktop_app.model.codes import codes
from desktop_app.model.field import Field, Shape, Value
from desktop_app.model.record import empty_value
from desktop_app.model.text import FieldError, check_value, from_text
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    from desktop_app.exchange.sheets.links import LinkTitles

YES, NO = "是", "否"

_DIGITS_LOST = 10**15
"""From here on Excel has kept only the first fifteen digits of what was typed."""

_NUMBERS = {Shape.WHOLE, Shape.MONEY, Shape.DECIMAL}
_SAID = {Shape.TEXT, Shape.LINES, Shape.TAGS, Shape.LINK, *_NUMBERS}
"""Shapes whose texts somebody typed; days, codes and yes or no are known by themselves."""

_DAYS_FROM_1900, _DAYS_FROM_1904 = dt.date(1899, 12, 30), dt.date(1904, 1, 1)
_DAY_NUMBER = re.compile(r"[1-9]\d{4}(?:[.]\d+)?", re.ASCII)
_DAY_NUMBERS = (16_000, 110_000)
"""The numbers that days have in sheets, from the forties to 2200: no day is ever written so, 20230508 is far beyond."""

_BROKEN = {
    Broken.CELL: lambda: _("单元格里是公式的错误值（如 #N/A），请改成实际内容。"),
    Broken.UNCOMPUTED: lambda: _("单元格里的公式还没有算出结果；请用 WPS 或 Excel 打开这个文件，保存一次再导入。"),
}


def to_cell(field: Field, value: Value, links: LinkTitles | None = None) -> Content:
    """Return what to write for a value; sheets are Chinese whatever the language of the screen."""
    if value is None or value == "":
        return ""
    if field.shape is Shape.YES_NO:
        return YES if value else NO
    if field.shape is Shape.CODE:
        known = codes(field.codes).get(str(value))
        return known.label if known else str(value)
    if field.shape is Shape.MONEY and isinstance(value, int):
        return Decimal(value).scaleb(-2)
    return links.written(str(value)) if links else value


@dataclass(frozen=True, slots=True)
class ReadCell:
    """What a cell became, and what whoever takes it should know; nothing of it stands in the way."""

    value: Value
    remarks: tuple[str, ...] = ()


class UnsureCellError(FieldError):
    """A cell that is taken as it stands only when somebody confirmed that it is so."""


def from_cell(field: Field, cell: Cell, links: LinkTitles | None = None, *, confirmed: bool = False) -> Value:
    """Read a cell as the field's value; raises `FieldError` with a sentence for the list of problems."""
    return read_cell(field, cell, links, confirmed=confirmed).value


def read_cell(field: Field, cell: Cell, links: LinkTitles | None = None, *, confirmed: bool = False) -> ReadCell:
    """Read a cell as the field's value, with what there is to remark on it.

    Raises `FieldError` with a sentence for the list of problems, as `UnsureCellError` where `confirmed` would do.
    """
    if isinstance(cell, Broken):
        raise FieldError(_BROKEN[cell]())
    if field.shape is Shape.DAY and (day := _day_of(cell)):
        return ReadCell(check_value(field, day[0]), day[1])
    text = _text(field, cell)
    if field.shape in _SAID and not isinstance(cell, AsTyped):
        _refuse_doubtful(text.strip(), confirmed=confirmed)
        _refuse_shortened(cell, text, confirmed=confirmed)
    if links:
        return ReadCell(links.found(text) if text.strip() else empty_value(field))
    value = from_text(field, text)
    return ReadCell(value, remarks_on(field, cell, value))


def _day_of(cell: Cell) -> tuple[dt.date, tuple[str, ...]] | None:
    """Return the day that a cell holds as a day, or as the number a day has in a cell without a format."""
    if isinstance(cell, str) and _DAY_NUMBER.fullmatch(cell.strip()):
        cell = float(cell)
    if isinstance(cell, dt.datetime):
        return cell.date(), ()
    if isinstance(cell, dt.date):
        return cell, ()
    if isinstance(cell, int | float) and not isinstance(cell, bool) and _DAY_NUMBERS[0] <= cell < _DAY_NUMBERS[1]:
        start = _DAYS_FROM_1904 if isinstance(cell, DayNumber) else _DAYS_FROM_1900
        day = start + dt.timedelta(days=int(cell))
        sentence = _("单元格里是数字 {number}，按日期读成 {day}。")
        return day, (sentence.format(number=number_text(cell), day=day_text(day)),)
    return None


def _text(field: Field, cell: Cell) -> str:
    if isinstance(cell, Percent):
        return _percent_text(field, cell)
    if isinstance(cell, Shown) and field.shape in _NUMBERS:
        return number_text(cell.number)
    if isinstance(cell, float) and abs(cell) >= _DIGITS_LOST:
        # All the digits the file still has; `number_text` gives no more than fifteen.
        return format(Decimal(repr(float(cell))), "f").removesuffix(".0")
    return shown_text(cell)


def _percent_text(field: Field, cell: Percent) -> str:
    if field.shape in {Shape.WHOLE, Shape.MONEY}:
        message = _("单元格里是百分数 {text}，“{label}”不按百分数填。")
        raise FieldError(message.format(text=shown_text(cell), label=_(field.label)))
    return format(cell.number, "f") if field.shape is Shape.DECIMAL else shown_text(cell)


def _refuse_shortened(cell: Cell, text: str, *, confirmed: bool) -> None:
    if isinstance(cell, int | float) and abs(cell) >= _DIGITS_LOST and not confirmed:
        message = _("“{text}”是数字格式，第 15 位以后已被 Excel 改成 0，请改为文本格式后重新填写；确实如此的可以照收。")
        raise UnsureCellError(message.format(text=text))


def _refuse_doubtful(text: str, *, confirmed: bool) -> None:
    if sentence := doubt(text):
        raise FieldError(sentence)
    if has_lost_digits(text) and not confirmed:
        message = _("“{text}”有 {count} 位，第 15 位以后都是 0：多半已被 Excel 改成 0，请核对；确实如此的可以照收。")
        raise UnsureCellError(message.format(text=text, count=len(text.lstrip("+-"))))
