"""A published annex with blanks and rows of its own, as the page shows it: told in words, beside the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.report.annex.filed import file_annex
from desktop_app.report.annex.form_sheet import SheetText
from desktop_app.ui.findings.finding_card import FindingCard
from tests.report.annex.test_blanks import table_with_blanks
from tests.report.published import values_file

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.ui.annex.page import AnnexPage
    from desktop_app.ui.window.open_file import OpenFile


def test_blanks_and_rows_of_its_own_are_told_in_words(
    desk: OpenFile, page: AnnexPage, sample: Ledger, tmp_path: Path
) -> None:
    cells = table_with_blanks() | {"T2.coercion.decisions": "减4", "T2.其他主动公开文件.made": 12}
    file_annex(sample, values_file(tmp_path, cells, "D-2021", 2022))
    desk.context.year.choose(2022)
    assert page.view is not None
    assert page.view.choice.source == "filed"
    notes = [block.text for block in page.view.sheet() if isinstance(block, SheetText)]
    assert "原件另有本表没有的行：第二部分“其他主动公开文件”：本年制发件数 12。" in notes
    page.figures.show_findings_tab()
    told = {card.finding.text for card in page.findChildren(FindingCard)}
    assert any(text.startswith("第三部分有 14 行合计留空：") for text in told)
    assert any("填的是“减4”" in text for text in told)
    assert not [code for code in page.view.annex.cells for text in told if code in text]
