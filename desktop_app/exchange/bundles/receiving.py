"""Taking files in (汇总, 接收): each is verified whole, then taken in one transaction; a bad one stops no other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from desktop_app.bug_report import bug_details
from desktop_app.errors import CancelledError, UserError
from desktop_app.exchange.bundles.arrival_words import own_months_of, scope_of, words_after, words_before
from desktop_app.exchange.bundles.envelope import digest_of, opened_bundle
from desktop_app.exchange.bundles.errors import (
    BugError,
    BundleError,
    HungryBundleError,
    LockedBundleError,
    NewerBundleError,
    RetiredError,
)
from desktop_app.exchange.bundles.folders import INBOX, QUARANTINE, keep_copy
from desktop_app.exchange.bundles.forgetting import clear_away
from desktop_app.exchange.bundles.header import CONTENT, PERSONAL_CONTENT
from desktop_app.exchange.bundles.keys import Keys, own_keys
from desktop_app.exchange.bundles.newer_pieces import keep_newer_pieces
from desktop_app.exchange.bundles.receiving_outcome import FileOutcome, From, Received, State
from desktop_app.exchange.bundles.vouching import (
    OFFICE,
    Own,
    Voucher,
    follow_certificates,
    issue_certificate,
    note_sender,
    vouch,
)
from desktop_app.exchange.bundles.witness_statement import own_log
from desktop_app.exchange.bundles.witnessing import Testimony, hear
from desktop_app.i18n import _
from desktop_app.office.months.receipts import give_receipts, without_receipt
from desktop_app.progress import silent
from desktop_app.sizes import refuse_growth
from desktop_app.store.log.erasing import erased_records
from desktop_app.store.log.reading import read, reading
from desktop_app.store.merge.adopting import adopt
from desktop_app.store.merge.delivery_check import DamagedDeliveryError, check_delivery
from desktop_app.store.merge.exchanged_files import IN, FileNote, Peer, is_noted
from desktop_app.store.merge.known_pcs import certificate_of
from desktop_app.store.trust.certificates import Power

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desktop_app.exchange.bundles.header import Sender
    from desktop_app.exchange.bundles.reading import Bundle
    from desktop_app.ledger import Ledger
    from desktop_app.model.merkle_tree import MerkleTree
    from desktop_app.progress import Progress
    from desktop_app.store.merge.adopted import Adopted

# Sound files, for somebody else or from a PC that may be brought back: nothing for the quarantine.
_NOT_BAD = (LockedBundleError, RetiredError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """How files are taken in: only looked at, with which fingerprints just compared, opened by which passphrase.

    `first_use`: a unit's first PC is believed before anybody compares its fingerprint, with a word of warning.
    """

    dry_run: bool = False
    codes: tuple[str, ...] = ()
    first_use: bool = False
    passphrase: str = ""


def receive(
    ledger: Ledger, paths: Sequence[Path], taking: Taking | None = None, progress: Progress = silent
) -> Received:
    """Take files in, or (`dry_run`) tell what would come of it; at the office every new hand-in gets its receipt.

    Raises `UserError` only where nothing can be received at all: the data file can't be written, or has no keys.
    """
    receiving = _Receiving(ledger, taking or Taking(), own_keys(ledger), progress, cache(lambda: own_log(ledger).tree))
    erased = read(ledger, erased_records)
    outcomes = []
    for done, path in enumerate(paths):
        progress(done, len(paths), _("正在接收“{name}”").format(name=path.name))
        outcomes.append(receiving.receive(path))
    receipts, cleared = 0, None
    if any(outcome.state == "taken" for outcome in outcomes):
        receipts = _give_receipts(ledger)
        # An erasure that came with a file has to reach the copies on this PC too.
        if gone := read(ledger, erased_records) - erased:
            cleared = clear_away(ledger, gone, progress, own=False)
    return Received(tuple(outcomes), receipts, cleared)


def _give_receipts(ledger: Ledger) -> int:
    """Give the receipts that are due, at the office; returns how many."""
    if ledger.profile.role != OFFICE:
        return 0
    with reading(ledger) as session:
        due = bool(without_receipt(session))
    return len(give_receipts(ledger)) if due else 0


@dataclass(frozen=True, slots=True)
class _Receiving:
    """Where files are taken in one by one."""

    ledger: Ledger
    taking: Taking
    keys: Keys
    progress: Progress
    own_tree: Callable[[], MerkleTree]
    """The tree over this PC's own log before the first file, made once it is asked for."""

    def receive(self, path: Path) -> FileOutcome:
        """Take one file in, or say why not."""
        digest = ""
        try:
            digest = digest_of(path)
            folder = self.ledger.path.parent
            with opened_bundle(path, self.keys.receiving, self.taking.passphrase, folder, self.progress) as bundle:
                return self._take(bundle, path, digest)
        except (BundleError, DamagedDeliveryError) as error:
            return self._refused(path, digest, error)
        except UserError as error:
            return FileOutcome(path=path, state="refused", message=error.message, hint=error.hint)
        except OSError:
            said = _("“{name}”读不出来，或者本机磁盘已满。").format(name=path.name)
            hint = _("请检查 U 盘、文件夹和磁盘空间，再试一次；数据没有改动。")
            return FileOutcome(path=path, state="refused", message=said, hint=hint)
        except MemoryError:
            return self._refused(path, digest, HungryBundleError())
        except (KeyboardInterrupt, SystemExit, CancelledError):
            raise
        except BaseException as bug:  # noqa: BLE001 (whatever happens to one file, the next is looked at; a cipher's panic is no Exception)
            return replace(self._refused(path, digest, BugError(path.name)), details=bug_details(bug))

    def _take(self, bundle: Bundle, path: Path, digest: str) -> FileOutcome:
        now = self.ledger.source.moment()
        with reading(self.ledger) as session:
            own = Own(self.keys.signing_key, self.ledger.profile.role)
            voucher = vouch(session, bundle, own, self.taking.codes, first_use=self.taking.first_use)
            if not (voucher.trusted or self.taking.dry_run):
                return _uncertified(bundle, voucher, path)
            warnings = words_before(session, self.ledger, bundle, voucher, now)
            seen_before = is_noted(session, digest, IN)
            heard = hear(session, bundle, self.ledger.profile, self.keys.signing_key)
            self._refuse_growth(bundle)
            lacks_certificate = certificate_of(session, bundle.header.sender.signing_key) is None
        if lacks_certificate:
            self._certify(bundle, voucher)
        note = None if seen_before else _note(bundle, path, digest, now)
        adopted, left_out = self._adopt(bundle, voucher, note, heard, now)
        with reading(self.ledger) as session:
            warnings += [*heard.words, *words_after(session, adopted, bundle.header.sender.unit_name, left_out)]
        alarm, what_to_do = heard.alarm
        kept = keep_copy(self.ledger, QUARANTINE, path, digest) if alarm and not self.taking.dry_run else None
        return FileOutcome(
            path=path,
            state="looked at" if self.taking.dry_run else "taken",
            alarm=alarm,
            hint=what_to_do,
            kept=kept.path if kept else None,
            sender=_sender(bundle, voucher),
            entries=bundle.header.revisions,
            without_personal=bundle.without_personal,
            seen_before=seen_before,
            months=own_months_of(bundle),
            adopted=adopted,
            warnings=tuple(warnings),
        )

    def _refuse_growth(self, bundle: Bundle) -> None:
        """Refuse a file whose attached files would make the ledger too large: whole, and before anything is taken."""
        frames = [bundle.header.frames[place] for place in bundle.places]
        more = sum(frame.size for frame in frames if frame.kind in {CONTENT, PERSONAL_CONTENT})
        hint = _("请对方删去或压缩大的附件再上报，或用命令 send --statistics-only 写一份不带附件的，照样汇总。")
        refuse_growth(self.ledger.path, more, _("文件里的附件"), hint)

    def _certify(self, bundle: Bundle, voucher: Voucher) -> None:
        """Certify a PC at the office before its file is judged: without a certificate nothing of it would count."""
        if self.ledger.profile.role == OFFICE and not (self.taking.dry_run or voucher.own):
            # A file that is refused leaves nothing behind.
            bundle.verify_content(self.progress)
            check_delivery(bundle.delivery(), self.progress)
            issue_certificate(self.ledger, bundle, compared=voucher.certified_now)

    def _adopt(
        self, bundle: Bundle, voucher: Voucher, note: FileNote | None, heard: Testimony, now: int
    ) -> tuple[Adopted, int]:
        """Take the content in, and keep what the file says of its PC; of a file that came before, nothing anew.

        Returns what came of it, and how many pieces for a newer version found no room.
        """
        sender = bundle.header.sender
        left_out: list[int] = []

        def first(session: Session) -> None:
            note_sender(session, bundle, voucher, now)

        def also(session: Session) -> None:
            follow_certificates(session, bundle, voucher, now)
            heard.keep(session, self.ledger, self.own_tree(), note.digest if note else "")
            left_out.append(keep_newer_pieces(session, bundle))

        peer = Peer(lane=sender.lane, unit=sender.unit, name=sender.unit_name, have=bundle.have(), at=now)
        adopted = adopt(
            self.ledger,
            bundle.delivery(),
            self.progress,
            label=_("接收“{unit}”的文件").format(unit=sender.unit_name),
            file=note,
            peer=None if voucher.own or note is None else peer,
            first=first if note or voucher.certified_now else None,
            also=also if note or voucher.certified_now else None,
            newcomer=self._newcomer(sender, voucher),
            rehearsal=self.taking.dry_run,
        )
        return adopted, sum(left_out)

    def _newcomer(self, sender: Sender, voucher: Voucher) -> dict[str, Power]:
        """Return the key that a dry run takes for certified, as it would be if the file were taken."""
        is_new = self.taking.dry_run and not (voucher.own or voucher.known)
        return {sender.signing_key: Power(sender.unit, sender.role)} if is_new else {}

    def _refused(self, path: Path, digest: str, error: UserError) -> FileOutcome:
        """Keep a copy of what is bad, or of what a newer version can read, and say what is wrong."""
        newer = isinstance(error, NewerBundleError)
        kept = None
        if digest and not self.taking.dry_run and not isinstance(error, _NOT_BAD):
            kept = keep_copy(self.ledger, INBOX if newer else QUARANTINE, path, digest)
        state: State = "for later" if newer else "refused"
        warnings = (_("地方不够，删去了最早留存的 {count} 份。").format(count=kept.gone),) if kept and kept.gone else ()
        return FileOutcome(
            path=path,
            state=state,
            message=error.message,
            hint=error.hint,
            kept=kept.path if kept else None,
            warnings=warnings,
        )


def _uncertified(bundle: Bundle, voucher: Voucher, path: Path) -> FileOutcome:
    """Return what to say of a file that nobody here vouches for: whose it is, and the code to compare."""
    sender = _sender(bundle, voucher)
    said = _("“{sender}”的这台电脑还没有认证，核对码是 {code}，没有汇总。")
    return FileOutcome(
        path=path,
        state="uncertified",
        message=said.format(sender=sender.unit_name, code=sender.code),
        hint=_("请对照对方打印的核对码；一致的，认证后再接收。"),
        sender=sender,
        entries=bundle.header.revisions,
        without_personal=bundle.without_personal,
    )


def _note(bundle: Bundle, path: Path, digest: str, now: int) -> FileNote:
    sender = bundle.header.sender
    return FileNote(
        digest=digest,
        direction=IN,
        at=now,
        lane=sender.lane,
        unit=sender.unit,
        name=path.name,
        counts=bundle.header.counts,
        path=str(path),
        scope=scope_of(bundle),
    )


def _sender(bundle: Bundle, voucher: Voucher) -> From:
    sender = bundle.header.sender
    return From(
        unit=sender.unit,
        unit_name=sender.unit_name,
        role=sender.role,
        person=sender.person,
        code=bundle.code,
        certified=voucher.trusted and not voucher.first,
        made_at=bundle.header.made_at,
    )
