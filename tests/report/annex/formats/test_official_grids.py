"""Every table of the national forms, printed and read back, is cell by cell the official one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest

from desktop_app.report.annex.formats.format import formats
from desktop_app.report.annex.printed import annex_document
from desktop_app.report.paper.document import Grid
from desktop_app.report.paper.head_and_foot import HeadAndFoot
from desktop_app.report.paper.pdf.render import render
from tests.folders import DATA
from tests.report.annex.test_form_sheet import HEAD_AND_FOOT, annex_of_numbers
from tests.report.paper.pdf.reading import document, without_blanks
from tests.report.paper.pdf.ruled import read_table

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

GRIDS = DATA / "annex_grids"
"""The forms as they were published: each cell as row, column, rows, columns, figure, text."""

YEARS = {"C-2019": 2020, "D-2021": 2023}


def official(name: str) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads((GRIDS / f"{name}.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize(("name", "table"), [(name, table) for name in YEARS for table in ("T2", "T3", "T4")])
def test_a_printed_table_is_cell_by_cell_the_official_one(session: Session, name: str, table: str) -> None:
    annex = annex_of_numbers(session, formats()[name], YEARS[name])
    grids = [block for block in annex_document(annex, HeadAndFoot()).blocks if isinstance(block, Grid)]
    wanted = official(name)[table]
    rendered = render(document(grids[list(official(name)).index(table)]))
    assert rendered.pages == 1
    with pypdfium2.PdfDocument(rendered.pdf) as opened:
        found = read_table(opened[0])
        assert (len(found.edges) - 1, len(found.levels) - 1) == (wanted["columns"], wanted["rows"])
        for row, column, rows, columns, figure, text in wanted["cells"]:
            place = (row, column, rows, columns)
            assert found.is_one_cell(*place), (place, text)
            expected = annex.cells[f"{table}.{figure}"].text if figure else without_blanks(text)
            assert found.text(*place) == expected, place


def test_the_list_of_2014_is_line_by_line_the_official_one_on_two_pages_with_its_head_on_both(
    session: Session,
) -> None:
    annex = annex_of_numbers(session, formats()["B-2014"], 2018)
    paper = annex_document(annex, HEAD_AND_FOOT)
    (grid,) = (block for block in paper.blocks if isinstance(block, Grid))
    wanted = official("B-2014")["T1"]
    assert grid.header_rows == wanted["header_rows"]
    cells = {(cell.row, cell.column): cell for cell in grid.cells}
    for row, column, _rows, _columns, figure, text in wanted["cells"]:
        expected = annex.cells[f"T1.{figure}"].text if figure else text
        assert cells[row, column].text == expected
    rendered = render(paper)
    assert rendered.pages == 2
    with pypdfium2.PdfDocument(rendered.pdf) as opened:
        for page in opened:
            table = read_table(page)
            assert [table.text(0, column, 1, 1) for column in range(3)] == ["统计指标", "单位", "统计数"]


@pytest.mark.parametrize("name", list(formats()))
def test_rare_names_are_printed_on_every_form_and_copy_out(session: Session, name: str) -> None:
    head_and_foot = HeadAndFoot(
        organisation="㛃䶮局",
        contact="𬱟",
        telephone="0",
        head="𫖯",
        checker="㛃",
        preparer="𬱟𫖯",
        date=HEAD_AND_FOOT.date,
    )
    rendered = render(annex_document(annex_of_numbers(session, formats()[name], 2013), head_and_foot))
    assert rendered.missing == ()
    with pypdfium2.PdfDocument(rendered.pdf) as opened:
        text = "".join(page.get_textpage().get_text_bounded() for page in opened)
    for word in ("㛃䶮局", "𬱟𫖯"):
        assert word in text
