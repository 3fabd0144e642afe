"""Measuring exchanged files: writing and taking in a large one, and the files of the sample's 59 units."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from desktop_app.exchange.bundles.receiving import Taking, receive
from desktop_app.exchange.bundles.sending import Sent, Wanted, send
from desktop_app.i18n import _
from desktop_app.most_memory import most_memory
from desktop_app.office.opening import close_ledger, create_ledger, opened
from desktop_app.sample.unit_files import create_unit_files
from desktop_app.store.log.revision import Revision, encode, revision_id
from desktop_app.store.merge.adopting import adopt
from desktop_app.store.merge.delivery import Delivery

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_app.ledger import Ledger

_EDITS = 5
"""How often each record of the large file was written."""


def large_file(folder: Path, entries: int) -> dict[str, float | int]:
    """Write a file of so many log entries and take it in; seconds, bytes, and the most memory the process ever had."""
    measured: dict[str, float | int] = {"exchange_entries": entries}
    with _made(folder / "unit.ogi", "unit") as unit, _made(folder / "office.ogi", "office") as office:
        adopt(unit, Delivery(lambda: _entries(unit, entries)))
        begun = time.perf_counter()
        sent = send(unit, folder / "large.ogix", Wanted(everything=True))
        measured |= {"send_s": _since(begun), "bundle_bytes": sent.size}
        begun = time.perf_counter()
        receive(office, [sent.path], Taking(codes=(sent.code,)))
        measured["receive_s"] = _since(begun)
        begun = time.perf_counter()
        receive(office, [sent.path])
        measured["receive_again_s"] = _since(begun)
    return measured | most_memory()


def units_files(folder: Path, units: int) -> dict[str, float | int]:
    """Take in the files of so many of the sample's units, written beforehand."""
    files = create_unit_files(folder, units=units)
    sent = [_sent(path) for path in files.units]
    with opened(files.office) as office:
        begun = time.perf_counter()
        receive(office, [file.path for file in sent], Taking(codes=tuple(file.code for file in sent)))
        return {f"receive_{len(sent)}_files_s": _since(begun)}


def _sent(path: Path) -> Sent:
    with opened(path) as ledger:
        return send(ledger, path.with_suffix(".ogix"))


@contextmanager
def _made(path: Path, role: str) -> Iterator[Ledger]:
    ledger = create_ledger(path, organisation=_("测量"), unit=_("测量"), role=role)
    try:
        yield ledger
    finally:
        close_ledger(ledger)


def _entries(ledger: Ledger, count: int) -> Iterator[bytes]:
    """Yield the entries of one write stream: releases, each written a few times."""
    title = _("关于{subject}的公告（{number}）")
    prev: str | None = None
    last: dict[int, str] = {}
    records = max(1, count // _EDITS)
    for number in range(count):
        record = number % records
        written = {"title": title.format(subject=_("就业"), number=number), "released_on": "2013-01-01"}
        revision = Revision(
            rec=f"{record:032x}",
            kind="release",
            par=[last[record]] if record in last else [],
            f={**written, "unit": ledger.profile.unit_id},
            unit=ledger.profile.unit_id,
            op=f"{number // 100:032x}",
            lane="b" * 32,
            seq=number + 1,
            prev=prev,
        )
        body = encode(revision)
        prev = last[record] = revision_id(body)
        yield body


def _since(begun: float) -> float:
    return round(time.perf_counter() - begun, 4)
