"""交接: another person works with a data file from a day on; what the predecessor entered stays the predecessor's.

At other PCs a person's name is the word of a seal. So the last word under the old name is sealed before the new one.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.i18n import _
from desktop_app.model.kinds import Staff
from desktop_app.office.records.unit_person import in_post, named_by_office, post_of, succeed
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read
from desktop_app.store.log.revision import LONGEST_WORD
from desktop_app.store.log.settings import read_settings, write_settings
from desktop_app.store.log.tables import LANE
from desktop_app.store.log.write_stream import own_stream
from desktop_app.store.log.writing import transaction
from desktop_app.store.trust.seal import Seal, signed_seal
from desktop_app.store.trust.sealed_entries import keep_seals

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger, Profile
    from desktop_app.store.log.change import Change

_NEXT, _FROM = "next_person", "next_person_from"
"""The settings that say who comes, and from which day on."""


def hand_over(ledger: Ledger, person: str, day: dt.date, telephone: str = "") -> Ledger:
    """Let another person work with the ledger from a day on; returns the ledger as it is used from now on.

    The staff list follows, as one step that can be undone: the predecessor's term ends the day before. What is entered
    until then bears the old name. Raises `UserError` where no name, or the same one, is given.
    """
    name = person.strip()[:LONGEST_WORD]
    if not name:
        raise UserError(_("请填写接任人的姓名。"), _("交接以后登记的内容都记在这个姓名下。"))
    if name == ledger.profile.person:
        raise UserError(_("接任人和现在的登记人是同一个姓名。"), _("同名的请加以区别，例如写上处室。"))
    with operation(ledger, _("交接给{person}").format(person=name)) as change:
        _follow_in_staff(change, ledger, name, day, telephone)
    with transaction(ledger) as session:
        write_settings(session, {_NEXT: name, _FROM: day.isoformat()})
    return take_over(ledger, ledger.source.now().astimezone().date())


def coming(session: Session) -> tuple[str, dt.date] | None:
    """Return who takes over and from which day on; None where nobody is to."""
    settings = read_settings(session)
    try:
        day = dt.date.fromisoformat(settings.get(_FROM, ""))
    except ValueError:
        return None
    return (settings[_NEXT], day) if settings.get(_NEXT) else None


def to_confirm(session: Session, profile: Profile) -> Staff | None:
    """Return who works for the own unit by the office's word, until it is settled here under which name this PC writes.

    The office's word changes no name by itself: each entry's name is the word of the PC that made it.
    """
    named, next_one = named_by_office(session, profile), coming(session)
    return None if named and next_one and next_one[0] == named.name else named


def take_over(ledger: Ledger, today: dt.date) -> Ledger:
    """Let the person who was named take over, once the day has come; returns the ledger with its profile."""
    named = read(ledger, coming)
    if ledger.read_only or named is None or named[1] > today:
        return ledger
    person = named[0]
    _seal_the_past(ledger)
    with transaction(ledger) as session:
        write_settings(session, {"person": person, _NEXT: "", _FROM: ""})
    return replace(ledger, profile=replace(ledger.profile, person=person))


def _seal_the_past(ledger: Ledger) -> None:
    """Sign that what stands in the own stream was entered while the predecessor worked here."""
    keys = own_keys(ledger)
    with transaction(ledger) as session:
        last = own_stream(session)
        nonce = session.scalar(select(LANE.c.nonce).filter_by(lane=last.lane)) or ""
        if last.tip and nonce:
            said = Seal(lane=last.lane, marks=(last.tip,), nonce=nonce, upto=last.seq)
            said = msgspec.structs.replace(said, person=ledger.profile.person[:LONGEST_WORD])
            keep_seals(session, [signed_seal(said, keys.signing)])


def _follow_in_staff(change: Change, ledger: Ledger, name: str, day: dt.date, telephone: str) -> None:
    profile = ledger.profile
    post = post_of(profile.role)
    before = [one for one in in_post(change.session, profile.unit_id, post) if one.name == profile.person]
    succeed(change, before, Staff(name=name, unit=profile.unit_id, role=post, since=day, telephone=telephone.strip()))
