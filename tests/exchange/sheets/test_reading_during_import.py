"""While a large sheet is taken in, lists can be read: the import locks readers out at its end only, and not for long.

`OGI_IMPORT_ROWS=50000` takes in that many rows, with the page cache as the program has it, in a minute or two.
"""

from __future__ import annotations

import csv
import os
import threading
import time
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from desktop_app.model.kinds import Category, Release
from desktop_app.office.records.listing import record_ids, rows
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from tests.exchange.sheets.registers import imported

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger

ROWS = int(os.environ.get("OGI_IMPORT_ROWS", "600"))
FULL = ROWS >= 50_000
SMALL_CACHE = "PRAGMA cache_size=-256"
PAGE = 100
LONGEST = 0.5


@pytest.fixture
def sheet(ledger: Ledger, tmp_path: Path) -> Path:
    """Return a sheet of releases that is several times as large as what the writer keeps in memory."""
    with operation(ledger, "代码") as change:
        change.add(Category, {"name": "其他信息", "code": "oth"})
    if not FULL:
        with ledger.writer.connect() as connection:
            connection.exec_driver_sql(SMALL_CACHE)
    path = tmp_path / "公开信息.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("标题", "公开日期", "公开单位", "信息分类"))
        for number in range(ROWS):
            writer.writerow((f"关于第{number}批补贴发放的通知", f"2013-05-{number % 28 + 1:02}", "办公室", "其他信息"))
    return path


def read_page(ledger: Ledger, *, patient: bool = True) -> int:
    """Read the first page of the list; an impatient reader fails at once where the file is locked."""
    with reading(ledger) as session:
        if not patient:
            session.execute(text("PRAGMA busy_timeout=0"))
        return len(rows(session, Release, record_ids(session, Release)[:PAGE]))


def test_a_page_of_the_list_can_be_read_between_any_two_rows_of_an_import(ledger: Ledger, sheet: Path) -> None:
    found = []

    def read(done: int, total: int, label: str = "") -> None:
        assert (bool(label), total) == (True, ROWS)
        if done % (ROWS // 20) == 0:
            found.append(read_page(ledger, patient=False))

    assert imported(ledger, sheet, Release, progress=read).created == ROWS
    assert found == [0] * 20  # of an unfinished import nothing is seen
    assert read_page(ledger) == PAGE


def test_no_read_fails_or_waits_long_while_an_import_runs(ledger: Ledger, sheet: Path) -> None:
    taken, took = threading.Event(), []

    def take() -> None:
        imported(ledger, sheet, Release)
        taken.set()

    writer, begun = threading.Thread(target=take, daemon=True), time.perf_counter()
    writer.start()
    while writer.is_alive():
        start = time.perf_counter()
        read_page(ledger)
        took.append(time.perf_counter() - start)
        time.sleep(0.02)
    assert taken.is_set()
    # Locked out, a reader waits for most of the import; a busy machine makes both slower alike. 50,000 rows take 75 s
    # on a quiet machine.
    assert max(took) < max(LONGEST, (time.perf_counter() - begun) / (150 if FULL else 3))
