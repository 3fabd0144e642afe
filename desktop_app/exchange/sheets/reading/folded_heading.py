"""A heading as people type it, folded to what it says: no line breaks, blanks, stars, colons, notes in brackets."""

from __future__ import annotations

import re
import unicodedata

from desktop_app.model.old_characters import without_invisible

_STARS = re.compile(r"[*★☆※●▲△#]+")
_NUMBERED = re.compile(
    r"""
      ^(?:\d{1,2}|[一二三四五六七八九十]{1,3}|\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\))[.、]\s*(?=\D)
    """,
    re.VERBOSE,
)
_CIRCLED = re.compile("^[①-⑳]")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕|〈[^〈〉]*〉|\{[^{}]*\}|<[^<>]*>")
_UNIT = re.compile("(?:单位:?)?[百千万亿]+元?")
_COMPULSORY = re.compile(r"(?:必填项?|选填项?)$")


def folded(heading: str) -> str:
    """Return what a heading says, to compare it: 标 题*： is 标题, 公开日期（年月日） is 公开日期.

    姓名/名称 is 姓名或名称.
    A bracket that says in hundreds, thousands or millions an amount is counted stays: 金额（万元） isn't 金额.
    """
    bare = _CIRCLED.sub("", without_invisible(heading).strip())
    plain = _NUMBERED.sub("", unicodedata.normalize("NFKC", bare).strip())
    plain = "".join(_STARS.sub("", plain).split()).lower().replace("/", "或")
    bare = _BRACKETS.sub(_kept, plain).rstrip(":;,.、。")
    bare = _COMPULSORY.sub("", bare) or bare
    return bare.lstrip(":、.") or plain


def _kept(bracket: re.Match[str]) -> str:
    return bracket[0] if _UNIT.fullmatch(bracket[0][1:-1]) else ""
