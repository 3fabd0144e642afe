"""The guards of a bureau's ledger: locked years, correction slips, rules and code lists that change, numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.model.kinds import Application, Organisation, RuleFile, Unit
from desktop_app.office.cases.due_days_again import follow_rules
from desktop_app.office.rules.code_files import load_codes
from desktop_app.office.rules.former_names import refuse_former
from desktop_app.office.rules.highest_numbers import given_out
from desktop_app.office.rules.rights_words import not_yours
from desktop_app.office.rules.rules_in_force import RULE_KINDS
from desktop_app.office.years.correction_slip import current_correction, write_slips
from desktop_app.office.years.year_lock import YearLock
from desktop_app.store.file.identity import remember
from desktop_app.store.log.guards import Followed
from desktop_app.store.log.write_stream import is_office_known
from desktop_app.store.trust.certificates import AUTHORITY_KINDS
from desktop_app.store.trust.own_entries import follow_authority, uncounted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.model.codes import CodeLists
    from desktop_app.model.field import Value
    from desktop_app.model.law.rules import Rules
    from desktop_app.model.record import Record
    from desktop_app.store.log.guards import Closing, Stream

_NAMED = (Unit, Organisation)
"""The kinds whose names a ledger may give up for those of the office's list."""


class OfficeGuards:
    """What a bureau asks of one transaction in its ledger, and what it does once that is kept."""

    def __init__(self, ledger: Ledger, session: Session) -> None:
        self._ledger = ledger
        self._session = session
        self._correction = current_correction()
        self._lock = YearLock(session, open_years=self._correction is not None)
        self._given_out: dict[str, int] = {}
        self._rules: Rules | None = None
        self._codes: CodeLists | None = None

    def before(self, kind: type[Record], old: Mapping[str, Value], new: Mapping[str, Value]) -> None:
        """Let a change through or raise `LockedYearError`; a name given up for the office's doesn't come back."""
        if kind in _NAMED and new and not old:
            refuse_former(self._session, kind, new)
        self._lock.pass_through(kind, old, new)

    def closing(self, change: Closing) -> None:
        """Write the slips of a correction; then the operation's numbers are all known."""
        if self._correction:
            write_slips(change, self._correction, self._lock.corrected)
        self._keep_to_rights(change)
        self._given_out = given_out(change.session, change.touched, self._ledger.rules.settings)

    def _keep_to_rights(self, change: Closing) -> None:
        """Refuse what a unit may not write, once an office is known; let the office's word on its PCs take effect."""
        if self._ledger.profile.role == "office":
            if AUTHORITY_KINDS & set(change.touched.values()):
                change.note_touched(follow_authority(change.session, change.touched, self._ledger.rules))
        elif is_office_known(change.session):
            reason = uncounted(change.session, change.operation, change.touched)
            if reason is not None:
                raise not_yours(reason, change.touched.values())

    def follow(self, session: Session, touched: Mapping[str, str]) -> Followed:
        """Read code lists again where a rule file changed; where a calendar or a setting did, every due day too."""
        kinds = set(touched.values())
        if RuleFile.kind in kinds:
            self._codes = load_codes(session)
        if not RULE_KINDS & kinds:
            return Followed()
        self._rules, moved = follow_rules(session)
        return Followed(Application.kind, moved)

    def kept(self, stream: Stream) -> None:
        """Remember the write stream and the numbers on this PC, and put changed rules and code lists in force."""
        if self._ledger.identity.token:
            remember(self._ledger.identity.token, stream, self._given_out)
        if self._rules is not None:
            self._ledger.in_force.rules = self._rules
        if self._codes is not None:
            self._ledger.in_force.codes = self._codes
