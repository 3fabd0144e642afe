"""A random walk over operations: after every step the tables are what the log shows, and undo restores every field."""

from __future__ import annotations

import datetime as dt
import os
import random
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.ledger import Source
from desktop_app.model.kinds import KINDS, Application, Category, Fee, Release
from desktop_app.model.record import values_of
from desktop_app.office.opening import close_ledger, open_ledger
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.rebuild import rebuild
from desktop_app.store.log.undo import last_redoable, last_undoable, undo
from desktop_app.store.proof.verify import verify
from tests.conftest import NOON

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.record import Record

DAYS = st.dates(dt.date(2013, 1, 1), dt.date(2013, 12, 31))
WORDS = st.sampled_from(["通知", "公告", "𬱟", "=1+1", "a<b & c", "招聘 公示"])

Snapshot = dict[str, dict[str, dict[str, Any]]]


def snapshot(ledger: Ledger) -> Snapshot:
    """Return every field of every live record."""
    with reading(ledger) as session:
        return {name: {row.id: values_of(row) for row in session.scalars(select(kind))} for name, kind in KINDS.items()}


class Walk(RuleBasedStateMachine):
    """Adds, changes, deletes, undoes and redoes at random."""

    fresh_file: Path

    @initialize()
    def open(self) -> None:
        """Start from a fresh file with one category."""
        self.folder = tempfile.mkdtemp()
        path = Path(self.folder) / "walk.ogi"
        shutil.copy(self.fresh_file, path)
        self.ledger = open_ledger(path, source=Source(lambda: NOON, random.Random(3).randbytes))
        with operation(self.ledger, "分类") as change:
            self.categories = [change.add(Category, {"name": name, "code": name}) for name in ("org", "doc")]
        self.before: dict[str, Snapshot] = {}

    def teardown(self) -> None:
        """Leave nothing behind."""
        if hasattr(self, "ledger"):
            close_ledger(self.ledger)
            shutil.rmtree(self.folder)

    def ids(self, kind: type[Record]) -> list[str]:
        """Return the live records of a kind."""
        with reading(self.ledger) as session:
            return list(session.scalars(select(kind.id).order_by(kind.id)))

    def act(self, *steps: tuple[Any, ...]) -> None:
        """Do some steps as one operation, remembering what stood before; a refusal must change nothing."""
        before = snapshot(self.ledger)
        try:
            with operation(self.ledger, "步骤") as change:
                for verb, *arguments in steps:
                    getattr(change, verb)(*arguments)
        except UserError:
            assert snapshot(self.ledger) == before
            return
        self.before[change.notice.operation] = before

    @rule(title=WORDS, day=DAYS, category=st.integers(0, 1), many=st.integers(1, 3))
    def add_releases(self, title: str, day: dt.date, category: int, many: int) -> None:
        """Add a few releases in one operation."""
        unit = self.ledger.profile.unit_id
        values = {"title": title, "released_on": day, "unit": unit, "category": self.categories[category]}
        self.act(*(("add", Release, values) for _ in range(many)))

    @rule(name=WORDS, day=DAYS, number=st.sampled_from(["", "110", "220"]))
    def add_application(self, name: str, day: dt.date, number: str) -> None:
        """Add an application with personal values."""
        values = {"subject": "查询", "unit": self.ledger.profile.unit_id, "channel": "face", "received_on": day}
        personal = {"applicant_name": name, "identity_kind": "resident", "identity_number": number}
        self.act(("add", Application, values | personal | {"nature": "disclosure", "applicant_type": "natural"}))

    @rule(data=st.data(), charged=st.integers(0, 10**6))
    def add_fee(self, data: st.DataObject, charged: int) -> None:
        """Add a fee that belongs to an application."""
        if applications := self.ids(Application):
            application = data.draw(st.sampled_from(applications))
            values = {"application": application, "item": "copy", "charged_on": dt.date(2013, 6, 1), "charged": charged}
            self.act(("add", Fee, values))

    @rule(data=st.data(), title=WORDS, pages=st.none() | st.integers(-2, 5))
    def change_release(self, data: st.DataObject, title: str, pages: int | None) -> None:
        """Change a release; a negative page count is refused."""
        if releases := self.ids(Release):
            self.act(("update", data.draw(st.sampled_from(releases)), {"title": title, "pages": pages}))

    @rule(data=st.data(), name=WORDS, number=st.sampled_from(["", "330"]))
    def change_applicant(self, data: st.DataObject, name: str, number: str) -> None:
        """Change personal values."""
        if applications := self.ids(Application):
            values = {"applicant_name": name, "identity_number": number}
            self.act(("update", data.draw(st.sampled_from(applications)), values))

    @rule(data=st.data(), kind=st.sampled_from([Release, Application, Category]))
    def delete(self, data: st.DataObject, kind: type[Record]) -> None:
        """Delete a record; a category in use is refused, a fee goes with its application."""
        if ids := self.ids(kind):
            self.act(("delete", data.draw(st.sampled_from(ids))))

    @rule()
    def undo_last(self) -> None:
        """Undo restores exactly what stood before the operation."""
        step = last_undoable(self.ledger)
        if step is not None and step.operation in self.before:
            after = snapshot(self.ledger)
            undo(self.ledger, step.operation)
            assert snapshot(self.ledger) == self.before[step.operation]
            redo = last_redoable(self.ledger)
            assert redo is not None
            undo(self.ledger, redo.operation)
            assert snapshot(self.ledger) == after
            undo(self.ledger, step.operation)

    @precondition(lambda self: hasattr(self, "ledger"))
    @invariant()
    def tables_are_what_the_log_shows(self) -> None:
        """The file verifies; a rebuild changes nothing."""
        if hasattr(self, "ledger"):
            assert verify(self.ledger).problems == ()

    @rule()
    def rebuild_from_the_log(self) -> None:
        """A rebuild gives the same tables."""
        before = snapshot(self.ledger)
        rebuild(self.ledger)
        assert snapshot(self.ledger) == before


@pytest.mark.timeout(600)
def test_any_sequence_of_operations_keeps_the_tables_equal_to_the_log_and_undoable(fresh_file: Path) -> None:
    Walk.fresh_file = fresh_file
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=int(os.environ.get("OGI_WALKS", "16")),
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
