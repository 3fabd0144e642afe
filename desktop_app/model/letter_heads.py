"""What every part of the program knows of a kind of letter: its name, the series of its numbers, its place in lists.

It stands at the head of the letter's own file (`resources/letters/*.json`); the rest of the file is its wording, which
only `report.letters` reads.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from desktop_app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterable

PASSAGES = "parts.json"
"""The file of the passages that several letters share: the one in the folder that is no letter."""

LAST = 1000
"""The place of a letter that names none: behind the program's own."""


class LetterHead(msgspec.Struct, frozen=True):
    """A kind of letter; what is empty in a handed-down file stays as the program's own letter has it."""

    code: str
    name: str = ""
    english: str = ""
    number: str = ""
    """The pattern of its numbers: {year}, {unit} and {n}."""
    place: int = LAST

    @property
    def setting(self) -> str:
        """Return under what the office sets a pattern of its own."""
        return f"{self.code}_letter_pattern"

    @property
    def complete(self) -> bool:
        """Tell whether the letter can be named and numbered."""
        return bool(self.name and self.english and self.number)

    def over(self, own: LetterHead | None) -> LetterHead:
        """Return the head with what it leaves out taken from the program's own letter."""
        if own is None:
            return self
        return LetterHead(
            code=self.code,
            name=self.name or own.name,
            english=self.english or own.english,
            number=self.number or own.number,
            place=own.place if self.place == LAST else self.place,
        )


def head_of(content: bytes) -> LetterHead:
    """Return the head of a letter file; raises one of `UNREADABLE` where it can't be read."""
    return msgspec.json.decode(content, type=LetterHead)


@cache
def own_heads() -> dict[str, LetterHead]:
    """Return the heads of the program's own letters by their code, in the order of their places."""
    paths = (path for path in resource("letters").glob("*.json") if path.name != PASSAGES)
    return in_order(head_of(path.read_bytes()) for path in paths)


def in_order(heads: Iterable[LetterHead]) -> dict[str, LetterHead]:
    """Return heads by their code, in the order of their places."""
    return {head.code: head for head in sorted(heads, key=lambda head: (head.place, head.code))}
