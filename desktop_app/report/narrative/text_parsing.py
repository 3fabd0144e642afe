"""Reading the text of a section from its grammar; what isn't right is told with its line and kept as plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.i18n import _
from desktop_app.report.narrative.text import (
    Mark,
    Passage,
    TextHeading,
    TextItem,
    TextParagraph,
    TextTable,
    Words,
    is_level,
    tidy,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECE = re.compile(
    r"\\(?P<escaped>.)"
    r"|\{\{(?P<name>[^{}|\\@]+)(?P<last>@last)?(?:\|(?P<style>\w+))?\}\}"
    r"|(?P<bar>\|)"
    r"|(?P<bad>\{\{|\\$)"
    r"|(?P<text>[^\\{|]+|\{)",
    re.DOTALL,
)
_HEADING = re.compile(r"(#+) (.*)", re.DOTALL)
_ITEM = re.compile(r"([-+]) (.*)", re.DOTALL)
_BAR = object()
"""What parts two cells of a table."""


class Mistake(NamedTuple):
    """Something in a body that the grammar doesn't know: its line (from 1) and a sentence."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class ReportText:
    """The passages of a body, and what was wrong in it."""

    passages: tuple[Passage, ...]
    mistakes: tuple[Mistake, ...] = ()


def read(body: str) -> ReportText:
    """Return what a body says; it never fails: a mistake is listed, and its characters stay as text."""
    mistakes: list[Mistake] = []
    passages: list[Passage] = []
    lines = list(enumerate(body.split("\n"), start=1))
    for is_row, run in groupby(lines, key=lambda line: line[1].startswith("|")):
        if is_row:
            passages.append(_table(list(run), mistakes))
        else:
            passages.extend(_passage(number, line, mistakes) for number, line in run if line)
    return ReportText(tuple(passages), tuple(mistakes))


def read_words(text: str) -> Words:
    """Return running text that no passage's sign stands before, such as a sentence of a layout file."""
    return _words(0, text, [])


def _passage(number: int, line: str, mistakes: list[Mistake]) -> Passage:
    heading = _HEADING.fullmatch(line)
    if heading is not None:
        level = len(heading[1])
        if is_level(level):
            return TextHeading(level, _words(number, heading[2], mistakes))
        mistakes.append(Mistake(number, _("标题只有一到四级，这里写了 {level} 个“#”。").format(level=level)))
    item = _ITEM.fullmatch(line)
    if item is not None:
        return TextItem(_words(number, item[2], mistakes), item[1] == "+")
    return TextParagraph(_words(number, line, mistakes))


def _words(number: int, text: str, mistakes: list[Mistake]) -> Words:
    return tidy(tuple("|" if piece is _BAR else piece for piece in _pieces(number, text, mistakes)))  # type: ignore[misc]  # the bar is the only other object


def _pieces(number: int, text: str, mistakes: list[Mistake]) -> Iterator[str | Mark | object]:
    for found in _PIECE.finditer(text):
        if found["escaped"] is not None:
            yield "\n" if found["escaped"] == "n" else found["escaped"]
        elif found["name"] is not None:
            yield Mark(found["name"], found["style"] or "", found["last"] is not None)
        elif found["bar"] is not None:
            yield _BAR
        else:
            if found["bad"] is not None:
                mistakes.append(
                    Mistake(number, _("这里的“{text}”没有写完，已当作普通文字。").format(text=found["bad"]))
                )
            yield found[0]


def _table(lines: list[tuple[int, str]], mistakes: list[Mistake]) -> TextTable:
    rows = [_row(number, line.removeprefix("|").removeprefix("#"), mistakes) for number, line in lines]
    heads = [line.startswith("|#") for _number, line in lines]
    head = next((place for place, is_head in enumerate(heads) if not is_head), len(heads))
    if any(heads[head:]):
        mistakes.append(Mistake(lines[head][0], _("表头行要放在表的最前面。")))
    width = max(len(row) for row in rows)
    for (number, _line), row in zip(lines, rows, strict=True):
        if len(row) < width:
            text = _("表的这一行有 {found} 格，别的行有 {width} 格，缺的已当作空格。")
            mistakes.append(Mistake(number, text.format(found=len(row), width=width)))
    return TextTable(tuple((*row, *((),) * (width - len(row))) for row in rows), head)


def _row(number: int, text: str, mistakes: list[Mistake]) -> tuple[Words, ...]:
    cells: list[list[str | Mark]] = [[]]
    for piece in _pieces(number, text, mistakes):
        if piece is _BAR:
            cells.append([])
        elif isinstance(piece, str | Mark):
            cells[-1].append(piece)
    if (cells[-1] and len(cells) > 1) or len(cells) == 1:
        mistakes.append(Mistake(number, _("表的每一行要用“|”结束。")))
    else:
        cells.pop()
    return tuple(_inside(tidy(tuple(cell))) for cell in cells)


def _inside(words: Words) -> Words:
    """Return a cell's words without the one space that parts them from the bars."""
    pieces = list(words)
    if pieces and isinstance(pieces[0], str):
        pieces[0] = pieces[0].removeprefix(" ")
    if pieces and isinstance(pieces[-1], str):
        pieces[-1] = pieces[-1].removesuffix(" ")
    return tidy(tuple(pieces))
