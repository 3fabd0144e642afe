"""Value ↔ text for every shape of field, once: the form, the list, the sheet and the history all use this."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop_app.i18n import _, listed
from desktop_app.model.bounds import (
    MOST_PLACES,
    NUMBER,
    is_above,
    is_below,
    is_far,
    is_long,
    is_near,
    is_usual,
    unprintable,
)
from desktop_app.model.codes import code_text, codes
from desktop_app.model.field import Field, Shape, Value
from desktop_app.model.official_words import codes_meant
from desktop_app.model.old_characters import in_todays_places, without_invisible
from desktop_app.model.record import Record, empty_value, fields_of
from desktop_app.model.typed_days import FULL_WIDTH, day_from_text, is_no_day, lacks_year

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_YES = frozenset({"是", "有", "yes", "y", "true", "1", "√", "✓"})
_NO = frozenset({"否", "无", "no", "n", "false", "0", "×", ""})


class FieldError(ValueError):
    """A text or value that the field can't hold; the message is a sentence for the person who typed it."""


def to_text(field: Field, value: Value) -> str:
    """Return a value as a person reads it; links are their record's id (whoever shows them knows the title)."""
    if value is None or value == "":
        return ""
    if field.shape is Shape.YES_NO:
        return _("是") if value else _("否")
    if field.shape is Shape.CODE:
        return code_text(field.codes, str(value))
    if field.shape is Shape.MONEY and isinstance(value, int):
        return yuan(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def title_text(kind: type[Record], value: Value) -> str:
    """Return a record's title as a person reads it, from the value of its kind's title field."""
    return to_text(fields_of(kind)[kind.title_field], value)


def public_title(kind: type[Record], values: Mapping[str, Value]) -> str:
    """Return a record's title as it may stand in the log: nothing where it is personal."""
    return "" if fields_of(kind)[kind.title_field].personal else title_text(kind, values[kind.title_field])


def yuan(fen: int) -> str:
    """Return an amount of 分 as yuan with two decimals: 12345 → 123.45."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02d}"


def from_text(field: Field, text: str) -> Value:
    """Read what a person typed or a sheet holds; raises `FieldError` with a sentence to show beside the field."""
    text = in_todays_places(without_invisible(text))
    stripped = text.strip()
    if not stripped:
        return empty_value(field)
    reader = _READERS.get(field.shape)
    return check_value(field, reader(field, stripped) if reader else text)


def check_value(field: Field, value: Value) -> Value:
    """Return the value in its one stored form; raises `FieldError` if the field can't hold it."""
    if value is None or value == "":
        return empty_value(field)
    return _CHECKS[field.shape](field, value)


def _whole(field: Field, text: str) -> int:
    plain = text.translate(FULL_WIDTH).replace(",", "")
    if not re.fullmatch(r"-?\d{1,18}", plain):
        raise FieldError(_("“{label}”要填整数，如 12。").format(label=_(field.label)))
    return int(plain)


def _decimal(field: Field, text: str) -> Decimal:
    plain = text.translate(FULL_WIDTH).replace(",", "").removesuffix("%")
    number = Decimal(plain) if NUMBER.fullmatch(plain) else Decimal("NaN")
    places = number.as_tuple().exponent  # a letter for what isn't a number at all
    if not isinstance(places, int) or abs(places) > MOST_PLACES:
        raise FieldError(_("“{label}”要填数字，如 12.5。").format(label=_(field.label)))
    return number


def _money(field: Field, text: str) -> int:
    plain = text.translate(FULL_WIDTH)
    if plain.endswith("%"):
        raise FieldError(_("“{label}”要填数字，如 12.5。").format(label=_(field.label)))
    amount = _decimal(field, plain.removesuffix("元").lstrip("¥￥")) * 100
    if amount != amount.to_integral_value():
        raise FieldError(_("“{label}”最多写到分（两位小数）。").format(label=_(field.label)))
    return int(amount)


def _day(field: Field, text: str) -> dt.date:
    if day := day_from_text(text):
        return day
    if lacks_year(text):
        message = _("“{label}”里的“{text}”没有写年份，请写成 2013-12-31 这样。")
    elif is_no_day(text):
        message = _("“{label}”里的“{text}”这一天不存在，请核对月和日。")
    else:
        message = _("“{label}”里的“{text}”不是一个日期，请写成 2013-12-31 这样。")
    raise FieldError(message.format(label=_(field.label), text=text[:20]))


def _yes_no(field: Field, text: str) -> bool:
    if text.lower() in _YES:
        return True
    if text.lower() in _NO:
        return False
    raise FieldError(_("“{label}”要填“是”或“否”。").format(label=_(field.label)))


def _code(field: Field, text: str) -> str:
    for code in codes(field.codes).values():
        if text in {code.code, code.label, code.english}:
            return code.code
    meant = codes_meant(field.codes, text)
    if len(meant) == 1:
        return meant[0].code
    if meant:
        message = _("“{label}”里的“{text}”可以是几项：{codes}。请写清是哪一项。")
        choices = listed(code.text for code in meant)
        raise FieldError(message.format(label=_(field.label), text=text[:20], codes=choices))
    raise FieldError(_("“{label}”里没有“{text}”这一项，请从列表中选。").format(label=_(field.label), text=text[:20]))


def _tags(_field: Field, text: str) -> str:
    words = [word.strip() for word in re.split(r"[、,，;；\s]+", text)]
    return "、".join(dict.fromkeys(word for word in words if word))


_READERS: dict[Shape, Callable[[Field, str], Value]] = {
    Shape.WHOLE: _whole,
    Shape.DECIMAL: _decimal,
    Shape.MONEY: _money,
    Shape.DAY: _day,
    Shape.YES_NO: _yes_no,
    Shape.CODE: _code,
    Shape.TAGS: _tags,
}


def _check_text(field: Field, value: Value) -> str:
    text = str(value).replace("\r\n", "\n").replace("\r", "\n")
    if field.shape is not Shape.LINES or not text.strip():
        text = text.strip()
    if character := unprintable(field, text):
        message = _("“{label}”里有不能显示的字符（U+{code:04X}），请删去后再保存。")
        raise FieldError(message.format(label=_(field.label), code=ord(character)))
    if is_long(field, text):
        message = _("“{label}”最多 {limit} 个字，现在有 {length} 个。")
        raise FieldError(message.format(label=_(field.label), limit=field.limit, length=len(text)))
    return text


def _check_number(field: Field, value: Value) -> int | Decimal:
    number = _exact(field, value) if field.shape is Shape.DECIMAL else value
    if isinstance(number, bool) or not isinstance(number, int | Decimal) or is_far(field, Decimal(number)):
        raise FieldError(_("“{label}”不是可以保存的数。").format(label=_(field.label)))
    if is_below(field, Decimal(number)):
        raise FieldError(_("“{label}”不能小于 {least}。").format(label=_(field.label), least=field.least))
    if is_above(field, Decimal(number)):
        raise FieldError(_("“{label}”不能大于 {most}。").format(label=_(field.label), most=field.most))
    return number


def _exact(field: Field, value: Value) -> Decimal:
    return _decimal(field, format(value, "f") if isinstance(value, Decimal) and is_near(value) else str(value))


def _check_day(field: Field, value: Value) -> dt.date:
    day = value if isinstance(value, dt.date) else _day(field, str(value))
    if not is_usual(day):
        raise FieldError(_("“{label}”的年份 {year} 不对。").format(label=_(field.label), year=day.year))
    return day


def _check_yes_no(field: Field, value: Value) -> bool:
    return value if isinstance(value, bool) else _yes_no(field, str(value))


def _check_code(field: Field, value: Value) -> str:
    return _code(field, str(value))


def _check_link(field: Field, value: Value) -> str:
    if not re.fullmatch(r"[0-9a-f]{32}", str(value)):
        raise FieldError(_("“{label}”没有指向任何记录，请重新选择。").format(label=_(field.label)))
    return str(value)


_CHECKS: dict[Shape, Callable[[Field, Value], Value]] = {
    Shape.TEXT: _check_text,
    Shape.LINES: _check_text,
    Shape.TAGS: lambda field, value: _tags(field, _check_text(field, value)),
    Shape.WHOLE: _check_number,
    Shape.MONEY: _check_number,
    Shape.DECIMAL: _check_number,
    Shape.DAY: _check_day,
    Shape.YES_NO: _check_yes_no,
    Shape.CODE: _check_code,
    Shape.LINK: _check_link,
}
