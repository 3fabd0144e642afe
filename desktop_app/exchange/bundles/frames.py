"""Frames: a piece of an exchanged file as it is packed, and the lines and chunks that its kinds consist of."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from typing import TYPE_CHECKING

from desktop_app.exchange.bundles.errors import DamagedBundleError
from desktop_app.exchange.bundles.header import LARGEST_FRAME, MOST_UNPACKED, Frame
from desktop_app.store.log.contents import LARGEST as LARGEST_CONTENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FULL = 1024**2
"""From how many unpacked bytes on a frame is closed and the next one begun."""

LONGEST_LINE = 2 * 1024**2
"""The longest line that is taken: a record with several long texts stays below it."""

_CHUNK = struct.Struct(">32sQQ")  # SHA-256 of the whole attached file, where this piece begins, how long the whole is


def pack(kind: str, content: bytes) -> tuple[Frame, bytes]:
    """Return a frame's entry for the header, and its packed bytes."""
    packed = zlib.compress(content, 6)
    # A receiver takes nothing that unpacks to very much more than it is.
    if kind in MOST_UNPACKED and len(content) > MOST_UNPACKED[kind] * len(packed):
        packed = zlib.compress(content, 0)
    return Frame(kind, len(packed), len(content), hashlib.sha256(packed).hexdigest()), packed


def unpack(frame: Frame, packed: bytes) -> bytes:
    """Return a frame's content; raises `DamagedBundleError` where it isn't to the byte what the header says."""
    if len(packed) != frame.packed or hashlib.sha256(packed).hexdigest() != frame.sha256:
        raise DamagedBundleError
    # One byte more than stated is asked for, so that a frame can't grow beyond what was checked.
    opener = zlib.decompressobj()
    try:
        content = opener.decompress(packed, frame.size + 1)
    except zlib.error as error:
        raise DamagedBundleError from error
    if len(content) != frame.size or not opener.eof or opener.unused_data:
        raise DamagedBundleError
    return content


def in_frames(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield lines joined to the contents of frames."""
    kept: list[bytes] = []
    size = 0
    for line in lines:
        if kept and size + len(line) >= FULL:
            yield b"".join(kept)
            kept, size = [], 0
        kept += (line, b"\n")
        size += len(line) + 1
    if kept:
        yield b"".join(kept)


def lines_of(content: bytes) -> Iterator[bytes]:
    """Yield the lines of a frame; raises `DamagedBundleError` for an unfinished, an empty or an overlong one."""
    start = 0
    # One at a time: a frame of nothing but line ends would be millions of them.
    while start < len(content):
        end = content.find(b"\n", start)
        if not start < end <= start + LONGEST_LINE:
            raise DamagedBundleError
        yield content[start:end]
        start = end + 1


def in_chunks(content: bytes) -> Iterator[bytes]:
    """Yield an attached file in pieces, each with its place in the whole."""
    digest = hashlib.sha256(content).digest()
    for start in range(0, len(content), FULL):
        yield _CHUNK.pack(digest, start, len(content)) + content[start : start + FULL]


def whole_contents(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield attached files put together again; raises `DamagedBundleError` where a piece is missing or wrong."""
    kept = io.BytesIO()
    expected: tuple[bytes, int] | None = None
    for chunk in chunks:
        if not _CHUNK.size < len(chunk) <= LARGEST_FRAME:
            raise DamagedBundleError
        digest, start, total = _CHUNK.unpack_from(chunk)
        expected = expected or (digest, total)
        if (digest, total) != expected or start != kept.tell() or not 0 < total <= LARGEST_CONTENT:
            raise DamagedBundleError
        kept.write(memoryview(chunk)[_CHUNK.size :])
        if kept.tell() > total:
            raise DamagedBundleError
        if kept.tell() == total:
            if hashlib.sha256(kept.getbuffer()).digest() != digest:
                raise DamagedBundleError
            # Its own bytes, not a copy of them: an attached file may have 50 MB.
            yield kept.getvalue()
            kept, expected = io.BytesIO(), None
    if kept.tell():
        raise DamagedBundleError
