"""Numbers as people write them in a report: 1276条, 1,276 条, 1.6万多人, 3100余件, 突破958万人次."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from desktop_app.report.narrative.report_words import report_words
from desktop_app.report.narrative.scan_rules import scan_rules
from desktop_app.report.narrative.style import Amount, styled, styles

if TYPE_CHECKING:
    from desktop_app.report.annex.cell import Number

_WAN = 10_000


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number in a text: its characters (with what says how exact it is), its value and its measure word."""

    start: int
    end: int
    text: str
    value: Decimal
    exact: bool
    unit: str

    def tells(self, value: Number) -> bool:
        """Tell whether this is how a value may be written: itself, or cut as one of the styles cuts it."""
        if self.value == value:
            return True
        bare = re.sub(r"[\s,]", "", self.text.removesuffix(self.unit))
        return not self.exact and any(styled(Amount(value), code) == bare for code in styles())


def numbers_in(text: str) -> tuple[WrittenNumber, ...]:
    """Return the numbers of a text that count something: with a measure word behind them, and no 第 before."""
    return tuple(_number(found) for found in _pattern().finditer(text))


def _number(found: re.Match[str]) -> WrittenNumber:
    value = Decimal(found["digits"].replace(",", "")) * (_WAN if found["wan"] else 1)
    exact = not (found["before"] or found["after"])
    return WrittenNumber(found.start(), found.end(), found[0], value, exact, found["unit"].replace("％", "%"))


@cache
def _pattern() -> re.Pattern[str]:
    rules, every = scan_rules(), styles().values()
    before = "|".join(re.escape(style.before) for style in every if style.before)
    after = "|".join(re.escape(style.after) for style in every if style.after)
    units = "|".join(map(re.escape, sorted(rules.measures, key=len, reverse=True)))
    shut = "".join(f"(?<!{re.escape(word)})" for word in rules.not_after)
    wan = re.escape(report_words().wan)
    return re.compile(
        rf"(?P<before>{before})?(?<![\d.]){shut}(?P<digits>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)"
        rf" ?(?P<wan>{wan}(?!元))?(?P<after>{after})?[ \u3000]?(?P<unit>{units})"
    )
