"""A plain letter keeps to one page, on paper and in docx, however long its names are; longer ones are set as usual."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest

from desktop_app.model.law.calendar import official_calendar
from desktop_app.model.law.rules import Rules
from desktop_app.progress import silent
from desktop_app.report.letters.document import letter_document
from desktop_app.report.letters.docx_letter import docx_bytes, line_share
from desktop_app.report.letters.text import LetterDraft, letter_text
from desktop_app.report.paper.document import Document, Paragraph, Spacer
from desktop_app.report.paper.official_type import BODY, FORM_ROW, NEAREST, TITLE, Size
from desktop_app.report.paper.pdf.compose import Setting, compose
from desktop_app.report.paper.pdf.sheets import closeness, lay_out, page_count
from tests.report.letters.letter_cases import YEARS, application, every_letter, letter_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.report.paper.document import Block
    from desktop_app.report.paper.pdf.flow import Break, Piece

PLAIN = {
    *("receipt", "correction", "extension", "delivery", "granted", "already_public", "not_held", "nonexistent"),
    *("to_be_made", "unclear", "not_processed", "repeated", "closed", "not_ogi"),
}
"""Letters that tell of one step or give one plain answer."""

OFFICE = {
    "name": "黔东南苗族侗族自治州住房和城乡建设局",
    "contact_office": "办公室（政府信息公开工作机构）",
    "telephone": "0855-8222345转8012",
    "address": "贵州省凯里市永乐路14号州行政中心5号楼1606室",
}
AUTHORITIES = {
    "review_organ": "黔东南苗族侗族自治州人民政府",
    "superior_organ": "贵州省住房和城乡建设厅",
    "court": "贵州省凯里市人民法院",
}
ASKED = {
    "subject": "凯里市大十字街道清江社区棚户区改造项目（二期）国有土地上房屋征收补偿方案及分户评估结果公示材料",
    "applicant_name": "贵州省黔东南州某某房地产评估咨询有限责任公司",
    "applicant_type": "enterprise",
    "access_path": "黔东南州人民政府门户网站“政府信息公开—征地拆迁”栏目（http://www.qdn.gov.cn/zwgk_5871642/zdlygk/）。",
    "search_record": "以“清江社区”“棚户区改造”为关键词检索了发文登记簿、收文登记簿和档案管理系统，均未检得。",
}
REASON = "请明确所申请信息的名称、文号或者其他特征性描述：“相关材料”具体指何种材料、由哪个机关制作、形成于哪一年度。"


def long_letter(rule_set: str, code: str, decision: str = "") -> LetterDraft:
    """Return a letter whose names, titles and addresses are as long as they get."""
    made = letter_case(rule_set, code, decision)
    values = application(YEARS[rule_set]) | ASKED
    step = {**made.step, "reason": REASON} if made.step else {}
    steps = tuple(step if each is made.step else each for each in made.steps)
    rules = Rules(official_calendar(), AUTHORITIES)
    case = letter_case(
        rule_set, code, decision, application=values, organisation=OFFICE, rules=rules, steps=steps, step=step
    )
    return letter_text(case, code)


def leading(letter: LetterDraft, style: str) -> float:
    """Return how far the lines of a style of a letter's docx are from each other."""
    spacing = docx.Document(BytesIO(docx_bytes(letter, share=line_share(letter)))).styles[style].paragraph_format
    return float(spacing.line_spacing.pt)


@pytest.mark.parametrize(("rule_set", "code", "decision"), [each for each in every_letter() if each[1] in PLAIN])
def test_a_plain_letter_with_long_names_and_addresses_keeps_to_one_page(
    rule_set: str, code: str, decision: str
) -> None:
    letter = long_letter(rule_set, code, decision)
    assert page_count(letter_document(letter)) == 1
    assert line_share(letter) < 1


def test_lines_come_nearer_only_where_that_brings_one_page() -> None:
    short, middle = (Document(title="", blocks=(Paragraph("文" * 28 * lines),), closest=0.7) for lines in (20, 30))
    long = Document(title="", blocks=(Paragraph("文" * 28 * 60),), closest=0.7)
    assert (closeness(short), page_count(short)) == (1, 1)
    assert (0.7 <= closeness(middle) < 1, page_count(middle)) == (True, 1)
    assert (closeness(long), page_count(long)) == (1, 3)


def test_the_space_for_the_seal_stays_and_lines_never_touch() -> None:
    filled = Document(title="", blocks=(Paragraph("文" * 28 * 24), Spacer(20, least=16)), closest=0.7)
    (sheet,) = lay_out(filled, set(), silent)
    assert sheet.pieces[-1].piece.space_before > 16 * 72 / 25.4 - 0.01
    assert FORM_ROW.closer(0.7) == Size(FORM_ROW.size, FORM_ROW.size * NEAREST)
    assert BODY.closer(0.8) == Size(BODY.size, BODY.leading * 0.8)
    assert TITLE.closer(1) == TITLE


def test_a_docx_has_its_lines_nearer_where_paper_has_and_leaves_a_word_processor_some_room() -> None:
    receipt = letter_text(letter_case("CN-2019", "receipt"), "receipt")
    usual = replace(receipt, body=receipt.body[:2])
    assert leading(usual, "LetterBody") == pytest.approx(BODY.leading, abs=0.1)
    near = long_letter("CN-2019", "extension")
    assert leading(near, "LetterBody") < BODY.leading * closeness(letter_document(near))
    assert leading(near, "LetterRow") >= FORM_ROW.size * NEAREST
    long = letter_text(letter_case("CN-2019", "urging"), "urging")
    assert (page_count(letter_document(long)), line_share(long)) == (2, 1)


def test_a_document_that_is_no_letter_is_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    composed = []

    def counted(blocks: Sequence[Block], setting: Setting) -> list[Piece | Break]:
        composed.append(blocks)
        return compose(blocks, setting)

    monkeypatch.setattr("desktop_app.report.paper.pdf.sheets.compose", counted)
    assert page_count(Document(title="", blocks=(Paragraph("文" * 28 * 60),))) == 3
    assert len(composed) == 1
