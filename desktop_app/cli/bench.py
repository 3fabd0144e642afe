"""Measuring the program on this machine: saves, lists, search, annexes, paper, the window."""

from __future__ import annotations

import datetime as dt
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.bench_exchange import large_file, units_files
from desktop_app.cli.bench_hand_in import hand_in
from desktop_app.cli.bench_sheets import register_form
from desktop_app.i18n import _
from desktop_app.model.kinds import Category, Release
from desktop_app.office.opening import close_ledger, create_ledger, opened
from desktop_app.office.records.listing import Filter, record_ids
from desktop_app.office.records.search import search
from desktop_app.report.annex.formats.format import formats
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.narrative.composed_annex import compute_annex
from desktop_app.report.paper.document import Cell, Document, Grid
from desktop_app.report.paper.pdf.render import render
from desktop_app.sample.creation import create_sample
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read
from desktop_app.store.log.rebuild import rebuild
from desktop_app.store.proof.verify import verify

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.cli.screen import Screen
    from desktop_app.ledger import Ledger
    from desktop_app.progress import Progress

_SINGLE_SAVES = 100
_UNITS = 59
_ENTRIES_PER_RECORD = 10  # ten thousand records stand for a hundred thousand entries in an exchanged file
_ROWS_PER_RECORD = 5  # ten thousand records stand for a sheet of fifty thousand rows
_HANDED_IN = 3000
_REPEATS = 5
_ROWS, _COLUMNS = 28, 10


def bench(records: int, screen: Callable[[], Screen], progress: Progress) -> dict[str, float | int]:
    """Return what was measured, in seconds and bytes; a name says what and how much."""
    measured: dict[str, float | int] = {"records": records}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        progress(0, 5, _("正在测量数据文件"))
        measured |= _data_file(folder / "bench.ogi", records)
        progress(1, 5, _("正在测量示例和附表"))
        measured |= _sample(folder / "sample.ogi", screen)
        progress(2, 5, _("正在测量打印"))
        measured |= _paper()
        progress(3, 5, _("正在测量上报文件"))
        measured |= large_file(folder, _ENTRIES_PER_RECORD * records) | units_files(folder, min(records // 100, _UNITS))
        measured |= hand_in(folder, min(records, _HANDED_IN))
        progress(4, 5, _("正在测量导入"))
        measured |= register_form(folder, _ROWS_PER_RECORD * records)
        progress(5, 5, _("测量完毕"))
    return measured


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return round(time.perf_counter() - begun, 4)


def _median_seconds(work: Callable[[], object]) -> float:
    """Return the median of a few runs after one to warm up."""
    work()
    return statistics.median(_seconds(work) for _run in range(_REPEATS))


def _data_file(path: Path, records: int) -> dict[str, float | int]:
    ledger = create_ledger(path, organisation=_("测量"), unit=_("测量"), role="unit")
    try:
        added: list[str] = []
        return {
            "add_in_one_operation_s": _seconds(lambda: added.extend(_add(ledger, records))),
            **_single_saves(ledger, added),
            "list_all_s": _median_seconds(lambda: _list(ledger, Filter())),
            "list_filtered_s": _median_seconds(lambda: _list(ledger, Filter(words=_("公告")))),
            "search_s": _median_seconds(lambda: search(ledger, _("就业"))),
            "verify_s": _seconds(lambda: verify(ledger)),
            "rebuild_s": _seconds(lambda: rebuild(ledger)),
            "file_bytes": path.stat().st_size,
        }
    finally:
        close_ledger(ledger)


def _add(ledger: Ledger, records: int) -> list[str]:
    subjects = (_("就业"), _("社会保障"), _("人才"), _("工资福利"))
    with operation(ledger, _("测量")) as change:
        category = change.add(Category, {"name": _("测量"), "code": "bench"})
        return [
            change.add(
                Release,
                {
                    "title": _("关于{subject}的公告（{number}）").format(subject=subjects[number % 4], number=number),
                    "unit": ledger.profile.unit_id,
                    "category": category,
                    "released_on": dt.date(2013, 1, 1) + dt.timedelta(days=number % 365),
                },
            )
            for number in range(records)
        ]


def _single_saves(ledger: Ledger, records: list[str]) -> dict[str, float | int]:
    """Change one record at a time, each safely on the disk before the next, as a clerk does."""
    taken = sorted(_seconds(lambda record=record: _save(ledger, record)) for record in records[:_SINGLE_SAVES])  # type: ignore[misc]
    return {"save_p50_s": statistics.median(taken), "save_p99_s": taken[int(len(taken) * 0.99) - 1]} if taken else {}


def _save(ledger: Ledger, record: str) -> None:
    with operation(ledger, _("测量")) as change:
        change.update(record, {"document_number": "〔2013〕1"})


def _list(ledger: Ledger, chosen: Filter) -> list[str]:
    return read(ledger, record_ids, Release, chosen)


def _sample(path: Path, screen: Callable[[], Screen]) -> dict[str, float | int]:
    measured: dict[str, float | int] = {"make_sample_s": _seconds(lambda: create_sample(path))}
    with opened(path, read_only=True) as ledger:
        for scope in [AnnexScope(fmt, 2013) for fmt in formats().values()]:
            seconds = _median_seconds(lambda scope=scope: read(ledger, compute_annex, scope))  # type: ignore[misc]
            measured[f"annex_{scope.format.id}_s"] = seconds
    window = screen()
    window.seconds_to_open(path)
    measured["window_opens_sample_s"] = round(window.seconds_to_open(path), 4)
    return measured


def _paper() -> dict[str, float | int]:
    cells = tuple(
        Cell(row=row, column=column, text=_("第{row}行").format(row=row) if column == 0 else str(row * column))
        for row in range(_ROWS)
        for column in range(_COLUMNS)
    )
    page = Document(title=_("测量"), blocks=(Grid(columns=(1.0,) * _COLUMNS, cells=cells),))
    return {"table_page_28x10_s": _median_seconds(lambda: render(page))}
