"""The bureau, its sixty units and the people in post on 31 December."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from desktop_app.model.kinds import Category, Channel, Organisation, Publication, Staff, Unit
from desktop_app.sample.content import YEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

LAST_DAY = dt.date(2013, 12, 31)


def in_post(session: Session, day: dt.date) -> Sequence[Staff]:
    since = (Staff.since <= day, or_(Staff.until.is_(None), Staff.until >= day))
    return session.scalars(select(Staff).where(*since)).all()


def test_the_contact_lines_are_those_of_the_report(sample: Session) -> None:
    (bureau,) = sample.scalars(select(Organisation))
    assert bureau.name == "青岛市人力资源和社会保障局"
    assert bureau.contact_office.endswith("政府信息公开领导小组办公室")
    lines = (bureau.address, bureau.postcode, bureau.telephone, bureau.fax, bureau.intranet)
    assert lines == ("香港中路11号", "266071", "85911280", "85911297", "青岛市人力资源和社会保障局")


def test_there_are_the_office_and_fifty_nine_units_with_names_and_numbers_of_their_own(sample: Session) -> None:
    units = sample.scalars(select(Unit).order_by(Unit.position)).all()
    assert Counter(unit.nature == "office" for unit in units) == {True: 1, False: 59}
    assert units[0].nature == "office"
    assert all(len({getattr(unit, name) for unit in units}) == 60 for name in ("name", "short_name", "number"))


def test_sixty_one_people_are_in_post_on_31_december_two_of_them_full_time(sample: Session) -> None:
    people = in_post(sample, LAST_DAY)
    assert Counter(person.full_time for person in people) == {True: 2, False: 59}
    assert Counter(person.role for person in people) == {"office": 2, "liaison": 59}


def test_every_unit_but_the_office_has_exactly_one_liaison_officer_then_and_now(sample: Session) -> None:
    others = set(sample.scalars(select(Unit.id).where(Unit.nature != "office")))
    for day in (LAST_DAY, dt.date(2014, 6, 30)):
        officers = Counter(person.unit for person in in_post(sample, day) if person.role == "liaison")
        assert officers == dict.fromkeys(others, 1)


def test_some_left_during_the_year_and_one_came_after_it_so_that_the_day_matters(sample: Session) -> None:
    left = sample.scalars(select(Staff).where(Staff.until <= LAST_DAY)).all()
    late = sample.scalars(select(Staff).where(Staff.since > LAST_DAY)).all()
    assert (len(left), len(late)) == (3, 1)
    assert sample.scalar(select(func.count()).select_from(Staff)) == 61 + 3 + 1


def test_names_are_all_different_and_some_need_rare_characters(sample: Session) -> None:
    names = sample.scalars(select(Staff.name)).all()
    assert len(set(names)) == len(names)
    assert set("㛃䶮𬱟𫖯") <= set("".join(names))


def test_the_catalogue_has_the_eight_departmental_categories_each_with_a_second_level(sample: Session) -> None:
    in_use = (Category.first_year <= YEAR, Category.last_year >= YEAR)
    query = select(Category.name, Category.id).where(Category.parent.is_(None), *in_use).order_by(Category.position)
    tops = dict(sample.execute(query).all())
    assert list(tops) == [
        "机构信息",
        "公文法规",
        "规划计划",
        "财政信息",
        "人事信息",
        "业务信息",
        "工作动态",
        "其他信息",
    ]
    parents = Counter(sample.scalars(select(Category.parent).where(Category.parent.is_not(None), *in_use)))
    assert parents.keys() == set(tops.values())
    assert min(parents.values()) >= 2


def test_there_are_two_microblogs_and_a_reading_room_among_the_channels(sample: Session) -> None:
    published = select(Publication.channel).distinct()
    natures = Counter(sample.scalars(select(Channel.nature).where(Channel.id.in_(published))))
    assert natures == {"website": 1, "microblog": 2, "press": 2, "conference": 1, "reading": 1}
