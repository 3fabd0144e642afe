"""Reading an exchanged file: that it is whole before it is asked whose word it is, what is in it only after that."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

import msgspec

from desktop_app.exchange.bundles.byte_form import frame_places, read_exactly, read_head, signed_part
from desktop_app.exchange.bundles.errors import DamagedBundleError
from desktop_app.exchange.bundles.frames import lines_of, unpack, whole_contents
from desktop_app.exchange.bundles.header import (
    CONTENT,
    DETACHABLE,
    HAVE,
    KNOWN_KINDS,
    PERSONAL,
    PERSONAL_CONTENT,
    REVISIONS,
    SEALS,
    Frame,
    Header,
    decode_header,
)
from desktop_app.exchange.bundles.keys import fingerprint
from desktop_app.i18n import _
from desktop_app.store.log.personal import PersonalValues
from desktop_app.store.log.tables import FIRST_SEALED
from desktop_app.store.merge.delivery import Delivery, Have, Origin
from desktop_app.store.trust.seal import DamagedSealError, is_signed, read_seal
from desktop_app.unreadable import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from desktop_app.progress import Progress
    from desktop_app.store.trust.seal import Seal

_PERSONAL_LINE = msgspec.json.Decoder(PersonalValues)


@dataclass(frozen=True, slots=True)
class Bundle:
    """An exchanged file whose signature and hashes hold; what is in it is unpacked and read when it is asked for."""

    header: Header
    file: BinaryIO
    places: dict[int, int]

    @property
    def code(self) -> str:
        """Return the fingerprint of the PC that signed it."""
        return fingerprint(self.header.sender.signing_key, self.header.sender.receiving_key)

    @property
    def without_personal(self) -> bool:
        """Tell whether it is for statistics: written or made without personal values."""
        lacking = any(place not in self.places for place in range(len(self.header.frames)))
        return lacking or self.header.disclosure == "statistics"

    @property
    def has_personal(self) -> bool:
        """Tell whether it holds anything that can be detached."""
        return any(self.header.frames[place].kind in DETACHABLE for place in self.places)

    def delivery(self) -> Delivery:
        """Return what it hands over, read from the file each time it is asked for."""
        origin = Origin(self.header.sender.signing_key, self.header.schema < FIRST_SEALED)
        return Delivery(self.bodies, self.personal, self.contents, self.seals, origin)

    def bodies(self) -> Iterator[bytes]:
        """Yield the log entries."""
        for content in self._frames(REVISIONS):
            yield from lines_of(content)

    def personal(self) -> Iterator[PersonalValues]:
        """Yield the personal values; raises `DamagedBundleError` for a line that isn't such."""
        for content in self._frames(PERSONAL):
            for line in lines_of(content):
                yield _decoded(line)

    def contents(self) -> Iterator[bytes]:
        """Yield the attached files."""
        for kind in (CONTENT, PERSONAL_CONTENT):
            yield from whole_contents(self._frames(kind))

    def seals(self) -> Iterator[Seal]:
        """Yield the seals over its entries; raises `DamagedBundleError` for one that isn't signed as it says."""
        try:
            for content in self._frames(SEALS):
                yield from map(read_seal, lines_of(content))
        except DamagedSealError as error:
            raise DamagedBundleError(_("签名不符")) from error

    def have(self) -> Have:
        """Return what the sender holds; raises `DamagedBundleError` where that can't be read.

        Not to be asked for before somebody vouches for the file: what it says may be large.
        """
        try:
            return msgspec.json.decode(b"".join(self._frames(HAVE)) or b"{}", type=Have)
        except UNREADABLE as error:
            raise DamagedBundleError from error

    def unknown(self) -> Iterator[tuple[Frame, bytes]]:
        """Yield the frames of kinds that only a newer version knows, packed as they are; each can be unpacked."""
        for place, start in self.places.items():
            frame = self.header.frames[place]
            if frame.kind not in KNOWN_KINDS:
                packed = self._packed(place, start)
                unpack(frame, packed)
                yield frame, packed

    def _frames(self, kind: str) -> Iterator[bytes]:
        for place, start in self.places.items():
            if self.header.frames[place].kind == kind:
                yield unpack(self.header.frames[place], self._packed(place, start))

    def _packed(self, place: int, start: int) -> bytes:
        self.file.seek(start)
        return read_exactly(self.file, self.header.frames[place].packed)

    def verify(self, progress: Progress) -> None:
        """Check that every frame is the one that the signed header names; raises `DamagedBundleError`."""
        for done, (place, start) in enumerate(self.places.items(), 1):
            if sha256(self._packed(place, start)).hexdigest() != self.header.frames[place].sha256:
                raise DamagedBundleError
            progress(done, len(self.places), _("正在核对文件"))

    def verify_content(self, progress: Progress) -> None:
        """Check that every frame unpacks to what the header says, as who takes it in will; raises `BundleError`."""
        for done, (place, start) in enumerate(self.places.items(), 1):
            unpack(self.header.frames[place], self._packed(place, start))
            progress(done, len(self.places), _("正在核对文件"))
        self.have()


def read_bundle(file: BinaryIO, progress: Progress) -> Bundle:
    """Verify a file without its envelope and return it; raises a `BundleError` for anything that isn't whole.

    Nothing is unpacked yet: whoever made the file may be anybody.
    """
    head, signature = read_head(file)
    header = decode_header(head)
    if not is_signed(signed_part(head), signature, header.sender.signing_key):
        raise DamagedBundleError(_("签名不符"))
    bundle = Bundle(header, file, frame_places(file, header.frames))
    bundle.verify(progress)
    return bundle


def _decoded(line: bytes) -> PersonalValues:
    try:
        return _PERSONAL_LINE.decode(line)
    except UNREADABLE as error:
        raise DamagedBundleError from error
