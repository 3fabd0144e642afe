"""What is handed over: what concerns the receiver, and nothing that nobody stands behind."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from desktop_app.model.kinds import Attachment
from desktop_app.store.log.contents import keep
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.revision import parse
from desktop_app.store.log.tables import HELD, REVISION
from desktop_app.store.log.writing import transaction
from desktop_app.store.merge.delivery import Have
from desktop_app.store.merge.lacking_entries import delivery_for
from tests.store.merge.exchanging import add_application, add_release

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop_app.ledger import Ledger


def records_in(ledger: Ledger, have: Have | None = None, records: Collection[str] | None = None) -> set[str]:
    """Return the records whose entries are handed over."""
    with reading(ledger) as session:
        return {parse(body).rec for body in delivery_for(session, have, records=records).bodies()}


def test_only_records_that_concern_the_receiver_are_handed_over_whatever_it_asks_for(ledger: Ledger) -> None:
    mine, others = add_application(ledger, "某人"), add_application(ledger, "别人")
    for have in (None, Have(), Have(personal=[mine, others])):
        assert records_in(ledger, have, {mine}) == {mine}
        with reading(ledger) as session:
            delivery = delivery_for(session, have, records={mine})
            assert [sent.record for sent in delivery.personal()] == [mine]


def test_an_attached_file_goes_out_only_with_a_record_that_concerns_the_receiver(ledger: Ledger) -> None:
    mine, others = add_application(ledger, "某人"), add_application(ledger, "别人")
    with operation(ledger, "附件") as change:
        for application, content in ((mine, b"mine"), (others, b"others")):
            keep(change.session, content)
            digest = sha256(content).hexdigest()
            change.add(Attachment, {"name": "件", "application": application, "sha256": digest})
    with reading(ledger) as session:
        asked = Have(contents=[sha256(content).hexdigest() for content in (b"mine", b"others")])
        concerning = set(session.scalars(select(Attachment.id).filter_by(application=mine)))
        assert list(delivery_for(session, asked, records=concerning).contents()) == [b"mine"]


def test_what_nobody_stands_behind_is_handed_on_to_nobody_and_what_only_lacks_the_right_is(ledger: Ledger) -> None:
    kept, foreign = add_release(ledger, "留下"), add_release(ledger, "越权")
    with transaction(ledger) as session:
        rows = session.execute(select(REVISION.c.id, REVISION.c.record, REVISION.c.lane)).all()
        for row in rows:
            if row.record in {kept, foreign}:
                reason = "unsealed" if row.record == kept else "other"
                held = {"revision": row.id, "record": row.record, "lane": row.lane, "reason": reason}
                session.execute(insert(HELD).values(held))
    for have in (None, Have()):
        assert kept not in records_in(ledger, have)
        assert foreign in records_in(ledger, have)
