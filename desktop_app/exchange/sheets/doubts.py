"""Texts that look as if a spreadsheet program had changed them: not taken as they stand, whatever file they come from.

A text of the ledger that only looks so is written behind an apostrophe (`csv_guard`), and is then read as it stands.
"""

from __future__ import annotations

import re

from desktop_app.i18n import _

_SCIENTIFIC = re.compile(r"[+-]?\d(?:[.]\d+)?E[+-]\d{1,3}|[+-]?\d+[.]\d+E\d{1,3}", re.IGNORECASE | re.ASCII)
_ERROR = re.compile(r"#(?:N/A|DIV/0!|REF!|NAME\?|VALUE!|NUM!|NULL!|SPILL!|CALC!)|Err:5\d\d")
_TOO_NARROW = re.compile(r"#{3,}")
_LAST_DIGITS_ZERO = re.compile(r"[+-]?[1-9]\d{14}0+", re.ASCII)


def failed_formula(text: str) -> bool:
    """Tell the text that a spreadsheet program shows for a formula that failed, as #N/A."""
    return _ERROR.fullmatch(text) is not None


def doubt(text: str) -> str:
    """Return why a text can't be what was once typed, in a sentence; "" if nothing is wrong with it."""
    if _SCIENTIFIC.fullmatch(text):
        return _("“{text}”是科学计数，中间的数字已经丢了；请把这一列设为文本格式，重新填写完整的号码。").format(
            text=text
        )
    if failed_formula(text):
        return _("单元格里是公式的错误值（如 #N/A），请改成实际内容。")
    if _TOO_NARROW.fullmatch(text):
        return _("这一列太窄，只显示出“###”；请把列拉宽后再复制或另存。")
    return ""


def has_lost_digits(text: str) -> bool:
    """Tell a number of sixteen digits or more that ends in noughts from the sixteenth on: Excel keeps only fifteen."""
    return _LAST_DIGITS_ZERO.fullmatch(text) is not None


def is_doubtful(text: str) -> bool:
    """Tell a text that reading would refuse, or ask about, if it stood there bare."""
    return bool(doubt(text)) or has_lost_digits(text)
