"""Notices of twenty years, read as they were published, and what is said of one that can't be read whole."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.model.holidays.notice import Notice, read_notice
from desktop_app.model.law.calendar import Arrangement, WorkCalendar, official_calendar

NOTICES = Path(__file__).parents[2] / "data" / "holiday_notices"
YEARS = range(2007, 2027)
CALENDAR = official_calendar()

WHOLE = """国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕9号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（农历除夕、周五）至13日（农历正月初八、周六）放假调休，共9天。1月31日（周日）、2月14日（周日）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天，不调休。
六、中秋节：9月15日（周三）放假1天，不调休。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
"""


def published(name: str) -> str:
    """Return the text of a notice as it was published."""
    return (NOTICES / f"{name}.txt").read_text("utf-8")


def arrangement(read: Notice) -> Arrangement:
    """Return what was read as an arrangement."""
    return Arrangement(read.year, read.title, dict(read.holidays), dict(read.workdays))


def days(read: Notice) -> tuple[str, str]:
    """Return the days off and the days of work, briefly."""
    off, work = ([f"{day:%m%d}" for day in sorted(found)] for found in (read.holidays, read.workdays))
    return " ".join(off), " ".join(work)


@pytest.mark.parametrize("year", YEARS)
def test_every_notice_since_2007_is_understood_whole(year: int) -> None:
    read = read_notice(published(str(year)), 1999)
    assert (read.year, read.missing, read.doubled) == (year, (), ())
    assert read.title.startswith(f"国务院办公厅关于{year}年部分节假日安排的通知")
    assert [doubt for doubt in read.doubts if "鼓励" not in doubt] == []


def test_all_notices_together_are_the_program_s_own_calendar() -> None:
    """The days that the program carries were taken from another list: two ways to the same days."""
    years = {year: arrangement(read_notice(published(str(year)), year)) for year in YEARS}
    for name in ("2015-victory", "2019-labour", "2020-spring"):
        year = int(name[:4])
        years[year] = arrangement(read_notice(published(name), 1999, years[year]))
    read = WorkCalendar(years)
    all_days = [dt.date(2007, 12, 21) + dt.timedelta(days=step) for step in range(6940)]
    assert all_days[-1] == dt.date(2026, 12, 20)
    assert [day for day in all_days if read.is_workday(day) != CALENDAR.is_workday(day)] == []


def test_the_year_before_it_is_arranged_by_the_days_that_a_notice_names_of_it() -> None:
    read = read_notice(published("2019"), 2019)
    calendar = WorkCalendar({2018: CALENDAR.years[2018], 2019: arrangement(read)})
    assert calendar.is_workday(dt.date(2018, 12, 29))
    assert not calendar.is_workday(dt.date(2018, 12, 31))


RETOLD = """元旦：1月1日至3日放假，共3天。
春节：2月5日至13日放假调休，共9天。1月31日（星期日）、2月14日（星期日）上班。
清明节：4月3日至5日放假，共3天。
劳动节：5月1日至5日放假调休，共5天。4月25日（星期日）、5月8日（星期六）上班。
端午节：6月9日放假，共1天。
中秋节：9月15日放假，共1天。
国庆节：10月1日至7日放假调休，共7天。9月26日（星期日）、10月9日（星期六）上班。
"""
TABLE = """节日\t放假时间\t调休上班日期\t天数
元旦\t1月1日（周五）至3日（周日）\t\t3天
春节\t2月5日至13日\t1月31日（周日）、2月14日（周日）\t9天
清明节\t4月3日至5日\t\t3天
劳动节\t5月1日至5日\t4月25日、5月8日\t5天
端午节\t6月9日\t\t1天
中秋节\t9月15日\t\t1天
国庆节\t10月1日至7日\t9月26日、10月9日\t7天
"""


def retold(*changes: tuple[str, str]) -> str:
    """Return the retold notice with some words replaced wherever they stand."""
    text = RETOLD
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    "text",
    [
        retold(),
        TABLE,
        re.sub("(.+)：", "【\\1】", RETOLD),
        re.sub("(.+)：", "\\1\n", RETOLD),
        re.sub(r"。(\d.+)上班", r"。调休上班：\1", RETOLD),
        re.sub(r"。(\d.+)上班", r"。补班日期为\1", RETOLD),
        re.sub(r"(\d)日", r"\1号", RETOLD),
        re.sub(r"：(.+?)放假(?:调休)?，共(\d)天", r"：放假\2天，\1", RETOLD),
        re.sub(r"：(.+?)放假(?:调休)?，共(\d)天", r"：共\2天，\1放假", RETOLD),
        re.sub(r"：(.+?)放假", r"：放假时间：\1", RETOLD),
        retold(("上班", "为工作日"), ("放假，共1天", "休息1天")),
        retold(("1月1日至3日", "1.1-1.3"), ("2月5日至13日", "2027-02-05至2027-02-13")),
        retold(("5月1日至5日", "5月1日起至5月5日止")),
        retold(
            ("1月1日至3日", "一月一日至三日"),
            ("1月31日", "一月三十一日"),
            ("9月26日", "九月二十六日"),
            ("10月", "十月"),
        ),
    ],
)
def test_a_notice_that_others_retell_in_other_words_gives_the_same_days(text: str) -> None:
    read = read_notice("2027年节假日安排\n" + text, 2026)
    assert (days(read), read.doubts, read.missing) == (days(read_notice(WHOLE, 2027)), (), ())


def test_the_day_of_the_moon_s_calendar_and_the_number_of_a_paper_are_no_days() -> None:
    text = WHOLE.replace("（周三）放假1天，不调休。\n七", "（农历八月十五日，周三）放假1天。\n七").replace(
        "9号", "31号"
    )
    assert days(read_notice(text, 2027)) == days(read_notice(WHOLE, 2027))


def test_a_whole_notice_says_its_name_number_and_days() -> None:
    read = read_notice(WHOLE, 2026)
    assert (read.year, read.title) == (2027, "国务院办公厅关于2027年部分节假日安排的通知（国办发明电〔2026〕9号）")
    assert (read.doubts, read.usable, read.missing) == ((), True, ())
    assert days(read)[1] == "0131 0214 0425 0508 0926 1009"
    assert read.holidays[dt.date(2027, 2, 13)] == "春节"


@pytest.mark.parametrize(
    ("text", "off", "work"),
    [
        ("一、元旦：12月31日至1月2日放假调休，共3天。12月26日（周六）上班。", "1231 0101 0102", "1226"),
        ("元旦 ２０２７年１月１日（星期五）－３日（星期日）放假", "0101 0102 0103", ""),
        ("1.元旦:1月1日-3日放假,共3天.", "0101 0102 0103", ""),
        ("元旦：1月1-3日放假", "0101 0102 0103", ""),
        ("一、元旦。1月1日至1月3日放假。1月9日、10日上班", "0101 0102 0103", "0109 0110"),
        ("清明节：4月3日（周六），4月4日（周日）放假", "0403 0404", ""),
        ("劳动节：5月1日放假，5月3日（星期一）补休。5月8日（周六）补班。", "0501 0503", "0508"),
        ("中秋与国庆：9月30日到10月3日放假", "0930 1001 1002 1003", ""),
        ("春节放假3天 2月6日—8日放假", "0206 0207 0208", ""),
    ],
)
def test_other_ways_of_writing_are_read_too(text: str, off: str, work: str) -> None:
    assert days(read_notice(text, 2027)) == (off, work)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("元旦：1月1日（星期四）放假。", "2027年1月1日是星期五，通知里写的是星期四"),
        ("元旦：1月1日至2日放假，共3天。", "元旦找到 2 天，通知里写的是 3 天"),
        ("元旦：1月1日放假。1月5日上班。", "2027年1月5日（星期二）本来就上班"),
        ("元旦：1月1日放假。2月30日上班。", "看不懂的日期：“2月30日”"),
        ("元旦：1月1日放假。1月9日另行通知。", "没有计入：“1月9日另行通知”"),
        ("元旦：1月1日放假。", "没有找到：春节、清明节、劳动节、端午节、中秋节、国庆节"),
    ],
)
def test_what_is_odd_or_not_understood_is_said(text: str, said: str) -> None:
    read = read_notice(text, 2027)
    assert any(said in doubt for doubt in read.doubts), read.doubts


def test_a_day_that_is_free_and_worked_cannot_be_taken() -> None:
    read = read_notice(WHOLE.replace("5月8日（周六）上班", "5月5日上班"), 2027)
    assert (read.usable, read.doubled) == (False, (dt.date(2027, 5, 5),))
    assert "2027年5月5日" in read.doubts[0]


def test_two_festivals_that_claim_one_day_cannot_be_taken() -> None:
    read = read_notice("六、中秋节：10月1日至3日放假。七、国庆节：10月3日至7日放假。", 2027)
    assert read.doubled == (dt.date(2027, 10, 3),)


def test_a_changed_festival_leaves_the_others_as_they_were() -> None:
    standing = arrangement(read_notice(WHOLE, 2027))
    text = "国务院办公厅关于调整2027年端午节假期安排的通知\n一、6月9日至11日放假调休，共3天。6月12日（周六）上班。"
    read = read_notice(text, 2027, standing)
    assert read.missing == ()
    assert [f"{day:%m%d}" for day, name in read.holidays.items() if name == "端午节"] == ["0609", "0610", "0611"]
    assert (dt.date(2027, 6, 12) in read.workdays, dt.date(2027, 10, 9) in read.workdays) == (True, True)
    assert any("只安排了端午节" in doubt for doubt in read.doubts)


@given(st.text("一二元旦春节国庆劳动、。，：（）星期周日1290年月至-—放假上班补休共天调休\n", max_size=200))
def test_no_text_breaks_the_reading(text: str) -> None:
    read = read_notice(text, 2027)
    assert read.usable == (bool(read.holidays or read.workdays) and not read.doubled)
