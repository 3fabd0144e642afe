"""The papers of the first day: the note fits one page and bears the code, the card one sheet."""

from __future__ import annotations

import datetime as dt
import io

import pypdfium2 as pdfium

from desktop_app.report.lists.officer_card import officer_card
from desktop_app.report.lists.start_note import StartNote
from desktop_app.report.paper.pdf.render import render

CODE = "ABCD-EFGH-JKLM-NP23"


def text_of(pdf: bytes) -> str:
    document = pdfium.PdfDocument(io.BytesIO(pdf))
    return "".join(page.get_textpage().get_text_range() for page in document).replace("\r", "").replace("\n", "")


def test_the_note_of_a_bureau_with_a_long_name_is_one_page_with_its_code_and_whom_to_phone() -> None:
    bureau = "青岛西海岸新区人力资源和社会保障局（区委老干部局、区就业和人才服务管理委员会）"
    note = StartNote(
        organisation=bureau,
        office="办公室（政务公开办公室）",
        person="王芳",
        telephone="0532-85912345",
        hand_in_day=8,
        code=CODE,
        file=f"{bureau}_起步.ogix",
        day=dt.date(2026, 11, 30),
    )
    rendered = render(note.document())
    assert (rendered.pages, rendered.missing) == (1, ())
    text = text_of(rendered.pdf)
    assert all(group in text for group in (*CODE.split("-"), "王芳", "0532-85912345", "每月 8 日前"))


def test_the_card_is_two_pages_without_a_hole() -> None:
    rendered = render(officer_card())
    assert (rendered.pages, rendered.missing) == (2, ())
