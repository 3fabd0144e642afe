"""Days as people and other programs write them: with points or characters, in numerals, with weekday or time."""

from __future__ import annotations

import datetime as dt
import re

FULL_WIDTH = str.maketrans("０１２３４５６７８９．－—–／：，％＋", "0123456789.---/:,%+")
"""Figures and signs as a Chinese keyboard gives them, and as they are read."""

_FIGURES = dict.fromkeys((0x3007, 0x25CB, 0x96F6), "0") | dict(
    zip((0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D), "123456789", strict=True)
)
"""〇, the circle typed for it and 零 as 0, then 一 to 九."""

_DAY = re.compile(r"(\d{4})\s*[-./年、]\s*(\d{1,2})\s*[-./月、]\s*(\d{1,2})\s*[日号]?")
_COMPACT_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NUMERALS = re.compile("([〇○零一二三四五六七八九]{4})年(.{1,2})月(.{1,3}?)[日号]?")
_NO_YEAR = re.compile(r"\d{1,2}\s*[-./月]\s*\d{1,2}\s*[日号]?")
_WEEKDAY = re.compile(r"[\s,(（]*(?:星期|礼拜|周)[一二三四五六日天][)）]?")
_TIME = re.compile(
    r"""
      [T\s]+ (?:[上下]午|凌晨|晚上?)? \s* \d{1,2}(?::\d{2}){1,2}(?:\.\d+)? (?:\s*[AP]M)?
    | \s* (?:[上下]午|凌晨|晚上?)? \s* \d{1,2}[时点] (?:\d{1,2}分?)? (?:\d{1,2}秒)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WITH_OFFSET = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})")
_CHINA = dt.timezone(dt.timedelta(hours=8))
_TENS = re.compile("(?:([二三]?)十|(廿)|(卅))([一二三四五六七八九]?)")


def day_from_text(text: str) -> dt.date | None:
    """Return the day that a text means; `None` for one that means none, or leaves the year out.

    A moment with its distance from Greenwich is the day it was in China then.
    """
    plain = text.strip().translate(FULL_WIDTH)
    if _WITH_OFFSET.fullmatch(plain):
        return _day_in_china(plain)
    try:
        year, month, day = map(int, _figures_of(plain))
        return dt.date(year, month, day)
    except ValueError:
        return None


def is_no_day(text: str) -> bool:
    """Tell a text that is written as a day which no calendar has, such as 2013-02-30."""
    return bool(_figures_of(text.strip().translate(FULL_WIDTH))) and day_from_text(text) is None


def _figures_of(text: str) -> tuple[str, ...]:
    """Return year, month and day as they are written, weekday and time left aside; empty where it is no such text."""
    plain = _TIME.sub("", _WEEKDAY.sub("", text, count=1), count=1).strip()
    parts = _DAY.fullmatch(plain) or _COMPACT_DAY.fullmatch(plain)
    return parts.groups() if parts else _in_figures(plain)


def _day_in_china(moment: str) -> dt.date | None:
    try:
        return dt.datetime.fromisoformat(moment.replace(" ", "T", 1).replace(" ", "")).astimezone(_CHINA).date()
    except ValueError:
        return None


def lacks_year(text: str) -> bool:
    """Tell a text that means a month and a day of whatever year."""
    return _NO_YEAR.fullmatch(_WEEKDAY.sub("", text.strip().translate(FULL_WIDTH))) is not None


def _in_figures(text: str) -> tuple[str, ...]:
    """Return year, month and day of a day in Chinese numerals: 二〇二三年五月二十一日."""
    parts = _NUMERALS.fullmatch(text)
    return (parts[1].translate(_FIGURES), *map(_number, (parts[2], parts[3]))) if parts else ()


def _number(numeral: str) -> str:
    """Return a numeral up to 39 in figures: 十 is 10, 廿一 is 21; one that counts no tens is read figure by figure."""
    parts = _TENS.fullmatch(numeral)
    if not parts:
        return numeral.translate(_FIGURES)
    tens = "2" if parts[2] else "3" if parts[3] else parts[1].translate(_FIGURES) or "1"
    return tens + (parts[4].translate(_FIGURES) or "0")
