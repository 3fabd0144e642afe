"""Numbers that prove themselves: the last figure of an identity number, of a unified social credit code."""

from __future__ import annotations

import datetime as dt
import re

_IDENTITY = re.compile(r"\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dXx]", re.ASCII)
_IDENTITY_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_IDENTITY_SIGNS = "10X98765432"

_CREDIT_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT = re.compile(rf"[1-9A-HJ-NPQRTUWXY][1239]\d{{6}}[{_CREDIT_SIGNS}]{{10}}")
_CREDIT_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))


def is_identity_number(text: str) -> bool:
    """Tell a text of the form of a citizen's identity number with a possible day of birth (GB 11643-1999)."""
    parts = _IDENTITY.fullmatch(text)
    if not parts:
        return False
    try:
        born = dt.date(*map(int, parts.groups()))
    except ValueError:
        return False
    return 1850 <= born.year <= 2199  # noqa: PLR2004 (nobody's day of birth lies outside)


def fails_identity_check(text: str) -> bool:
    """Tell an identity number whose last sign doesn't follow from the others: one figure of it is wrong."""
    if not is_identity_number(text):
        return False
    total = sum(int(figure) * weight for figure, weight in zip(text, _IDENTITY_WEIGHTS, strict=False))
    return text[-1].upper() != _IDENTITY_SIGNS[total % 11]


def fails_credit_check(text: str) -> bool:
    """Tell a unified social credit code whose last sign doesn't follow from the others (GB 32100-2015)."""
    if not _CREDIT.fullmatch(text) or is_identity_number(text):
        return False
    total = sum(_CREDIT_SIGNS.index(sign) * weight for sign, weight in zip(text, _CREDIT_WEIGHTS, strict=False))
    return text[-1] != _CREDIT_SIGNS[(31 - total % 31) % 31]
