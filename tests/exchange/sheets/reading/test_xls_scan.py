"""The look into old workbooks: what would make the reader die is found before it reads."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from desktop_app.exchange.sheets.reading.scanned import DamagedWorkbookError, LockedWorkbookError, Scanned
from desktop_app.exchange.sheets.reading.xls_scan import scan_xls

OLD = (Path(__file__).parents[1] / "data" / "old.xls").read_bytes()
NEW_WITH_PASSWORD = (Path(__file__).parents[1] / "data" / "locked.xlsx").read_bytes()


def compound(stream: bytes) -> bytes:
    """Return a compound file whose workbook is so short that it lies in the mini stream."""
    small = stream.ljust(512, b"\0")
    last, unused, own_table = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0"))
    struct.pack_into("<4H", header, 0x18, 0x3E, 3, 0xFFFE, 9)
    struct.pack_into("<H", header, 0x20, 6)
    struct.pack_into("<I", header, 0x2C, 1)
    struct.pack_into("<5I", header, 0x30, 1, 0, 4096, 2, 1)
    struct.pack_into("<2I", header, 0x44, last, 0)
    struct.pack_into("<109I", header, 0x4C, 0, *[unused] * 108)
    table = struct.pack("<4I", own_table, last, last, last).ljust(512, b"\xff")
    small_table = struct.pack("<8I", *range(1, 8), last).ljust(512, b"\xff")
    directory = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<HBB3I", len(name) * 2 + 2, kind, 1, unused, unused, child).ljust(52, b"\0")
        + struct.pack("<3I", first, size, 0)
        for name, kind, child, first, size in [("Root Entry", 5, 1, 3, 512), ("Workbook", 2, unused, 0, len(stream))]
    ).ljust(512, b"\0")
    return bytes(header) + table + directory + small_table + small


def record(kind: int, body: bytes) -> bytes:
    """Return one record of a workbook stream."""
    return struct.pack("<HH", kind, len(body)) + body


def workbook(*cells: bytes) -> bytes:
    """Return a workbook stream with one sheet of these cells."""
    globals_ = record(0x0809, b"\0\6\5\0".ljust(16, b"\0"))
    name = b"\x01\x00a"
    size = len(globals_) + 4 + 6 + len(name) + 4
    sheet = record(0x0085, struct.pack("<IH", size, 0) + name)
    return (
        globals_ + sheet + record(0x000A, b"") + record(0x0809, b"\0\6\x10\0") + b"".join(cells) + record(0x000A, b"")
    )


def test_the_extent_and_the_failed_formulas_of_an_old_workbook_are_found() -> None:
    assert scan_xls(OLD) == [Scanned(3, 4, {(3, 2), (3, 3)})]


def test_a_workbook_in_the_mini_stream_is_found() -> None:
    number = record(0x0203, struct.pack("<3Hd", 6, 2, 0, 1.5))
    yes = record(0x0205, struct.pack("<3H2B", 7, 1, 0, 1, 0))
    failed = record(0x0205, struct.pack("<3H2B", 8, 1, 0, 0x2A, 1))
    assert scan_xls(compound(workbook(number, yes, failed))) == [Scanned(9, 3, {(9, 1)})]


def test_blank_cells_do_not_reach_out_and_a_run_of_numbers_does() -> None:
    blank = record(0x0201, struct.pack("<3H", 60_000, 200, 0))
    run = record(0x00BD, struct.pack("<2H", 3, 1) + bytes(18) + struct.pack("<H", 3))
    assert scan_xls(compound(workbook(blank, run))) == [Scanned(4, 4)]


def test_cells_of_a_chart_inside_a_sheet_are_not_the_sheets() -> None:
    chart = record(0x0809, b"\0\6\x20\0") + record(0x0203, struct.pack("<3Hd", 90, 90, 0, 1.5)) + record(0x000A, b"")
    assert scan_xls(compound(workbook(chart))) == [Scanned(0, 0)]


def test_a_password_is_noticed_in_old_and_new_workbooks() -> None:
    with pytest.raises(LockedWorkbookError):
        scan_xls(NEW_WITH_PASSWORD)
    with pytest.raises(LockedWorkbookError):
        scan_xls(OLD.replace(b"\xe1\x00\x02\x00", b"\x2f\x00\x02\x00"))


def _with_number(data: bytes, place: int, number: int) -> bytes:
    return data[:place] + struct.pack("<I", number) + data[place + 4 :]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", id="only the first eight bytes"),
        pytest.param(OLD[:700], id="cut short"),
        pytest.param(_with_number(OLD, 0x1E, 0), id="sectors of one byte"),
        pytest.param(_with_number(OLD, 0x30, 60_000), id="a directory far outside"),
        pytest.param(_with_number(compound(workbook()), 512 + 4, 1), id="a directory that runs in a circle"),
        pytest.param(_with_number(OLD, 0x44, 1), id="an allocation table far outside"),
        pytest.param(_with_number(_with_number(OLD, 0x44, 0), 512 + 508, 0), id="a chain of tables in a circle"),
        pytest.param(_with_number(OLD, 1169 + 516, 70_000), id="a first row behind the last"),
        pytest.param(_with_number(OLD, 1169 + 520, 70_000), id="more rows than there can be"),
        pytest.param(_with_number(OLD, 995 + 520, 70_000_000), id="more texts than there is room for"),
        pytest.param(compound(workbook()[:-4]), id="a sheet that never ends"),
    ],
)
def test_a_damaged_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedWorkbookError):
        scan_xls(data)
