"""A database in memory with an empty table of every kind, copied whole: making the tables takes longer than a test."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import StaticPool, create_engine
from sqlalchemy.orm import Session

from desktop_app.model.record import Base
from tests.compiled_once import CompiledOnce

if TYPE_CHECKING:
    from collections.abc import Iterator

_IN_MEMORY = CompiledOnce()


@cache
def _made_once() -> bytes:
    connection = sqlite3.connect(":memory:")
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    Base.metadata.create_all(engine)
    written = connection.serialize()
    engine.dispose()
    return written


@contextmanager
def empty_tables() -> Iterator[Session]:
    """Give a session on empty tables of every kind."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.deserialize(_made_once())
    engine = _IN_MEMORY.join(create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool))
    with Session(engine) as session:
        yield session
    engine.dispose()
