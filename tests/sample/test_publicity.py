"""Activities, online sessions, the periodical and the media, with the sums of the report."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop_app.model.kinds import (
    Activity,
    Expense,
    Indicator,
    IndicatorValue,
    MediaReport,
    OnlineSession,
    Outlet,
    PeriodicalIssue,
    Release,
    Unit,
)
from desktop_app.model.law.calendar import official_calendar

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

NAMED = {
    "中央电视台": 2,
    "中央人民广播电台": 2,
    "人民日报": 5,
    "人民日报内参": 1,
    "人民日报海外版": 1,
    "新华社《山东参政》": 3,
    "新华社《经济参考报》": 1,
    "中国组织人事报": 48,
    "中国劳动保障报": 103,
    "大众日报": 94,
}

INDICATORS = {
    "website.visits": ("9580000", "breaks", "flow", "ten_thousand"),
    "hotline.calls": ("2346000", "exact", "flow", "ten_thousand"),
    "sessions.participants": ("16000", "more", "flow", "ten_thousand"),
    "sessions.answered": ("3100", "over", "flow", "one"),
    "query.visits": ("34000", "exact", "flow", "ten_thousand"),
    "query.questions": ("147000", "exact", "flow", "ten_thousand"),
    "query.success": ("99.5", "exact", "ratio", "one"),
    "services.online": ("152", "exact", "stock", "one"),
    "microblog.followers": ("1000", "over", "stock", "one"),
    "microblog.posts": ("200", "over", "flow", "one"),
    "microblog.replies": ("82", "exact", "flow", "one"),
    "coordination.cases": ("1000", "over", "flow", "one"),
    "media.events": ("600", "over", "flow", "one"),
    "media.total": ("6000", "over", "flow", "one"),
    "media.provincial": ("486", "exact", "flow", "one"),
    "publicity.attendance": ("600", "over", "flow", "one"),
    "publicity.materials": ("100000", "over", "flow", "ten_thousand"),
    "decisions.license": ("0", "exact", "flow", "one"),
    "decisions.penalty": ("0", "exact", "flow", "one"),
    "decisions.coercion": ("0", "exact", "flow", "one"),
    "charges.administrative": ("0", "exact", "flow", "one"),
}


def indicator(session: Session, code: str) -> Decimal:
    value = session.scalars(
        select(IndicatorValue.value).join(Indicator, Indicator.id == IndicatorValue.indicator).filter_by(code=code)
    ).one()
    assert value is not None
    return value


def test_five_joint_activities_reached_six_hundred_odd_people_with_a_hundred_thousand_odd_sheets(
    sample: Session,
) -> None:
    activities = sample.scalars(select(Activity)).all()
    assert [activity.nature for activity in activities] == ["publicity"] * 5
    assert 600 < sum(activity.attendance or 0 for activity in activities) < 700
    assert 100_000 < sum(activity.materials or 0 for activity in activities) < 110_000


def test_a_hundred_sessions_were_held_and_every_question_was_answered(sample: Session) -> None:
    sessions = sample.scalars(select(OnlineSession).order_by(OnlineSession.number)).all()
    assert [session.number for session in sessions] == list(range(1, 101))
    assert len({session.topic for session in sessions}) == 100
    assert all(session.asked == session.answered and session.asked for session in sessions)
    assert 16_000 < sum(session.participants or 0 for session in sessions) < 17_000
    assert 3_100 < sum(session.answered or 0 for session in sessions) < 3_200
    days = [session.held_on for session in sessions if session.held_on]
    assert days == sorted(days)
    assert all(day.year == 2013 and official_calendar().is_workday(day) for day in days)


def test_each_session_was_announced_on_the_web_site_before_it_was_held(sample: Session) -> None:
    for session in sample.scalars(select(OnlineSession)):
        notice = select(Release).where(Release.title == f"“在线问政”第{session.number}期预告：{session.topic}")
        release = sample.scalars(notice).one()
        assert release.released_on
        assert session.held_on
        assert release.released_on < session.held_on
        assert release.unit == session.unit


def test_the_periodical_came_out_every_month_and_three_times_besides(sample: Session) -> None:
    issues = sample.scalars(select(PeriodicalIssue)).all()
    assert {issue.title for issue in issues} == {"人力资源社会保障"}
    assert Counter(issue.nature for issue in issues) == {"regular": 12, "special": 3}
    regular = [issue.issued_on for issue in issues if issue.nature == "regular" and issue.issued_on]
    assert [day.month for day in sorted(regular)] == list(range(1, 13))


def test_the_named_media_have_exactly_their_reports_260_in_all(sample: Session) -> None:
    counts = select(Outlet.name, func.count()).join(MediaReport, MediaReport.outlet == Outlet.id).group_by(Outlet.name)
    assert dict(sample.execute(counts).all()) == NAMED
    assert sum(NAMED.values()) == 260


def test_the_named_media_are_all_of_provincial_level_or_above_and_part_of_the_totals(sample: Session) -> None:
    levels = select(Outlet.level).join(MediaReport, MediaReport.outlet == Outlet.id)
    assert set(sample.scalars(levels)) == {"central", "provincial"}
    assert 260 <= indicator(sample, "media.provincial") <= indicator(sample, "media.total")


def test_every_indicator_has_the_value_and_the_precision_of_the_report(sample: Session) -> None:
    rows = sample.execute(
        select(Indicator.code, IndicatorValue.value, IndicatorValue.precision, Indicator.nature, Indicator.scale).join(
            IndicatorValue, IndicatorValue.indicator == Indicator.id
        )
    )
    assert {code: (str(value), *rest) for code, value, *rest in rows} == INDICATORS


def test_every_value_names_its_source_and_is_of_the_whole_year(sample: Session) -> None:
    for value in sample.scalars(select(IndicatorValue)):
        assert value.source
        assert (value.year, value.month, value.as_of) == (2013, None, dt.date(2013, 12, 31))


def test_the_query_service_began_in_july(sample: Session) -> None:
    started = select(Indicator.code).join(IndicatorValue, IndicatorValue.indicator == Indicator.id)
    codes = set(sample.scalars(started.where(IndicatorValue.since_month == 7)))
    assert codes == {"query.visits", "query.questions", "query.success"}


def test_a_ratio_is_stated_by_the_office_since_ratios_of_units_never_add_up(sample: Session) -> None:
    stated = select(Unit.nature).join(IndicatorValue, IndicatorValue.unit == Unit.id)
    stated = stated.join(Indicator, Indicator.id == IndicatorValue.indicator).where(Indicator.nature == "ratio")
    assert sample.scalars(stated).all() == ["office"]


def test_rounded_figures_agree_with_the_records_behind_them(sample: Session) -> None:
    sums = {
        "sessions.participants": select(func.sum(OnlineSession.participants)),
        "sessions.answered": select(func.sum(OnlineSession.answered)),
        "publicity.attendance": select(func.sum(Activity.attendance)),
        "publicity.materials": select(func.sum(Activity.materials)),
    }
    for code, statement in sums.items():
        counted, stated = Decimal(sample.scalars(statement).one() or 0), indicator(sample, code)
        assert stated <= counted < stated + stated / 10


def test_nothing_was_budgeted_and_nothing_spent(sample: Session) -> None:
    (expense,) = sample.scalars(select(Expense))
    assert (expense.year, expense.item, expense.budget, expense.actual) == (2013, "special_fund", 0, 0)
