"""Changing many records in one step: what changes is said before, all is done or nothing, and one undo suffices."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import CancelledError, UserError
from desktop_app.model.changeable import changeable_fields, why_fixed
from desktop_app.model.kinds import KINDS, Application, Category, Expense, Release
from desktop_app.model.record import fields_of
from desktop_app.model.text import FieldError
from desktop_app.office.records.rewriting import Replacement, checked_values, in_words, rewrite, rewrites
from desktop_app.office.records.totals import totals
from desktop_app.progress import Cancellable, silent
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.undo import last_undoable, undo

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.record import Record


@pytest.fixture
def releases(ledger: Ledger) -> list[str]:
    """Return twelve releases of two categories."""
    with operation(ledger, "准备") as change:
        categories = [change.add(Category, {"name": name, "code": name}) for name in ("机构", "业务")]
        return [
            change.add(
                Release,
                {
                    "title": f"关于第{number}号事项的通知",
                    "unit": ledger.profile.unit_id,
                    "category": categories[number % 2],
                    "released_on": dt.date(2013, number, 1),
                },
            )
            for number in range(1, 13)
        ]


def category(ledger: Ledger, name: str) -> str:
    with reading(ledger) as session:
        return session.query(Category).filter_by(name=name).one().id


def test_what_stands_there_already_isnt_changed_and_the_rest_is_said_in_words(
    ledger: Ledger, releases: list[str]
) -> None:
    wanted = {key: {"category": category(ledger, "机构")} for key in releases}
    with reading(ledger) as session:
        planned = rewrites(session, Release, wanted)
        words = in_words(session, Release, planned)
    assert len(planned) == 6
    assert [(line.field, line.before, line.after) for line in words] == [("信息分类", "业务", "机构")] * 6
    assert rewrite(ledger, planned, "批量修改") == 6
    with reading(ledger) as session:
        assert rewrites(session, Release, wanted) == []


def test_one_undo_takes_all_of_it_back(ledger: Ledger, releases: list[str]) -> None:
    with reading(ledger) as session:
        before = [session.get_one(Release, one).title for one in releases]
        planned = rewrites(
            session, Release, Replacement(releases, "title", "通知", "公告").plan(session, Release).wanted
        )
    rewrite(ledger, planned, "替换")
    with reading(ledger) as session:
        assert all(session.get_one(Release, one).title.endswith("公告") for one in releases)
    step = last_undoable(ledger)
    assert step
    assert step.label == "替换"
    undo(ledger, step.operation)
    with reading(ledger) as session:
        assert [session.get_one(Release, one).title for one in releases] == before


def test_a_record_that_cannot_hold_it_is_named_and_nothing_is_changed(ledger: Ledger, releases: list[str]) -> None:
    with operation(ledger, "生成") as change:
        change.update(releases[4], {"made_on": dt.date(2013, 5, 1)})
    with reading(ledger) as session:
        planned = rewrites(session, Release, {key: {"released_on": dt.date(2013, 2, 2)} for key in releases})
    with pytest.raises(UserError, match=r"第5号事项.*早于生成日期"):
        rewrite(ledger, planned, "批量修改")
    with reading(ledger) as session:
        assert {session.get_one(Release, one).released_on for one in releases} != {dt.date(2013, 2, 2)}


def test_cancelled_halfway_it_has_changed_nothing(ledger: Ledger, releases: list[str]) -> None:
    progress = Cancellable(silent)
    progress.cancel()
    with reading(ledger) as session:
        planned = rewrites(session, Release, {key: {"remark": "核对"} for key in releases})
    with pytest.raises(CancelledError):
        rewrite(ledger, planned, "批量修改", progress)
    with reading(ledger) as session:
        assert {session.get_one(Release, one).remark for one in releases} == {""}


def test_records_that_are_gone_are_left_out(ledger: Ledger, releases: list[str]) -> None:
    with operation(ledger, "删除") as change:
        change.delete(releases[0])
    with reading(ledger) as session:
        assert len(rewrites(session, Release, {key: {"remark": "核对"} for key in releases})) == 11


def test_an_empty_text_is_found_nowhere(ledger: Ledger, releases: list[str]) -> None:
    with reading(ledger) as session:
        assert Replacement(releases, "title", "", "公告").plan(session, Release).wanted == {}


def test_what_a_field_cannot_hold_or_must_not_lack_is_refused_before() -> None:
    with pytest.raises(FieldError, match="必须填写"):
        checked_values(Release, {"title": " "})
    assert checked_values(Release, {"title": " 通知 ", "pages": None}) == {"title": "通知", "pages": None}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_field_is_changeable_or_says_why_not(kind: type[Record]) -> None:
    free = changeable_fields(kind)
    for name, field in fields_of(kind).items():
        assert (name in free) != bool(why_fixed(field)), name


def test_a_step_of_the_procedure_says_which_one() -> None:
    assert "“答复”这一步" in why_fixed(fields_of(Application)["replied_on"])


def test_amounts_are_added_up_in_their_own_measure(ledger: Ledger) -> None:
    with operation(ledger, "准备") as change:
        shared = {"unit": ledger.profile.unit_id, "item": "other"}
        ids = [change.add(Expense, {**shared, "year": year, "actual": year * 100}) for year in (2012, 2013)]
    with reading(ledger) as session:
        assert [(field.name, value) for field, value in totals(session, Expense, ids)] == [("actual", 402500)]
        assert totals(session, Expense, []) == []
        assert totals(session, Release, ids) == []
