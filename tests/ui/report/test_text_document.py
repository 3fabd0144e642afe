"""Passages go into the editor's document and come out the same, and so does what is printed of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from desktop_app.report.narrative.figure import FigureReading
from desktop_app.report.narrative.text import Mark, TextHeading, TextItem, TextParagraph, TextTable, tidied
from desktop_app.ui.report.text_document import insert, passages_of, shown_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop_app.report.narrative.text import Passage

typed = st.text(st.sampled_from("甲乙 12，𬱟㛃{}|\\#-\n"), min_size=1, max_size=6)
marks = st.builds(Mark, st.sampled_from(["num:a.b.c", "ind:x"]), st.sampled_from(["", "over"]), st.booleans())
words = st.lists(typed | marks, min_size=1, max_size=4).map(tuple)
tables = st.integers(1, 3).flatmap(
    lambda width: st.builds(
        TextTable, st.lists(st.tuples(*[words] * width), min_size=1, max_size=3).map(tuple), st.integers(0, 1)
    )
)
passages = st.one_of(
    st.builds(TextParagraph, words),
    st.builds(TextHeading, st.sampled_from([1, 2, 3, 4]), words),
    st.builds(TextItem, words, st.booleans()),
    tables,
)


def told(mark: Mark) -> FigureReading:
    return FigureReading(mark.name, f"〔{mark.style}12𬱟〕")


def document_of(text: tuple[Passage, ...]) -> QTextDocument:
    document = QTextDocument()
    insert(QTextCursor(document), text, told)
    return document


@settings(max_examples=60)
@given(st.lists(passages, max_size=6).map(tuple))
def test_what_goes_in_comes_out(qapp: QApplication, text: tuple[Passage, ...]) -> None:
    del qapp
    assert passages_of(document_of(text)) == tidied(text)


@settings(max_examples=60)
@given(st.lists(passages, max_size=6).map(tuple))
def test_every_printed_character_has_its_place_in_the_document(qapp: QApplication, text: tuple[Passage, ...]) -> None:
    del qapp
    document = document_of(text)
    shown = shown_of(document)
    assert len(shown.text) == len(shown.places)
    for start, end in shown.live:
        cursor = QTextCursor(document)
        cursor.setPosition(shown.places[start])
        cursor.setPosition(shown.places[end - 1] + 1, QTextCursor.MoveMode.KeepAnchor)
        assert cursor.selectedText() == shown.text[start:end]


def test_two_live_figures_side_by_side_stay_two(qapp: QApplication) -> None:
    del qapp
    text = (TextParagraph((Mark("ind:x"), Mark("ind:x"))),)
    assert passages_of(document_of(text)) == text
