"""Writing the text of a section down in its grammar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.report.narrative.text import Mark, TextHeading, TextItem, TextTable, tidied

if TYPE_CHECKING:
    from desktop_app.report.narrative.text import Passage, Words

_MEANS_SOMETHING = str.maketrans({"\\": "\\\\", "{": "\\{", "\n": "\\n"})
_IN_A_TABLE = _MEANS_SOMETHING | str.maketrans({"|": "\\|"})
_OPENINGS = "#-+|"


def write(passages: tuple[Passage, ...]) -> str:
    """Return the body that `read` reads the same passages from (tidied); any character survives."""
    lines: list[str] = []
    after_table = False
    for passage in tidied(passages):
        table = isinstance(passage, TextTable)
        if table and after_table:
            lines.append("")
        lines.extend(_rows(passage) if isinstance(passage, TextTable) else [_line(passage)])
        after_table = table
    return "\n".join(lines)


def write_words(words: Words) -> str:
    """Return running text as it stands inside a line."""
    return _words(words, _MEANS_SOMETHING)


def write_mark(mark: Mark) -> str:
    """Return a live figure as it stands in a text."""
    return f"{{{{{mark.name}{'@last' * mark.last_year}{'|' * bool(mark.style)}{mark.style}}}}}"


def _line(passage: Passage) -> str:
    if isinstance(passage, TextTable):
        return "\n".join(_rows(passage))
    text = write_words(passage.words)
    if isinstance(passage, TextHeading):
        return f"{'#' * passage.level} {text}"
    if isinstance(passage, TextItem):
        return f"{'+' if passage.numbered else '-'} {text}"
    return f"\\{text}" if text[0] in _OPENINGS or text[0].isspace() else text


def _rows(table: TextTable) -> list[str]:
    return [
        f"|{'#' * (number < table.head)} {' | '.join(_words(cell, _IN_A_TABLE) for cell in row)} |"
        for number, row in enumerate(table.rows)
    ]


def _words(words: Words, escapes: dict[int, str]) -> str:
    return "".join(write_mark(piece) if isinstance(piece, Mark) else piece.translate(escapes) for piece in words)
