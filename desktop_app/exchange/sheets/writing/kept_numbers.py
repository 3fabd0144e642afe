"""Which numbers a spreadsheet program gives back as they were written; the others travel as text."""

from __future__ import annotations

from decimal import Decimal

from desktop_app.exchange.sheets.grid import Style, number_text

MOST_DIGITS = 15
"""The digits of a number that Excel keeps."""

_MOST_SIGNS = 11
"""The signs a cell without a format of its own shows; saving as .csv writes what is shown."""

_LEAST = Decimal("0.0001")
"""Smaller numbers may be shown as powers of ten."""


def plain(number: int | Decimal) -> str:
    """Return a number in digits, never as a power of ten, with the noughts that it was given."""
    return format(number, "f") if isinstance(number, Decimal) else str(number)


def fits_number(number: int | Decimal) -> bool:
    """Tell whether Excel keeps the number to its last digit, and whoever reads it knows that none was lost."""
    return abs(number) < 10**MOST_DIGITS and len(plain(number).strip("-0.").replace(".", "")) <= MOST_DIGITS


def keeps_form(number: int | Decimal) -> bool:
    """Tell whether the number also reads back in the same form: 12.50 would come back as 12.5."""
    return plain(number) == number_text(float(number))


def kept_in_workbook(number: int | Decimal, style: Style) -> bool:
    """Tell whether a cell of a workbook can hold it as a number; what is money needs no form, for it counts in fen."""
    return fits_number(number) and (style is Style.MONEY or keeps_form(number))


def kept_in_csv(number: int | Decimal, style: Style) -> bool:
    """Tell whether it also survives being shown in a cell without a format, and saved as it is shown."""
    shown = len(plain(number).lstrip("-")) <= _MOST_SIGNS and (number == 0 or abs(Decimal(number)) >= _LEAST)
    return shown and kept_in_workbook(number, style)
