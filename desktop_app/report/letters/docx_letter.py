"""A letter written as a docx file from the office's template."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from desktop_app.paths import resource
from desktop_app.report.letters.document import close_from
from desktop_app.report.paper.docx.template import TEMPLATE
from desktop_app.report.paper.docx.template_filling import Properties, filled_template, plain
from desktop_app.whole_file import replace_file
from desktop_app.written_days import official_day_text

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.report.letters.text import LetterDraft


_NAMES = ("issuer", "title", "number", "addressee", "blocks", "rows", "label", "text", "close", "signature", "day")
"""All that a template's marks may name."""


_NOTHING = {"rows": (), "text": "", "close": ""}


def write_docx(letter: LetterDraft, path: Path) -> None:
    """Write a letter as a docx file, which appears whole or not at all; raises `UserError` if that can't be done."""
    replace_file(path, docx_bytes(letter))


def docx_bytes(letter: LetterDraft, template: Path | None = None) -> bytes:
    """Return a letter as a docx file made from the template; raises `UserError` where the template is damaged."""
    properties = Properties(letter.title, letter.issuer, letter.day)
    return filled_template(template or resource(*TEMPLATE), _context(letter), _NAMES, properties)


def _context(letter: LetterDraft) -> dict[str, Any]:
    return {
        "issuer": plain(letter.issuer),
        "title": plain(letter.title),
        "number": plain(letter.number),
        "addressee": plain(letter.addressee + "：") if letter.addressee else "",
        "blocks": _blocks(letter),
        "signature": plain(letter.signature),
        "day": plain(official_day_text(letter.day)),
    }


def _blocks(letter: LetterDraft) -> list[dict[str, Any]]:
    """Return the paragraphs (the last ones stay with the signature) and the rows of each form together."""
    blocks: list[dict[str, Any]] = []
    close = close_from(letter)
    for in_form, lines in groupby(enumerate(letter.body), key=lambda place: bool(place[1].label)):
        if in_form:
            rows = [{"label": plain(line.label), "text": plain(line.text)} for _place, line in lines]
            blocks.append(_NOTHING | {"rows": rows})
        else:
            blocks += [_NOTHING | {"close" if place >= close else "text": plain(line.text)} for place, line in lines]
    return blocks
