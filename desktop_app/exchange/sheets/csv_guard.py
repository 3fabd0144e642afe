"""The apostrophe behind which a text goes through a spreadsheet program without being run or changed."""

from __future__ import annotations

import re

from desktop_app.exchange.sheets.doubts import is_doubtful

_APOSTROPHE = "'"

_GUARDED = re.compile(
    r"""
      \s*[=+\-@＝＋－＠'].*           # would run as a formula (OWASP, CSV injection), or begins like a guard
    | [\t\r\n].*
    | 0\d+ | \d{12,}                # a code or identity number would lose its noughts or its last digits
    | \d*[.]\d+ | \d+[.]\d*         # 1.50 would become 1.5
    | \d+([.]\d*)?[eE][+-]?\d+ | \d+([.]\d*)?% | \d{1,3}(,\d{3})+
    | \d{1,4}[-/]\d{1,2}([-/]\d{1,4})? | \d{1,4}:\d{2}(:\d{2})?    # 3-1 would become a date
    """,
    re.VERBOSE | re.DOTALL | re.ASCII,
)
"""Texts that a spreadsheet program would run or change; they travel behind an apostrophe."""


def guard(text: str) -> str:
    """Return a text as it can stand in a CSV file without being run, changed or doubted."""
    return _APOSTROPHE + text if _needs_guard(text) else text


def guard_in_workbook(text: str) -> str:
    """Return a text for a workbook, where nothing runs: what reading would doubt, or take for guarded, gets one."""
    return _APOSTROPHE + text if text.startswith(_APOSTROPHE) or is_doubtful(text) else text


def unguard(text: str) -> str:
    """Take off the apostrophe that `guard` put on; any other apostrophe belongs to the text."""
    return text[1:] if text.startswith(_APOSTROPHE) and _needs_guard(text[1:]) else text


def _needs_guard(text: str) -> bool:
    return _GUARDED.fullmatch(text) is not None or is_doubtful(text)
