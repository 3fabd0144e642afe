"""What there is to remark on a value that a cell gave: it is taken as it stands, and whoever takes it looks again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.grid import Percent, shown_text
from desktop_app.i18n import _
from desktop_app.model.check_digits import fails_credit_check, fails_identity_check
from desktop_app.model.field import Shape

if TYPE_CHECKING:
    from desktop_app.exchange.sheets.grid import Cell
    from desktop_app.model.field import Field, Value

_TEXTS = {Shape.TEXT, Shape.LINES, Shape.TAGS}
_LOST = re.compile(
    r"""
      [□〓\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]         # what is shown, or stored, for a character that isn't there
    | (?<=[\u3400-\u9fff·])[?](?=[\u3400-\u9fff·])         # and what an old encoding writes for it, inside a word
    | (?<=\A[\u3400-\u9fff])[?]+\Z | \A[?]+(?=[\u3400-\u9fff]{1,3}\Z)
    """,
    re.VERBOSE,
)


def remarks_on(field: Field, cell: Cell, value: Value) -> tuple[str, ...]:
    """Return the sentences to show beside the cell; mostly none."""
    if isinstance(cell, Percent) and field.shape is Shape.DECIMAL:
        return (
            _("单元格里是百分数 {text}，按 {number} 记。").format(text=shown_text(cell), number=format(value, "f")),
        )
    return tuple(_on_text(value)) if field.shape in _TEXTS and isinstance(value, str) else ()


def _on_text(text: str) -> list[str]:
    remarks: list[str] = []
    if fails_identity_check(text):
        remarks.append(_("身份证号的最后一位对不上前面的数字，请核对。"))
    if fails_credit_check(text):
        remarks.append(_("统一社会信用代码的最后一位对不上前面的数字，请核对。"))
    if lost := _LOST.search(text):
        message = _("第 {place} 个字（“{sign}”）像是丢失的生僻字，请核对。")
        remarks.append(message.format(place=lost.start() + 1, sign=lost[0]))
    return remarks
