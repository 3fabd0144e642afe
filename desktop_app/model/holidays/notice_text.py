"""The text of a notice taken apart: its year, its name and number, and what it says of each festival."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from desktop_app.model.holidays.festivals import FESTIVALS, festivals_in
from desktop_app.model.holidays.retold import in_own_words, table_in_sentences

_ANY = "|".join(pattern.pattern for pattern in FESTIVALS.values())
_DATE = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日")
_NAME = re.compile(rf"(?P<name>(?:{_ANY})(?:[、和与及暨]?(?:{_ANY}))*)")
_HEADING = re.compile(
    rf"{_NAME.pattern}(?:假期|期间)?(?:放假)?(?:共?\d+天)?[】\]〗」』)]?[:,]?(?=(?:[自从]|农历除夕|除夕)?{_DATE.pattern})"
)
_NUMBERED = re.compile(rf"([一二三四五六七八九十]、{_NAME.pattern})。")
_YEARS = (
    re.compile(r"(\d{4})年(?:部分)?节假日"),
    re.compile(r"(?:现将|关于|调整|延长)(\d{4})年"),
    re.compile(rf"(\d{{4}})年(?:{_ANY})"),
    re.compile(r"(\d{4})年\d{1,2}月\d{1,2}日全国放假"),
)
_TITLE = re.compile(r"国务院(?:办公厅)?关于[^。,:]{2,60}?的通知")
_NUMBER = re.compile(r"国(?:办)?发明电[〔\[(【]\d{4}[〕\])】]\d+号")
_OCCASION = re.compile(r"关于(?:\d{4}年)?(.+?)(?:调休)?放假的通知")
_END = re.compile(r"(?:鼓励[^。]*。)?节假日期间|国务院(?:办公厅)?(?:\d{4}|二[〇○零O0])")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_WEEKDAY = re.compile(r"(?:星期|周)[一二三四五六日天]")
_SHORT_SPAN = re.compile(r"(\d{1,2}月)(\d{1,2})([-—–~至])(\d{1,2})(日)")


class Part(NamedTuple):
    """What a notice says under one heading: the name of the festival or festivals, and the sentences."""

    name: str
    text: str


def plain(text: str) -> str:
    """Return a notice without blanks and line ends, in plain signs; of what is in brackets only days of the week."""
    text = in_own_words(re.sub(r"\s+", "", table_in_sentences(unicodedata.normalize("NFKC", text))))
    text = _NUMBERED.sub(r"\1:", _BRACKETS.sub(_bracketed, text))
    return _SHORT_SPAN.sub(r"\1\2\5\3\4\5", text)


def _bracketed(match: re.Match[str]) -> str:
    inside = match[1]
    if _DATE.search(inside):
        return inside
    weekday = _WEEKDAY.search(inside)
    return f"({weekday[0]})" if weekday else match[0] if re.fullmatch(r"\d{4}", inside) else ""


def year_of(text: str) -> int | None:
    """Return the year that a notice says it is for."""
    found = (pattern.search(text) for pattern in _YEARS)
    return next((int(match[1]) for match in found if match), None)


def title_of(text: str) -> str:
    """Return the name of a notice with its number, as far as the text has them."""
    title, number = _TITLE.search(text), _NUMBER.search(text)
    return (title[0] if title else "") + (f"（{number[0]}）" if number else "")


def parts_of(text: str) -> list[Part]:
    """Return what a notice says of each festival; one that arranges a single occasion says its name in the title."""
    headings = list(_HEADING.finditer(text))
    if not headings:
        title = _TITLE.search(text)
        occasion = _OCCASION.search(title[0]) if title else None
        name = _joined(title[0]) if title else ""
        return [Part(name or (occasion[1] if occasion else ""), _until_end(text[title.end() :] if title else text))]
    ends = [*(match.start() for match in headings[1:]), len(text)]
    return [
        Part(_joined(match["name"]), _until_end(text[match.end() : end]))
        for match, end in zip(headings, ends, strict=True)
    ]


def _joined(name: str) -> str:
    return "、".join(festivals_in(name))


def _until_end(text: str) -> str:
    end = _END.search(text)
    return text[: end.start()] if end else text
