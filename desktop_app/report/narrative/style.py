"""How a figure is written in a sentence: 1276, 234.6万, 3100余, 99.5%, 三 (`resources/narrative/styles.json`)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal, localcontext
from functools import cache
from typing import Annotated, Literal

import msgspec

from desktop_app.i18n import SOURCE_LANGUAGE, language
from desktop_app.paths import resource
from desktop_app.report.annex.cell import EXACT, Number, plain
from desktop_app.report.narrative.report_words import report_words

_WAN = 10_000
_ROUNDINGS = {"down": ROUND_DOWN, "nearest": ROUND_HALF_UP, "up": ROUND_UP}


class Keeping(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many leading digits of a number are kept, for numbers below a bound (0: for all others)."""

    digits: Annotated[int, msgspec.Meta(ge=1, le=12)]
    below: int = 0


class Style(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way to write a figure; `before` and `after` are the words that say how exact it is."""

    code: str
    label: str
    english: str
    example: str
    before: str = ""
    after: str = ""
    in_wan: Literal["never", "always", "large"] = "never"
    keep: tuple[Keeping, ...] = ()
    rounds: Literal["down", "nearest", "up"] = "down"
    writes: Literal["number", "percent", "chinese"] = "number"
    decimals: Annotated[int, msgspec.Meta(ge=0, le=6)] = 0

    @property
    def text(self) -> str:
        """Return what the style is called in the language of the screen."""
        return self.label if language() == SOURCE_LANGUAGE else self.english


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure's number with how exact its source says it is (a code of `precision`) and whether it is told in 万."""

    value: Number
    precision: str = "exact"
    in_wan: bool = False


@cache
def styles() -> dict[str, Style]:
    """Return every style by its code, in the order they are offered."""
    found = msgspec.json.decode(resource("narrative", "styles.json").read_bytes(), type=list[Style])
    return {style.code: style for style in found}


def styled(amount: Amount, code: str = "") -> str:
    """Return a figure as a style writes it; without one, as its own source gave it.

    A word such as 余 is written only where digits were really left out, or where the source itself says so.
    """
    style = styles().get(code) or styles()["wan" if amount.in_wan else "plain"]
    if style.writes == "percent":
        return f"{_rounded(amount.value, style.decimals)}%"
    if style.writes == "chinese" and isinstance(amount.value, int) and 0 <= amount.value < _WAN:
        return chinese(amount.value)
    kept = _kept(amount.value, style)
    says = bool(style.before or style.after) and (kept != amount.value or amount.precision == style.code)
    worded = style if says else styles().get(amount.precision)
    before, after = (worded.before, worded.after) if worded else ("", "")
    large = style.in_wan == "large" and abs(Decimal(kept)) >= _WAN
    return f"{before}{_written(kept, in_wan=style.in_wan == 'always' or large)}{after}"


def chinese(number: int) -> str:
    """Return a whole number from 0 to 9999 in Chinese numerals: 3 → 三, 12 → 十二, 105 → 一百〇五."""
    words = report_words()
    if number == 0:
        return words.zero
    text = ""
    gap, one, ten = words.digits[0], words.digits[1], words.places[1]
    for place, digit in enumerate(reversed(str(number))):
        if digit != "0":
            text = words.digits[int(digit)] + words.places[place] + text
        elif text and not text.startswith(gap):
            text = gap + text
    return text.removeprefix(one) if text.startswith(one + ten) else text


def _kept(value: Number, style: Style) -> Number:
    """Return the number with as many leading digits as the style keeps."""
    for rule in style.keep:
        if value and (not rule.below or abs(Decimal(value)) < rule.below):
            exact = Decimal(value)
            with localcontext(EXACT):
                unit = Decimal(1).scaleb(max(exact.adjusted() + 1 - rule.digits, 0))
                return plain((exact / unit).quantize(Decimal(1), rounding=_ROUNDINGS[style.rounds]) * unit)
    return value


def _written(value: Number, *, in_wan: bool) -> str:
    if not in_wan:
        return format(Decimal(value), "f")
    with localcontext(EXACT):
        return f"{format(Decimal(plain(Decimal(value) / _WAN)), 'f')}{report_words().wan}"


def _rounded(value: Number, decimals: int) -> str:
    with localcontext(EXACT):
        exact = Decimal(value).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
        return format(Decimal(plain(exact)), "f")
