"""Value ↔ text for every shape: what is typed, what is shown, what is refused in which words."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.model.field import Field, Shape
from desktop_app.model.log_value import from_log, to_log
from desktop_app.model.text import FieldError, check_value, from_text, to_text, yuan

if TYPE_CHECKING:
    from desktop_app.model.field import Value


def field(shape: Shape, **options: object) -> Field:
    """Return a field of a shape, called 项目."""
    return Field(label="项目", shape=shape, name="item", **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("shape", "text", "value"),
    [
        (Shape.DAY, "2013-12-31", dt.date(2013, 12, 31)),
        (Shape.DAY, " 2013/1/2 ", dt.date(2013, 1, 2)),
        (Shape.DAY, "2013年1月2日", dt.date(2013, 1, 2)),
        (Shape.DAY, "20130102", dt.date(2013, 1, 2)),
        (Shape.DAY, "２０１３．１．２", dt.date(2013, 1, 2)),
        (Shape.DAY, "2023-05-08 00:00:00", dt.date(2023, 5, 8)),
        (Shape.DAY, "2023/5/8 9:30", dt.date(2023, 5, 8)),
        (Shape.DAY, "2023-05-07T16:00:00.000Z", dt.date(2023, 5, 8)),
        (Shape.DAY, "2023-05-08T00:00:00+08:00", dt.date(2023, 5, 8)),
        (Shape.DAY, "2023年5月8号", dt.date(2023, 5, 8)),
        (Shape.DAY, "2023年5月8日 星期一", dt.date(2023, 5, 8)),
        (Shape.DAY, "2023年5月8日（周一）上午9时30分", dt.date(2023, 5, 8)),
        (Shape.DAY, "二〇二三年五月八日", dt.date(2023, 5, 8)),
        (Shape.DAY, "二○二三年十一月廿一日", dt.date(2023, 11, 21)),
        (Shape.DAY, "二零二三年十二月三十日", dt.date(2023, 12, 30)),
        (Shape.DAY, "\u200b2023-05-08\ufeff", dt.date(2023, 5, 8)),
        (Shape.TEXT, "\ufeff张\ue81e\u200b某", "张\u9fb4某"),
        (Shape.TEXT, "👨\u200d👩", "👨\u200d👩"),
        (Shape.WHOLE, "1,276", 1276),
        (Shape.WHOLE, "０", 0),
        (Shape.MONEY, "12.34", 1234),
        (Shape.MONEY, "¥1,000元", 100_000),
        (Shape.DECIMAL, "99.50", Decimal("99.50")),
        (Shape.DECIMAL, "99.5%", Decimal("99.5")),
        (Shape.YES_NO, "是", True),
        (Shape.YES_NO, "否", False),
        (Shape.YES_NO, "", False),
        (Shape.TAGS, " 劳动合同， 社会保障、劳动合同 ", "劳动合同、社会保障"),
        (Shape.TEXT, "  前后空格  ", "前后空格"),
        (Shape.LINES, "一\r\n二", "一\n二"),
        (Shape.WHOLE, "", None),
        (Shape.TEXT, "", ""),
    ],
)
def test_what_a_person_types_becomes_the_value_meant(shape: Shape, text: str, value: Value) -> None:
    assert from_text(field(shape), text) == value


@pytest.mark.parametrize(
    ("shape", "text", "sentence"),
    [
        (Shape.DAY, "2013-02-30", "“项目”里的“2013-02-30”这一天不存在"),
        (Shape.DAY, "昨天", "不是一个日期"),
        (Shape.DAY, "1013-01-01", "年份 1013 不对"),
        (Shape.WHOLE, "12.5", "要填整数"),
        (Shape.WHOLE, "九", "要填整数"),
        (Shape.WHOLE, "9" * 18, "不是可以保存的数"),
        (Shape.WHOLE, "10000000000001", "不是可以保存的数"),
        (Shape.MONEY, "100000000000.01", "不是可以保存的数"),
        (Shape.MONEY, "0.001", "最多写到分"),
        (Shape.DECIMAL, "NaN", "要填数字"),
        (Shape.DECIMAL, "1" + "0" * 20, "不是可以保存的数"),
        (Shape.DECIMAL, "1e5", "要填数字"),
        (Shape.MONEY, "12%", "要填数字"),
        (Shape.DAY, "5月8号", "没有写年份"),
        (Shape.DAY, "2023年5月", "不是一个日期"),
        (Shape.DAY, "二〇二三年十三月一日", "这一天不存在"),
        (Shape.DAY, "2013年4月31日 星期三", "这一天不存在"),
        (Shape.DAY, "20130230", "这一天不存在"),
        (Shape.DECIMAL, "1e-999999999", "要填数字"),
        (Shape.MONEY, "1e999999999", "要填数字"),
        (Shape.YES_NO, "也许", "要填“是”或“否”"),
        (Shape.TEXT, "一\n二", "不能显示的字符（U+000A）"),
        (Shape.TEXT, "\u202e\0", "U+0000"),
        (Shape.LINES, "\x07", "U+0007"),
        (Shape.TEXT, "\ufffe", "U+FFFE"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words(shape: Shape, text: str, sentence: str) -> None:
    with pytest.raises(FieldError) as caught:
        from_text(field(shape), text)
    assert sentence in str(caught.value)


def test_a_code_is_read_by_its_wording_in_either_language_or_by_itself() -> None:
    decision = field(Shape.CODE, codes="decision")
    assert {from_text(decision, text) for text in ("granted", "予以公开", "Granted")} == {"granted"}
    assert to_text(decision, "granted") == "予以公开"
    assert to_text(decision, "from_a_newer_version") == "from_a_newer_version"


@given(st.integers(-(10**13), 10**13))
def test_money_is_shown_and_read_to_the_last_fen(fen: int) -> None:
    assert from_text(field(Shape.MONEY), yuan(fen)) == fen


@given(st.dates(dt.date(1949, 1, 1), dt.date(2199, 12, 31)))
def test_a_day_goes_to_the_log_and_back(value: dt.date) -> None:
    assert from_log(field(Shape.DAY), to_log(value)) == value
    assert from_text(field(Shape.DAY), to_text(field(Shape.DAY), value)) == value


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**15), max_value=10**15))
def test_a_decimal_keeps_every_digit(value: Decimal) -> None:
    kept = from_log(field(Shape.DECIMAL), to_log(check_value(field(Shape.DECIMAL), value)))
    assert str(kept) == format(value, "f")


@given(st.text(max_size=300))
def test_any_text_is_kept_to_the_letter_or_refused(text: str) -> None:
    try:
        kept = check_value(field(Shape.LINES), text)
    except FieldError:
        return
    assert kept == (text.replace("\r\n", "\n").replace("\r", "\n") if text.strip() else "")
    assert from_log(field(Shape.LINES), to_log(kept)) == kept


@given(st.sampled_from(list(Shape)), st.text(max_size=60))
def test_reading_a_text_gives_a_value_or_a_sentence_and_nothing_else(shape: Shape, text: str) -> None:
    options = {"codes": "decision"} if shape is Shape.CODE else {}
    try:
        value = from_text(field(shape, **options), text)
    except FieldError as error:
        sentence = str(error)
    else:
        assert check_value(field(shape, **options), value) == value
        return
    assert "项目" in sentence


@given(st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=20)), st.sampled_from(list(Shape)))
def test_what_another_version_logged_never_breaks_this_one(
    logged: str | bool | int | None,  # noqa: FBT001 (what a log may hold)
    shape: Shape,
) -> None:
    from_log(field(shape), logged)
