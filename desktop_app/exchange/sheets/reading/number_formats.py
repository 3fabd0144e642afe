"""Number formats that change what a cell says: leading noughts, words around the digits, percentages.

Source: ECMA-376, part 1, 18.8.30 and 18.8.31 for the codes; the same codes stand in .xls files ([MS-XLS] 2.4.126).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from desktop_app.exchange.sheets.grid import Cell, Percent, Shown, number_text

BUILT_IN = {9: "0%", 10: "0.00%"}
"""The codes of the numbers that formats have by themselves, as far as they change what a cell says."""

_PART = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|(\[[^\]]*\])|([0#?])|(.)', re.DOTALL)
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.', re.DOTALL)
_COLOUR_OR_LANGUAGE = re.compile(r"\[(?:\$-[0-9A-Za-z-]+|[A-Za-z]+\d*|颜色\d+|[黑蓝绿红白黄]色?|青色|洋红)\]")
_LETTERS = re.compile("[-():+、·〔〕年月号 ]")
"""Characters that stand for themselves in a code without quotation marks."""

_MOST_DIGITS = 15


@dataclass(frozen=True, slots=True)
class NumberLook:
    """A format that changes what a number says: a percentage, or digits among letters (`None` takes a digit)."""

    percent: bool = False
    parts: tuple[str | None, ...] = ()
    least: int = 0
    """How many digits are shown at least."""

    def show(self, number: float) -> Cell:
        """Return the cell that holds the number under this format."""
        if self.percent:
            return Percent(_shortest(Decimal(format(number, ".15g")) * 100))
        if number < 0 or not float(number).is_integer() or number >= 10**_MOST_DIGITS:
            return number
        text = self._filled_in(str(int(number))).strip()
        return number if text == number_text(number) else Shown(number, text)

    def _filled_in(self, digits: str) -> str:
        """Put the digits into their places from the right; those that find none stand before the first."""
        digits = digits.zfill(self.least)
        shown: list[str] = []
        places = sum(part is None for part in self.parts)
        for part in reversed(self.parts):
            if part is not None:
                shown.append(part)
                continue
            places -= 1
            shown.append(digits if places == 0 else digits[-1:])
            digits = "" if places == 0 else digits[:-1]
        return "".join(reversed(shown))


@cache
def look_of(code: str) -> NumberLook | None:
    """Return what a format code does to a number; `None` for one that leaves it as its digits, or makes a day of it."""
    section = code.split(";", maxsplit=1)[0]
    if "%" in _LITERAL.sub("", section):
        return NumberLook(percent=True)
    parts: list[str | None] = []
    least = 0
    for quoted, escaped, bracket, digit, other in _PART.findall(section):
        if digit:
            parts.append(None)
            least += digit == "0"
        elif quoted or escaped or _LETTERS.fullmatch(other):
            parts.append(quoted or escaped or other)
        elif other or (bracket and not _COLOUR_OR_LANGUAGE.fullmatch(bracket)):
            return None
    changes = least > 1 or any(part.strip() for part in parts if part)
    return NumberLook(parts=tuple(parts), least=least) if None in parts and changes else None


def _shortest(number: Decimal) -> Decimal:
    """Return a number without the noughts at its end: 85.300 is 85.3, and 100 stays 100."""
    return Decimal(format(number.normalize(), "f"))
