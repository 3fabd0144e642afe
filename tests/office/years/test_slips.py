"""Which correction slips stand over the changes of a record."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from desktop_app.model.kinds import Category, Release
from desktop_app.office.years.correction_slip import Correction, correcting
from desktop_app.office.years.report_steps import add_step
from desktop_app.office.years.slips import records_of, slips, slips_over
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.undo import steps

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.report_workflow import State

WHY = Correction("写错", "张三", "王主任", dt.date(2014, 2, 3))


@pytest.fixture
def release(ledger: Ledger) -> str:
    """Return a release of 2013, changed once before its year was locked."""
    with operation(ledger, "登记") as change:
        category = change.add(Category, {"name": "其他", "code": "zz", "first_year": 2008})
        values = {"title": "甲", "unit": ledger.profile.unit_id, "category": category}
        made = change.add(Release, values | {"released_on": dt.date(2013, 5, 6)})
    with operation(ledger, "改") as change:
        change.update(made, {"title": "乙"})
    path: tuple[State, ...] = ("handed_in", "checked", "signed", "filed")
    with operation(ledger, "备案") as change:
        for state in path:
            add_step(change, 2013, state, dt.date(2014, 1, 20), "张三")
    return made


def test_a_slip_stands_over_the_change_it_was_written_with_and_no_other(ledger: Ledger, release: str) -> None:
    with correcting(ledger, WHY), operation(ledger, "更正") as change:
        change.update(release, {"title": "丙"})
    with reading(ledger) as session:
        over = slips_over(session, release)
        assert list(over) == [change.notice.operation]
        (found,) = over[change.notice.operation]
        assert [record.id for record in records_of(session, found.id)] == [release]
        assert [slip.id for slip in slips(session)] == [found.id]


def test_words_of_any_field_find_a_slip_and_all_of_them_must_stand_in_it(ledger: Ledger, release: str) -> None:
    with correcting(ledger, WHY), operation(ledger, "更正") as change:
        change.update(release, {"title": "Title C"})
    with reading(ledger) as session:
        for words in ("写错", "title c", "王主任 张三", "2013", "乙"):
            assert len(slips(session, words)) == 1, words
        assert slips(session, "写错 无此人") == []


def test_a_year_without_corrections_has_none(ledger: Ledger, release: str) -> None:
    with reading(ledger) as session:
        assert slips_over(session, release) == {}
        assert slips(session) == []
        assert len(list(steps(session))) >= 3
