"""What an empty form says of its columns: how to fill each in, an example, and what may stand there."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from desktop_app.i18n import _
from desktop_app.model.field import Field, Shape
from desktop_app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.model.record import Record

EXPLANATIONS = ("列", "必填", "怎样填", "例子", "可以填的内容")
"""The headings of the sheet that explains the columns."""

_SHAPES = {
    Shape.TEXT: "文字，一行，最多 {limit} 个字。",
    Shape.LINES: "文字，可以分行（Alt+Enter），最多 {limit} 个字。",
    Shape.TAGS: "几个词，用顿号分开。",
    Shape.WHOLE: "整数。",
    Shape.MONEY: "金额，单位元，最多两位小数。",
    Shape.DECIMAL: "数字，可以有小数。",
    Shape.DAY: "日期，写成 2024-05-08。",
    Shape.YES_NO: "填“是”或“否”，空着是“否”。",
    Shape.CODE: "从列表中选一项。",
    Shape.LINK: "填它在台账里的名称。",
}
_EXAMPLES = {
    Shape.WHOLE: "3",
    Shape.MONEY: "120.50",
    Shape.DECIMAL: "85.3",
    Shape.DAY: "2024-05-08",
    Shape.YES_NO: "是",
    Shape.TAGS: "社会保障、就业",
}
_MOST_NAMED = 12


@cache
def _written_examples() -> dict[str, dict[str, str]]:
    """Return the examples that were thought out, by kind and field."""
    return msgspec.json.decode(resource("reference", "examples.json").read_bytes(), type=dict[str, dict[str, str]])


def example_of(kind: type[Record], field: Field, offered: Sequence[str]) -> str:
    """Return an example of a field's value; the first choice where there are some."""
    written = _written_examples().get(kind.kind, {}).get(field.name)
    if written is not None and (not offered or written in offered):
        return written
    return offered[0] if offered else _EXAMPLES.get(field.shape, "")


def heading_note(field: Field) -> str:
    """Return what is said beside a column's heading."""
    must = _("必填。") if field.required else ""
    return "".join((must, _how(field), _help(field)))


def explained(kind: type[Record], field: Field, offered: Sequence[str]) -> tuple[str, ...]:
    """Return the line of a column on the sheet that explains them, as its headings say."""
    named = "、".join(offered[:_MOST_NAMED])
    if len(offered) > _MOST_NAMED:
        named += _("……共 {count} 项").format(count=len(offered))
    must = _("必填") if field.required else ""
    return field.label, must, "".join((_how(field), _help(field))), example_of(kind, field, offered), named


def _how(field: Field) -> str:
    said = _(_SHAPES[field.shape]).format(limit=field.limit)
    return said + _("属于个人信息。") if field.personal else said


def _help(field: Field) -> str:
    return _(field.help) if field.help else ""
