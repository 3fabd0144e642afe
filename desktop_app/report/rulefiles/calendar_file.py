"""The arrangement of a year as a file: the same JSON as the program's own calendars."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.law.calendar import Arrangement
from desktop_app.model.law.calendar_records import arrangement_values
from desktop_app.unreadable import UNREADABLE

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.model.field import Value

_LARGEST = 1_000_000
_NEIGHBOURS = 1


def read_calendar_year(path: Path) -> dict[str, Value]:
    """Return the values of a `calendar_year` record; raises `UserError` for a file that isn't such an arrangement."""
    try:
        if path.stat().st_size > _LARGEST:
            raise _unreadable(path)
        found = msgspec.convert(json.loads(path.read_bytes(), object_pairs_hook=_once), type=Arrangement)
    except OSError as error:
        raise UserError(
            _("打不开“{file}”。").format(file=path.name), _("请检查文件是否还在、是否正被别的程序占用。")
        ) from error
    except (*UNREADABLE, ValueError) as error:
        raise _unreadable(path) from error
    if not found.holidays or any(abs(day.year - found.year) > _NEIGHBOURS for day in found.holidays | found.workdays):
        raise _unreadable(path)
    return arrangement_values(found)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return an object of the file; raises `UserError` where it names a day twice."""
    twice = next((name for name, count in Counter(name for name, _value in pairs).items() if count > 1), None)
    if twice is not None:
        raise UserError(_("文件里 {day} 写了两次。").format(day=twice), _("请按通知改正后再导入。"))
    return dict(pairs)


def _unreadable(path: Path) -> UserError:
    return UserError(
        _("“{file}”不是年度节假日安排。").format(file=path.name),
        _("请选择含 year、notice、holidays、workdays 的 JSON 文件，或直接录入。"),
    )
