"""Making a proof of a record's history, signed by this PC where it has a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.office.years.printed_marks import printed_marks
from desktop_app.store.file.kept_keys import load_keys
from desktop_app.store.log.reading import reading
from desktop_app.store.witness.record_proof import RecordProof, record_proof

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger


def prove(ledger: Ledger, record: str) -> RecordProof:
    """Return the proof of a record's history; raises `UserError` if there is no such record.

    A PC that has never exchanged a file has no key, and is given none for this: it has no witnesses either.
    """
    with reading(ledger) as session:
        proof = record_proof(session, record, printed_marks(session))
    if load_keys(ledger.identity.token) is None:
        return proof
    keys = own_keys(ledger)
    signature = keys.signing.sign(proof.head.text).hex()
    whose = {"signing_key": keys.signing_key, "receiving_key": keys.receiving_key}
    return msgspec.structs.replace(proof, **whose, signature=signature)
