"""Erasing: personal values and files are gone for good, here and wherever the log goes; figures stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.model.kinds import Application, Attachment, ReleaseAttachment
from desktop_app.store.log.contents import keep
from desktop_app.store.log.erasing import erase
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.tables import CONTENT, PERSONAL_KEY, PERSONAL_NEED, PERSONAL_VALUE
from desktop_app.store.log.undo import last_undoable, undo
from desktop_app.store.merge.adopting import adopt
from desktop_app.store.merge.have_list import have_list
from desktop_app.store.merge.lacking_entries import delivery_for
from desktop_app.store.merge.state_code import state_code
from desktop_app.store.proof.verify import verify
from desktop_app.store.trust.history import history
from tests.store.merge.exchanging import add_application, add_release, edit, exchange, hand_over
from tests.store.merge.world.replica import Parcel

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value


def parcel(ledger: Ledger) -> Parcel:
    """Return everything a file holds, as it would lie about in an exchanged file."""
    with reading(ledger) as session:
        delivery = delivery_for(session, None)
        return Parcel("c" * 32, have_list(session), tuple(delivery.bodies()), tuple(delivery.personal()))


def nothing_personal(ledger: Ledger) -> bool:
    """Tell whether no personal value, secret or question for one is left."""
    with reading(ledger) as session:
        tables = (PERSONAL_VALUE, PERSONAL_KEY, PERSONAL_NEED)
        return not any(session.execute(select(table)).first() for table in tables)


def test_erased_values_are_gone_and_no_file_brings_them_back(ledger: Ledger, other: Ledger) -> None:
    application = add_application(ledger, "要抹去的人")
    late = parcel(ledger)
    hand_over(ledger, other)
    erase(ledger, application, "申请人要求")
    edit(other, application, applicant_name="后来改的")
    later = parcel(other)
    exchange(ledger, other)
    for file in (ledger, other):
        for again in (late, later):
            adopt(file, again.delivery())
        assert nothing_personal(file)
        assert verify(file).problems == ()
        with reading(file) as session:
            row = session.get_one(Application, application)
            assert (row.applicant_name, row.subject) == ("", "社保")
        assert "要抹去的人".encode() not in file.path.read_bytes()
    assert "申请人要求" in [entry.why for entry in history(ledger, application)]
    with reading(ledger) as one, reading(other) as two:
        assert state_code(one) == state_code(two)


def test_an_erasure_that_waits_for_an_earlier_file_counts_at_once(ledger: Ledger, other: Ledger) -> None:
    application = add_application(ledger)
    before = parcel(ledger)
    edit(ledger, application, subject="改")
    erase(ledger, application, "")
    with reading(ledger) as session:
        bodies = list(delivery_for(session, before.have).bodies())
    adopt(other, Parcel("c" * 32, before.have, tuple(bodies[-1:])).delivery())
    adopt(other, before.delivery())
    assert nothing_personal(other)
    assert verify(other).problems == ()


def test_new_personal_values_after_an_erasure_are_refused(ledger: Ledger) -> None:
    application = add_application(ledger)
    erase(ledger, application, "")
    with pytest.raises(UserError, match="抹去"):
        edit(ledger, application, applicant_name="再填")
    edit(ledger, application, subject="还能改别的")
    assert nothing_personal(ledger)


def test_an_erasure_is_not_undone_and_an_unknown_record_not_erased(ledger: Ledger) -> None:
    application = add_application(ledger)
    erase(ledger, application, "")
    step = last_undoable(ledger)
    assert step is not None
    with pytest.raises(UserError, match="不能恢复"):
        undo(ledger, step.operation)
    with pytest.raises(UserError):
        erase(ledger, "f" * 32, "")


def test_the_files_of_an_erased_application_go_too_unless_another_record_names_them(
    ledger: Ledger, other: Ledger
) -> None:
    application = add_application(ledger)
    digests = []
    with operation(ledger, "附件") as change:
        for name, content in (("信.pdf", b"letter"), ("通知.pdf", b"notice"), ("旧.pdf", b"deleted")):
            digests.append(keep(change.session, content))
            values: dict[str, Value] = {"name": name, "sha256": digests[-1], "size": len(content)}
            deleted = change.add(Attachment, values | {"application": application})
    with operation(ledger, "删除") as change:
        change.delete(deleted)
    release = add_release(ledger)
    with operation(ledger, "附件") as change:
        change.add(ReleaseAttachment, {"release": release, "name": "通知.pdf", "sha256": digests[1], "size": 6})
    with reading(ledger) as session:
        late = list(delivery_for(session, None).contents())
    assert sorted(late) == [b"letter", b"notice"]
    hand_over(ledger, other)
    erase(ledger, application, "")
    assert hand_over(ledger, other).contents == 0
    for file in (ledger, other):
        with reading(file) as session:
            assert list(session.scalars(select(CONTENT.c.sha256))) == [digests[1]]
            assert have_list(session).contents == []
    with reading(ledger) as session:
        delivery = delivery_for(session, None)
        assert list(delivery.contents()) == [b"notice"]


def test_a_deleted_application_can_be_erased_with_what_belonged_to_it(ledger: Ledger) -> None:
    application = add_application(ledger)
    with operation(ledger, "附件") as change:
        digest = keep(change.session, b"letter")
        change.add(Attachment, {"application": application, "name": "信.pdf", "sha256": digest, "size": 6})
    with operation(ledger, "删除") as change:
        change.delete(application)
    notice = erase(ledger, application, "")
    assert notice.kinds == {"application", "attachment"}
    with reading(ledger) as session:
        assert session.execute(select(CONTENT.c.sha256)).first() is None
    assert nothing_personal(ledger)
    assert verify(ledger).problems == ()
