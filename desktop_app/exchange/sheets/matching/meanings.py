"""What a cell means in its column: the sheet's own words first, then ours, then those that registers in use have."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.grid import Broken, is_empty, shown_text
from desktop_app.exchange.sheets.matching.known_words import NO, YES, YES_NO, known_words
from desktop_app.exchange.sheets.values import ReadCell, from_cell, read_cell
from desktop_app.i18n import _, listed
from desktop_app.model.codes import codes
from desktop_app.model.field import Shape
from desktop_app.model.kinds import Application, CaseStep
from desktop_app.model.official_words import codes_meant, perhaps_meant, plain_word
from desktop_app.model.text import FieldError, to_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.exchange.sheets.grid import Cell
    from desktop_app.exchange.sheets.links import LinkTitles
    from desktop_app.exchange.sheets.matching.targets import Target
    from desktop_app.model.codes import Code
    from desktop_app.model.field import Value
    from desktop_app.model.record import Record

_BETWEEN = re.compile(r"[、,，;；/\n]+")


class Meanings:
    """Reads the cells of a sheet as values, and notes the words that nobody knows."""

    def __init__(
        self, kind: type[Record], words: Mapping[str, Mapping[str, str]], links: Mapping[str, LinkTitles]
    ) -> None:
        self._kind = kind
        self._words = {name: {plain_word(word): code for word, code in meant.items()} for name, meant in words.items()}
        self._links = links
        self._read: dict[tuple[str, str], ReadCell | FieldError] = {}
        self.unknown: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def read(self, target: Target, cell: Cell, *, confirmed: bool = False) -> ReadCell:
        """Return what a cell says; raises `FieldError` with a sentence where the field can't hold it."""
        shape = target.field.shape
        if is_empty(cell) or isinstance(cell, Broken) or shape not in {Shape.CODE, Shape.LINK, Shape.YES_NO}:
            return read_cell(target.field, cell, confirmed=confirmed)
        word = shown_text(cell).strip()
        known = self._read.get((target.name, word))
        if known is None:
            known = self._read[target.name, word] = self._meant(target, cell, word)
        if isinstance(known, FieldError):
            self.unknown[target.name][word] += 1
            # A new one each time: an error that is raised again would keep every row that met it.
            raise FieldError(str(known))
        return known

    def _meant(self, target: Target, cell: Cell, word: str) -> ReadCell | FieldError:
        """Return what a word means in its column, or why it means nothing there; asked once for each word."""
        shape, said = target.field.shape, self._words.get(target.name, {}).get(plain_word(word), "")
        try:
            if shape is Shape.LINK:
                return ReadCell(self._record(target, cell, said))
            if shape is Shape.YES_NO and said in {YES, NO}:
                return ReadCell(said == YES)
            if shape is Shape.CODE and said in codes(target.field.codes):
                return ReadCell(said)
            # Written down by hand, a meaning may be the wording of a code or the title of a record.
            value = self._coded(target, said or cell, said or word)
            return ReadCell(value, () if said else _several(target, word, value))
        except FieldError as error:
            return error

    def several(self, target: Target, cell: Cell) -> list[Value]:
        """Return the records that one cell names: a release may go to several channels."""
        words = (
            [cell] if isinstance(cell, Broken) else [each for each in _BETWEEN.split(shown_text(cell)) if each.strip()]
        )
        return [self.read(target, word).value for word in words]

    def text(self, target: Target, value: Value) -> str:
        """Return a value as a person reads it, a record by its title."""
        if target.field.shape is Shape.LINK:
            return self._links[target.field.links].written(str(value)) if value else ""
        return to_text(target.field, value)

    def _record(self, target: Target, cell: Cell, said: str) -> Value:
        links = self._links[target.field.links]
        if said and links.knows(said):
            return said
        return from_cell(target.field, said or cell, links)

    def _coded(self, target: Target, cell: Cell, word: str) -> Value:
        try:
            return from_cell(target.field, cell)
        except FieldError:
            known = _known_code(self._kind, target, word)
            if not known:
                raise
            return known == YES if target.field.shape is Shape.YES_NO else known


def is_known_word(kind: type[Record], target: Target, word: str) -> bool:
    """Tell whether a word is one of the field's codes, by its label or as registers call it."""
    if not word.strip() or target.field.shape is not Shape.CODE:
        return False
    return bool(codes_meant(target.field.codes, word) or _known_code(kind, target, word))


def _several(target: Target, word: str, value: Value) -> tuple[str, ...]:
    """Return the remark on a word by which an annex counts several codes: which one was taken, and which others."""
    others = [code.text for code in _others(target, word) if code.code != value]
    if not others:
        return ()
    sentence = _("“{word}”在附表里是几项的合计，这里读成“{taken}”；如果是{others}，请改正。")
    return (sentence.format(word=word, taken=to_text(target.field, value), others=listed(others)),)


def _others(target: Target, word: str) -> tuple[Code, ...]:
    return perhaps_meant(target.field.codes, word) if target.field.shape is Shape.CODE else ()


def _known_code(kind: type[Record], target: Target, word: str) -> str:
    """Return what a word stands for in registers or on the annexes, "" where nobody knows."""
    field, owner = target.field, CaseStep.kind if target.part and kind is Application else kind.kind
    known = known_words(owner, field.name, field.codes or YES_NO).get(plain_word(word), "")
    return known if known in {YES, NO, *(codes(field.codes) if field.codes else ())} else ""
