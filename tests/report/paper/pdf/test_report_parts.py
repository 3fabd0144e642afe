"""The parts of a report on paper: numbers that are right, links that lead there, charts, lists."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2
from pikepdf import pdfa

from desktop_app.report.paper.charts.chart import Chart, Series
from desktop_app.report.paper.document import Contents, Cover, Heading, PageBreak, Paragraph, Title
from desktop_app.report.paper.pdf.render import render
from tests.report.paper.pdf.reading import document, page_texts, printed, without_blanks

REPORT = document(
    Cover("某局\n2013年年度报告", "某局", "二〇一四年一月"),
    Contents(),
    Title("某局2013年年度报告", large=True),
    Heading(1, "一、概述"),
    Paragraph("字" * 900),
    Heading(2, "（一）<b>总体</b>"),
    Heading(3, "1.不列入"),
    PageBreak(),
    Title("附表"),
    title="某局2013年年度报告",
)


def test_the_contents_list_each_heading_with_the_page_it_is_on() -> None:
    texts = page_texts(render(REPORT).pdf)
    assert texts[1].splitlines()[:4] == ["目　录", "一、概述 3", "（一）<b>总体</b> 4", "附表 5"]
    for heading, page in (("一、概述", 3), ("（一）<b>总体</b>", 4), ("附表", 5)):
        assert heading in texts[page - 1]


def test_an_entry_leads_to_its_heading_and_the_outline_says_the_same() -> None:
    pdf = render(REPORT).pdf
    with pikepdf.open(BytesIO(pdf)) as opened:
        pages = [page.obj.objgen for page in opened.pages]
        led = [pages.index(note.Dest[0].objgen) for note in opened.pages[1].obj.Annots]
    with pypdfium2.PdfDocument(pdf) as read:
        outline = [dest.get_index() for mark in read.get_toc() if (dest := mark.get_dest())]
    assert led == [2, 3, 4]
    assert outline == [2, 2, 3, 3, 4]


def test_the_cover_stands_alone_without_a_page_number() -> None:
    texts = page_texts(render(REPORT).pdf)
    assert without_blanks(texts[0]) == "某局2013年年度报告某局二〇一四年一月"
    assert all(f"第{number}页共5页" in without_blanks(text) for number, text in enumerate(texts[1:], start=2))


def test_contents_of_many_headings_go_on_over_the_page_and_stay_right() -> None:
    made = document(Contents(), *(block for n in range(80) for block in (PageBreak(), Heading(1, f"第{n}章"))))
    texts = page_texts(render(made).pdf)
    listed = [
        without_blanks(line)
        for text in texts[:3]
        for line in text.splitlines()
        if line.startswith("第") and "章" in line
    ]
    first = next(number for number, text in enumerate(texts) if text.startswith("第0章") and "第1章" not in text)
    assert listed[:80] == [f"第{n}章{first + 1 + n}" for n in range(80)]


def test_a_report_with_links_is_an_archive_file() -> None:
    assert pdfa.validate_written(BytesIO(render(REPORT).pdf), "2b").passed


def test_a_chart_stands_under_its_title_with_its_names_and_figures() -> None:
    chart = Chart("按<月>", "条", ("1 月", "㛃𬱟"), (Series("2013 年", (1276, None)), Series("2012 年", (1, 4))))
    text = printed(chart)
    for said in ("按<月>（条）", "2013年", "2012年", "1月", "㛃𬱟", "1,276", "—"):
        assert said in text
