"""The 1,276 releases: their categories, days, numbers, titles and channels."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from desktop_app.model.kinds import Category, Channel, Publication, Release, Unit
from desktop_app.model.law.calendar import official_calendar

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

BY_CATEGORY = {"org": 3, "doc": 70, "plan": 3, "fin": 10, "hr": 36, "biz": 296, "news": 283, "oth": 575}


def documents(session: Session) -> list[Release]:
    return list(session.scalars(select(Release).where(Release.document_number != "").order_by(Release.made_on)))


def test_the_eight_categories_hold_what_the_report_says_and_add_up_to_1276(sample: Session) -> None:
    leaf, top = aliased(Category), aliased(Category)
    counts = select(top.code, func.count()).select_from(Release).join(leaf, leaf.id == Release.category)
    counts = counts.join(top, top.id == func.coalesce(leaf.parent, leaf.id)).group_by(top.code)
    assert dict(sample.execute(counts).all()) == BY_CATEGORY
    assert sample.scalar(select(func.count()).select_from(Release)) == sum(BY_CATEGORY.values()) == 1276


def test_every_release_stands_in_a_leaf_of_the_catalogue(sample: Session) -> None:
    parents = select(Category.parent).where(Category.parent.is_not(None))
    assert sample.scalar(select(func.count()).select_from(Release).where(Release.category.in_(parents))) == 0


def test_every_unit_published_at_least_three_releases(sample: Session) -> None:
    counts = dict(sample.execute(select(Release.unit, func.count()).group_by(Release.unit)).all())
    assert counts.keys() == set(sample.scalars(select(Unit.id)))
    assert min(counts.values()) >= 3


def test_nothing_was_released_or_published_on_a_day_off(sample: Session) -> None:
    days = {*sample.scalars(select(Release.released_on)), *sample.scalars(select(Publication.published_on))}
    assert all(day is not None and day.year == 2013 and official_calendar().is_workday(day) for day in days)


def test_releases_are_found_in_every_month_and_on_a_make_up_working_day(sample: Session) -> None:
    days = {day for day in sample.scalars(select(Release.released_on)) if day}
    assert {day.month for day in days} == set(range(1, 13))
    assert any(day.weekday() >= 5 for day in days)


def test_every_release_was_made_within_twenty_working_days_before(sample: Session) -> None:
    for made, released in sample.execute(select(Release.made_on, Release.released_on)):
        assert isinstance(made, dt.date)
        assert isinstance(released, dt.date)
        assert 0 <= official_calendar().count_between(made, released) <= 20


def test_exactly_the_official_documents_have_a_number_and_none_has_it_twice(sample: Session) -> None:
    numbers = [release.document_number for release in documents(sample)]
    assert len(numbers) == len(set(numbers)) == 70
    assert all(re.fullmatch(r"青人社(办)?发〔2013〕\d+号", number) for number in numbers)
    category = aliased(Category)
    codes = select(category.code).join(Release, Release.category == category.id).where(Release.document_number != "")
    assert set(sample.scalars(codes)) == {"doc.norm", "doc.notice"}


def test_document_numbers_rise_with_the_day_of_signing(sample: Session) -> None:
    last: dict[str, int] = {}
    for release in documents(sample):
        series, _, rest = release.document_number.partition("〔2013〕")
        assert int(rest.removesuffix("号")) > last.get(series, 0)
        last[series] = int(rest.removesuffix("号"))


def test_the_normative_documents_are_marked_and_none_is_abolished(sample: Session) -> None:
    kinds = Counter(sample.scalars(select(Release.document_kind)))
    assert kinds == {"normative": 21, "other_document": 49, "none": 1206}
    assert sample.scalar(select(func.count(Release.abolished_on))) == 0


def test_no_title_and_no_index_number_stands_twice(sample: Session) -> None:
    for column in (Release.title, Release.index_number):
        assert sample.scalar(select(func.count(column.distinct()))) == 1276


def test_no_pattern_was_left_unfilled(sample: Session) -> None:
    texts = sample.execute(select(Release.title, Release.keywords, Release.summary))
    assert not [text for row in texts for text in row if "{" in text or "}" in text]


def test_index_numbers_run_without_a_gap_within_each_unit_in_the_order_of_release(sample: Session) -> None:
    rows = select(Release.index_number).join(Unit, Unit.id == Release.unit)
    rows = rows.where(Unit.number == "JYFW").order_by(Release.released_on, Release.index_number)
    numbers = list(sample.scalars(rows))
    assert numbers == [f"QDRS-JYFW-2013-{number:04}" for number in range(1, len(numbers) + 1)]


def test_every_release_is_on_the_web_site_once_and_on_no_channel_twice(sample: Session) -> None:
    rows = sample.execute(select(Publication.release, Channel.code).join(Channel, Channel.id == Publication.channel))
    counts = Counter(rows.all())
    assert set(counts.values()) == {1}
    assert sum(code == "website" for _release, code in counts) == 1276


def test_two_hundred_odd_releases_were_on_a_microblog_as_the_report_says(sample: Session) -> None:
    counted = select(func.count(Publication.release.distinct())).join(Channel, Channel.id == Publication.channel)
    assert 200 < (sample.scalar(counted.where(Channel.nature == "microblog")) or 0) < 300


def test_web_addresses_are_in_the_domain_that_never_exists(sample: Session) -> None:
    urls = sample.scalars(select(Publication.url).where(Publication.url.startswith("http")))
    assert all(url.startswith("http://rsj.qingdao.example/gk/QDRS-") for url in urls)
