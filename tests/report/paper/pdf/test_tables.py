"""Tables on paper: merged cells, repeated header rows, long cells, and figures in line."""

from __future__ import annotations

import re
from itertools import pairwise

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.report.paper.document import Cell, Grid, Heading, Paragraph
from desktop_app.report.paper.pdf.fallback import set_glyphs
from desktop_app.report.paper.pdf.fonts import Face
from desktop_app.report.paper.pdf.render import render
from tests.report.paper.pdf.reading import body_texts, document, page_texts, table, without_blanks
from tests.report.paper.test_grid import tilings


def positions(pdf: bytes, text: str) -> list[tuple[float, float]]:
    """Return the left and right edges, in points, of a text on the first page, wherever it's found."""
    with pypdfium2.PdfDocument(pdf) as opened:
        page = opened[0].get_textpage()
        finder = page.search(text)
        found = []
        while (match := finder.get_next()) is not None:
            start, count = match
            boxes = [page.get_charbox(start + index, loose=True) for index in range(count)]
            found.append((boxes[0][0], boxes[-1][2]))
        return found


def test_a_long_table_repeats_its_header_rows_on_every_page_and_prints_each_row_once() -> None:
    rows = [["序号", "标题"], ["（号）", "（题）"], *([f"N{n:03}", f"关于第{n:03}号的通知"] for n in range(120))]
    pages = body_texts(render(document(table(rows, header_rows=2))).pdf)
    assert len(pages) > 2
    assert all(page.startswith("序号标题（号）（题）") for page in pages)
    assert re.findall(r"N(\d{3})", "".join(pages)) == [f"{n:03}" for n in range(120)]


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 4000), st.integers(0, 3))
def test_a_cell_longer_than_a_page_flows_on_without_losing_a_character(length: int, header_rows: int) -> None:
    text = "".join(chr(0x4E00 + index) for index in range(length))
    rows = [["头", "头"]] * header_rows + [["甲", "乙"], ["丙", text], ["丁", "戊"]]
    pages = body_texts(render(document(table(rows, header_rows=header_rows))).pdf)
    flowed = without_blanks("".join(page.removeprefix("头头" * header_rows) for page in pages))
    assert re.sub("^甲乙丙", "", flowed.removesuffix("丁戊")) == text


def test_a_row_of_long_text_begins_where_the_one_before_it_ends() -> None:
    rows = [["甲"]] * 20 + [["长" * 1000]]
    pages = body_texts(render(document(table(rows))).pdf)
    assert "长" in pages[0]
    assert "".join(pages) == "甲" * 20 + "长" * 1000


def test_a_label_beside_many_rows_is_repeated_where_the_page_ends() -> None:
    cells = [Cell(0, 0, 100, 1, text="三、本年度办理结果", role="rowlabel")]
    cells += [Cell(row, 1, text=f"R{row:02}") for row in range(100)]
    pages = body_texts(render(document(Grid((1, 3), tuple(cells)))).pdf)
    assert len(pages) > 1
    assert ["三、本年度办理结果" in page for page in pages] == [True] * len(pages)


def test_a_number_beside_many_rows_is_printed_only_once() -> None:
    cells = [Cell(0, 0, 100, 1, text="1276", role="value"), *(Cell(row, 1, text="行") for row in range(100))]
    pages = body_texts(render(document(Grid((1, 3), tuple(cells)))).pdf)
    assert [page.count("1276") for page in pages] == [1] + [0] * (len(pages) - 1)


@settings(max_examples=40, deadline=None)
@given(tilings())
def test_every_cell_of_any_table_is_printed_exactly_once(cells: tuple[Cell, ...]) -> None:
    marked = tuple(Cell(c.row, c.column, c.row_span, c.column_span, f"<{c.row}{c.column}>") for c in cells)
    text = "".join(body_texts(render(document(Grid((1, 2, 3, 2, 1), marked))).pdf))
    assert sorted(re.findall(r"<\d\d>", text)) == sorted(cell.text for cell in marked)


@settings(max_examples=30, deadline=None)
@given(tilings(rows=40, columns=3), st.integers(0, 2))
def test_a_table_with_merged_cells_may_be_cut_anywhere(cells: tuple[Cell, ...], header_rows: int) -> None:
    crossing = [cell for cell in cells if cell.row < header_rows < cell.row + cell.row_span]
    marked = tuple(
        Cell(c.row, c.column, c.row_span, c.column_span, f"<{c.row}.{c.column}>", "rowlabel" if c.column else "value")
        for c in cells
    )
    grid = Grid((1, 1, 1), marked, header_rows=0 if crossing else header_rows, row_heights=(20.0,) * 40)
    text = "".join(body_texts(render(document(grid)).pdf))
    assert set(re.findall(r"<[\d.]+>", text)) == {cell.text for cell in marked}


def test_a_table_kept_together_moves_to_the_next_page_with_its_heading() -> None:
    filler = [Paragraph(f"第{n}段") for n in range(18)]
    grid = table([["表", "值"]] * 12)
    kept = Grid(grid.columns, grid.cells, keep_together=True)
    pages = body_texts(render(document(*filler, Heading(1, "一、题"), kept)).pdf)
    assert "一、题" not in pages[0]
    assert pages[1] == "一、题" + "表值" * 12


def test_a_table_kept_together_that_no_page_can_hold_is_parted_all_the_same() -> None:
    grid = table([["表", "值"]] * 90)
    pages = body_texts(render(document(Grid(grid.columns, grid.cells, keep_together=True))).pdf)
    assert "".join(pages) == "表值" * 90


def test_a_section_row_is_never_left_alone_at_the_foot_of_a_page() -> None:
    cells: list[Cell] = []
    for block in range(30):
        cells.append(Cell(block * 3, 0, 1, 2, text=f"第{block}项", role="heading"))
        cells += [Cell(block * 3 + row, column, text="数") for row in (1, 2) for column in (0, 1)]
    pages = body_texts(render(document(Grid((1, 1), tuple(cells)))).pdf)
    assert len(pages) > 1
    assert not any(page.endswith("项") for page in pages)


def test_numbers_of_a_column_end_under_each_other_and_their_block_stands_in_the_middle() -> None:
    values = ["3", "70", "1276", "11"]
    grid = Grid((1,), tuple(Cell(row, 0, text=text, role="value") for row, text in enumerate(values)))
    rendered = render(document(grid))
    right_edges = [positions(rendered.pdf, text)[-1][1] for text in ("70", "1276", "11")]
    left, right = positions(rendered.pdf, "1276")[0]
    assert right_edges == pytest.approx([right] * 3, abs=0.6)
    assert (left + right) / 2 == pytest.approx(105 * 72 / 25.4, abs=0.6)


def test_a_number_too_wide_for_its_column_is_set_smaller_instead_of_broken() -> None:
    cells = tuple(Cell(0, column, text="1808595", role="value") for column in range(24))
    text = page_texts(render(document(Grid((1,) * 24, cells))).pdf)[0]
    assert text.partition("某局")[0].splitlines() == ["1808595 " * 23 + "1808595"]


def test_narrow_labels_break_two_and_two() -> None:
    labels = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3
    grid = Grid((1,) * 15, tuple(Cell(0, i, text=t, role="header") for i, t in enumerate(labels)), text_size=9)
    lines = set(page_texts(render(document(grid)).pdf)[0].split())
    assert {"维持", "纠正", "审结", "总计"} <= lines | {line[-2:] for line in lines}
    assert not any(line.endswith(("果维", "他结")) for line in lines)


def test_a_row_is_as_high_as_the_form_asks_and_higher_only_for_its_text() -> None:
    rows = 12
    grid = Grid((1,), tuple(Cell(row, 0, text="行") for row in range(rows)), row_heights=(8.0,) * rows)
    with pypdfium2.PdfDocument(render(document(grid)).pdf) as opened:
        paths = opened[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH])
        levels = sorted({round((b[1] + b[3]) / 2, 1) for b in (p.get_bounds() for p in paths) if b[3] - b[1] < 1})
    steps = [upper - lower for lower, upper in pairwise(levels)][1:]
    assert steps == pytest.approx([8 * 72 / 25.4] * len(steps), abs=0.2)


def test_set_glyphs_of_a_figure_are_the_digits_themselves() -> None:
    assert "".join(glyph.char for glyph in set_glyphs("1276", Face.SERIF, set())) == "1276"
