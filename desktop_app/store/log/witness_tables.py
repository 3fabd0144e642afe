"""The tables by which PCs witness each other's logs: what was said of which log, to whom, and by whom."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, String, Table

from desktop_app.model.record import Base

LIST_ORIGIN = Table(
    "list_origin",
    Base.metadata,
    Column("list", String(32), primary_key=True),
    Column("continues", String(32), nullable=False),
    Column("size", Integer, nullable=False),
    Column("root", String(64), nullable=False),
    Column("at", Integer, nullable=False),
    Column("why", String, nullable=False),
)
"""The lists of this file that go on from another one, after a restore or as a copy: from which, at which size and root.

A list is all entries of the log in the order they came into one PC's file, under the name of that PC's write stream.
"""

SENT_HEAD = Table(
    "sent_head",
    Base.metadata,
    Column("list", String(32), primary_key=True),
    Column("size", Integer, primary_key=True),
    Column("role", String(10), primary_key=True),
    Column("unit", String(32), primary_key=True),
    Column("root", String(64), nullable=False),
    Column("at", Integer, nullable=False),
)
"""What this PC said of its own list, and to whom: none of it may ever turn out wrong."""

CONFIRMED_HEAD = Table(
    "confirmed_head",
    Base.metadata,
    Column("number", Integer, primary_key=True),
    Column("witness", String(64), nullable=False),
    Column("signing_key", String(64), nullable=False),
    Column("list", String(32), nullable=False),
    Column("size", Integer, nullable=False),
    Column("root", String(64), nullable=False),
    Column("at", Integer, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("role", String(10), nullable=False),
    Column("unit", String(32), nullable=False),
    Column("unit_name", String, nullable=False),
    Index("ix_confirmed_head_witness_list", "witness", "list"),
)
"""Which sizes of this PC's lists others have seen, file by file, each with the signature of the PC that saw it."""

WITNESSED_HEAD = Table(
    "witnessed_head",
    Base.metadata,
    Column("signing_key", String(64), primary_key=True),
    Column("list", String(32), primary_key=True),
    Column("size", Integer, primary_key=True),
    Column("root", String(64), primary_key=True),
    Column("signature", LargeBinary, nullable=False),
    Column("ladder", LargeBinary, nullable=False),
    Column("origins", LargeBinary, nullable=False),
    Column("tip", Boolean, nullable=False),
    Column("role", String(10), nullable=False),
    Column("unit", String(32), nullable=False),
    Column("unit_name", String, nullable=False),
    Column("made_at", Integer, nullable=False),
)
"""What other PCs said of their lists, each signed by its PC; a tip is one that no later one is proven to go on from."""

CONTRADICTION = Table(
    "contradiction",
    Base.metadata,
    Column("signing_key", String(64), primary_key=True),
    Column("list", String(32), primary_key=True),
    Column("size", Integer, primary_key=True),
    Column("root", String(64), primary_key=True),
    Column("signature", LargeBinary, nullable=False),
    Column("proof", LargeBinary, nullable=False),
    Column("known_size", Integer, nullable=False),
    Column("known_root", String(64), nullable=False),
    Column("known_signature", LargeBinary, nullable=False),
    Column("role", String(10), nullable=False),
    Column("unit", String(32), nullable=False),
    Column("unit_name", String, nullable=False),
    Column("file", String(64), nullable=False),
    Column("at", Integer, nullable=False),
)
"""What a PC said of its list against what it had said before: both signed by it, and the file that said so."""

_REFUSE = "BEGIN SELECT RAISE(ABORT, 'what was witnessed stays'); END"
_KEPT = (LIST_ORIGIN.name, SENT_HEAD.name, CONFIRMED_HEAD.name, CONTRADICTION.name)
_SAID = "signing_key, list, size, root, signature"
WITNESS_GUARDS = (
    *(f"CREATE TRIGGER {name}_is_never_changed BEFORE UPDATE ON {name} {_REFUSE}" for name in _KEPT),
    *(f"CREATE TRIGGER {name}_is_never_deleted BEFORE DELETE ON {name} {_REFUSE}" for name in _KEPT),
    f"CREATE TRIGGER witnessed_head_is_never_changed BEFORE UPDATE OF {_SAID} ON witnessed_head {_REFUSE}",
    f"CREATE TRIGGER witnessed_head_is_never_deleted BEFORE DELETE ON witnessed_head {_REFUSE}",
)
"""What makes SQLite itself refuse to change what was said, heard and confirmed."""
