"""What belongs to a record, and what a record belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.model.kinds import KINDS, Application, CaseStep, Dispute, Fee
from desktop_app.model.owning import owned_kinds, owner_field, owner_link
from desktop_app.office.records.owned_records import linked_records, owned_records, owner_of, with_owned
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value


@pytest.fixture
def application(ledger: Ledger) -> str:
    values: dict[str, Value] = {"unit": ledger.profile.unit_id, "channel": "web", "nature": "disclosure"}
    values |= {"received_on": "2013-03-01", "subject": "政策", "applicant_type": "natural"}
    with operation(ledger, "登记") as change:
        made = change.add(Application, values)
        for day in ("2013-03-20", "2013-03-04"):
            change.add(CaseStep, {"application": made, "step": "extension", "day": day})
        return made


def test_what_belongs_to_a_record_comes_in_its_own_order(ledger: Ledger, application: str) -> None:
    steps = read(ledger, owned_records, CaseStep, application)
    assert [str(step.day) for step in steps] == ["2013-03-04", "2013-03-20"]
    assert read(ledger, owned_records, Fee, application) == []
    assert read(ledger, owned_records, Application, application) == ()


def test_what_only_speaks_of_a_record_is_found_by_its_link(ledger: Ledger, application: str) -> None:
    values: dict[str, Value] = {"unit": ledger.profile.unit_id, "procedure": "review", "subject": "不服"}
    with operation(ledger, "复议") as change:
        dispute = change.add(Dispute, values | {"application": application, "filed_on": "2013-05-01"})
    assert read(ledger, owned_records, Dispute, application) == ()
    assert [one.id for one in read(ledger, linked_records, Dispute, "application", application)] == [dispute]


def test_a_record_is_read_with_everything_that_belongs_to_it(ledger: Ledger, application: str) -> None:
    found = read(ledger, with_owned, Application, application)
    assert found
    values, owned = found
    assert values["subject"] == "政策"
    assert owned.keys() == {kind.kind for kind in owned_kinds(Application)}
    assert [step["day"].isoformat() for _id, step in owned["case_step"] if step["day"]] == ["2013-03-04", "2013-03-20"]  # type: ignore[union-attr]
    with operation(ledger, "删除") as change:
        change.delete(application)
    assert read(ledger, with_owned, Application, application) is None


def test_a_part_knows_its_owner_and_what_stands_alone_has_none(ledger: Ledger, application: str) -> None:
    step = read(ledger, owned_records, CaseStep, application)[0]
    assert read(ledger, owner_of, CaseStep, step.id) == (Application, application)
    assert read(ledger, owner_of, CaseStep, "0" * 32) is None
    assert read(ledger, owner_of, Application, application) is None


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_owner_and_owned_agree_for_every_kind(kind: type[Application]) -> None:
    link = owner_link(kind)
    owners = [other for other in KINDS.values() if kind in owned_kinds(other)]
    assert [other.kind for other in owners] == ([link.links] if link else [])
    assert all(owner_field(kind, other) == link for other in owners)
