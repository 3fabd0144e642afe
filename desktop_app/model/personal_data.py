"""Personal data in a text that is to be public: identity numbers, mobile numbers, bank cards (国办发〔2018〕23号).

Only what can be told from the characters alone: an identity number has a region, a birthday and a check digit, a bank
card a check digit, a mobile number its first digits. Names and addresses are left to the reader.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from desktop_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Sort = Literal["identity", "mobile", "bank_card"]

READ_BY_ALL: Mapping[str, tuple[str, ...]] = {"release": ("title", "keywords", "summary"), "application": ("subject",)}
"""The texts of a kind's records that people outside read: in the catalogue, in files without personal values."""

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_NORTH, _EAST, _SOUTH = (*range(11, 16), *range(21, 24)), range(31, 38), range(41, 47)
_REGIONS = frozenset({*_NORTH, *_EAST, *_SOUTH, *range(50, 55), *range(61, 66), 71, 81, 82, 83})
"""The first two digits of an identity number: the provinces of GB/T 2260."""

_RUN = re.compile(r"(?<![0-9A-Za-z])\d+(?:[ -]\d+)*[Xx]?(?![0-9A-Za-z])")
_GROUP = re.compile(r"\d+[Xx]?")
_MOBILE = re.compile(r"(?:86)?(1[3-9]\d{9})")
_CARD = re.compile(r"(?:62\d{14,17}|4\d{15}|5[1-5]\d{14}|35\d{14})")
_CENTURIES = ("18", "19", "20")
_WIDE = str.maketrans("０１２３４５６７８９Ｘｘ－　", "0123456789Xx- ")
_SHOWN_FIRST, _SHOWN_LAST = 3, 2
_MOST_GROUPS = 6


@dataclass(frozen=True, slots=True)
class PersonalDatum:
    """One number found: what it is, where it begins and how long it is in the text, and how it may be shown."""

    sort: Sort
    start: int
    length: int
    covered: str


def personal_data_in(text: str) -> tuple[PersonalDatum, ...]:
    """Return the personal numbers in a text, in their order; digits may be full-width, or spaced in groups."""
    return tuple(_found(text.translate(_WIDE)))


def sort_text(sort: Sort) -> str:
    """Return what a sort of number is called."""
    return {"identity": _("身份证件号码"), "mobile": _("手机号码"), "bank_card": _("银行卡号")}[sort]


def _found(text: str) -> Iterator[PersonalDatum]:
    for run in _RUN.finditer(text):
        groups = [(run.start() + group.start(), group[0].upper()) for group in _GROUP.finditer(run[0])]
        while groups:
            taken, datum = _longest(groups)
            if datum:
                yield datum
            groups = groups[taken:]


def _longest(groups: list[tuple[int, str]]) -> tuple[int, PersonalDatum | None]:
    """Return how many groups of digits, from the first on, make the longest personal number; one if they make none."""
    start = groups[0][0]
    for count in range(min(len(groups), _MOST_GROUPS), 0, -1):
        number = "".join(digits for _at, digits in groups[:count])
        sort = _sort_of(number)
        if sort:
            end = groups[count - 1][0] + len(groups[count - 1][1])
            return count, PersonalDatum(sort, start, end - start, _covered(number))
    return 1, None


def _covered(number: str) -> str:
    return number[:_SHOWN_FIRST] + "*" * (len(number) - _SHOWN_FIRST - _SHOWN_LAST) + number[-_SHOWN_LAST:]


def _sort_of(number: str) -> Sort | None:
    if _is_identity(number):
        return "identity"
    if _MOBILE.fullmatch(number):
        return "mobile"
    return "bank_card" if _CARD.fullmatch(number) and _passes_luhn(number) else None


def _is_identity(number: str) -> bool:
    """Tell whether it is a resident's identity number of 18 characters, or one of the old ones of 15 digits."""
    if re.fullmatch(r"\d{17}[\dX]", number):
        total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False))
        born = number[6:14]
        return number[-1] == _CHECK_DIGITS[total % 11] and born[:2] in _CENTURIES and _placed(number, born)
    return bool(re.fullmatch(r"\d{15}", number)) and _placed(number, "19" + number[6:12])


def _placed(number: str, born: str) -> bool:
    try:
        dt.date(int(born[:4]), int(born[4:6]), int(born[6:]))
    except ValueError:
        return False
    return int(number[:2]) in _REGIONS


def _passes_luhn(number: str) -> bool:
    """Tell whether a card number's last digit checks (ISO/IEC 7812-1)."""
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number)))
    return sum(digit - 9 if digit > 9 else digit for digit in doubled) % 10 == 0  # noqa: PLR2004 (of two digits)
