"""A letter written as a docx file from the office's template."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from desktop_app.apart import Apart, BeyondBoundsError
from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.paths import resource
from desktop_app.report.letters.document import close_from, letter_document
from desktop_app.report.paper.docx.template import TEMPLATE
from desktop_app.report.paper.docx.template_filling import Properties, filled_template, plain
from desktop_app.report.paper.pdf.sheets import closeness, page_count
from desktop_app.whole_file import replace_file
from desktop_app.written_days import official_day_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_app.progress import Progress
    from desktop_app.report.letters.text import LetterDraft


_NAMES = ("issuer", "title", "number", "addressee", "blocks", "rows", "label", "text", "close", "signature", "day")
"""All that a template's marks may name."""


_NOTHING = {"rows": (), "text": "", "close": ""}


_MEMORY, _SECONDS = 1 << 30, 60
"""Bytes and seconds that filling in may take: many times what a letter of many pages does on a slow PC."""

_ROOM = 30.0
"""Millimetres, about three lines, by which a word processor may need more for a letter than paper does."""

_FILLING = Apart(_MEMORY, __name__)


def write_docx(letter: LetterDraft, path: Path, progress: Progress, template: Path | None = None) -> Path:
    """Write a letter as a docx file, which appears whole or not at all, and return its path.

    A template is filled in by a process beside this one: offices pass templates on, and none may keep the program
    busy. In the program's own the lines come nearer where that keeps the letter on one page, as on paper. Raises
    `UserError` if it can't be used or the file can't be written.
    """
    own = resource(*TEMPLATE)
    used = (template or own).absolute()
    share = line_share(letter) if used == own.absolute() else 1.0
    try:
        filled = _FILLING.run(filled_letter, letter, used, share, seconds=_SECONDS, progress=progress)
        replace_file(path, b"".join(filled))
    except BeyondBoundsError as error:
        raise UserError(
            _("文书模板“{name}”不能用：填写它要的内存或时间超过了上限。").format(name=used.name),
            _("请换回程序自带的模板，或改正模板中 {{ }} 和 {% %} 里的内容。"),
        ) from error
    return path


def line_share(letter: LetterDraft) -> float:
    """Return how near the lines of a letter's docx come to each other, so that it keeps to one page if paper does.

    A word processor with other typefaces breaks lines sooner: room is left for it.
    """
    paper, roomy = letter_document(letter), letter_document(letter, _ROOM)
    if page_count(paper) > 1:
        return 1.0
    return closeness(roomy) if page_count(roomy) == 1 else paper.closest


def filled_letter(letter: LetterDraft, template: Path, share: float) -> Iterator[bytes]:
    """Yield a letter as a docx file, in the process beside."""
    yield docx_bytes(letter, template, share)


def docx_bytes(letter: LetterDraft, template: Path | None = None, share: float = 1.0) -> bytes:
    """Return a letter as a docx file made from the template; raises `UserError` where the template is damaged.

    `share` is how near its lines come to each other.
    """
    properties = Properties(letter.title, letter.issuer, letter.day)
    used = template or resource(*TEMPLATE)
    return filled_template(used, _context(letter), _NAMES, properties, closeness=share)


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
