"""The log and the housekeeping tables beside the projected record tables."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, String, Table, text

from desktop_app.model.record import Base
from desktop_app.store.log.witness_tables import WITNESS_GUARDS

APPLICATION_ID = 0x4F474931
"""Marks a SQLite file as ours ("OGI1")."""

SCHEMA = 12
"""The version of the projected and housekeeping tables, kept as SQLite's user_version; the log has none."""

FIRST_SEALED = 7
"""The schema since which every entry is sealed: what stood in a file before counts as it did."""

REVISION = Table(
    "revision",
    Base.metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("record", String(32), nullable=False, index=True),
    Column("operation", String(32), nullable=False, index=True),
    Column("lane", String(32), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    # Deliberately not unique: a cloned or restored PC repeats numbers, and both entries must be kept.
    Index("ix_revision_lane_seq", "lane", "seq"),
    sqlite_autoincrement=True,
)
"""Every revision's exact bytes; triggers refuse to change or delete one."""

RECORD_STATE = Table(
    "record_state",
    Base.metadata,
    Column("number", Integer, primary_key=True),
    Column("record", String(32), nullable=False, unique=True),
    Column("kind", String(60), nullable=False, index=True),
    Column("heads", String, nullable=False),
    Column("deleted", Boolean, nullable=False),
    Column("differences", Integer, nullable=False),
    Column("waiting", Integer, nullable=False),
    Column("erased", Boolean, nullable=False),
)
"""What is known of each record besides its fields; `number` is its row in the search index."""

DIFFERENCE = Table(
    "difference",
    Base.metadata,
    Column("record", String(32), primary_key=True),
    Column("key", String(60), primary_key=True),
    Column("revision", String(64), primary_key=True),
    Column("value", String, nullable=False),
    Column("shown", Boolean, nullable=False),
)
"""Fields whose latest writes differ (差异): one row for each of the writes; without a revision see `unread_values`."""

PERSONAL_KEY = Table(
    "personal_key",
    Base.metadata,
    Column("record", String(32), primary_key=True),
    # Two PCs may each give a record its first personal value: then it has two secrets, and both are needed.
    Column("secret", LargeBinary, primary_key=True),
)
"""The secrets of each record with personal values; without them a commitment says nothing."""

PERSONAL_VALUE = Table(
    "personal_value",
    Base.metadata,
    Column("record", String(32), primary_key=True),
    Column("key", String(60), primary_key=True),
    Column("commitment", String(64), primary_key=True),
    Column("value", LargeBinary, nullable=False),
)
"""The personal values beside the log, as the exact bytes their commitments were made of."""

PERSONAL_NEED = Table(
    "personal_need",
    Base.metadata,
    Column("record", String(32), primary_key=True),
    Column("key", String(60), primary_key=True),
    Column("commitment", String(64), primary_key=True),
)
"""Commitments that came without their values: what is still asked for, and all that is accepted late."""

CONTENT = Table(
    "content",
    Base.metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""The bytes of attached files, each once; records name them by their SHA-256."""

SETTING = Table(
    "setting",
    Base.metadata,
    Column("name", String(60), primary_key=True),
    Column("value", String, nullable=False),
)
"""What belongs to this file on this PC: who enters, the write stream and its last revision."""

LANE = Table(
    "lane",
    Base.metadata,
    Column("lane", String(32), primary_key=True),
    Column("signing_key", String(64), nullable=False),
    Column("state", String(10), nullable=False),
    Column("opened_at", Integer, nullable=False),
    Column("why", String, nullable=False),
    Column("nonce", String(32), nullable=False, server_default=""),
    Column("tip", String(64), nullable=False, server_default=""),
)
"""The write streams that something special is known of: the own ones with their key, those that forked or retired."""

SEAL = Table(
    "seal",
    Base.metadata,
    Column("id", String(64), primary_key=True),
    Column("lane", String(32), nullable=False, index=True),
    Column("body", LargeBinary, nullable=False),
)
"""What binds entries to a key, byte for byte as it was signed, under its SHA-256."""

STREAM = Table(
    "stream",
    Base.metadata,
    Column("lane", String(32), primary_key=True),
    Column("signing_key", String(64), nullable=False),
    Column("unit", String(32), nullable=False),
    Column("role", String(10), nullable=False),
)
"""Whose word each write stream is, worked out from the seals and certificates: unit and role of its entries."""

HELD = Table(
    "held",
    Base.metadata,
    Column("revision", String(64), primary_key=True),
    Column("record", String(32), nullable=False, index=True),
    Column("lane", String(32), nullable=False, index=True),
    Column("reason", String(20), nullable=False),
    # A person here has looked at it and leaves it so; nothing follows from that but that it isn't asked about again.
    Column("declined", Boolean, nullable=False, server_default=text("0")),
)
"""The entries that are kept but don't count, each with why; worked out from the log, the seals and certificates."""

PEER = Table(
    "peer",
    Base.metadata,
    Column("lane", String(32), primary_key=True),
    Column("unit", String(32), nullable=False),
    Column("name", String, nullable=False),
    Column("have", LargeBinary, nullable=False),
    Column("at", Integer, nullable=False),
)
"""What each other PC said it holds, in its latest file."""

BUNDLE_LOG = Table(
    "bundle_log",
    Base.metadata,
    # A file of our own may come back from the outbox, so the same one can be listed both ways.
    Column("digest", String(64), primary_key=True),
    Column("direction", String(3), primary_key=True),
    Column("at", Integer, nullable=False),
    Column("lane", String(32), nullable=False),
    Column("unit", String(32), nullable=False),
    Column("name", String, nullable=False),
    Column("counts", String, nullable=False),
    Column("result", String(20), nullable=False),
    Column("path", String, nullable=False),
    Column("scope", String, nullable=False, server_default="{}"),
    Column("kept", String, nullable=False, server_default=""),
)
"""The exchanged files that came in and went out, each by the SHA-256 of its bytes."""

KNOWN_PC = Table(
    "known_pc",
    Base.metadata,
    Column("signing_key", String(64), primary_key=True),
    Column("receiving_key", String, nullable=False),
    Column("lane", String(32), nullable=False),
    Column("unit", String(32), nullable=False),
    Column("unit_name", String, nullable=False),
    Column("role", String(10), nullable=False),
    Column("at", Integer, nullable=False),
)
"""The PCs whose files are taken here: certified by their fingerprint, or vouched for by the office."""

KEPT_FRAME = Table(
    "kept_frame",
    Base.metadata,
    Column("sha256", String(64), primary_key=True),
    Column("kind", String(31), nullable=False),
    Column("size", Integer, nullable=False),
    Column("packed", LargeBinary, nullable=False),
)
"""Pieces of exchanged files that only a newer version understands: kept as they came and handed on."""

SEARCH_SQL = "CREATE VIRTUAL TABLE search_index USING fts5(body, columnsize=0, tokenize='unicode61')"
"""The search index over the texts of all records; it keeps what it indexed, so that SQLite itself can prove it."""

_REFUSE = "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
LOG_GUARDS = (
    f"CREATE TRIGGER revision_is_never_changed BEFORE UPDATE ON revision {_REFUSE}",
    f"CREATE TRIGGER revision_is_never_deleted BEFORE DELETE ON revision {_REFUSE}",
    *WITNESS_GUARDS,
)
"""What makes SQLite itself refuse to change the log."""
