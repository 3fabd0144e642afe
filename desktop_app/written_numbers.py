"""Numbers, amounts of money and shares for people, in the language of the screen; on paper in Chinese.

A number keeps as many decimals as it has: what is counted or typed is never rounded by being shown. What machines read
(JSON, exchanged files, cells of a sheet) and what is typed into a form is not made here.
"""

from __future__ import annotations

from copy import copy
from decimal import Decimal, localcontext
from functools import cache
from typing import TYPE_CHECKING

from desktop_app.i18n import language, locale

if TYPE_CHECKING:
    from babel.numbers import NumberPattern

_DIGITS = 60
_FEN = 2


def number_text(number: float | Decimal | None, *, decimals: int | None = None) -> str:
    """Write a number with its thousands apart, rounded only where `decimals` says so: 1,234,567.5; "" for none."""
    if number is None:
        return ""
    exact = Decimal(str(number))
    return _written(exact, _pattern(language(), _places(exact) if decimals is None else decimals, "plain"))


def change_text(number: float | Decimal) -> str:
    """Write by how much something became more or less: +1,234 or -5; 0 has no sign."""
    exact = Decimal(str(number))
    return _written(exact, _pattern(language(), _places(exact), "signed")) if exact else number_text(exact)


def money_text(fen: int | None) -> str:
    """Write an amount of 分 as yuan with two decimals: -123456 → -1,234.56; "" for none."""
    return "" if fen is None else _written(Decimal(fen).scaleb(-_FEN), _pattern(language(), _FEN, "plain"))


def share_text(part: float | Decimal, whole: float | Decimal, *, decimals: int = 0) -> str:
    """Write a part as a share of the whole: 45%; a tie goes to the even digit; "—" where there is no whole."""
    return _share(part, whole, decimals, "share")


def change_share_text(more: float | Decimal, before: float | Decimal, *, decimals: int = 0) -> str:
    """Write by what share something became more or less than before: +12.5% or -3.0%; "—" where there was nothing."""
    return _share(more, before, decimals, "signed share")


def _share(part: float | Decimal, whole: float | Decimal, decimals: int, style: str) -> str:
    if not whole:
        return "—"
    return _written(Decimal(str(part)) / Decimal(str(whole)), _pattern(language(), decimals, style))


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _written(number: Decimal, pattern: NumberPattern) -> str:
    with localcontext(prec=_DIGITS):  # Babel reckons in the context's 28 digits and would round a longer number
        return str(pattern.apply(number or abs(number), locale()))  # nobody writes -0


@cache
def _pattern(language: str, places: int, style: str) -> NumberPattern:
    """Return the language's own pattern with so many decimals; a signed one says plus too. Kept for each language."""
    del language
    formats = locale().percent_formats if style.endswith("share") else locale().decimal_formats
    pattern: NumberPattern = copy(formats[None])
    pattern.frac_prec = (places, places)
    if style.startswith("signed"):
        pattern.prefix = ("+", "-")
    return pattern
