"""The signed header of an exchanged file: who sends what to whom, and the size and hash of every frame that follows."""

from __future__ import annotations

from typing import Annotated

import msgspec

from desktop_app.exchange.bundles.errors import DamagedBundleError, NewerBundleError, OversizeBundleError
from desktop_app.store.log.revision import Count, Hex32, Hex64  # noqa: TC001 (msgspec reads the annotations)
from desktop_app.store.witness.statements import Statement  # noqa: TC001 (msgspec reads the annotations)
from desktop_app.unreadable import UNREADABLE

READER = 1
"""The newest form of exchanged files that this program reads."""

LARGEST_HEADER = 4 * 1024**2
LARGEST_FRAME = 8 * 1024**2
LARGEST_TOTAL = 2 * 1024**3
MOST_FRAMES = 20_000
"""What no honest file exceeds, in bytes and frames; checked before anything is set aside in memory."""

LARGEST_HAVE = 8 * 1024**2
"""The most bytes of what a sender says it holds, and of its seals, unpacked: what a thousand PCs say is far less."""

ALWAYS_UNPACKED = 8 * 1024**2
"""The bytes that the lines of any file, and the attached files in it, may unpack to."""

_MOST_COUNTS = 32

# All end with \Z: a $ would let a line end through.
Kind = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_]{0,30}\Z")]
Name = Annotated[str, msgspec.Meta(max_length=500)]
Id = Annotated[str, msgspec.Meta(pattern=r"^([0-9a-f]{32})?\Z")]
AgeKey = Annotated[str, msgspec.Meta(pattern=r"^age1[0-9a-z]{20,100}\Z")]
Size = Annotated[int, msgspec.Meta(ge=0, le=LARGEST_FRAME)]

REVISIONS, PERSONAL, CONTENT, PERSONAL_CONTENT, HAVE = "revisions", "personal", "content", "personal_content", "have"
SEALS = "seals"
"""The kinds of frames: log entries, personal values, pieces of attached files, what the sender holds, and the seals."""

DETACHABLE = frozenset({PERSONAL, PERSONAL_CONTENT})
"""What may be missing though the header lists it: a file made fit for statistics afterwards still verifies."""

MOST_UNPACKED = {REVISIONS: 12, PERSONAL: 12, CONTENT: 8, PERSONAL_CONTENT: 8}
"""How many times its packed bytes a frame of the kind may unpack to; beyond that a sender stores it as it is.

Ids and hashes are chance and don't pack, so honest entries come to a sixth; attached files are packed already.
"""

_TOGETHER = (frozenset({REVISIONS, PERSONAL}), frozenset({CONTENT, PERSONAL_CONTENT}))

KNOWN_KINDS = frozenset({REVISIONS, PERSONAL, CONTENT, PERSONAL_CONTENT, HAVE, SEALS})


class Frame(msgspec.Struct, frozen=True):
    """One frame: what it holds, its bytes as packed in the file and unpacked, and the SHA-256 of the packed ones."""

    kind: Kind
    packed: Size
    size: Size
    sha256: Hex64


class Suite(msgspec.Struct, frozen=True):
    """The methods used, so that others (commercial ciphers) can be added without a new form of file."""

    signature: str = "ed25519"
    digest: str = "sha256"
    packing: str = "zlib"


class Sender(msgspec.Struct, frozen=True, kw_only=True):
    """The PC that wrote the file, and in whose name."""

    signing_key: Hex64
    receiving_key: AgeKey
    lane: Hex32
    organisation: Id = ""
    unit: Id = ""
    unit_name: Name = ""
    role: Annotated[str, msgspec.Meta(pattern=r"^(unit|office)\Z")]
    person: Name = ""


class Receiver(msgspec.Struct, frozen=True, kw_only=True):
    """For whom the file is: the office, a unit by its record, or (role empty) everybody."""

    role: Annotated[str, msgspec.Meta(pattern=r"^(unit|office)?\Z")] = ""
    unit: Id = ""
    unit_name: Name = ""


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """All that is signed; members that a newer version adds are passed over."""

    form: Annotated[int, msgspec.Meta(ge=1)] = READER
    min_reader: Annotated[int, msgspec.Meta(ge=1)] = 1
    suite: Suite = Suite()
    app: Name
    schema: Count
    bundle: Hex32
    made_at: Count
    sender: Sender
    receiver: Receiver = Receiver()
    disclosure: Annotated[str, msgspec.Meta(pattern=r"^(full|statistics)\Z")] = "full"
    everything: bool = True
    counts: Annotated[dict[Kind, Count], msgspec.Meta(max_length=_MOST_COUNTS)] = {}
    witness: Statement | None = None
    frames: Annotated[list[Frame], msgspec.Meta(max_length=MOST_FRAMES)]

    @property
    def revisions(self) -> int:
        """Return how many log entries the file says it holds."""
        return self.counts.get(REVISIONS, 0)


class _Version(msgspec.Struct):
    min_reader: int = 1


def encode_header(header: Header) -> bytes:
    """Return the header's bytes; raises `OversizeBundleError` where they are too many."""
    body = msgspec.json.encode(header)
    _check_size(header)
    if len(body) > LARGEST_HEADER:
        raise OversizeBundleError
    return body


def decode_header(body: bytes) -> Header:
    """Read a header strictly; raises `NewerBundleError`, `OversizeBundleError` or `DamagedBundleError`."""
    try:
        if msgspec.json.decode(body, type=_Version).min_reader > READER:
            raise NewerBundleError
        header = msgspec.json.decode(body, type=Header)
    except UNREADABLE as error:
        raise DamagedBundleError from error
    # Another method comes of a newer version: the file is kept for later, not called damaged.
    if header.suite != Suite():
        raise NewerBundleError
    _check_size(header)
    return header


def _check_size(header: Header) -> None:
    if max(sum(frame.size for frame in header.frames), sum(frame.packed for frame in header.frames)) > LARGEST_TOTAL:
        raise OversizeBundleError
    for kind in (HAVE, SEALS):
        if sum(frame.size for frame in header.frames if frame.kind == kind) > LARGEST_HAVE:
            raise OversizeBundleError
    for kinds in _TOGETHER:
        frames = [frame for frame in header.frames if frame.kind in kinds]
        most = ALWAYS_UNPACKED + sum(MOST_UNPACKED[frame.kind] * frame.packed for frame in frames)
        if sum(frame.size for frame in frames) > most:
            raise OversizeBundleError
