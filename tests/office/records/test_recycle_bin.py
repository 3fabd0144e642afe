"""The recycle bin: what was deleted is told as it stood, and comes back with what belonged to it, in one step."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import UserError
from desktop_app.model.kinds import Application, CaseStep, Category, Release
from desktop_app.office.records.recycle_bin import deleted_records, restore
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.undo import last_undoable, undo
from desktop_app.store.proof.verify import verify

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.record import Record

DAY = dt.date(2013, 5, 6)


def add_release(ledger: Ledger, title: str, category: str = "") -> str:
    """Add a release."""
    with operation(ledger, f"新增{title}") as change:
        if not category:
            category = change.add(
                Category, {"name": f"{title}类", "code": f"c{len(title)}{ord(title[-1])}{ord(title[1:2] or title)}"}
            )
        values = {"title": title, "unit": ledger.profile.unit_id, "attribute": "active", "category": category}
        return change.add(Release, values | {"released_on": DAY})


def add_case(ledger: Ledger) -> tuple[str, str]:
    """Add an application with a step; returns both ids."""
    with operation(ledger, "新增申请") as change:
        case = change.add(
            Application,
            {
                "subject": "社保文件",
                "nature": "disclosure",
                "applicant_type": "natural",
                "unit": ledger.profile.unit_id,
                "channel": "face",
                "received_on": DAY,
                "submitted_on": DAY,
                "applicant_name": "张三",
            },
        )
        return case, change.add(CaseStep, {"application": case, "step": "extension", "day": DAY})


def delete(ledger: Ledger, *records: str, who: str = "") -> None:
    """Delete records in one operation."""
    with operation(ledger, "删除", who=who) as change:
        for record in records:
            change.delete(record)


def stands(ledger: Ledger, kind: type[Record], record: str) -> bool:
    """Tell whether a record is there."""
    with reading(ledger) as session:
        return session.get(kind, record) is not None


def test_an_empty_ledger_has_an_empty_bin(ledger: Ledger) -> None:
    assert deleted_records(ledger) == []


def test_a_deleted_record_is_told_as_it_last_stood(ledger: Ledger) -> None:
    record = add_release(ledger, "第1号通知")
    with operation(ledger, "改") as change:
        change.update(record, {"title": "第1号通知（修订）"})
    delete(ledger, record, who="李四")
    (one,) = deleted_records(ledger)
    assert (one.record, one.kind, one.who, one.values["title"], one.values["released_on"]) == (
        *(record, Release, "李四", "第1号通知（修订）"),
        DAY,
    )


def test_the_last_deleted_comes_first_and_what_came_back_is_gone_from_the_bin(ledger: Ledger) -> None:
    first, second = add_release(ledger, "甲"), add_release(ledger, "乙")
    delete(ledger, first)
    delete(ledger, second)
    assert [one.record for one in deleted_records(ledger)] == [second, first]
    assert restore(ledger, deleted_records(ledger)[:1], "恢复") == 1
    assert [one.record for one in deleted_records(ledger)] == [first]
    assert stands(ledger, Release, second)


def test_what_belongs_to_a_record_stands_under_it_and_comes_back_with_it(ledger: Ledger) -> None:
    case, step = add_case(ledger)
    delete(ledger, case)
    (one,) = deleted_records(ledger)
    assert (one.record, [part.record for part in one.parts]) == (case, [step])
    assert one.values["applicant_name"] == "张三"
    assert restore(ledger, [one], "恢复") == 2
    assert stands(ledger, CaseStep, step)
    assert verify(ledger).problems == ()


def test_a_part_that_was_deleted_before_stays_deleted_when_its_owner_comes_back(ledger: Ledger) -> None:
    case, step = add_case(ledger)
    delete(ledger, step)
    delete(ledger, case)
    owner, part = deleted_records(ledger)
    assert (owner.parts, part.record) == ((), step)
    restore(ledger, [owner], "恢复")
    assert not stands(ledger, CaseStep, step)


def test_a_part_brings_its_owner_back(ledger: Ledger) -> None:
    case, step = add_case(ledger)
    delete(ledger, step)
    delete(ledger, case)
    assert restore(ledger, [deleted_records(ledger)[1]], "恢复") == 2
    assert stands(ledger, Application, case)
    assert stands(ledger, CaseStep, step)


def test_records_that_mean_each_other_come_back_together_in_whatever_order_they_are_chosen(ledger: Ledger) -> None:
    with operation(ledger, "分类") as change:
        category = change.add(Category, {"name": "临时", "code": "tmp"})
    release = add_release(ledger, "甲", category=category)
    delete(ledger, release, category)
    for chosen in (deleted_records(ledger), deleted_records(ledger)[::-1]):
        assert restore(ledger, chosen, "恢复") == 2
        delete(ledger, release, category)


def test_a_record_that_means_one_that_is_still_deleted_is_refused_and_nothing_comes_back(ledger: Ledger) -> None:
    with operation(ledger, "分类") as change:
        category = change.add(Category, {"name": "临时", "code": "tmp"})
    release, other = add_release(ledger, "甲", category=category), add_release(ledger, "乙")
    delete(ledger, release, category)
    delete(ledger, other)
    wanted = [one for one in deleted_records(ledger) if one.kind is Release]
    with pytest.raises(UserError, match="已不存在"):
        restore(ledger, wanted, "恢复")
    assert len(deleted_records(ledger)) == 3


def test_restoring_many_is_one_step_that_can_be_taken_back(ledger: Ledger) -> None:
    case, _step = add_case(ledger)
    releases = [add_release(ledger, f"第{number}号") for number in range(5)]
    delete(ledger, *releases, case)
    heard: list[tuple[int, int]] = []
    binned = deleted_records(ledger)
    restore(ledger, binned, "恢复 6 条", lambda done, total, _label="": heard.append((done, total)))
    assert heard[-1] == (7, 7)
    assert deleted_records(ledger) == []
    step = last_undoable(ledger)
    assert step
    assert step.label == "恢复 6 条"
    undo(ledger, step.operation)
    assert len(deleted_records(ledger)) == 6
    assert verify(ledger).problems == ()
