"""What a field can hold, asked alike of what is typed and of what a log says: lengths, characters, days, numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_app.model.field import Shape

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

    from desktop_app.model.field import Field

LARGEST = 2**53 - 1
"""The largest whole number the log keeps: exact in every program that reads JSON."""

LARGEST_SUMMAND = 10**13
"""The largest count or amount of 分: as many as a ledger can have are added up without leaving SQLite's 64 bits."""

FIRST_YEAR, LAST_YEAR = 1949, 2199
"""A year outside is a slip of the keyboard."""

MOST_PLACES = 20
"""How far the point may lie from a number's last digit: 1e-999999999 written out would fill the memory."""

NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)", re.ASCII)
"""A number in digits: nobody types powers of ten, and a spreadsheet program that shows them has dropped digits."""

_NON_CHARACTERS = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
# Controls of Unicode's C0 and C1, lone surrogates, non-characters: paper and sheets can't carry them.
_NEVER = f"\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_NON_CHARACTERS}"
_UNPRINTABLE_IN_LINES = re.compile(f"[{_NEVER}]")
_UNPRINTABLE = re.compile(f"[\n\t{_NEVER}]")


def unprintable(field: Field, text: str) -> str:
    """Return the first character that a text of the field can't have; "" where there is none."""
    found = (_UNPRINTABLE_IN_LINES if field.shape is Shape.LINES else _UNPRINTABLE).search(text)
    return found[0] if found else ""


def is_long(field: Field, text: str) -> bool:
    """Tell whether a text has more characters than the field takes."""
    return len(text) > field.limit


def is_far(field: Field, number: Decimal) -> bool:
    """Tell whether a number is none (NaN, Infinity), or lies beyond all that a field of its shape can hold."""
    most = LARGEST if field.shape is Shape.DECIMAL else LARGEST_SUMMAND
    return not number.is_finite() or not -most <= number <= most


def is_below(field: Field, number: Decimal) -> bool:
    """Tell whether a number is smaller than the field's least."""
    return field.least is not None and number < field.least


def is_above(field: Field, number: Decimal) -> bool:
    """Tell whether a number is larger than the field's most."""
    return field.most is not None and number > field.most


def is_near(number: Decimal) -> bool:
    """Tell a number that can be written out: 1E-7 can, 1E-999999999 would fill the memory."""
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and abs(exponent) <= MOST_PLACES


def is_usual(day: dt.date) -> bool:
    """Tell whether a day lies in the years that anything can be entered for."""
    return FIRST_YEAR <= day.year <= LAST_YEAR
