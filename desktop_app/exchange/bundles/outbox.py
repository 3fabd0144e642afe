"""The outbox: a copy of every file written, readable by this PC only; after a restore it brings back what was lost."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.exchange.bundles.envelope import digest_of, opened_bundle
from desktop_app.exchange.bundles.errors import BundleError
from desktop_app.exchange.bundles.folders import OUTBOX, SUFFIX, folder
from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.exchange.bundles.own_copies import write_own
from desktop_app.i18n import _
from desktop_app.progress import silent
from desktop_app.store.file.identity import RETURN_OUTBOX
from desktop_app.store.log.settings import write_settings
from desktop_app.store.log.writing import transaction
from desktop_app.store.merge.adopting import adopt
from desktop_app.store.merge.exchanged_files import IN, FileNote

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.exchange.bundles.byte_form import PiecesReader
    from desktop_app.exchange.bundles.keys import Keys
    from desktop_app.ledger import Ledger
    from desktop_app.progress import Progress


@dataclass(frozen=True, slots=True)
class Returned:
    """What the outbox brought back: from how many files how many entries, and the files that couldn't be read."""

    files: int = 0
    entries: int = 0
    unreadable: tuple[str, ...] = ()


def keep_in_outbox(ledger: Ledger, content: PiecesReader, keys: Keys, name: str) -> Path:
    """Write a copy that only this PC can open into the outbox, and return its path.

    Raises `UnwritableError` or `OSError`.
    """
    path = folder(ledger, OUTBOX) / f"{name}{SUFFIX}"
    write_own(path, content, keys)
    return path


def return_outbox(ledger: Ledger, progress: Progress = silent) -> Returned:
    """Take in again what this PC has written into files: what a restored data file lacks of it comes back."""
    keys = own_keys(ledger)
    place = folder(ledger, OUTBOX)
    entries, unreadable, paths = 0, [], sorted(place.glob(f"*{SUFFIX}"))
    for done, path in enumerate(paths):
        progress(done, len(paths), _("正在取回发件箱"))
        note = FileNote(digest=digest_of(path), direction=IN, at=_now(ledger), name=path.name, path=str(path))
        try:
            with opened_bundle(path, keys.receiving, "", place, silent) as bundle:
                entries += adopt(ledger, bundle.delivery(), label=_("从发件箱找回"), file=note).new
        except BundleError:
            unreadable.append(path.name)
    with transaction(ledger) as session:
        write_settings(session, {RETURN_OUTBOX: ""})
    return Returned(len(paths), entries, tuple(unreadable))


def return_own(ledger: Ledger, progress: Progress = silent) -> int:
    """Take in what this PC itself has signed and the data file lacks; returns how many entries came.

    The outbox lies open to whoever uses this PC: a file that somebody else put there is left alone.
    """
    keys = own_keys(ledger)
    place = folder(ledger, OUTBOX)
    entries = 0
    paths = sorted(place.glob(f"*{SUFFIX}"))
    for done, path in enumerate(paths):
        progress(done, len(paths), _("正在取回发件箱"))
        with suppress(BundleError), opened_bundle(path, keys.receiving, "", place, silent) as bundle:
            if bundle.header.sender.signing_key == keys.signing_key:
                entries += adopt(ledger, bundle.delivery(), label=_("从发件箱找回")).new
    return entries


def _now(ledger: Ledger) -> int:
    return ledger.source.moment()
