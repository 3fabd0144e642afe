"""A certified colleague who lies: correctly signed files with entries of his own choosing, sealed as they should be."""

from __future__ import annotations

import json
import secrets
import tempfile
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desktop_app.exchange.bundles.frames import in_chunks
from desktop_app.exchange.bundles.header import CONTENT, REVISIONS, SEALS
from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.model.kinds import KINDS
from desktop_app.model.record import fields_of
from desktop_app.store.log.birth import birth_id, lane_of_key
from desktop_app.store.log.reading import reading
from desktop_app.store.log.record_state import state_of
from desktop_app.store.log.revision import Revision, encode, revision_id
from desktop_app.store.trust.seal import Seal, encode_seal, signed_seal
from tests.exchange.places import hand_made

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop_app.ledger import Ledger


class Insider:
    """Writes entries in a stream of a certified PC's own, and files with them; `sealed=False`: without any seal."""

    def __init__(self, ledger: Ledger, *, sealed: bool = True, lane: str = "") -> None:
        self.ledger, self.sealed = ledger, sealed
        self.keys = own_keys(ledger)
        self.nonce = secrets.token_hex(16)
        self.lane = lane or lane_of_key(self.keys.signing_key, self.nonce)
        self.seq = 0
        self.tip: str | None = None
        self.bodies: list[bytes] = []

    def born(self) -> str:
        """Return the id of a record that begins with the next entry; its operation is the entry's number."""
        return birth_id(self.lane, self.seq + 1, self._operation())

    def write(self, kind: str, keys: dict[str, Any], record: str = "", parents: Sequence[str] = (), **more: Any) -> str:
        """Write one entry and return its record; what it calls itself is a lie."""
        said = {"who": "主任", "role": "office", "unit": "", "label": "x"} | more
        revision = Revision(
            rec=record or self.born(),
            kind=kind,
            par=sorted(parents),
            f=keys,
            op=self._operation(),
            lane=self.lane,
            seq=self.seq + 1,
            prev=self.tip,
            **said,
        )
        body = encode(revision)
        self.seq += 1
        self.tip = revision_id(body)
        self.bodies.append(body)
        return revision.rec

    def file(self, path: Path, contents: Sequence[bytes] = (), **header: Any) -> Path:
        """Write all entries so far into a file of the PC's, with its seal over them."""
        frames = [(REVISIONS, b"".join(body + b"\n" for body in self.bodies))]
        if self.sealed and self.tip:
            seal = Seal(lane=self.lane, marks=(self.tip,), nonce=self.nonce, upto=self.seq)
            frames.append((SEALS, encode_seal(signed_seal(seal, self.keys.signing)) + b"\n"))
        frames += [(CONTENT, chunk) for content in contents for chunk in in_chunks(content)]
        with tempfile.TemporaryFile() as work:
            path.write_bytes(hand_made(self.ledger, work, frames, **header))
        return path

    def _operation(self) -> str:
        return f"{self.seq + 1:032x}"


def heads(ledger: Ledger, record: str) -> list[str]:
    """Return what a record's next entry comes after."""
    with reading(ledger) as session:
        state = state_of(session, record)
    return state.heads.split() if state else []


def shown(ledger: Ledger, kind: str) -> str:
    """Return all that a ledger shows of a kind, as text that can be compared."""
    model = KINDS[kind]
    with reading(ledger) as session:
        rows = session.scalars(select(model).order_by(model.id)).all()
        return json.dumps([[row.id, *(str(getattr(row, name)) for name in fields_of(model))] for row in rows])
