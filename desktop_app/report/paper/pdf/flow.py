"""Pieces flowing onto pages: what fits, what is parted, what stays with what follows; no ink yet."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.report.paper.pdf.painting import Canvas

TOLERANCE = 0.01  # points; heights are sums of floats


class Piece(Protocol):
    """Something that takes height on a page; all measures are in points."""

    @property
    def height(self) -> float:
        """The height of the whole piece."""

    @property
    def least(self) -> float:
        """The height of the smallest part that may begin on a page."""

    @property
    def space_before(self) -> float:
        """The white space above it, which falls away at the top of a page."""

    @property
    def stays_with_next(self) -> bool:
        """Whether it must not be the last thing on a page, as a heading."""

    def split(self, room: float, *, fresh: bool) -> tuple[Piece, Piece] | None:
        """Part it so that the first part fits `room`; None where it can't be. On a `fresh` page try harder."""

    def paint(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw it with its upper left corner at the given place."""


class Placed(NamedTuple):
    """A piece on a page: `offset` points below the top of the type area."""

    piece: Piece
    offset: float


@dataclass(frozen=True, slots=True)
class Break:
    """What follows begins on a new page."""


def paginate(pieces: Iterable[Piece | Break], height: float) -> list[list[Placed]]:
    """Place pieces on as many pages of `height` points as they need, at least one."""
    waiting = deque(pieces)
    pages: list[list[Placed]] = [[]]
    used = 0.0
    while waiting:
        piece = waiting.popleft()
        if isinstance(piece, Break):
            used = _turn(pages)
            continue
        fresh = not pages[-1]
        offset = used + (0.0 if fresh else piece.space_before)
        parts = _parts(piece, waiting, height - offset, fresh=fresh)
        if parts[0] is not None:
            pages[-1].append(Placed(parts[0], offset))
            used = offset + parts[0].height
        if parts[1] is not None:
            waiting.appendleft(parts[1])
            used = _turn(pages)
    return [page for page in pages if page] or [[]]


def _turn(pages: list[list[Placed]]) -> float:
    """Begin a new page unless the last one is still empty; returns the height used on it."""
    if pages[-1]:
        pages.append([])
    return 0.0


def _parts(
    piece: Piece, following: Iterable[Piece | Break], room: float, *, fresh: bool
) -> tuple[Piece | None, Piece | None]:
    """Return what goes on this page and what goes on the next one."""
    if _fits(piece, following, room, fresh=fresh):
        return piece, None
    parts = None if piece.stays_with_next and not fresh else piece.split(room, fresh=fresh)
    if parts is not None:
        return parts
    # What no page can hold is placed on a fresh one all the same, or pages would be turned for ever.
    return (piece, None) if fresh else (None, piece)


def _fits(piece: Piece, following: Iterable[Piece | Break], room: float, *, fresh: bool) -> bool:
    """Tell whether a piece fits whole, together with the beginning of what it must stay with."""
    needed = piece.height
    if piece.stays_with_next and not fresh:
        needed += _beginning(following)
    return needed <= room + TOLERANCE


def _beginning(following: Iterable[Piece | Break]) -> float:
    """Return the height that the next pieces need to begin: headings in a row, and the start of what they head."""
    needed = 0.0
    for piece in following:
        if isinstance(piece, Break):
            break
        if not piece.stays_with_next:
            return needed + piece.space_before + piece.least
        needed += piece.space_before + piece.height
    return needed
