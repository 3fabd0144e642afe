"""The finished file: an archive file, the same at every run, with properties, outline and running lines."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import pdfa

from desktop_app.errors import CancelledError, UserError
from desktop_app.report.paper.document import (
    OFFICIAL_MARGINS,
    Document,
    Heading,
    Page,
    PageBreak,
    Paragraph,
    SignOff,
    Spacer,
    Title,
)
from desktop_app.report.paper.pdf.fonts import Face
from desktop_app.report.paper.pdf.render import render, write_pdf
from tests.folders import ROOT
from tests.report.paper.pdf.forms import annual_tables, qingdao_form
from tests.report.paper.pdf.reading import MM, body_texts, document, page_texts, table

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("made", [annual_tables(), qingdao_form(), document()], ids=["2021 form", "2013 form", "empty"])
def test_every_file_is_an_archive_file(made: Document) -> None:
    assert pdfa.validate_written(BytesIO(render(made).pdf), "2b").passed


def test_every_typeface_is_embedded_and_is_one_of_ours() -> None:
    with pikepdf.open(BytesIO(render(annual_tables()).pdf)) as pdf:
        fonts = [font for page in pdf.pages for font in page.resources["/Font"].values()]
        names = {str(font["/BaseFont"]).rpartition("+")[2] for font in fonts}
        assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)
    assert names <= {face.value for face in Face}
    assert {Face.SERIF, Face.SANS, Face.SANS_BOLD, Face.SERIF_BOLD} <= names


def test_the_same_document_gives_the_same_bytes_also_in_another_process() -> None:
    program = (
        "import hashlib; from desktop_app.report.paper.pdf.render import render;"
        "from tests.report.paper.pdf.forms import annual_tables;"
        "print(hashlib.sha256(render(annual_tables()).pdf).hexdigest())"
    )
    results = {
        subprocess.run(  # noqa: S603  our own interpreter and our own program
            [sys.executable, "-c", program],
            check=True,
            capture_output=True,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "America/New_York"))
    }
    assert len(results) == 1
    assert render(annual_tables()).pdf == render(annual_tables()).pdf


def test_another_date_or_fingerprint_gives_another_file() -> None:
    made = document(Paragraph("字"))
    others = [replace(made, created=date(2015, 1, 1)), replace(made, created=None), replace(made, fingerprint="AB")]
    assert len({render(each).pdf for each in [made, *others]}) == 4


def test_the_properties_are_the_documents_own() -> None:
    made = replace(qingdao_form(), subject="附表\n二", title="情况\x00表")
    with pikepdf.open(BytesIO(render(made).pdf)) as pdf:
        info = {key: str(pdf.docinfo[key]) for key in ("/Title", "/Author", "/Subject", "/CreationDate", "/ModDate")}
        assert info == {
            "/Title": "情况〓表",
            "/Author": "青岛市人力资源和社会保障局",
            "/Subject": "附表 二",
            "/CreationDate": "D:20140120000000+08'00",
            "/ModDate": "D:20140120000000+08'00",
        }
        assert str(pdf.Root.Lang) == "zh-CN"
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "情况〓表"


def test_the_outline_lists_titles_and_headings_nested_and_leads_to_their_pages() -> None:
    made = document(
        Title("年度报告"),
        Heading(1, "一、概述"),
        Heading(3, "1.越级"),
        PageBreak(),
        Heading(1, "二、<b>主动公开</b>"),
        Heading(2, "（一）总体"),
        Title("附表"),
    )
    with pypdfium2.PdfDocument(render(made).pdf) as pdf:
        outline = [
            (mark.level, mark.get_title(), dest.get_index() if (dest := mark.get_dest()) else None)
            for mark in pdf.get_toc()
        ]
    assert outline == [
        (0, "年度报告", 0),
        (1, "一、概述", 0),
        (2, "1.越级", 0),
        (1, "二、<b>主动公开</b>", 1),
        (2, "（一）总体", 1),
        (0, "附表", 1),
    ]


def test_every_page_says_its_number_the_unit_the_running_title_and_the_fingerprint() -> None:
    made = document(Paragraph("一"), PageBreak(), Paragraph("二"), PageBreak(), Paragraph("三"))
    rendered = render(replace(made, header="年度报告", fingerprint="3F2A-91C0"))
    texts = page_texts(rendered.pdf)
    assert rendered.pages == len(texts) == 3
    for number, text in enumerate(texts, start=1):
        assert f"第 {number} 页 共 3 页" in text
        assert "某局" in text
        assert "年度报告" in text
        assert "数据指纹 3F2A-91C0" in text


def test_an_official_document_is_numbered_at_its_outer_edges_and_says_at_the_inner_ones_whose_figures_it_bears() -> (
    None
):
    made = document(Paragraph("一"), PageBreak(), Paragraph("二"), page=Page(margins=OFFICIAL_MARGINS))
    rendered = render(replace(made, official=True, fingerprint="3F2A-91C0"))
    with pypdfium2.PdfDocument(rendered.pdf) as pdf:
        for number, page in enumerate(pdf, start=1):
            text = page.get_textpage()
            said = text.get_text_bounded()
            assert f"— {number} —" in said
            assert "某局　数据指纹 3F2A-91C0" in said
            assert "共" not in said
            start = said.index("—")
            left, low, _right, high = text.get_charbox(start)
            right = text.get_charbox(start + 4)[2]
            outer = (210 - 26) * MM - right if number % 2 else left - 28 * MM
            assert outer == pytest.approx(14, abs=2)  # a character's width
            assert (low + high) / 2 == pytest.approx((35 - 7) * MM, abs=1.5)
            sizes = {each.get_font_size() for each in page.get_objects() if getattr(each, "get_font_size", None)}
            assert sizes == {16, 14, 9}


def test_an_official_document_without_figures_says_nothing_but_its_number() -> None:
    made = replace(document(Paragraph("一"), page=Page(margins=OFFICIAL_MARGINS)), official=True)
    assert page_texts(render(made).pdf)[0].split() == ["一", "—", "1", "—"]


def test_a_long_unit_and_a_long_fingerprint_do_not_run_into_the_page_number() -> None:
    made = replace(
        document(),
        author="某某市人力资源和社会保障局政府信息公开工作领导小组办公室",
        fingerprint="0123456789abcdef" * 4,
    )
    lines = page_texts(render(made).pdf)[0].splitlines()
    assert lines == ["第 1 页 共 1 页", made.author, f"数据指纹 {made.fingerprint}"]


def test_pages_are_a4_and_lie_on_their_side_when_asked() -> None:
    for orientation, size in (("portrait", (595.28, 841.89)), ("landscape", (841.89, 595.28))):
        page = Page(orientation="portrait" if orientation == "portrait" else "landscape")
        with pypdfium2.PdfDocument(render(document(page=page)).pdf) as pdf:
            assert pdf[0].get_size() == pytest.approx(size, abs=0.01)


def test_the_official_page_holds_22_lines_of_28_characters() -> None:
    made = document(Paragraph("公" * 28 * 22, indent_first=False), page=Page(margins=OFFICIAL_MARGINS))
    text = page_texts(render(made).pdf)
    assert len(text) == 1
    assert text[0].splitlines()[:22] == ["公" * 28] * 22


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 40), st.integers(1, 6))
def test_a_heading_is_never_the_last_thing_on_a_page(lines: int, spaces: int) -> None:
    filler = [Paragraph("行")] * lines
    made = document(*filler, Heading(1, "一、题"), Heading(2, "（一）题"), Spacer(spaces), Paragraph("文" * 300))
    for page in body_texts(render(made).pdf):
        assert "题" not in page or "题文" in page


def test_white_space_at_the_head_of_a_page_is_swallowed() -> None:
    def top_of(*blocks: Paragraph | Spacer | PageBreak) -> float:
        with pypdfium2.PdfDocument(render(document(Paragraph("一"), PageBreak(), *blocks)).pdf) as pdf:
            return float(pdf[1].get_textpage().get_charbox(0)[3])

    assert top_of(Spacer(30), Paragraph("二")) == top_of(Paragraph("二"))


def test_a_sign_off_keeps_labels_and_values_together_on_one_page() -> None:
    rows = ((("单位负责人", ""), ("填报人", "张三")), (("填报日期", "2014年1月20日"),))
    for lines in range(20, 30):
        pages = body_texts(render(document(*[Paragraph("行")] * lines, SignOff(rows))).pdf)
        assert any("单位负责人：填报人：张三填报日期：2014年1月20日" in page for page in pages)


def test_a_text_of_seventy_thousand_characters_prints_whole() -> None:
    pages = body_texts(render(document(Title("长" * 70_000))).pdf)
    assert "".join(pages) == "长" * 70_000


class Listener:
    """Progress that remembers what it heard, and may cancel."""

    def __init__(self, cancel_at: int | None = None) -> None:
        self.heard: list[tuple[int, int, str]] = []
        self._cancel_at = cancel_at

    def __call__(self, done: int, total: int, label: str = "") -> None:
        """Remember, or cancel the job."""
        if done == self._cancel_at:
            raise CancelledError
        self.heard.append((done, total, label))


def test_progress_hears_of_every_page_and_of_the_file(tmp_path: Path) -> None:
    listener = Listener()
    pages = write_pdf(document(table([["行"]] * 150)), tmp_path / "甲.pdf", listener).pages
    assert listener.heard == [*((done, pages, "") for done in range(pages)), (pages, pages, "已写入文件")]


def test_a_cancelled_file_does_not_appear(tmp_path: Path) -> None:
    with pytest.raises(CancelledError):
        write_pdf(document(table([["行"]] * 150)), tmp_path / "乙.pdf", Listener(cancel_at=1))
    assert not list(tmp_path.iterdir())


def test_a_file_is_written_as_rendered(tmp_path: Path) -> None:
    made = document(Paragraph("字"))
    path = tmp_path / "附表.pdf"
    path.write_bytes(b"old")
    assert write_pdf(made, path).pdf == path.read_bytes() == render(made).pdf


def test_a_file_for_a_folder_that_is_not_there_is_refused_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="没有写成") as refused:
        write_pdf(document(), tmp_path / "没有" / "附表.pdf")
    assert "另选一个" in refused.value.hint
