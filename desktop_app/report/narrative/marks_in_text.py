"""The live figures that stand in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.report.narrative.text import Mark, TextTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.report.narrative.text import Passage, Words


def marks_in(passages: tuple[Passage, ...]) -> Iterator[Mark]:
    """Give every live figure of a text in its order."""
    for passage in passages:
        for words in words_of(passage):
            yield from (piece for piece in words if isinstance(piece, Mark))


def words_of(passage: Passage) -> Iterator[Words]:
    """Give the running texts of a passage: one, or one for each cell of a table, row by row."""
    if isinstance(passage, TextTable):
        for row in passage.rows:
            yield from row
    else:
        yield passage.words
