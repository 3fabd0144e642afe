r"""The text of a report section as plain data: what a small strict grammar can say, and nothing else.

Written down (`body` of a report section) it is one line for each passage:

    # 标题          ## 标题        a heading of level 1 to 4
    - 一项          + 一项         an item of a bulleted or numbered list
    |# 栏 | 栏 |    | 格 | 格 |    a row of a table, its head rows first; an empty line parts two tables
    其他文字                       a paragraph

In all of them `{{name}}`, `{{name@last}}` (of last year) and `{{name|style}}` are live figures, `\n` is a line break
within the passage, and a backslash before any other character takes its meaning away.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeGuard

HeadingLevel = Literal[1, 2, 3, 4]


@dataclass(frozen=True, slots=True)
class Mark:
    """A live figure in a text: its name, how it is written, and whether last year's is meant."""

    name: str
    style: str = ""
    last_year: bool = False


Words = tuple[str | Mark, ...]
"""Running text with figures in it."""


@dataclass(frozen=True, slots=True)
class TextParagraph:
    """A paragraph."""

    words: Words


@dataclass(frozen=True, slots=True)
class TextHeading:
    """A heading of level 1 （一、） to 4 （（1））."""

    level: HeadingLevel
    words: Words


@dataclass(frozen=True, slots=True)
class TextItem:
    """An item of a list; items of one kind that follow each other are one list."""

    words: Words
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table: rows of equally many cells, of which the first `head` are its head."""

    rows: tuple[tuple[Words, ...], ...]
    head: int = 0


Passage = TextParagraph | TextHeading | TextItem | TextTable


def is_level(number: int) -> TypeGuard[HeadingLevel]:
    """Tell whether there are headings of this level."""
    return 1 <= number <= 4  # noqa: PLR2004 (GB/T 9704-2012, 7.3.3)


def tidy(words: Words) -> Words:
    """Return words with neighbouring texts joined and empty ones gone."""
    found: list[str | Mark] = []
    for piece in words:
        if isinstance(piece, str) and found and isinstance(found[-1], str):
            found[-1] += piece
        elif piece:
            found.append(piece)
    return tuple(found)


def tidied(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Return passages in their one form: words tidy, and no empty paragraph, heading or item."""
    found: list[Passage] = []
    for passage in passages:
        if isinstance(passage, TextTable):
            found.append(TextTable(tuple(tuple(tidy(cell) for cell in row) for row in passage.rows), passage.head))
        elif words := tidy(passage.words):
            found.append(_with(passage, words))
    return tuple(found)


def _with(passage: TextParagraph | TextHeading | TextItem, words: Words) -> Passage:
    if isinstance(passage, TextHeading):
        return TextHeading(passage.level, words)
    return TextItem(words, passage.numbered) if isinstance(passage, TextItem) else TextParagraph(words)
