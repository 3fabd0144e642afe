"""The printed forms: kept drawings of both, the same data for screen and paper, and what is filled in on them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from desktop_app import i18n
from desktop_app.paths import resource
from desktop_app.report.annex.form_sheet import SheetSigns, SheetTable, SheetText, annex_sheet
from desktop_app.report.annex.formats.format import Format, formats, load_format
from desktop_app.report.annex.printed import annex_document
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.narrative.composed_annex import annex_of, compute_annex
from desktop_app.report.paper.document import Grid
from desktop_app.report.paper.head_and_foot import HeadAndFoot
from desktop_app.report.paper.pdf.render import render
from tests.folders import GOLDEN
from tests.report.paper.pdf.golden import check_golden
from tests.report.paper.pdf.reading import page_texts
from tests.report.published import cells_of, example
from tests.report.records import add

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.report.annex.annex import Annex
    from desktop_app.report.annex.form_sheet import SheetBlock

FOLDER = GOLDEN / "annex"
YEARS = {"A-qingdao": 2013, "D-2021": 2023}
HEAD_AND_FOOT = HeadAndFoot(
    organisation="测试市测试局",
    contact="尹㛃",
    telephone="0532-00000000",
    checker="庄䶮",
    preparer="闵𬱟",
    date=dt.date(2014, 1, 20),
)


def annex_of_numbers(session: Session, fmt: Format, year: int) -> Annex:
    """Return an annex whose cells hold 0, 1, 2 … in their order, so that no two can be mistaken for each other."""
    numbers = ",".join(f'"{code}":{number}' for number, code in enumerate(fmt.cells))
    add(session, "filed_annex", year=year, format=fmt.id, figures=f"{{{numbers}}}")
    return annex_of(session, AnnexScope(fmt, year, source="filed"))


def drawn(blocks: tuple[SheetBlock, ...]) -> str:
    """Draw a form as text: each cell with its place, how far it stretches, its role, its text and its code."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, SheetText):
            lines.append(f"{block.style}: {block.text}")
        elif isinstance(block, SheetSigns):
            lines += ["signs: " + " | ".join(f"{label}={value}" for label, value in row) for row in block.rows]
        else:
            widths = " ".join(f"{width:g}" for width in block.columns)
            lines.append(f"table: {widths}; {block.header_rows} header rows; {block.text_size:g} pt")
            for cell in block.cells:
                place = f"{cell.row},{cell.column} {cell.row_span}x{cell.column_span}"
                role = f"{cell.role}{'>' * cell.indent}"
                lines.append(f"  {place} {role} {cell.align or ''}: {cell.text} [{cell.code}]")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", list(formats()))
def test_a_form_looks_as_it_did(session: Session, name: str) -> None:
    fmt = formats()[name]
    annex = annex_of_numbers(session, fmt, YEARS.get(name, fmt.file.last_year or fmt.file.first_year))
    check_golden(name, drawn(annex_sheet(annex, HEAD_AND_FOOT)), FOLDER)


def test_the_government_s_form_has_nine_columns(session: Session) -> None:
    government = load_format(resource("annex", "A-qingdao.json"), "government")
    check_golden(
        "A-qingdao-government", drawn(annex_sheet(annex_of_numbers(session, government, 2013), HEAD_AND_FOOT)), FOLDER
    )


@pytest.mark.parametrize("name", list(formats()))
def test_every_figure_stands_on_the_form_and_can_be_opened(session: Session, name: str) -> None:
    fmt = formats()[name]
    blocks = annex_sheet(annex_of_numbers(session, fmt, 2013), HEAD_AND_FOOT)
    runs = [run for block in blocks if isinstance(block, SheetTable) for cell in block.cells for run in cell.runs]
    assert {run.code: run.text for run in runs if run.code} == {
        code: str(number) for number, code in enumerate(fmt.cells)
    }


@pytest.mark.parametrize("name", list(formats()))
def test_paper_and_screen_show_the_same_tables(session: Session, name: str) -> None:
    annex = annex_of_numbers(session, formats()[name], 2013)
    tables = [block for block in annex_sheet(annex, HEAD_AND_FOOT) if isinstance(block, SheetTable)]
    grids = [block for block in annex_document(annex, HEAD_AND_FOOT).blocks if isinstance(block, Grid)]
    assert [table.columns for table in tables] == [grid.columns for grid in grids]
    for table, grid in zip(tables, grids, strict=True):
        assert [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in table.cells] == [
            (cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in grid.cells
        ]


def test_a_text_in_curly_brackets_is_printed_and_not_filled_in(session: Session, qingdao: Format) -> None:
    words = HeadAndFoot(organisation="{year} & <b>局</b>")
    texts = [
        cell.text
        for block in annex_sheet(compute_annex(session, AnnexScope(qingdao, 2013)), words)
        if isinstance(block, SheetTable)
        for cell in block.cells
    ]
    assert "{year} & <b>局</b>" in texts


def test_the_office_s_remarks_stand_on_the_form(session: Session, qingdao: Format) -> None:
    add(session, "report_section", year=2013, code="annex_remarks", body="建议加强培训。")
    add(session, "report_section", year=2012, code="annex_remarks", body="去年的话")
    text = drawn(annex_sheet(compute_annex(session, AnnexScope(qingdao, 2013)), HEAD_AND_FOOT))
    assert "建议加强培训。" in text
    assert "去年的话" not in text


def test_the_remarks_on_the_form_are_told_like_every_text_of_the_report(session: Session, qingdao: Format) -> None:
    code = next(iter(qingdao.cells))
    body = f"- 一\\|二\n今年 {{{{cell:{code}}}}} 件，单位{{{{fact:year}}}}"
    add(session, "report_section", year=2013, code="annex_remarks", body=body)
    annex = compute_annex(session, AnnexScope(qingdao, 2013))
    told = annex.sections["annex_remarks"]
    assert "一|二\n" in told
    assert f"今年 {annex.cells[code].text} 件，单位2013" in told
    assert "{{" not in told


def test_the_form_is_chinese_whatever_the_language_of_the_screen(session: Session, qingdao: Format) -> None:
    forms = []
    for language in i18n.LANGUAGES:
        i18n.choose(language)
        annex = compute_annex(session, AnnexScope(qingdao, 2013))
        forms.append((drawn(annex_sheet(annex, HEAD_AND_FOOT)), annex.fingerprint))
    assert forms[0] == forms[1]


def test_the_printed_form_carries_figures_names_and_the_fingerprint(session: Session, national: Format) -> None:
    figures = ",".join(f'"{code}":{value}' for code, value in cells_of(example("D_suqian_2023")).items())
    add(session, "filed_annex", year=2023, format="D-2021", figures=f"{{{figures}}}")
    annex = annex_of(session, AnnexScope(national, 2023, source="filed"))
    document = annex_document(annex, HEAD_AND_FOOT)
    rendered = render(document)
    text = "".join(page_texts(rendered.pdf))
    assert document.title == "测试市测试局2023年政府信息公开工作年度报告"
    for wanted in ("59237.2449", "2822652", "3511", "庄䶮", "闵𬱟", "2014年1月20日", annex.fingerprint):
        assert wanted in text
    assert rendered.missing == ()


def test_a_year_of_the_old_form_fits_one_page(session: Session, qingdao: Format) -> None:
    assert render(annex_document(annex_of_numbers(session, qingdao, 2013), HEAD_AND_FOOT)).pages == 1
