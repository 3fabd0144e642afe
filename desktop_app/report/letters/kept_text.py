"""A letter as one plain text and back: what the record of an issued letter keeps, word by word.

The text reads like the letter itself: the issuer, the title and the number; a blank line; the addressee, the paragraphs
(indented by two characters) and the rows of a form; a blank line; who signs, over the day.
"""

from __future__ import annotations

import datetime as dt
from itertools import chain
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.report.letters.file_checks import CELL_MARK
from desktop_app.report.letters.text import LetterDraft, LetterParagraph
from desktop_app.written_days import official_day_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.model.field import Value

INDENT = "　　"
_COLON = "："
_HEAD_LINES = 2
"""Every letter's head has an issuer and a title; a third line is its number."""


def as_text(letter: LetterDraft) -> str:
    """Return the whole letter as one text."""
    head = [letter.issuer, letter.title, *([letter.number] if letter.number else [])]
    main = [*([letter.addressee + _COLON] if letter.addressee else []), *map(_indented, letter.body)]
    signed = [letter.signature, official_day_text(letter.day)] if letter.signature else []
    return "\n\n".join("\n".join(section) for section in (head, main, signed) if section)


def _indented(line: LetterParagraph) -> str:
    return text_of_line(line) if line.label else INDENT + text_of_line(line)


def text_of_line(line: LetterParagraph) -> str:
    """Return a paragraph, or a row of a form with its label between marks, as one line of text."""
    return f"{CELL_MARK}{line.label}{CELL_MARK}{line.text}" if line.label else line.text


def from_text(code: str, day: dt.date, text: str) -> LetterDraft:
    """Return the letter that a text is; raises `UserError` where somebody took its head or its paragraphs away."""
    sections = [section.split("\n") for section in text.split("\n\n")]
    if len(sections) not in {2, 3} or not _HEAD_LINES <= len(sections[0]) <= _HEAD_LINES + 1:
        raise UserError(
            _("这份文书的正文被改动过，看不出抬头、正文和落款。"), _("抬头、正文、落款之间要各空一行，请改正后再试。")
        )
    (issuer, title, *number), (first, *rest), *signed = sections
    addressed = not first.startswith((INDENT, CELL_MARK)) or (first.count(CELL_MARK) == 1 and first.endswith(_COLON))
    return LetterDraft(
        code=code,
        issuer=issuer,
        title=title,
        number="".join(number),
        addressee=first.removesuffix(_COLON) if addressed else "",
        body=tuple(map(line_of_text, rest if addressed else chain([first], rest))),
        signature=signed[0][0] if signed else "",
        day=day,
    )


def line_of_text(line: str) -> LetterParagraph:
    """Return the paragraph or the row of a form that a line of text is."""
    if line.startswith(CELL_MARK) and line.count(CELL_MARK) > 1:
        label, _mark, text = line[1:].partition(CELL_MARK)
        return LetterParagraph(label=label, text=text)
    return LetterParagraph(text=line.removeprefix(INDENT).strip())


def letter_of_record(values: Mapping[str, Value]) -> LetterDraft:
    """Return the letter that a `letter` record keeps; raises `UserError` where its text was taken apart or away."""
    day = values["day"]
    if not values.get("body") or not isinstance(day, dt.date):
        raise UserError(_("这份文书没有保存正文。"), _("正文属于个人信息，可能已从这个文件中去除。"))
    return from_text(str(values["code"]), day, str(values["body"]))
