"""The list of findings on paper: every finding with what the officer said, and room for signatures."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pypdfium2

from desktop_app.report.annex.finding import Explanation, Finding
from desktop_app.report.lists.findings_list import FindingsList, findings_list
from desktop_app.report.paper.document import Grid, Paragraph, SignOff
from desktop_app.report.paper.pdf.render import render

DOUBT = Finding("R17-made", "warn", "有 3 条信息没有生成日期。")
LISTED = FindingsList(
    findings=(
        Finding("T3-C1", "error", "第一项加第二项之和是 8，第三项加第四项之和是 7。"),
        replace(DOUBT, explanation=Explanation("n", "旧信息，已难查考。", "苏景澜", dt.date(2014, 1, 8))),
        DOUBT,
        Finding("R22-other", "info", "其他信息归类偏粗。"),
    ),
    year=2013,
    organisation="青岛市测试局",
    fingerprint="AAAA-BBBB-CCCC-DDDD",
    day=dt.date(2014, 1, 10),
)


def test_every_finding_has_its_line_with_level_sentence_and_explanation() -> None:
    (grid,) = (block for block in findings_list(LISTED).document().blocks if isinstance(block, Grid))
    texts = [[cell.text for cell in grid.cells if cell.row == row] for row in range(1, 5)]
    assert [line[1] for line in texts] == ["错误", "核实", "核实", "提示"]
    assert [line[3] for line in texts] == ["（未说明）", "旧信息，已难查考。\n苏景澜　2014-01-08", "（未说明）", ""]


def test_the_list_names_its_figures_counts_what_is_open_and_leaves_room_to_sign() -> None:
    document = findings_list(LISTED).document()
    (said,) = (block.text for block in document.blocks if isinstance(block, Paragraph))
    assert "附表数据指纹 AAAA-BBBB-CCCC-DDDD" in said
    assert said.endswith("错误 1　核实 2　提示 1　未处理 2")
    (signs,) = (block for block in document.blocks if isinstance(block, SignOff))
    assert [label for label, _value in signs.rows[0]] == ["核对人", "审核人", "单位负责人", "日期"]
    assert document.fingerprint != findings_list(replace(LISTED, findings=(DOUBT,))).document().fingerprint


def test_a_list_without_findings_says_so_and_prints() -> None:
    rendered = render(findings_list(replace(LISTED, findings=())).document())
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(rendered.pdf))
    assert "没有发现问题。" in text
    assert "2013年度政府信息公开核对单" in text
