"""Small files that want to become large: signed by a PC that nobody certified, two megabytes at the most."""

from __future__ import annotations

import hashlib
import json
import secrets
import struct
import zlib
from typing import TYPE_CHECKING, Any

from desktop_app.exchange.bundles.byte_form import END, WORD, signed_part
from desktop_app.exchange.bundles.header import ALWAYS_UNPACKED, LARGEST_FRAME, MOST_UNPACKED, REVISIONS
from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.store.log.contents import LARGEST
from desktop_app.store.log.revision import MOST_KEYS, MOST_PARTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from desktop_app.ledger import Ledger

MB = 1024**2
SIZE = 2 * MB
Piece = tuple[dict[str, Any], bytes]


def piece(kind: str, content: bytes, level: int = 9) -> Piece:
    """Return a frame's entry and its packed bytes."""
    packed = zlib.compress(content, level)
    entry = {"kind": kind, "packed": len(packed), "size": len(content), "sha256": hashlib.sha256(packed).hexdigest()}
    return entry, packed


def written(ledger: Ledger, path: Path, pieces: Sequence[Piece], **header: Any) -> Path:
    """Write a correctly signed file of the pieces, whatever they are."""
    keys, who = own_keys(ledger), ledger.profile
    sender = {"signing_key": keys.signing_key, "receiving_key": keys.receiving_key, "lane": "1" * 32}
    sender |= {"role": who.role, "unit": who.unit_id, "unit_name": "就业处", "organisation": who.organisation_id}
    about = {"app": "0", "schema": 4, "bundle": "0" * 32, "made_at": 0, "sender": sender}
    head = json.dumps(about | {"frames": [entry for entry, _packed in pieces]} | header).encode()
    frames = b"".join(WORD.pack(place) + packed for place, (_entry, packed) in enumerate(pieces))
    path.write_bytes(signed_part(head) + keys.signing.sign(signed_part(head)) + frames + WORD.pack(END))
    return path


def entry(number: int, keys: dict[str, Any], record: str = "", kind: str = "release") -> bytes:
    """Return the bytes of an entry that came after no other."""
    revision = {"v": 1, "rec": record or f"{number:032x}", "kind": kind, "f": keys, "op": "0" * 32}
    return json.dumps(revision | {"lane": "2" * 32, "seq": number}, separators=(",", ":")).encode()


def in_pieces(kind: str, lines: Iterable[bytes]) -> list[Piece]:
    """Return lines in frames of a megabyte or a little more."""
    pieces: list[Piece] = []
    kept: list[bytes] = []
    for line in lines:
        kept.append(line + b"\n")
        if sum(map(len, kept)) >= MB:
            pieces.append(piece(kind, b"".join(kept)))
            kept = []
    return [*pieces, piece(kind, b"".join(kept))] if kept else pieces


def _ballast() -> list[Piece]:
    """Return entries that don't pack: for them a file may unpack to more."""
    texts = (entry(1 + number, {"summary": secrets.token_hex(14_000)}) for number in range(SIZE * 9 // 10 // 14_000))
    return in_pieces(REVISIONS, texts)


def _beside_ballast(make: Callable[[int], bytes]) -> list[Piece]:
    ballast = _ballast()
    packed = sum(about["packed"] for about, _packed in ballast)
    room = ALWAYS_UNPACKED + MOST_UNPACKED[REVISIONS] * packed - sum(about["size"] for about, _packed in ballast)
    count = room // (len(make(1)) + 8)
    return [*ballast, *in_pieces(REVISIONS, (make(10_000 + number) for number in range(count)))]


def _astral(number: int) -> bytes:
    # One letter beyond the first plane makes Python keep all of them in four bytes.
    return entry(number, {"summary": "\U0001f600" + "a" * 1_900_000})


def _groups(number: int) -> bytes:
    parts = {f"k{part}": part for part in range(MOST_PARTS)}
    return entry(number, {f"k{key}": parts for key in range(MOST_KEYS)})


def _content(first: int) -> list[Piece]:
    content = bytes([first]) + bytes(LARGEST - 1)
    head = struct.Struct(">32sQQ")
    digest = hashlib.sha256(content).digest()
    starts = range(0, len(content), MB)
    return [piece("content", head.pack(digest, start, len(content)) + content[start : start + MB]) for start in starts]


BOMBS: dict[str, Callable[[], list[Piece]]] = {
    "blanks in what is held": lambda: [piece("have", b" " * LARGEST_FRAME)] * 240,
    "many records asked for": lambda: [
        piece("have", b'{"personal":[' + b",".join(b'"%032x"' % one for one in range(239_000)) + b"]}")
    ],
    "millions of lines": lambda: [piece(REVISIONS, b"{\n" * (LARGEST_FRAME // 2))] * 240,
    "millions of lines in the room there is": lambda: [piece(REVISIONS, b"{\n" * (ALWAYS_UNPACKED // 2))],
    "long texts": lambda: _beside_ballast(_astral),
    "groups of many parts": lambda: _beside_ballast(_groups),
    "attached files of nothing": lambda: [one for first in range(20) for one in _content(first)],
    "pieces for a newer version": lambda: [
        piece("zzz", bytes(LARGEST_FRAME - 1) + bytes([number])) for number in range(240)
    ],
    "twenty thousand empty frames": lambda: [piece(REVISIONS, b"")] * 15_000,
}
"""By what is in them."""
