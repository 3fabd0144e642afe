"""Writing an exchanged file: frames to a nameless work file first, then the signed header and all of it on top."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

import msgspec

from desktop_app.exchange.bundles.byte_form import MAGIC, SIGNATURE_BYTES, WORD, PiecesReader, frame_bytes, signed_part
from desktop_app.exchange.bundles.errors import DamagedBundleError
from desktop_app.exchange.bundles.frames import in_chunks, in_frames, pack, unpack
from desktop_app.exchange.bundles.hand_out import HandedOut
from desktop_app.exchange.bundles.header import (
    CONTENT,
    DETACHABLE,
    HAVE,
    PERSONAL,
    PERSONAL_CONTENT,
    REVISIONS,
    SEALS,
    Frame,
    Header,
    encode_header,
)
from desktop_app.i18n import _
from desktop_app.sizes import LARGEST_SENT
from desktop_app.store.log.personal import MOST_VALUES, PersonalValues
from desktop_app.store.trust.seal import encode_seal

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from typing import BinaryIO

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from desktop_app.progress import Progress
    from desktop_app.store.merge.delivery import Delivery, Have
    from desktop_app.store.trust.seal import Seal

_PERSONAL_AT_ONCE = 128 * 1024
_OFTEN = 1000


@dataclass(slots=True)
class Frames:
    """The frames of a file that is being written, packed in a work file."""

    work: BinaryIO
    table: list[Frame] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    left_out: list[int] = field(default_factory=list)
    """The sizes of the attached files that found no room: they go with the next file, once the receiver asks."""

    def add(self, kind: str, contents: Iterable[bytes]) -> None:
        """Pack contents as frames of a kind."""
        for content in contents:
            self.keep(*pack(kind, content))

    def keep(self, frame: Frame, packed: bytes) -> None:
        """Keep a frame that is packed already: one of a newer version, handed on as it came."""
        self.table.append(frame)
        self.work.write(packed)

    def counted(self, kind: str, things: Iterable[bytes]) -> Iterator[bytes]:
        """Pass things on and count them under a kind."""
        for thing in things:
            self.counts[kind] = self.counts.get(kind, 0) + 1
            yield thing

    def packed(self) -> Iterator[bytes]:
        """Yield the packed frames in order."""
        self.work.seek(0)
        for frame in self.table:
            yield self.work.read(frame.packed)

    def are_whole(self) -> bool:
        """Tell whether every frame, as it was packed here, is one that a receiver can unpack; raises `OSError`."""
        try:
            for frame, packed in zip(self.table, self.packed(), strict=True):
                unpack(frame, packed)
        except DamagedBundleError:
            return False
        return True


def pack_delivery(
    frames: Frames,
    delivery: Delivery,
    have: Have,
    public: Collection[str],
    seals: Callable[[HandedOut], Iterable[Seal]],
    progress: Progress,
) -> None:
    """Pack everything that is handed over, and what the sender itself holds.

    `seals` gives those over the entries that were packed; `public` are the SHA-256 of attached files that are no
    applicant's: the others can be detached like personal values.
    """
    frames.add(HAVE, [msgspec.json.encode(have)])
    handed_out = HandedOut()
    bodies = handed_out.noting(_telling(delivery.bodies(), progress))
    frames.add(REVISIONS, in_frames(frames.counted(REVISIONS, bodies)))
    frames.add(SEALS, in_frames(map(encode_seal, seals(handed_out))))
    frames.add(PERSONAL, in_frames(frames.counted(PERSONAL, _personal_lines(delivery.personal()))))
    for content in frames.counted(CONTENT, _fitting(frames, delivery.contents())):
        kind = CONTENT if sha256(content).hexdigest() in public else PERSONAL_CONTENT
        frames.add(kind, in_chunks(content))


def _fitting(frames: Frames, contents: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the attached files that together stay within what one exchanged file may hold."""
    room = LARGEST_SENT
    for content in contents:
        if len(content) <= room:
            room -= len(content)
            yield content
        else:
            frames.left_out.append(len(content))


def _telling(bodies: Iterable[bytes], progress: Progress) -> Iterator[bytes]:
    for done, body in enumerate(bodies, 1):
        if done % _OFTEN == 0:
            progress(0, 0, _("正在写出登记日志"))
        yield body


def _personal_lines(personal: Iterable[PersonalValues]) -> Iterator[bytes]:
    """Yield personal values as lines, those of a much changed record in several."""
    for sent in personal:
        some: list[tuple[str, bytes]] = []
        size = 0
        for key, value in sent.values:
            some.append((key, value))
            size += len(value)
            if size > _PERSONAL_AT_ONCE or len(some) == MOST_VALUES:
                yield msgspec.json.encode(PersonalValues(sent.record, sent.secrets, tuple(some)))
                some, size = [], 0
        if some:
            yield msgspec.json.encode(PersonalValues(sent.record, sent.secrets, tuple(some)))


def whole_file(header: Header, frames: Frames, key: Ed25519PrivateKey) -> PiecesReader:
    """Return the finished file as a stream; `header` names the frames of `frames`."""
    signed = signed_part(encode_header(header))
    places = range(len(frames.table))
    return PiecesReader(_pieces(signed, key.sign(signed), frame_bytes(places, frames.packed())))


def without_personal(inner: BinaryIO, places: dict[int, int], header: Header) -> PiecesReader:
    """Return a verified file without its detachable frames: its signature still holds."""
    inner.seek(len(MAGIC))
    length = int(WORD.unpack(inner.read(WORD.size))[0])
    inner.seek(0)
    signed = inner.read(len(MAGIC) + WORD.size + length)
    signature = inner.read(SIGNATURE_BYTES)
    kept = [place for place in places if header.frames[place].kind not in DETACHABLE]

    def packed() -> Iterator[bytes]:
        for place in kept:
            inner.seek(places[place])
            yield inner.read(header.frames[place].packed)

    return PiecesReader(_pieces(signed, signature, frame_bytes(kept, packed())))


def _pieces(signed: bytes, signature: bytes, frames: Iterator[bytes]) -> Iterator[bytes]:
    yield signed
    yield signature
    yield from frames
