"""Copies of exchanged files beside the data file: written for this PC only, stripped of personal values if need be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.exchange.bundles.envelope import opened_bundle
from desktop_app.exchange.bundles.folders import OUTBOX, existing, folder, place_of
from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.exchange.bundles.sealing import seal
from desktop_app.exchange.bundles.writing import without_personal
from desktop_app.i18n import _
from desktop_app.progress import silent
from desktop_app.whole_file import written_whole

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.exchange.bundles.byte_form import PiecesReader
    from desktop_app.exchange.bundles.keys import Keys
    from desktop_app.ledger import Ledger
    from desktop_app.progress import Progress


@dataclass(frozen=True, slots=True)
class Stripped:
    """What became of the copies in a folder: how many had personal values, and those that can't be opened."""

    count: int = 0
    closed: tuple[Path, ...] = ()


def write_own(path: Path, content: PiecesReader, keys: Keys) -> None:
    """Write an exchanged file that only this PC can open; raises `UnwritableError`."""
    with written_whole(path, owner_only=True) as unfinished, unfinished.open("wb") as file:
        seal(content, file, [keys.receiving_key])


def strip_copies(ledger: Ledger, name: str, progress: Progress = silent) -> Stripped:
    """Take all personal values out of the copies in a folder (`OUTBOX` …), whoever they are of.

    One that can't be opened, or not be written, stands as it is and stops no other.
    """
    keys = own_keys(ledger)
    stripped, closed = 0, []
    try:
        paths, work = existing(ledger, name), folder(ledger, OUTBOX)
    except OSError:
        return Stripped(closed=(place_of(ledger, name),))
    for done, path in enumerate(paths):
        progress(done, len(paths), _("正在清理“{name}”").format(name=name))
        try:
            with opened_bundle(path, keys.receiving, "", work, silent) as bundle:
                if bundle.has_personal:
                    write_own(path, without_personal(bundle.file, bundle.places, bundle.header), keys)
                    stripped += 1
        except (UserError, OSError, MemoryError):
            closed.append(path)
    return Stripped(stripped, tuple(closed))
