"""From the text of a rule file to its parts, with every mistake told in plain words and with its line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

import msgspec

from desktop_app.i18n import _
from desktop_app.report.rulefiles.alternatives import names_at, values_at
from desktop_app.report.rulefiles.lines import FormatError, spot_of
from desktop_app.unreadable import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.report.rulefiles.lines import Spot

_Shape = TypeVar("_Shape", bound=msgspec.Struct)
_Place = tuple[type[msgspec.Struct], list[str | int]]
"""The shape of a file and the way to a place in it."""

LARGEST = 1 << 20
"""Bytes of the largest file that is read: ten times the largest that the program brings along."""

_AT = re.compile(r"(?P<detail>.*?)(?: - at `\$?(?P<way>[^`]*)`)?", re.DOTALL)
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")


def read_text(path: Path) -> str:
    """Return the text of a file that people edit; raises `FormatError` where it can't be read."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError:
        raise FormatError(path.name, 1, _("文件打不开，可能已被移走或没有权限。")) from None
    return text_of(content, path.name)


def text_of(content: bytes, file: str) -> str:
    """Return the text that bytes are, in UTF-8; raises `FormatError`."""
    if len(content) > LARGEST:
        raise FormatError(file, 1, _("文件太大，超过 {most} KB。").format(most=LARGEST >> 10))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FormatError(file, 1, _("文件的编码不是 UTF-8，请另存为 UTF-8 编码。")) from None


def decode_file(text: str, file: str, shape: type[_Shape]) -> tuple[_Shape, Spot]:
    """Decode a file of a shape, and where its parts stand; mistakes name the `file`. Raises `FormatError`."""
    spot = spot_of(file, text)
    try:
        return msgspec.json.decode(text, type=shape), spot
    except msgspec.ValidationError as error:
        raise _in_words(str(error), spot, shape) from None
    except UNREADABLE as error:
        raise _unreadable(str(error), text, file) from None


def _unreadable(message: str, text: str, file: str) -> FormatError:
    """Return the mistake where the text is JSON to most programs but not to the letter (NaN, half characters)."""
    byte = re.search(r"\(byte (\d+)\)", message)
    before = text.encode("utf-8", "surrogatepass")[: int(byte[1])] if byte else b""
    return FormatError(file, before.count(b"\n") + 1, _("这里有不能读的字符或数。"))


def _in_words(message: str, spot: Spot, shape: type[msgspec.Struct]) -> FormatError:
    """Return msgspec's mistake at its place, in Chinese, with what may stand there."""
    found = _AT.fullmatch(message)
    detail, way = (found["detail"], found["way"] or "") if found else (message, "")
    steps = [name or int(place) for name, place in _STEP.findall(way)]
    for step in steps:
        spot = spot / step
    for pattern, told in _TELLING:
        parts = re.fullmatch(pattern, detail)
        if parts:
            return told(spot, (shape, steps), *parts.groups())
    return spot.error(_("这里的写法不对：{detail}").format(detail=detail))


def _unknown_name(spot: Spot, at: _Place, name: str) -> FormatError:
    reason = _("不认识的名称“{name}”，可能写错了字母；这里可以写：{known}。")
    return (spot / name).error(reason.format(name=name, known="、".join(names_at(*at))))


def _missing_name(spot: Spot, _at: _Place, name: str) -> FormatError:
    return spot.error(_("缺少“{name}”。").format(name=name))


def _unknown_value(spot: Spot, at: _Place, value: str) -> FormatError:
    reason = _("不认识的写法“{value}”，可能写错了字母；这里可以写：{known}。")
    return spot.error(reason.format(value=value, known="、".join(values_at(*at))))


def _wrong_type(spot: Spot, _at: _Place, wanted: str, found: str) -> FormatError:
    kinds = _kinds()
    first = wanted.partition(" | ")[0]
    message = _("这里应当写{wanted}，现在写的是{found}。")
    return spot.error(message.format(wanted=kinds.get(first, first), found=kinds.get(found, found)))


def _too_many(spot: Spot, _at: _Place, most: str) -> FormatError:
    return spot.error(_("这里最多写 {most} 项。").format(most=most))


def _kinds() -> dict[str, str]:
    return {
        "str": _("文字（加引号）"),
        "int": _("整数"),
        "float": _("小数"),
        "decimal": _("数"),
        "bool": _("true 或 false"),
        "null": _("空（null）"),
        "array": _("列表（方括号）"),
        "object": _("一组名称（花括号）"),
    }


_TELLING: tuple[tuple[str, Callable[..., FormatError]], ...] = (
    (r"Object contains unknown field `(.*)`", _unknown_name),
    (r"Object missing required field `(.*)`", _missing_name),
    (r"Invalid enum value '(.*)'", _unknown_value),
    (r"Expected `array` of length <= (\d+)", _too_many),
    (r"Expected `([^`]*)`, got `([^`]*)`", _wrong_type),
)
