"""What a received file brings, in a clerk's words: how many records of which kind, not how many entries of a log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import _, listed
from desktop_app.model.kinds import KINDS
from desktop_app.written_numbers import number_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.store.merge.adopted import Adopted

_ACCOMPANYING = frozenset({"organisation", "unit", "device", "hand_in", "nil_declaration", "receipt"})
"""What comes along with nearly every file, or is told in words of its own (months, receipts)."""


@dataclass(frozen=True, slots=True)
class Brought:
    """The records of one kind that a file brings, new or changed."""

    kind: str
    records: tuple[str, ...]

    @property
    def words(self) -> str:
        """Say how many of what."""
        kind = KINDS[self.kind]
        text = _("{kind} {count} {measure}")
        return text.format(kind=_(kind.label), count=number_text(len(self.records)), measure=_(kind.measure).lower())


def brought_by(adopted: Adopted) -> list[Brought]:
    """Return what a file brings, in the order of the kinds; what merely comes along only where nothing else does."""
    found = [Brought(kind, adopted.by_kind[kind]) for kind in KINDS if adopted.by_kind.get(kind)]
    return [one for one in found if one.kind not in _ACCOMPANYING] or found


def brought_words(brought: Sequence[Brought]) -> str:
    """Return what a file brings in one line; "" where that is nothing."""
    return listed([one.words for one in brought])
