"""The form of an exchanged file, byte for byte: magic, header, signature, frames, end.

    magic 89 'OGI' 0D 0A 1A 0A | header's length (4 bytes) | header (JSON) | Ed25519 signature of all before it
    then each frame as its place in the header's table (4 bytes) and its packed bytes, and FFFFFFFF at the end

The magic shows whether a mail program took the file for text. Places rise; only detachable frames may be left out.
"""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING

from desktop_app.exchange.bundles.errors import (
    DamagedBundleError,
    MangledBundleError,
    NotABundleError,
    OversizeBundleError,
    TruncatedBundleError,
)
from desktop_app.exchange.bundles.header import DETACHABLE, LARGEST_HEADER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from desktop_app.exchange.bundles.header import Frame

MAGIC = b"\x89OGI\r\n\x1a\n"
SIGNATURE_BYTES = 64
WORD = struct.Struct(">I")
END = 0xFFFFFFFF
_MANGLED = (b"\x09OGI", b"\x89OGI\n", b"\x89OGI\r\r", b"OGI\r\n\x1a", b"\xc2\x89OGI", b"\xef\xbf\xbdOGI", b"?OGI")


def signed_part(header: bytes) -> bytes:
    """Return what is signed: magic, length and header."""
    return MAGIC + WORD.pack(len(header)) + header


def read_head(file: BinaryIO) -> tuple[bytes, bytes]:
    """Read the beginning of a file and return its header's bytes and the signature."""
    magic = file.read(len(MAGIC))
    if magic != MAGIC:
        if magic.startswith(_MANGLED):
            raise MangledBundleError
        raise TruncatedBundleError if magic and MAGIC.startswith(magic) else NotABundleError
    length = read_word(file)
    if length > LARGEST_HEADER:
        raise OversizeBundleError
    return read_exactly(file, length), read_exactly(file, SIGNATURE_BYTES)


def read_word(file: BinaryIO) -> int:
    """Read a whole number of four bytes."""
    return int(WORD.unpack(read_exactly(file, WORD.size))[0])


def read_exactly(file: BinaryIO, count: int) -> bytes:
    """Read so many bytes; raises `TruncatedBundleError` where the file ends before."""
    found = file.read(count)
    if len(found) != count:
        raise TruncatedBundleError
    return found


def frame_places(file: BinaryIO, frames: list[Frame]) -> dict[int, int]:
    """Walk over the frames behind the header and return where in the file each begins, by its place in the table."""
    places: dict[int, int] = {}
    expected = 0
    while (place := read_word(file)) != END:
        if not expected <= place < len(frames) or not _may_lack(frames, range(expected, place)):
            raise DamagedBundleError
        places[place] = file.tell()
        file.seek(frames[place].packed, io.SEEK_CUR)
        expected = place + 1
    if not _may_lack(frames, range(expected, len(frames))) or file.read(1):
        raise DamagedBundleError
    return places


def _may_lack(frames: list[Frame], places: Iterable[int]) -> bool:
    return all(frames[place].kind in DETACHABLE for place in places)


def frame_bytes(places: Iterable[int], packed: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the frames and the end as they stand in a file."""
    for place, content in zip(places, packed, strict=True):
        yield WORD.pack(place)
        yield content
    yield WORD.pack(END)


class PiecesReader(io.RawIOBase):
    """A stream of pieces read like a file, so that nothing has to be in memory or on disk as a whole."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        super().__init__()
        self._pieces = iter(pieces)
        self._piece = io.BytesIO()

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Return at most so many bytes, none only at the end."""
        while not (taken := self._piece.read(size)):
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._piece = io.BytesIO(piece)
        return taken
