"""No sheet can end the program: however it is made, it is read or refused in a sentence, and quickly."""

from __future__ import annotations

import re
import time
import zipfile
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import CancelledError, UserError
from desktop_app.exchange.sheets.reading.reading_apart import (
    from_clipboard_apart,
    make_ready,
    read_sheet_apart,
    sheet_names_apart,
)
from desktop_app.exchange.sheets.reading.sheet_reading import read_sheet
from desktop_app.progress import Cancellable, silent
from tests.architecture.sources import PACKAGE, modules
from tests.exchange.sheets.reading.test_odd_workbooks import READ, ROWS, write
from tests.exchange.sheets.workbooks import change_part
from tests.folders import DATA
from tests.test_architecture import imports_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FIRST, TEXTS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
FAR = "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"


def with_row(path: Path, row: str) -> Path:
    """Write a small workbook with one more row, as it stands."""
    return write(path, ROWS + row)


@pytest.mark.parametrize(
    "row",
    [
        FAR,
        FAR.replace("'", '"'),
        FAR.replace("='", " \n=\t'"),
        FAR.replace("XFD", "xfd"),
        FAR.replace("XFD1048576", "&#88;FD1048576"),
        FAR.replace("<", "<x:").replace("<x:/", "</x:"),
        FAR.replace("<row", "<!-- > --><row").replace("<c ", "<!-- <c --><c "),
        FAR.replace("<v>", "<?x > ?><v>"),
        FAR.replace("r='1048576'", "spans='1:2>3' r='1048576'"),
        FAR.replace("r='1048576'", "r='3'"),
        FAR.replace("r='1048576'", ""),
        "<row r='1048575'/><row><c r='XFD1048576'><is><t>x</t></is></c></row>",
        "<row r='3'><c r='A3'><v>1</v></c><c r='A1048576'><v>1</v></c></row>",
        "<row r='3'><c r='XFD3'><f>1+1</f></c></row>",
    ],
)
def test_a_cell_far_out_is_too_large_however_it_is_written(tmp_path: Path, row: str) -> None:
    path = with_row(tmp_path / "a.xlsx", row)
    if "<x:" in row:
        change_part(path, FIRST, lambda xml: xml.replace(b"<worksheet ", b'<worksheet xmlns:x="urn:x" ', 1))
    with pytest.raises(UserError, match="太大"):
        read_sheet_apart(path)


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml.replace('"', "'"),
        lambda xml: xml.replace('="', '\n = "'),
        lambda xml: re.sub(r"<(/?)(\w)", r"<\1x:\2", xml).replace("xmlns=", "xmlns:x="),
        lambda xml: "\ufeff" + xml,
        lambda xml: xml.replace("<row", "<!-- row > --><row"),
    ],
    ids=["single quotes", "blanks around =", "prefixes", "a mark", "comments"],
)
def test_the_same_sheet_is_read_however_its_xml_is_written(tmp_path: Path, change: Callable[[str], str]) -> None:
    path = write(tmp_path / "a.xlsx")
    change_part(path, FIRST, lambda xml: change(xml.decode()).encode())
    assert [row.cells for row in read_sheet_apart(path).rows] == READ


@pytest.mark.parametrize("parts", [(FIRST,), (TEXTS,), (FIRST, TEXTS, "xl/workbook.xml", "xl/styles.xml")])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_sheet_in_utf_16_is_read(tmp_path: Path, parts: tuple[str, ...], encoding: str) -> None:
    path = write(tmp_path / "a.xlsx")
    for part in parts:
        change_part(path, part, lambda xml: ("\ufeff" + xml.decode().replace("UTF-8", "UTF-16")).encode(encoding))
    assert [row.cells for row in read_sheet_apart(path).rows] == READ


@pytest.mark.parametrize(
    "declared",
    [
        "<!DOCTYPE worksheet [<!ENTITY far \"<row><c r='XFD1048576'><v>1</v></c></row>\">]>",
        '<!DOCTYPE worksheet [<!ENTITY far SYSTEM "file:///etc/passwd">]>',
        "<!DOCTYPE worksheet [" + "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 20}">' for n in range(9)) + "]>",
        '<!DOCTYPE worksheet SYSTEM "http://evil.example/a.dtd">',
    ],
    ids=["a cell", "a file", "laughs", "elsewhere"],
)
def test_a_sheet_with_declarations_of_its_own_is_refused(tmp_path: Path, declared: str) -> None:
    path = write(tmp_path / "a.xlsx")

    def change(xml: bytes) -> bytes:
        return xml.replace(b"<worksheet", declared.encode() + b"<worksheet", 1).replace(
            b"</sheetData>", b"&far;</sheetData>" if b"far" in declared.encode() else b"</sheetData>"
        )

    change_part(path, FIRST, change)
    with pytest.raises(UserError, match="读不出来"):
        read_sheet_apart(path)


def blanks(path: Path, megabytes: int, part: str = FIRST, end: bytes = b"</row>") -> Path:
    """Write a small workbook with so many blanks in one of its parts."""
    write(path)
    change_part(path, part, lambda xml: xml.replace(end, end + b" " * (megabytes << 20), 1))
    return path


@pytest.mark.parametrize(
    ("megabytes", "part", "end"), [(240, FIRST, b"</row>"), (80, FIRST, b"<v>"), (80, TEXTS, b"</si>")]
)
def test_many_megabytes_of_blanks_in_a_small_file_are_refused_at_once(
    tmp_path: Path, megabytes: int, part: str, end: bytes
) -> None:
    path = blanks(tmp_path / "a.xlsx", megabytes, part, end)
    begun = time.perf_counter()
    with pytest.raises(UserError, match=f"展开以后却有 {megabytes} MB"):
        read_sheet(path)
    assert time.perf_counter() - begun < 1


def test_some_megabytes_of_blanks_are_read_in_a_time_that_grows_with_them_alone(tmp_path: Path) -> None:
    path = blanks(tmp_path / "a.xlsx", 60)
    begun = time.process_time()
    assert [row.cells for row in read_sheet(path).rows] == READ
    assert time.process_time() - begun < 5


def test_a_part_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = blanks(tmp_path / "a.xlsx", 100, TEXTS, b"</si>")
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        sizes = {info.file_size for info in archive.infolist() if info.filename == TEXTS}
    (size,) = sizes
    data = data.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    path.write_bytes(data)
    with pytest.raises(UserError):
        read_sheet_apart(path)


def test_a_workbook_in_a_workbook_is_not_opened(tmp_path: Path) -> None:
    inner = write(tmp_path / "inner.xlsx").read_bytes()
    for name in ("xl/worksheets/sheet1.xml", "xl/embeddings/a.xlsx"):
        path = write(tmp_path / "a.xlsx")
        with zipfile.ZipFile(path) as archive:
            parts = {part: archive.read(part) for part in archive.namelist()} | {name: inner}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, content in parts.items():
                archive.writestr(part, content)
        if name == FIRST:
            with pytest.raises(UserError, match="读不出来"):
                read_sheet_apart(path)
        else:
            assert [row.cells for row in read_sheet_apart(path).rows] == READ


def test_a_sheet_that_goes_beyond_the_bounds_is_a_sentence_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "a.xls"
    page.write_text("<table>" + "<tr><td colspan=256>x</td></tr>" * 40_000 + "</table>", "utf-8")
    monkeypatch.setattr("desktop_app.exchange.sheets.reading.reading_apart._SECONDS", 0.2)
    monkeypatch.setattr("desktop_app.exchange.sheets.reading.reading_apart._SECONDS_A_MEGABYTE", 0)
    with pytest.raises(UserError, match="超过了上限"):
        read_sheet_apart(page)
    monkeypatch.undo()
    assert [row.cells for row in read_sheet_apart(write(tmp_path / "b.xlsx")).rows] == READ


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    stopped = Cancellable(silent)
    stopped.cancel()
    page = tmp_path / "a.xls"
    page.write_text("<table>" + "<tr><td>x</td></tr>" * 100_000 + "</table>", "utf-8")
    with pytest.raises(CancelledError):
        read_sheet_apart(page, progress=stopped)


def test_what_is_read_apart_is_what_is_read_here() -> None:
    make_ready()
    for path in sorted((DATA / "sheets").iterdir()):
        try:
            names = sheet_names_apart(path)
        except UserError as error:
            with pytest.raises(UserError, match=re.escape(error.message)):
                read_sheet(path)
            continue
        for name in names:
            assert read_sheet_apart(path, name) == read_sheet(path, name)


def test_what_was_copied_is_read_apart_too() -> None:
    sheet = from_clipboard_apart("标题\t页数\n甲\t3", "")
    assert [row.cells for row in sheet.rows] == [["标题", "页数"], ["甲", "3"]]
    with pytest.raises(UserError, match="没有表格"):
        from_clipboard_apart("", "")


def test_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="找不到文件"):
        read_sheet_apart(tmp_path / "none.xlsx")


def test_whoever_takes_a_sheet_from_outside_reads_it_apart() -> None:
    # The measurement runs in a process of its own already.
    may = {PACKAGE / "cli" / "bench_sheets.py"}
    inside = PACKAGE / "exchange" / "sheets" / "reading"
    here = {
        f"desktop_app.exchange.sheets.reading.{name}" for name in ("sheet_reading", "workbook_reading", "clipboard")
    }
    others = [path for path in modules().values() if path.parent != inside and path not in may]
    assert len(others) > 100
    assert not [path for path in others if here & set(imports_of(path))]
