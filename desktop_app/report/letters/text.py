"""A letter's text made from a case: the right wording for its rule set, day and decision, with every word filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_app.report.letters.file_checks import PLACEHOLDER
from desktop_app.report.letters.file_shape import Block
from desktop_app.report.letters.files import choose, letter_files, wording
from desktop_app.report.letters.vocabulary import BLANK
from desktop_app.report.letters.words import say

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from desktop_app.report.letters.files import LetterFiles
    from desktop_app.report.letters.letter_case import LetterCase

_UNPARTED = re.compile(r"(?<![。；，、：！？])\n")
_ADDRESSEES = {"applicant": "applicant", "party": "party", "unit": "unit"}
_SIGNATURES = {"organisation": "organisation", "office": "office"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterParagraph:
    """One paragraph of a letter, or (with a label) one row of its form."""

    text: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterDraft:
    """A letter as it will be printed; `missing` names the words (of the vocabulary) that print as a blank.

    `signature` is who signs, over the day; forms that somebody else signs have none.
    """

    code: str
    issuer: str
    title: str
    number: str
    addressee: str
    body: tuple[LetterParagraph, ...]
    signature: str
    day: dt.date
    missing: tuple[str, ...] = ()


@dataclass(slots=True)
class _FilledWords:
    """Fills words in and remembers those that the case has no value for."""

    case: LetterCase
    missing: list[str] = field(default_factory=list)

    def word(self, name: str) -> str:
        """Return what a word says, or a visible blank."""
        said = say(name, self.case)
        if not said and name not in self.missing:
            self.missing.append(name)
        return said or BLANK

    def text(self, text: str) -> str:
        """Fill in a text; values are taken literally, braces in them are no words."""
        return PLACEHOLDER.sub(lambda found: self.word(found[1]), text)


def letter_text(case: LetterCase, code: str, files: LetterFiles | None = None) -> LetterDraft:
    """Return the letter of a kind (code list `letter`) for a case; pure.

    Raises `UserError` where no wording fits the case (a fee notice before there were fees).
    """
    files = files or letter_files()
    version, letter = wording(files, code, case.situation), files.letters[code]
    filled = _FilledWords(case)
    addressee, signature = _ADDRESSEES.get(letter.addressee), _SIGNATURES.get(letter.sign_off)
    return LetterDraft(
        code=code,
        issuer=_one_line(filled.word("organisation")),
        title=version.title or letter.title,
        number=_one_line(case.number),
        addressee=_one_line(filled.word(addressee)) if addressee else "",
        body=tuple(_lines(version.body, files, filled)),
        signature=_one_line(filled.word(signature)) if signature else "",
        day=case.day,
        missing=tuple(filled.missing),
    )


def _lines(body: Sequence[str | Block], files: LetterFiles, filled: _FilledWords) -> Iterator[LetterParagraph]:
    for block in body:
        if not isinstance(block, Block):
            yield from _paragraphs(block, filled)
        elif _stands(block, filled.case):
            yield from _block_lines(block, files, filled)


def _stands(block: Block, case: LetterCase) -> bool:
    """Tell whether a block's condition holds."""
    wanted = not block.wanted or bool(say(block.wanted, case))
    return wanted and not (block.unless and say(block.unless, case))


def _block_lines(block: Block, files: LetterFiles, filled: _FilledWords) -> Iterator[LetterParagraph]:
    if block.part:
        passages = [passage for passage in files.passages if passage.name == block.part]
        chosen = choose(passages, filled.case.situation)
        yield from _lines(chosen.body if chosen else (), files, filled)
    for label, text in block.rows:
        yield LetterParagraph(label=_one_line(filled.text(label)), text=_one_line(filled.text(text), keep_ends=True))
    if block.text:
        yield from _paragraphs(block.text, filled)


def _paragraphs(text: str, filled: _FilledWords) -> Iterator[LetterParagraph]:
    """Yield a filled text's paragraphs: a line end in a value begins a new one."""
    for line in filled.text(text).splitlines():
        if line.strip():
            yield LetterParagraph(text=line.strip())


def _one_line(text: str, *, keep_ends: bool = False) -> str:
    """Return a text on one line; where its own lines don't end in a stop, a semicolon parts them."""
    if not text.splitlines()[1:]:
        return text if keep_ends else text.strip()
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return _UNPARTED.sub("；", "\n".join(lines)).replace("\n", "")
