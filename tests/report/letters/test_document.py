"""The printed letter: everything it says is on the paper, and the signature never stands alone on a page."""

from __future__ import annotations

import re

import pytest

from desktop_app.report.letters.document import letter_document
from desktop_app.report.letters.text import letter_text
from desktop_app.report.paper.document import OFFICIAL_MARGINS, Grid
from desktop_app.report.paper.pdf.render import render
from desktop_app.written_days import official_day_text
from tests.report.letters.letter_cases import application, every_letter, letter_case
from tests.report.paper.pdf.reading import page_texts, without_blanks

RARE = "㛃䶮𬱟𫖯"
_FOOT = re.compile(r"—\d+—$")


def pages(pdf: bytes) -> list[str]:
    """Return each page's text without blanks and without its foot."""
    return [_FOOT.sub("", without_blanks(text)) for text in page_texts(pdf)]


@pytest.mark.parametrize("code", sorted({code for rule_set, code, _ in every_letter() if rule_set == "CN-2019"}))
def test_everything_a_letter_says_is_printed(code: str) -> None:
    decision = next(decision for rule_set, each, decision in every_letter() if (rule_set, each) == ("CN-2019", code))
    draft = letter_text(letter_case("CN-2019", code, decision), code)
    rendered = render(letter_document(draft))
    printed = "".join(pages(rendered.pdf))
    assert rendered.missing == ()
    for text in (draft.issuer, draft.title, draft.number, draft.addressee, draft.signature):
        assert without_blanks(text) in printed
    for line in draft.body:
        assert all(without_blanks(part) in printed for part in (line.label, *line.text.split("　")))
    assert (official_day_text(draft.day) in printed) or not draft.signature


@pytest.mark.parametrize("length", range(0, 900, 60))
def test_the_page_with_the_signature_holds_text_of_the_letter(length: int) -> None:
    values = application(2024) | {"decision_reason": "理由" * length}
    draft = letter_text(letter_case("CN-2019", "refused", "internal", application=values), "refused")
    last = pages(render(letter_document(draft)).pdf)[-1]
    assert last.endswith(draft.signature + official_day_text(draft.day))
    assert "特此告知。" in last
    assert "行政复议决定书" in last


def test_a_letter_is_set_as_an_official_document_on_a4() -> None:
    document = letter_document(letter_text(letter_case("CN-2019", "receipt"), "receipt"))
    assert (document.page.paper, document.page.margins, document.fingerprint) == ("A4", OFFICIAL_MARGINS, "")
    assert document.created == letter_case("CN-2019", "receipt").day


def test_the_rows_of_a_form_are_a_table_with_room_to_write() -> None:
    document = letter_document(letter_text(letter_case("CN-2019", "third_party_form"), "third_party_form"))
    (grid,) = [block for block in document.blocks if isinstance(block, Grid)]
    heights = dict(zip([cell.text for cell in grid.cells if cell.column == 0], grid.row_heights, strict=True))
    assert heights["意见和理由"] > heights["登记号"]


def test_rare_characters_and_markup_in_a_name_are_printed_as_they_stand() -> None:
    values = application(2024) | {"applicant_name": f"{RARE}<b>&amp;"}
    draft = letter_text(letter_case("CN-2019", "granted", "granted", application=values), "granted")
    rendered = render(letter_document(draft))
    assert rendered.missing == ()
    assert f"{RARE}<b>&amp;：" in pages(rendered.pdf)[0]
