"""Personal values that older versions wrote into the log itself: read, hidden once erased, never copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from desktop_app.model.kinds import Attachment
from desktop_app.office.records.recycle_bin import deleted_records
from desktop_app.store.log.erasing import erase
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.rebuild import rebuild
from desktop_app.store.log.revision import revision_id
from desktop_app.store.log.tables import DIFFERENCE, PERSONAL_VALUE, REVISION
from desktop_app.store.log.undo import last_undoable, steps, undo
from desktop_app.store.merge.adopting import adopt
from desktop_app.store.merge.differences import differences
from desktop_app.store.merge.settling import settle
from desktop_app.store.proof.verify import verify
from desktop_app.store.trust.history import history
from tests.store.merge.exchanging import add_application, body, of

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger

FILE = "ab" * 16
OLD = "张三丰身份证.jpg"


def old_entry(
    application: str, name: str = OLD, *parents: bytes, label: str = f"添加附件：{OLD}", **more: object
) -> bytes:
    """Return the entry of an older version that names a file plainly."""
    keys = {"application": application, "name": name, "sha256": "c" * 64} if not parents else {"name": name}
    return body(FILE, keys, *parents, kind="attachment", label=label, **more)  # type: ignore[arg-type]


def name_of(ledger: Ledger) -> str | None:
    """Return the name that the file shows, None where it is deleted."""
    with reading(ledger) as session:
        return session.scalar(select(Attachment.name).filter_by(id=FILE))


def new_entries(ledger: Ledger, since: int) -> bytes:
    """Return the entries written after a number."""
    with reading(ledger) as session:
        return b"\n".join(session.scalars(select(REVISION.c.body).where(REVISION.c.number > since)))


def count(ledger: Ledger) -> int:
    """Return how many entries there are."""
    with reading(ledger) as session:
        return len(session.scalars(select(REVISION.c.id)).all())


@pytest.fixture
def application(ledger: Ledger) -> str:
    """Return an application with a file whose name an older version wrote plainly."""
    made = add_application(ledger)
    adopt(ledger, of(old_entry(made)))
    return made


def test_a_name_that_an_older_version_wrote_is_shown(ledger: Ledger, application: str) -> None:
    assert application
    assert name_of(ledger) == OLD
    assert verify(ledger).problems == ()
    (entry,) = history(ledger, FILE)
    assert entry.label == "添加附件"
    assert [(change.field.name, change.after, change.hidden) for change in entry.changes if change.field.personal] == [
        ("name", OLD, False)
    ]
    with reading(ledger) as session:
        assert not any("张三丰" in step.label for step in steps(session))


def test_an_erased_one_is_shown_nowhere_and_nobody_brings_it_back(ledger: Ledger, application: str) -> None:
    erase(ledger, application, "申请人要求")
    for _again in range(2):
        assert name_of(ledger) == ""
        assert verify(ledger).problems == ()
        assert all(change.after in {"", None} for change in history(ledger, FILE)[-1].changes if change.field.personal)
        rebuild(ledger)


def test_taking_a_removal_back_never_writes_the_plain_name_again(ledger: Ledger, application: str) -> None:
    assert application
    before = count(ledger)
    with operation(ledger, "改名") as change:
        change.update(FILE, {"name": "新名.jpg"})
    renamed = last_undoable(ledger)
    assert renamed is not None
    undo(ledger, renamed.operation)
    assert name_of(ledger) == OLD
    assert "张三丰".encode() not in new_entries(ledger, before)
    assert verify(ledger).problems == ()
    erase(ledger, application, "")
    assert name_of(ledger) == ""
    assert verify(ledger).problems == ()


def test_a_change_that_is_taken_back_after_the_erasure_brings_no_name_back(ledger: Ledger, application: str) -> None:
    with operation(ledger, "改名") as change:
        change.update(FILE, {"name": "新名.jpg"})
    renamed = last_undoable(ledger)
    assert renamed is not None
    erase(ledger, application, "")
    undo(ledger, renamed.operation)
    assert name_of(ledger) == ""
    assert verify(ledger).problems == ()
    with reading(ledger) as session:
        assert not session.execute(select(PERSONAL_VALUE).filter_by(record=FILE)).all()


def test_an_operation_of_an_older_version_is_taken_back_without_its_files_name(
    ledger: Ledger, application: str
) -> None:
    before = count(ledger)
    with reading(ledger) as session:
        operation_id = session.scalar(select(REVISION.c.operation).filter_by(record=FILE))
    assert operation_id
    undo(ledger, operation_id)
    assert name_of(ledger) is None
    assert application
    assert "张三丰".encode() not in new_entries(ledger, before)


def test_settling_a_difference_commits_to_the_chosen_name_anew(ledger: Ledger, application: str) -> None:
    first = old_entry(application)
    one = old_entry(application, "李四丰甲.jpg", first, lane="d" * 32, label="x")
    two = old_entry(application, "李四丰乙.jpg", first, lane="e" * 32, label="x")
    adopt(ledger, of(one, two))
    with reading(ledger) as session:
        (difference,) = differences(session)
    assert {side.values["name"] for side in difference.sides} == {"李四丰甲.jpg", "李四丰乙.jpg"}
    assert not any(side.hidden for side in difference.sides)
    before = count(ledger)
    settle(ledger, {(FILE, "name"): revision_id(two)}, "")
    assert name_of(ledger) == "李四丰乙.jpg"
    assert "李四丰".encode() not in new_entries(ledger, before)
    assert verify(ledger).problems == ()


def test_an_open_difference_of_an_erased_record_shows_neither_side(ledger: Ledger, application: str) -> None:
    first = old_entry(application)
    one = old_entry(application, "李四丰甲.jpg", first, lane="d" * 32, label="x")
    two = old_entry(application, "李四丰乙.jpg", first, lane="e" * 32, label="x")
    adopt(ledger, of(one, two))
    erase(ledger, application, "")
    with reading(ledger) as session:
        assert {row.value for row in session.execute(select(DIFFERENCE))} == {"null"}
        found = differences(session)
    before = count(ledger)
    for one_difference in found:
        settle(ledger, {(FILE, "name"): one_difference.sides[0].revision}, "")
    assert name_of(ledger) == ""
    assert "李四丰".encode() not in new_entries(ledger, before)
    assert verify(ledger).problems == ()


def test_what_looks_like_a_commitment_is_never_shown_as_a_name(ledger: Ledger) -> None:
    adopt(ledger, of(old_entry(add_application(ledger), "d" * 64)))
    assert name_of(ledger) == ""


def test_a_deleted_one_is_told_in_the_bin_until_it_is_erased(ledger: Ledger, application: str) -> None:
    with operation(ledger, "删去") as change:
        change.delete(FILE)
    assert [one.values["name"] for one in deleted_records(ledger)] == [OLD]
    erase(ledger, application, "")
    assert [one.values["name"] for one in deleted_records(ledger)] == [""]


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("添加附件：张三丰：证件.jpg", "添加附件"),
        ("撤销：添加附件：张三丰.jpg", "撤销"),
        ('Add the attachment "张三丰.jpg"', "Add the attachment"),
        ('Undo: Add the attachment "张三丰.jpg"', "Undo"),
        ("添加附件", "添加附件"),
    ],
)
def test_a_label_of_an_older_version_is_shown_without_the_name(ledger: Ledger, label: str, shown: str) -> None:
    adopt(ledger, of(old_entry(add_application(ledger), label=label)))
    assert [entry.label for entry in history(ledger, FILE)] == [shown]
