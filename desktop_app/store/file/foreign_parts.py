"""Refusing a data file that holds anything the program didn't make: before any of its tables is asked for anything.

A view in the place of a table, a trigger, an index, a column with a formula: each may swallow what is saved, show what
was never entered, or never come to an end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.store.migrations.parts import MASTER, expected_parts, parts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import Any

    from desktop_app.store.migrations.parts import Parts

    Ask = Callable[[str], Sequence[Sequence[Any]]]

_SORTS = {"view", "trigger", "table", "index"}
_MOST_NAMED, _LONGEST_NAME = 3, 40
_MIGRATION = "SELECT version_num FROM alembic_version LIMIT 2"


class ForeignPartsError(UserError):
    """A data file holds what the program didn't make, or lacks what it made; its log may be carried elsewhere."""


def refuse_foreign(path: Path, version: int, ask: Ask) -> None:
    """Compare a file with what one of its schema is made of; `ask` puts a query to it. Raises `ForeignPartsError`."""
    found, expected = parts_of(ask(MASTER)), expected_parts(version)
    wrong = [part for part in (*found, *expected) if found.get(part) != expected.get(part)]
    # Only now: until here this may be a view that never ends.
    if not wrong and [tuple(row) for row in ask(_MIGRATION)] != [(f"{version:04}",)]:
        wrong = ["table alembic_version"]
    if wrong:
        raise ForeignPartsError(
            _("“{name}”里有不是本程序建立的内容（{parts}），没有打开。").format(
                name=path.name, parts=_named(sorted(set(wrong), key=_rank), found, expected)
            ),
            _(
                "可能有别的程序改过它，或有人动过手脚；原文件没有改动。可以把登记日志带到一份新的台账里，再从新的做下去。"
            ),
        )


def _rank(part: str) -> tuple[int, str]:
    """Order parts by how much they may do: what acts or hides first, what follows from a table last."""
    sort, _blank, name = part.partition(" ")
    return ("view", "trigger", "table", "index").index(sort) if sort in _SORTS else -1, name


def _named(wrong: Sequence[str], found: Parts, expected: Parts) -> str:
    """Name the first parts that are wrong, in words; the names are somebody else's."""
    sorts = {"table": _("表"), "index": _("索引"), "trigger": _("触发器"), "view": _("视图")}
    named = []
    for part in wrong[:_MOST_NAMED]:
        sort, _blank, name = part.partition(" ")
        plain = "".join(letter if letter.isprintable() else "?" for letter in name[:_LONGEST_NAME])
        if part not in found:
            text = _("缺少{sort} {name}")
        else:
            text = _("{sort} {name} 被改过") if part in expected else _("多出{sort} {name}")
        named.append(text.format(sort=sorts.get(sort, sort), name=plain))
    more = _("等 {count} 处").format(count=len(wrong)) if len(wrong) > _MOST_NAMED else ""
    return _("、").join(named) + more
