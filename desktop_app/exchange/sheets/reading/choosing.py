"""Which sheet of several is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _, listed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def chosen(path: Path, names: Sequence[str], wanted: str, preferred: str) -> str:
    """Return the sheet that is wanted, else the one called `preferred`, else the only one there is.

    Raises `UserError` where that is none, or where several could be meant.
    """
    for name in (wanted, preferred):
        if name in names:
            return name
    if not names:
        raise UserError(
            _("“{name}”里没有内容。").format(name=path.name), _("请选有标题行和数据的表格；可以先导出一份作样子。")
        )
    if wanted:
        message = _("“{name}”里没有叫“{wanted}”的表，或者它是空的、隐藏的。")
        raise UserError(
            message.format(name=path.name, wanted=wanted), _("可选的表：{sheets}。").format(sheets=listed(names))
        )
    if len(names) > 1:
        message = _("“{name}”里有 {count} 张表：{sheets}，不知道导入哪一张。")
        raise UserError(
            message.format(name=path.name, count=len(names), sheets=listed(names)),
            _("请选定要导入的那一张，或把它改名为“{preferred}”。").format(preferred=preferred or names[0]),
        )
    return names[0]
