"""Writing a file for another PC (上报, 下发): what it lacks, or everything; done only once it was read back whole."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.exchange.bundles.addressing import Address, address
from desktop_app.exchange.bundles.arrival_words import scope_of
from desktop_app.exchange.bundles.composing import Wanted, compose, entries_for
from desktop_app.exchange.bundles.envelope import digest_of, opened_bundle
from desktop_app.exchange.bundles.errors import BundleError, DamagedBundleError, DamagedLedgerError
from desktop_app.exchange.bundles.folders import OUTBOX, folder
from desktop_app.exchange.bundles.header import CONTENT, PERSONAL, Header
from desktop_app.exchange.bundles.keys import Keys, own_keys
from desktop_app.exchange.bundles.outbox import keep_in_outbox
from desktop_app.exchange.bundles.plain_names import words_on_plain_names
from desktop_app.exchange.bundles.sealing import seal
from desktop_app.exchange.bundles.witness_statement import own_log, recipient_of
from desktop_app.exchange.bundles.writing import Frames, whole_file
from desktop_app.i18n import _
from desktop_app.progress import silent
from desktop_app.sizes import LARGEST_SENT, size_words
from desktop_app.store.file.identity import remember_said
from desktop_app.store.log.reading import reading
from desktop_app.store.log.writing import transaction
from desktop_app.store.merge.exchanged_files import OUT, FileNote, Scope, note_file
from desktop_app.store.witness.own_list import note_sent
from desktop_app.unreadable import UNREADABLE
from desktop_app.whole_file import flush_to_disk, written_whole

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.exchange.bundles.reading import Bundle
    from desktop_app.ledger import Ledger
    from desktop_app.progress import Progress

__all__ = ["Sent", "Wanted", "send"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A file that was written, read back and kept: where, for whom, what is in it, and what to know about it."""

    path: Path
    kept: Path
    receiver: str
    entries: int
    personal: int
    contents: int
    size: int
    locked: str
    """"keys" (only the receiver opens it), "passphrase", or "" (anybody can)."""
    whole: bool
    """Everything is in it, not only what the receiver lacks."""
    code: str
    """The fingerprint of this PC (核对码), which the receiver compares once."""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Parcel:
    """A composed file: it can be written more than once."""

    header: Header
    frames: Frames
    to: Address
    keys: Keys
    passphrase: str
    warnings: tuple[str, ...] = ()

    @property
    def locked(self) -> str:
        if self.passphrase:
            return "passphrase"
        return "keys" if self.to.keys else ""

    def write(self, path: Path) -> None:
        """Write the file into its envelope; this PC can open it too, where only receivers can."""
        receivers = (*self.to.keys, self.keys.receiving_key) if self.to.keys else ()
        with path.open("wb") as file:
            seal(whole_file(self.header, self.frames, self.keys.signing), file, receivers, self.passphrase)
        flush_to_disk(path)

    def read_back(self, path: Path, work_folder: Path, progress: Progress) -> Scope:
        """Verify a written file as its receiver will, and return what it is about.

        Raises `DamagedBundleError` where it isn't what was meant, and `DamagedLedgerError` where what was meant is
        damaged itself.
        """
        try:
            with opened_bundle(path, self.keys.receiving, self.passphrase, work_folder, progress) as bundle:
                self._refuse_another(bundle)
                bundle.verify_content(progress)
                return scope_of(bundle)
        except DamagedBundleError as error:
            # A stick that spoils what it is given looks the same from here: the packed frames tell which it was.
            if self.frames.are_whole():
                raise
            raise DamagedLedgerError from error

    def _refuse_another(self, bundle: Bundle) -> None:
        if bundle.header != self.header:
            raise DamagedBundleError


def send(ledger: Ledger, target: Path, wanted: Wanted | None = None, progress: Progress = silent) -> Sent:
    """Write a file and verify it by reading it back; nothing stands at `target` before it is whole.

    Raises `UserError` where the receiver is unknown, the ledger itself is damaged or the place can't be written.
    """
    wanted = wanted or Wanted()
    keys = own_keys(ledger)
    log = own_log(ledger)
    try:
        with tempfile.TemporaryFile(dir=folder(ledger, OUTBOX)) as work:
            frames = Frames(work)
            with reading(ledger) as session:
                to = address(session, ledger.profile, wanted.to)
                header = compose(session, ledger, to, wanted, keys, log, frames, progress)
                told = words_on_plain_names(entries_for(session, to, wanted)) if wanted.statistics_only else []
            parcel = _Parcel(header, frames, to, keys, wanted.passphrase, (*log.warnings, *told, *_left_out(frames)))
            sent = _keep_and_deliver(ledger, parcel, target, progress)
    except UNREADABLE as error:
        # All that is decoded on the way out is this ledger's own: the log, and its notes of other PCs.
        raise DamagedLedgerError from error
    except (OSError, BundleError) as error:
        raise UserError(
            _("文件没有写成：“{path}”不能写入、已拔出或空间不够。").format(path=target),
            _("请换一个位置或腾出空间后再试；数据没有改动。"),
        ) from error
    return sent


def _keep_and_deliver(ledger: Ledger, parcel: _Parcel, target: Path, progress: Progress) -> Sent:
    """Write beside the target, read back, keep a copy and a note of it, and only then give the file its name.

    That is the last thing that can fail: what is said not to be written doesn't stand there.
    """
    with written_whole(target) as unfinished:
        parcel.write(unfinished)
        scope = parcel.read_back(unfinished, folder(ledger, OUTBOX), progress)
        again = whole_file(parcel.header, parcel.frames, parcel.keys.signing)
        kept = keep_in_outbox(ledger, again, parcel.keys, _outbox_name(ledger, parcel.header))
        note = _note(parcel.header, digest_of(unfinished), target, kept, scope)
        said = parcel.header.witness.head if parcel.header.witness else None
        with transaction(ledger) as session:
            note_file(session, note)
            if said:
                note_sent(session, said, recipient_of(parcel.header.receiver), note.at)
        if said:
            remember_said(ledger.identity.token, said.list, said.size)
        return _sent(parcel, target, kept, unfinished.stat().st_size)


def _outbox_name(ledger: Ledger, header: Header) -> str:
    return f"{ledger.source.now().astimezone():%Y-%m-%d_%H%M%S}_{header.bundle[:8]}"


def _sent(parcel: _Parcel, target: Path, kept: Path, size: int) -> Sent:
    header = parcel.header
    return Sent(
        path=target,
        kept=kept,
        receiver=parcel.to.label,
        entries=header.revisions,
        personal=header.counts.get(PERSONAL, 0),
        contents=header.counts.get(CONTENT, 0),
        size=size,
        locked=parcel.locked,
        whole=header.everything,
        code=parcel.keys.code,
        warnings=(*parcel.warnings, *_warnings(parcel)),
    )


def _left_out(frames: Frames) -> list[str]:
    if not frames.left_out:
        return []
    said = _("一个文件最多带 {most} 附件，还有 {count} 份（{size}）没有带；收到对方的下一个文件以后再写一次就会带上。")
    count, size = len(frames.left_out), size_words(sum(frames.left_out))
    return [said.format(most=size_words(LARGEST_SENT), count=count, size=size)]


def _warnings(parcel: _Parcel) -> list[str]:
    if parcel.locked:
        return []
    if parcel.header.counts.get(PERSONAL):
        return [_("还没有对方的公钥，文件没有加密，里面有申请人的个人信息，请当面递交；或加口令重新写一份。")]
    return [_("还没有对方的公钥，文件没有加密。")]


def _note(header: Header, digest: str, target: Path, kept: Path, scope: Scope) -> FileNote:
    return FileNote(
        digest=digest,
        direction=OUT,
        at=header.made_at,
        lane=header.sender.lane,
        unit=header.receiver.unit,
        name=target.name,
        counts=header.counts,
        path=str(target),
        scope=scope,
        kept=kept.name,
    )
