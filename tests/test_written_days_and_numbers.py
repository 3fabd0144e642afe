"""Days, months, weekdays, numbers, amounts and shares are written as the language of the screen writes them."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app import i18n, written_days, written_numbers
from desktop_app.i18n import in_chinese

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = dt.date(2013, 5, 3)
NEW_YEARS_EVE = dt.date(2013, 12, 31)
MOMENT = dt.datetime(2013, 5, 3, 14, 5, tzinfo=dt.UTC)

DAYS = [
    ("day_text", (DAY,), "2013-05-03", "3 May 2013"),
    ("day_text", (None,), "", ""),
    ("short_day_text", (DAY,), "5-3", "3 May"),
    ("short_day_text", (None,), "", ""),
    ("long_day_text", (NEW_YEARS_EVE,), "2013年12月31日", "31 December 2013"),
    ("official_day_text", (NEW_YEARS_EVE,), "2013年12月31日", "2013年12月31日"),
    ("day_and_weekday_text", (NEW_YEARS_EVE,), "2013年12月31日 星期二", "Tuesday, 31 December 2013"),
    ("short_day_and_weekday_text", (DAY,), "5月3日 星期五", "Friday, 3 May"),
    ("month_text", (2013, 9), "2013 年 9 月", "September 2013"),
    ("month_name", (12,), "12 月", "December"),
    ("short_month_name", (5,), "5月", "May"),
    ("months_text", ((),), "", ""),
    ("months_text", ((8, 5, 1, 2, 3, 7),), "1—3、5、7—8 月", "Jan–Mar, May, Jul–Aug"),
]


@pytest.mark.parametrize(("name", "given_values", "chinese", "english"), DAYS)
def test_a_day_is_written_as_the_language_does(
    name: str, given_values: tuple[object, ...], chinese: str, english: str
) -> None:
    write: Callable[..., str] = getattr(written_days, name)
    assert write(*given_values) == chinese
    i18n.choose("en")
    assert write(*given_values) == english
    with in_chinese():
        assert write(*given_values) == chinese


@pytest.mark.parametrize(
    ("day", "long", "short", "english", "english_short"),
    [
        (5, "星期日", "周日", "Sunday", "Sun"),
        (6, "星期一", "周一", "Monday", "Mon"),
        (7, "星期二", "周二", "Tuesday", "Tue"),
        (8, "星期三", "周三", "Wednesday", "Wed"),
        (9, "星期四", "周四", "Thursday", "Thu"),
        (10, "星期五", "周五", "Friday", "Fri"),
        (11, "星期六", "周六", "Saturday", "Sat"),
    ],
)
def test_a_weekday_has_its_long_and_its_short_name(
    day: int, long: str, short: str, english: str, english_short: str
) -> None:
    on = dt.date(2013, 5, day)
    assert (written_days.weekday_text(on), written_days.short_weekday_text(on)) == (long, short)
    i18n.choose("en")
    assert (written_days.weekday_text(on), written_days.short_weekday_text(on)) == (english, english_short)


@pytest.mark.parametrize(
    ("first", "last", "year", "chinese", "english"),
    [
        ("2022-10-01", "2022-10-01", 2022, "10月1日", "1 October"),
        ("2022-10-01", "2022-10-01", 2023, "2022年10月1日", "1 October 2022"),
        ("2022-10-01", "2022-10-07", 2022, "10月1日至7日", "1–7 Oct"),
        ("2022-09-30", "2022-10-07", 2022, "9月30日至10月7日", "30 Sept – 7 Oct"),
        ("2022-09-30", "2022-10-07", 2023, "2022年9月30日至10月7日", "30 Sept – 7 Oct 2022"),
        ("2022-12-31", "2023-01-02", 2022, "12月31日至2023年1月2日", "31 December to 2 January 2023"),
        ("2022-12-31", "2023-01-02", 2023, "2022年12月31日至2023年1月2日", "31 December 2022 to 2 January 2023"),
    ],
)
def test_a_span_of_days_names_the_year_only_where_another_is_meant(
    first: str, last: str, year: int, chinese: str, english: str
) -> None:
    days = (dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    assert written_days.span_text(*days, year=year) == chinese
    i18n.choose("en")
    assert written_days.span_text(*days, year=year).replace("\N{THIN SPACE}", " ") == english


@pytest.mark.parametrize(
    ("today", "chinese", "english"),
    [
        (dt.date(2013, 5, 3), "{time}", "{time}"),
        (dt.date(2013, 5, 4), "05-03", "3 May"),
        (dt.date(2014, 1, 1), "2013-05-03", "3 May 2013"),
    ],
)
def test_what_was_done_lately_says_no_more_of_its_moment_than_needed(
    today: dt.date, chinese: str, english: str
) -> None:
    noon = dt.datetime.combine(DAY, dt.time(12, 5)).astimezone()
    assert written_days.recent_text(noon, today) == chinese.format(time="12:05")
    i18n.choose("en")
    assert written_days.recent_text(noon, today) == english.format(time="12:05")


def test_a_moment_is_told_by_the_clock_of_the_pc() -> None:
    local = MOMENT.astimezone()
    assert written_days.moment_text(MOMENT) == local.isoformat(" ", "minutes")[:16]
    assert written_days.short_moment_text(MOMENT) == local.isoformat(" ", "minutes")[5:16]
    i18n.choose("en")
    assert written_days.moment_text(MOMENT).startswith(f"{local.day} May 2013, ")
    assert written_days.short_moment_text(MOMENT).startswith(f"{local.day} May, ")


@given(st.dates(dt.date(1949, 1, 1), dt.date(2199, 12, 31)))
def test_a_day_of_a_chinese_list_can_be_typed_into_a_form(day: dt.date) -> None:
    assert written_days.day_text(day) == day.isoformat()


NUMBERS = [
    (None, ""),
    (0, "0"),
    (1, "1"),
    (-5, "-5"),
    (1000, "1,000"),
    (1234567.5, "1,234,567.5"),
    (Decimal("12.50"), "12.50"),
    (Decimal("-0.5"), "-0.5"),
    (Decimal("-0"), "0"),
    (Decimal("123456789012345.12345678901234567890"), "123,456,789,012,345.12345678901234567890"),
]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize(("number", "text"), NUMBERS)
def test_a_number_keeps_its_digits_and_sets_its_thousands_apart(
    number: float | Decimal | None, text: str, language: str
) -> None:
    i18n.choose(language)
    assert written_numbers.number_text(number) == text


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize(
    ("fen", "text"),
    [(None, ""), (0, "0.00"), (1, "0.01"), (-50, "-0.50"), (100000, "1,000.00"), (-123456789, "-1,234,567.89")],
)
def test_an_amount_of_fen_is_written_in_yuan(fen: int | None, text: str, language: str) -> None:
    i18n.choose(language)
    assert written_numbers.money_text(fen) == text


@given(st.integers(-(10**17), 10**17))
def test_no_fen_is_lost_in_writing_an_amount(fen: int) -> None:
    assert Decimal(written_numbers.money_text(fen).replace(",", "")) * 100 == fen


@pytest.mark.parametrize(
    ("more", "text"), [(0, "0"), (5, "+5"), (-5, "-5"), (1234, "+1,234"), (Decimal("-0.50"), "-0.50")]
)
def test_a_change_says_whether_it_is_more_or_less(more: int | Decimal, text: str) -> None:
    assert written_numbers.change_text(more) == text


@pytest.mark.parametrize(
    ("part", "whole", "decimals", "share", "change"),
    [
        (1, 3, 0, "33%", "+33%"),
        (1, 3, 1, "33.3%", "+33.3%"),
        (-1, 4, 1, "-25.0%", "-25.0%"),
        (3, 2000, 1, "0.2%", "+0.2%"),
        (25000, 10, 0, "250,000%", "+250,000%"),
        (1, 0, 1, "—", "—"),
    ],
)
def test_a_share_is_told_in_per_cent(part: int, whole: int, decimals: int, share: str, change: str) -> None:
    assert written_numbers.share_text(part, whole, decimals=decimals) == share
    assert written_numbers.change_share_text(part, whole, decimals=decimals) == change


def test_the_window_is_loaded_without_babel() -> None:
    loaded = "import sys, desktop_app.ui.window.main_window; sys.exit('babel' in sys.modules)"
    subprocess.run([sys.executable, "-c", loaded], check=True, timeout=120)  # noqa: S603 (our own interpreter)
