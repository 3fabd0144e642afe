"""The shape of a letter file (`resources/letters/*.json`): what may stand in it and under which name.

How such a file is edited is told for the office in `docs/letters.md`. Only shapes are decided here; whether the names
in a file mean anything is checked by `file_checks`.
"""

from __future__ import annotations

import datetime as dt  # noqa: TC003 (msgspec reads the annotations)
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from desktop_app.model.letter_heads import LAST, LetterHead

Name = Annotated[str, Meta(min_length=1, max_length=40, pattern=r"^\w+$")]
Text = Annotated[str, Meta(min_length=1)]
Row = Annotated[tuple[str, ...], Meta(min_length=2, max_length=2)]
Addressee = Literal["applicant", "party", "unit", "none"]
SignOff = Literal["organisation", "office", "none"]


class Part(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Any part of a letter file: a name that isn't known is refused."""


class Block(Part, frozen=True, kw_only=True):
    """Paragraphs, the rows of a form, or a shared passage: exactly one of `text`, `rows`, `part` is given.

    With `if` it stands only where that word has a value, with `unless` only where it has none.
    """

    text: str = ""
    rows: tuple[Row, ...] = ()
    part: str = ""
    wanted: str = field(name="if", default="")
    unless: str = ""


class Version(Part, frozen=True, kw_only=True):
    """One wording, and the cases it is for: rule set, first day, decisions, steps; what is left out fits all."""

    body: Annotated[tuple[Text | Block, ...], Meta(min_length=1)]
    rule_set: str = ""
    since: dt.date | None = field(name="from", default=None)
    decisions: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    review_first: bool | None = None
    title: str = ""
    source: str = ""


class Passage(Version, frozen=True, kw_only=True):
    """One wording of a passage that several letters share."""

    name: Name


class LetterFile(Part, frozen=True, kw_only=True):
    """A whole letter file: which letter, to whom, who signs, its numbers, when it is offered, its wordings.

    It is offered in some `states`, on some `steps`, or as the reply that says some `decisions`; `guards` name what has
    to be so before it is issued.
    """

    code: Name
    title: Text
    name: str = ""
    english: str = ""
    number: str = ""
    place: Annotated[int, Meta(ge=1, le=LAST)] = LAST
    addressee: Addressee = "applicant"
    sign_off: SignOff = "organisation"
    steps: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()
    versions: Annotated[tuple[Version, ...], Meta(min_length=1)]

    @property
    def head(self) -> LetterHead:
        """Return what every part of the program knows of the letter."""
        return LetterHead(self.code, self.name, self.english, self.number, self.place)


class PassageFile(Part, frozen=True, kw_only=True):
    """The passages that several letters share (`parts.json`)."""

    parts: tuple[Passage, ...]
