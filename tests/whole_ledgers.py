"""Records of every kind at once, for what has to bring a whole data file through unchanged."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from desktop_app.model.kinds import KINDS
from desktop_app.model.log_value import Logged, to_log
from desktop_app.model.record import links_of, values_of
from desktop_app.office.opening import opened
from desktop_app.office.records.listing import record_ids, rows
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from tests.any_value import any_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value

Everything = dict[str, dict[str, dict[str, "Value"]]]
"""The values of every record, by kind and number."""


@st.composite
def everything(draw: st.DrawFn) -> Everything:
    """Return a few valid records of every kind, each linking to records before it; titles often repeat."""
    made: Everything = {}
    for name, kind in KINDS.items():
        made[name] = {}
        for _ in range(draw(st.integers(1, 3))):
            targets = {about.links: sorted(made[about.links]) for about in links_of(kind).values()}
            number = draw(st.uuids()).hex
            made[name][number] = draw(any_record(kind, targets, ("同名", "同名〔00000000〕", "=同名")))
    return made


@contextmanager
def two_copies(path: Path) -> Iterator[tuple[Path, Ledger, Ledger]]:
    """Give a folder with two open copies of a data file."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copies = [Path(shutil.copy(path, folder / copy)) for copy in ("甲.ogi", "乙.ogi")]
        with opened(copies[0]) as first, opened(copies[1]) as second:
            yield folder, first, second


def contents(ledger: Ledger) -> dict[str, dict[str, dict[str, Logged]]]:
    """Return all values of all records of a data file, in the log's exact form."""
    with reading(ledger) as session:
        return {
            name: {
                row.id: {field: to_log(value) for field, value in values_of(row).items()}
                for row in rows(session, kind, record_ids(session, kind))
            }
            for name, kind in KINDS.items()
        }


def enter(ledger: Ledger, records: Everything) -> None:
    """Enter all records into a data file in one step."""
    with operation(ledger, "录入") as change:
        for name, made in records.items():
            for number, values in made.items():
                change.add(KINDS[name], values, record_id=number)
