"""Undo, redo and the history of a record."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from desktop_app import i18n
from desktop_app.errors import UserError
from desktop_app.model.kinds import Category, Release
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.undo import last_redoable, last_undoable, undo
from desktop_app.store.trust.history import history

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value


@pytest.fixture
def release(ledger: Ledger) -> str:
    """Return a release in the first of two categories."""
    with operation(ledger, "分类") as change:
        first = change.add(Category, {"name": "机构信息", "code": "org"})
        change.add(Category, {"name": "公文法规", "code": "doc"})
    values: dict[str, Value] = {"title": "公告", "unit": ledger.profile.unit_id, "category": first}
    values["released_on"] = dt.date(2013, 6, 3)
    with operation(ledger, "新增公开信息") as change:
        return change.add(Release, values)


def category_of(ledger: Ledger, release: str) -> str:
    """Return the name of a release's category."""
    with reading(ledger) as session:
        return session.get_one(Category, session.get_one(Release, release).category).name


def test_history_says_who_when_why_and_from_what_to_what(ledger: Ledger, release: str) -> None:
    with reading(ledger) as session:
        other = next(row.id for row in session.query(Category) if row.code == "doc")
        before = session.get_one(Release, release).category
    with operation(ledger, "改分类", why="分错了", who="李某") as change:
        change.update(release, {"category": other, "title": "公告"})
    newest, oldest = history(ledger, release)
    (only,) = newest.changes
    assert (only.field.label, only.before, only.after) == ("信息分类", before, other)
    assert (newest.who, newest.why, newest.label, newest.role) == ("李某", "分错了", "改分类", "office")
    assert newest.at == dt.datetime(2013, 12, 31, 4, tzinfo=dt.UTC)
    assert oldest.first
    assert {change.field.name for change in oldest.changes} == {"title", "unit", "category", "released_on"}


def test_a_redo_is_named_by_what_it_does_again_in_any_language(ledger: Ledger, release: str) -> None:
    i18n.choose("en")
    with operation(ledger, "Sort: again") as change:
        change.update(release, {"title": "公示"})
    undone = undo(ledger, change.notice.operation)
    assert undone.label == "Undo: Sort: again"
    assert undo(ledger, undone.operation).label == "Redo: Sort: again"


def test_undo_and_redo_go_back_and_forth_step_by_step(ledger: Ledger, release: str) -> None:
    with reading(ledger) as session:
        other = next(row.id for row in session.query(Category) if row.code == "doc")
    with operation(ledger, "改分类") as change:
        change.update(release, {"category": other})
    for _ in range(3):
        step = last_undoable(ledger)
        assert step is not None
        assert step.label == "改分类"
        undo(ledger, step.operation)
        assert category_of(ledger, release) == "机构信息"
        back = last_redoable(ledger)
        assert back is not None
        undo(ledger, back.operation)
        assert category_of(ledger, release) == "公文法规"
    labels = []
    while step := last_undoable(ledger):
        labels.append(step.label)
        undo(ledger, step.operation)
    assert labels == ["改分类", "新增公开信息", "分类"]
    while back := last_redoable(ledger):
        undo(ledger, back.operation)
    assert category_of(ledger, release) == "公文法规"


def test_undoing_a_step_that_somebody_has_written_over_is_refused(ledger: Ledger, release: str) -> None:
    with operation(ledger, "改标题") as change:
        change.update(release, {"title": "第一稿"})
    first = change.notice.operation
    with operation(ledger, "再改标题") as change:
        change.update(release, {"title": "第二稿"})
    with pytest.raises(UserError, match="又改过"):
        undo(ledger, first)
    with reading(ledger) as session:
        assert session.get_one(Release, release).title == "第二稿"


def test_undoing_an_older_step_on_another_field_is_allowed(ledger: Ledger, release: str) -> None:
    with operation(ledger, "改标题") as change:
        change.update(release, {"title": "新标题"})
    first = change.notice.operation
    with operation(ledger, "填文号") as change:
        change.update(release, {"document_number": "青人社发〔2013〕1号"})
    undo(ledger, first)
    with reading(ledger) as session:
        row = session.get_one(Release, release)
        assert (row.title, row.document_number) == ("公告", "青人社发〔2013〕1号")


def test_the_making_of_the_file_cannot_be_undone(ledger: Ledger) -> None:
    assert last_undoable(ledger) is None
    assert last_redoable(ledger) is None


def test_something_new_ends_what_could_be_redone(ledger: Ledger, release: str) -> None:
    step = last_undoable(ledger)
    assert step is not None
    undo(ledger, step.operation)
    with operation(ledger, "分类") as change:
        change.add(Category, {"name": "其他", "code": "oth"})
    assert last_redoable(ledger) is None
    del release


def test_the_history_of_nothing_is_a_plain_message(ledger: Ledger) -> None:
    with pytest.raises(UserError, match="没有编号"):
        history(ledger, "f" * 32)
