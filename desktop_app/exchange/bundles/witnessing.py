"""Being a witness of another PC's log: what its file says is held against what it said before, kept, and told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_app.exchange.bundles.errors import DamagedBundleError
from desktop_app.exchange.bundles.witness_words import alarm_of, words_of, words_of_loss, words_of_silence
from desktop_app.i18n import _
from desktop_app.store.trust.seal import is_signed
from desktop_app.store.witness.confirmations import take_confirmations
from desktop_app.store.witness.judging import Standing, Verdict, judge
from desktop_app.store.witness.own_list import knows_this_list
from desktop_app.store.witness.witnessed import (
    Witnessed,
    keep_contradiction,
    last_said_at,
    remember_head,
    remembered,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.exchange.bundles.reading import Bundle
    from desktop_app.ledger import Ledger, Profile
    from desktop_app.model.merkle_tree import MerkleTree
    from desktop_app.store.witness.statements import Confirmed, Statement


@dataclass(slots=True)
class Testimony:
    """What a file says of its sender's log, as it was judged here, and the sentences about it."""

    who: Witnessed
    statement: Statement | None
    verdict: Verdict | None
    own_key: str
    words: list[str] = field(default_factory=list)
    alarm: tuple[str, str] = ("", "")
    """What contradicts what the same PC signed before, and what to do about it."""

    def keep(self, session: Session, ledger: Ledger, tree: MerkleTree, file: str) -> None:
        """Remember what the file says, and take what its sender has seen of this PC's log, whose tree is given.

        What contradicts is kept as evidence with the SHA-256 of the file, and what was remembered stays.
        """
        if self.statement is None or self.verdict is None:
            return
        if any(self.alarm) and self.verdict.against:
            keep_contradiction(session, self.who, self.statement, self.verdict.against, file)
        if self.verdict.standing is not Standing.CONTRADICTION:
            remember_head(session, self.who, self.statement, self.verdict)
        seen = [one for one in self.statement.confirmed if self._is_ours(one)]
        missing = take_confirmations(session, ledger.source, tree, self.who, seen, _("本机的登记日志退回过"))
        self.words += words_of_loss(self.who, missing)

    def _is_ours(self, one: Confirmed) -> bool:
        """Tell whether this PC said it, and the sender of the file saw it: by both signatures."""
        if one.signing_key != self.own_key:
            return False
        said = is_signed(one.head.text, one.head_signature, self.own_key)
        return said and is_signed(one.text, one.signature, self.who.signing_key)


def hear(session: Session, bundle: Bundle, profile: Profile, own_key: str) -> Testimony:
    """Judge what a file says of its sender's log.

    Raises `DamagedBundleError` where it isn't the sender's word.
    """
    header = bundle.header
    sender, statement = header.sender, header.witness
    who = Witnessed(
        signing_key=sender.signing_key,
        role=sender.role,
        unit=sender.unit,
        unit_name=sender.unit_name,
        made_at=header.made_at,
    )
    if sender.signing_key == own_key:
        return Testimony(who, None, None, own_key)
    if statement is None:
        last = last_said_at(session, sender.signing_key)
        # An old file may come late; one that is newer by its own PC's clock has dropped what it used to say.
        return Testimony(
            who, None, None, own_key, words_of_silence(who, silent=last is not None and header.made_at > last)
        )
    if statement.head.list != sender.lane or not is_signed(
        statement.head.text, statement.signature, sender.signing_key
    ):
        raise DamagedBundleError(_("登记日志的见证不是发送方的"))
    verdict = judge(sender.signing_key, statement, remembered(session, sender.signing_key, statement))
    due = _is_for(bundle, profile) and knows_this_list(session, statement, own_key)
    said = words_of(who, statement, verdict, due=due)
    return Testimony(who, statement, verdict, own_key, said, alarm_of(who, sender.person, statement, verdict, due=due))


def _is_for(bundle: Bundle, profile: Profile) -> bool:
    """Tell whether a file was written for this PC: only then its sender knows what this PC has seen before."""
    receiver = bundle.header.receiver
    return receiver.role in {"", profile.role} and receiver.unit in {"", profile.unit_id}
