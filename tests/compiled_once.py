"""Statements compiled once a run: every data file of a test has engines of its own, which would compile them anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine
from sqlalchemy.util import LRUCache

from desktop_app.store.file import connection

if TYPE_CHECKING:
    import pytest
    from sqlalchemy import Engine

_MOST_STATEMENTS = 4000


class CompiledOnce:
    """Engines of one driver that go on with the first one's dialect, under which compiled statements are kept."""

    def __init__(self) -> None:
        self._first: Engine | None = None
        self._compiled: LRUCache[Any, Any] = LRUCache(_MOST_STATEMENTS)

    def join(self, engine: Engine) -> Engine:
        """Let an engine use what the others compiled."""
        self._first = self._first or engine
        engine.dialect = self._first.dialect
        engine.update_execution_options(compiled_cache=self._compiled)
        return engine


def share_what_data_files_compile(patch: pytest.MonkeyPatch) -> None:
    """Let every data file that is opened from now on use what the others compiled."""
    files = CompiledOnce()
    patch.setattr(connection, "create_engine", lambda *about, **options: files.join(create_engine(*about, **options)))
