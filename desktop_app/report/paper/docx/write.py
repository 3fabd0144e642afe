"""A letter written as a docx file from the office's template, with every value put in as plain text."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from markupsafe import Markup, escape

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.paths import resource
from desktop_app.report.letters.document import close_from
from desktop_app.report.paper.docx.template import TEMPLATE
from desktop_app.report.paper.plain_text import without_controls
from desktop_app.whole_file import replace_file
from desktop_app.written_days import official_day_text

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.report.letters.text import LetterDraft

_DAMAGED = (OSError, ValueError, LookupError, SyntaxError, BadZipFile, PackageNotFoundError, TemplateError)
"""What opening or filling in a template raises that somebody spoilt; XML mistakes are syntax errors."""

_BRACES = {"{": "&#123;", "}": "&#125;"}
"""Written so that the template's own marks are never found in a value."""


def write_docx(letter: LetterDraft, path: Path) -> None:
    """Write a letter as a docx file, which appears whole or not at all; raises `UserError` if that can't be done."""
    replace_file(path, docx_bytes(letter))


def docx_bytes(letter: LetterDraft, template: Path | None = None) -> bytes:
    """Return a letter as a docx file made from the template; raises `UserError` where the template is damaged."""
    path = template or resource(*TEMPLATE)
    try:
        document = DocxTemplate(path)
        document.render(_context(letter), autoescape=True)
    except _DAMAGED as error:
        raise UserError(
            _("文书模板“{name}”不能用：{reason}").format(name=path.name, reason=error),
            _("请换回程序自带的模板，或改正模板中 {{ }} 和 {% %} 里的内容。"),
        ) from error
    _describe(document, letter)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _context(letter: LetterDraft) -> dict[str, Any]:
    return {
        "issuer": _plain(letter.issuer),
        "title": _plain(letter.title),
        "number": _plain(letter.number),
        "addressee": _plain(letter.addressee + "：") if letter.addressee else "",
        "blocks": _blocks(letter),
        "signature": _plain(letter.signature),
        "day": _plain(official_day_text(letter.day)),
    }


def _blocks(letter: LetterDraft) -> list[dict[str, Any]]:
    """Return the paragraphs (the last ones stay with the signature) and the rows of each form together."""
    blocks: list[dict[str, Any]] = []
    close = close_from(letter)
    for in_form, lines in groupby(enumerate(letter.body), key=lambda place: bool(place[1].label)):
        if in_form:
            rows = [{"label": _plain(line.label), "text": _plain(line.text)} for _place, line in lines]
            blocks.append({"rows": rows})
        else:
            blocks += [{"close" if place >= close else "text": _plain(line.text)} for place, line in lines]
    return blocks


def _plain(text: str) -> Markup:
    """Return a text as it stands, whatever it looks like; what XML can't hold becomes 〓."""
    escaped = str(escape(without_controls(text)))
    return Markup("".join(_BRACES.get(char, char) for char in escaped))  # noqa: S704 (escaped on the line above)


def _describe(document: DocxTemplate, letter: LetterDraft) -> None:
    """Set what the file's properties say."""
    properties = document.docx.core_properties
    properties.title, properties.author = letter.title[:255], letter.issuer[:255]
    properties.created = properties.modified = dt.datetime.combine(letter.day, dt.time(), dt.UTC)
    properties.last_modified_by = ""
