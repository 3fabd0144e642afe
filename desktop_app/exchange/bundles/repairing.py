"""Repairing a data file: from its own log, its outbox, and whatever files a person offers; then it is proved again."""

from __future__ import annotations

from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.exchange.bundles.envelope import opened_bundle
from desktop_app.exchange.bundles.folders import OUTBOX, SUFFIX, folder
from desktop_app.exchange.bundles.keys import Keys, own_keys
from desktop_app.exchange.bundles.outbox import return_own
from desktop_app.exchange.bundles.receiving import Taking, receive
from desktop_app.i18n import _
from desktop_app.progress import silent, without_stopping
from desktop_app.store.file.backup import FOLDER, keep_before_repair
from desktop_app.store.file.check import damaged
from desktop_app.store.file.connection import DatabaseError
from desktop_app.store.file.foreign_log import ForeignLog
from desktop_app.store.log.contents import LARGEST
from desktop_app.store.merge.delivery import Delivery
from desktop_app.store.proof.mending import Elsewhere, mend, settle_own_stream
from desktop_app.store.proof.verify import verify
from desktop_app.store.trust.seal import LONGEST_SEAL, seals_among

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.progress import Progress
    from desktop_app.store.proof.finding import Verdict


_DATA_FILE = ".ogi"


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair did: the copy kept before it, each step in words, and what a proof says afterwards."""

    kept: Path
    steps: tuple[str, ...]
    verdict: Verdict


def repair(ledger: Ledger, places: Sequence[Path] = (), progress: Progress = silent) -> Repaired:
    """Mend a data file, with the help of its outbox, its backups and the files and folders given; prove it again.

    Raises `UserError` where no copy can be kept first, or the file can't be written.
    """
    kept = keep_before_repair(ledger)
    keys = own_keys(ledger)
    beside = [folder(ledger, OUTBOX), ledger.path.parent / FOLDER]
    files = [path for path in _files([*beside, *places]) if path not in {kept.resolve(), ledger.path.resolve()}]
    steps: list[str] = []
    others = {path: other for path in files if (other := _elsewhere(ledger, path, keys, steps)) is not None}
    steps += mend(ledger, list(others.values()), progress)
    going_on = without_stopping(progress)
    steps += _taken_in(ledger, [path for path in _files(places) if path.suffix == SUFFIX and path in others], going_on)
    return Repaired(kept, tuple(steps), verify(ledger, going_on))


def _files(places: Sequence[Path]) -> list[Path]:
    """Return the files given, and those in the folders given, each once and in a fixed order."""
    found: dict[Path, None] = {}
    for place in places:
        inside = sorted(path for path in place.rglob("*") if path.is_file()) if place.is_dir() else [place]
        found |= dict.fromkeys(path.resolve() for path in inside if path.is_file())
    return list(found)


def _elsewhere(ledger: Ledger, path: Path, keys: Keys, steps: list[str]) -> Elsewhere | None:
    """Return a file that can be read, or say why it can't; any other document may be an attachment's original."""
    opening = {SUFFIX: _bundle, _DATA_FILE: _data_file}.get(path.suffix, _document)
    other = Elsewhere(path.name, partial(opening, ledger, path, keys))
    try:
        with other.open():
            return other
    except (UserError, OSError) as error:
        steps.append(_("“{name}”读不出来：{why}").format(name=path.name, why=str(error)))
        return None


@contextmanager
def _bundle(ledger: Ledger, path: Path, keys: Keys) -> Iterator[Delivery]:
    with opened_bundle(path, keys.receiving, "", folder(ledger, OUTBOX), silent) as bundle:
        yield bundle.delivery()


@contextmanager
def _data_file(ledger: Ledger, path: Path, keys: Keys) -> Iterator[Delivery]:
    """Open a backup with the same password: nothing of it is run, and only its log and what belongs to that is read."""
    del keys
    try:
        with closing(ledger.connect(path)) as connection:
            log = ForeignLog(connection)
            yield Delivery(log.bodies, log.personal, log.contents, lambda: seals_among(log.seals(LONGEST_SEAL)))
    except DatabaseError as error:
        raise damaged(path) from error


@contextmanager
def _document(ledger: Ledger, path: Path, keys: Keys) -> Iterator[Delivery]:
    del ledger, keys
    small = path.stat().st_size <= LARGEST
    yield Delivery(tuple, contents=lambda: (path.read_bytes(),) if small else ())


def _taken_in(ledger: Ledger, files: Sequence[Path], progress: Progress) -> Iterator[str]:
    """Take in what nothing in the data file names any more: own files, and others' the way every file is received."""
    if came := return_own(ledger, progress):
        yield _("从发件箱找回了 {count} 条登记日志。").format(count=came)
    for outcome in receive(ledger, files, Taking(), progress).files if files else ():
        if outcome.adopted is not None and outcome.adopted.new:
            yield _("从“{name}”收下了 {count} 条登记日志。").format(name=outcome.path.name, count=outcome.adopted.new)
        elif outcome.failed:
            yield _("“{name}”没有收下：{why}").format(name=outcome.path.name, why=outcome.message)
    yield from settle_own_stream(ledger)
