"""A document as a page of HTML: semantic, printable, readable by a screen reader; a user's text stays text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.paths import resource
from desktop_app.report.paper.html.blocks import written
from desktop_app.report.paper.html.element import element, start, text_of
from desktop_app.report.paper.plain_text import one_line
from desktop_app.whole_file import replace_file
from desktop_app.written_days import official_day_text

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.report.paper.document import Document


def html_page(document: Document) -> str:
    """Return the document as one page; the same document always gives the same text."""
    style = resource("style", "report.css").read_text("utf-8")
    head = [
        start("meta", charset="utf-8"),
        start("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", text_of(one_line(document.title))),
        *_described(document),
        element("style", style),
    ]
    body = element("main", "\n".join(written(document))) + "\n" + _foot(document)
    whole = element("head", "\n".join(head)) + "\n" + element("body", "\n" + body + "\n")
    return f"<!DOCTYPE html>\n{element('html', whole, lang=document.language)}\n"


def write_html(document: Document, path: Path) -> None:
    """Write the page into a file, which appears whole or not at all; raises `UserError` if it can't be written."""
    replace_file(path, html_page(document).encode())


def _described(document: Document) -> list[str]:
    day = document.created.isoformat() if document.created else ""
    said = {"author": document.author, "description": document.subject, "date": day}
    return [start("meta", name=name, content=one_line(text)) for name, text in said.items() if text]


def _foot(document: Document) -> str:
    """Return who gives the document, of which day, and the fingerprint by which it is matched with the data."""
    said = [text_of(document.author)]
    if document.created:
        said.append(element("time", official_day_text(document.created), datetime=document.created.isoformat()))
    said.append(text_of(document.mark))
    return element("footer", "　".join(filter(None, said)))
