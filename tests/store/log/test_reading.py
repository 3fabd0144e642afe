"""Reading while somebody else writes: a reader waits for the moment of writing, and says so where it never ends."""

from __future__ import annotations

import threading
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event, text

from desktop_app.errors import UserError
from desktop_app.model.kinds import Unit
from desktop_app.office.records.listing import record_ids
from desktop_app.store.log.reading import reading

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger


def read_units(ledger: Ledger) -> int:
    """Read from the file as any page does."""
    with reading(ledger) as session:
        return len(record_ids(session, Unit))


def test_a_reader_waits_until_the_pages_of_a_change_are_written(ledger: Ledger) -> None:
    with closing(ledger.writer.raw_connection()) as other:
        other.cursor().execute("BEGIN EXCLUSIVE")
        found: list[int] = []
        reader = threading.Thread(target=lambda: found.append(read_units(ledger)))
        reader.start()
        time.sleep(0.3)
        assert not found
        other.cursor().execute("COMMIT")
        reader.join()
        assert found == [1]


def test_a_file_that_stays_in_use_is_a_sentence_that_says_what_to_do(ledger: Ledger) -> None:
    event.listen(ledger.reader, "checkout", lambda connection, *_rest: connection.execute("PRAGMA busy_timeout=20"))
    with closing(ledger.writer.raw_connection()) as other:
        other.cursor().execute("BEGIN EXCLUSIVE")
        with pytest.raises(UserError, match="暂时读不出来") as refused:
            read_units(ledger)
    assert "过一会儿再试" in refused.value.hint
    assert read_units(ledger) == 1


def test_another_failure_of_reading_stays_a_bug_of_ours(ledger: Ledger) -> None:
    with pytest.raises(Exception, match="no such table") as bug, reading(ledger) as session:
        session.execute(text("SELECT * FROM unknown"))
    assert not isinstance(bug.value, UserError)
