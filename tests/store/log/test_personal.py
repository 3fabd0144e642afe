"""Personal values: committed in the log, kept beside it, detachable."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.model.kinds import Application
from desktop_app.model.record import fields_of
from desktop_app.office.records.search import search
from desktop_app.store.log.materialise import materialise
from desktop_app.store.log.operation import operation
from desktop_app.store.log.personal import commitment, forget
from desktop_app.store.log.reading import reading
from desktop_app.store.log.revisions import revisions_of
from desktop_app.store.log.tables import REVISION
from desktop_app.store.proof.subjects import Subject
from desktop_app.store.proof.verify import verify
from desktop_app.store.trust.history import history

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger

NAME, NUMBER = "申请人𬱟某", "370202190001010000"


@pytest.fixture
def application(ledger: Ledger) -> str:
    """Return an application of somebody who left a name and a number."""
    values = {"subject": "社保查询", "unit": ledger.profile.unit_id, "channel": "face", "received_on": "2013-03-01"}
    personal = {"applicant_name": NAME, "identity_kind": "resident", "identity_number": NUMBER, "asked": "本人的社保"}
    with operation(ledger, "登记") as change:
        return change.add(Application, values | personal | {"nature": "disclosure", "applicant_type": "natural"})


def test_no_personal_value_stands_in_the_log(ledger: Ledger, application: str) -> None:
    with reading(ledger) as session:
        bodies = b"".join(session.scalars(select(REVISION.c.body)))
        row = session.get_one(Application, application)
        assert (row.applicant_name, row.identity_number) == (NAME, NUMBER)
    for value in (NAME, NUMBER, "本人的社保", "resident"):
        assert value.encode() not in bodies


def test_no_personal_field_is_in_the_search_index(ledger: Ledger, application: str) -> None:
    assert search(ledger, "社保查询")[0].record_id == application
    assert search(ledger, NUMBER) == []
    assert search(ledger, "申请人") == []
    assert not any(field.search for field in fields_of(Application).values() if field.personal)


def test_values_that_belong_together_are_one_commitment(ledger: Ledger, application: str) -> None:
    with reading(ledger) as session:
        (first,) = revisions_of(session, application)
    assert set(first.revision.p) == {"applicant_name", "identity", "asked"}


def test_detached_values_leave_history_and_figures_verifiable(ledger: Ledger, application: str) -> None:
    with operation(ledger, "改名") as change:
        change.update(application, {"applicant_name": "别人"})
    with Session(ledger.writer) as session, session.begin():
        forget(session, application)
        materialise(session, [application], ledger.rules)
    assert {finding.subject for finding in verify(ledger).findings} == {Subject.PERSONAL_LACKING}
    with reading(ledger) as session:
        row = session.get_one(Application, application)
        assert (row.applicant_name, row.identity_number, row.subject) == ("", "", "社保查询")
    renamed = history(ledger, application)[0].changes[0]
    assert renamed.hidden
    assert (renamed.before, renamed.after) == ("", "")


def test_a_commitment_says_nothing_without_its_secret_and_is_equal_for_equal_values() -> None:
    one = commitment(b"k" * 16, "applicant_name", NAME)
    assert one == commitment(b"k" * 16, "applicant_name", NAME)
    assert one != commitment(b"l" * 16, "applicant_name", NAME)
    assert one != commitment(b"k" * 16, "applicant_phone", NAME)
