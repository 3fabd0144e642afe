"""What one data file hands to another: exact log entries, personal values with their secrets, contents of files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from desktop_app.store.log.revision import Hex32, Hex64  # noqa: TC001 (msgspec reads the annotations)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop_app.store.log.personal import PersonalValues
    from desktop_app.store.trust.seal import Seal


class Have(msgspec.Struct, frozen=True, kw_only=True):
    """What a data file holds and asks for.

    `lanes` names for each write stream some revisions whose whole stream before them is held; `personal` the records
    whose personal values are asked for; `contents` the SHA-256 of attached files that are asked for.
    """

    lanes: dict[Hex32, list[Hex64]] = {}
    personal: list[Hex32] = []
    contents: list[Hex64] = []


def _nothing() -> Iterable[PersonalValues]:
    return ()


def _no_contents() -> Iterable[bytes]:
    return ()


def _no_seals() -> Iterable[Seal]:
    return ()


@dataclass(frozen=True, slots=True)
class Origin:
    """The PC that signed the file a delivery comes in; `earlier`: its program didn't know seals yet."""

    key: str
    earlier: bool


@dataclass(frozen=True, slots=True)
class Delivery:
    """What is handed over; each part can be asked for anew, so it may be checked first and kept afterwards.

    `bodies` are revisions as they were stored, in any order; `contents` the bytes of attached files, one by one;
    `seals` bear their keys' signatures. Without an `origin` a person brings it in by hand, and all of it counts.
    """

    bodies: Callable[[], Iterable[bytes]]
    personal: Callable[[], Iterable[PersonalValues]] = _nothing
    contents: Callable[[], Iterable[bytes]] = _no_contents
    seals: Callable[[], Iterable[Seal]] = _no_seals
    origin: Origin | None = None
