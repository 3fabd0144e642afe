"""Writing results: JSON to a file or the terminal, and progress to a terminal that somebody watches."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from desktop_app.cli.terminal import say, say_json, show_progress
from desktop_app.i18n import _
from desktop_app.whole_file import replace_file

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.report.paper.document import Document


def write_json(data: object, target: Path | None) -> None:
    """Write data as readable JSON to a file, or to the terminal where the target is "-"; nowhere where it is None."""
    if target is not None:
        write_text(json.dumps(data, ensure_ascii=False, indent=1), target)


def write_text(text: str, target: Path) -> None:
    """Write JSON to a file, or to the terminal where the target is "-"."""
    if str(target) == "-":
        say_json(text)
    else:
        replace_file(target, (text + "\n").encode())


def print_document(document: Document, path: Path) -> None:
    """Write a document as PDF and say how many pages it has and which characters couldn't be printed."""
    from desktop_app.report.paper.pdf.render import write_pdf  # noqa: PLC0415 (paper is only loaded when wanted)

    rendered = write_pdf(document, path, progress)
    say(_("已写入“{path}”，共 {pages} 页。").format(path=path, pages=rendered.pages))
    if rendered.missing:
        say(_("这些字没有字形，印成了〓：{characters}").format(characters="".join(rendered.missing)))


def progress(done: int, total: int, label: str = "") -> None:
    """Show how far a job is on one line of the terminal; nothing where the output goes to a file."""
    if sys.stderr.isatty():
        share = f"{100 * done // total:3d}%" if total else "…"
        show_progress(f"{label} {share}", last=done >= total)
