"""What judging one record asks about the rest of a data file, answered from what was worked out and noted before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.store.log.projection import project
from desktop_app.store.log.revision import StoredRevision
from desktop_app.store.log.revisions import revisions_of
from desktop_app.store.log.write_stream import own_lanes
from desktop_app.store.trust.certificates import FREE, OFFICE
from desktop_app.store.trust.judging import Reason, Voice, owner

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from sqlalchemy.orm import Session

_OF_STREAMS = {str(Reason.UNSEALED): Reason.UNSEALED, str(Reason.RETIRED): Reason.RETIRED}
_MOST_KNOWN = 2 * 1024**2
"""How many letters of logs are kept at hand, by a rough count."""
_OF_ENTRY, _OF_PART = 300, 60


def noted_reason(stored: StoredRevision) -> Reason | None:
    """Return why an entry is nobody's, as it was noted; None where a key stands behind it."""
    return _OF_STREAMS.get(stored.held)


class NotedGround:
    """The streams as they were noted, and the records of the log.

    `nobodys` tells why an entry is nobody's, where that is worked out anew instead.
    """

    def __init__(
        self,
        session: Session,
        is_accepted: Callable[[StoredRevision], bool],
        nobodys: Callable[[StoredRevision], Reason | None] | None = None,
    ) -> None:
        self._session = session
        self._is_accepted = is_accepted
        self._nobodys = nobodys or noted_reason
        self._own: Collection[str] | None = None
        self._known: dict[str, Sequence[StoredRevision]] = {}
        self._weight = 0
        self._owners: dict[str, str | None] = {}
        self._listed: dict[str, bool] = {}

    def know(self, logs: Mapping[str, Sequence[StoredRevision]]) -> None:
        """Keep logs that are at hand, so that they aren't read again."""
        if self._weight > _MOST_KNOWN:
            self._known.clear()
            self._weight = 0
        self._known.update(logs)
        self._weight += sum(_weight(stored) for log in logs.values() for stored in log)

    def voice(self, stored: StoredRevision) -> Voice | Reason:
        """Return whose word an entry is, or why it is nobody's."""
        reason = self._nobodys(stored)
        if reason is not None and not self._is_accepted(stored):
            return reason
        return Voice(stored.unit, stored.role, free=stored.role in FREE)

    def is_own(self, stored: StoredRevision) -> bool:
        """Tell whether an entry was written in this file, or in the one that it was copied from."""
        if self._own is None:
            self._own = own_lanes(self._session)
        return stored.revision.lane in self._own

    def is_accepted(self, stored: StoredRevision) -> bool:
        """Tell whether an entry counts whatever it writes."""
        return self._is_accepted(stored)

    def owner_of(self, record: str) -> str | None:
        """Return the unit a record is of, "" for the office's, None where nobody knows."""
        if record not in self._owners:
            # Records that say they are parts of one another belong to nobody.
            self._owners[record] = None
            log = self._log(record)
            self._owners[record] = owner(log, self) if log else None
        return self._owners[record]

    def is_listed(self, unit: str) -> bool:
        """Tell whether the office has written down a unit."""
        if unit not in self._listed:
            said = project([self._by_office_alone(stored) for stored in self._log(unit)])
            self._listed[unit] = bool(said.heads) and not said.deleted
        return self._listed[unit]

    def _by_office_alone(self, stored: StoredRevision) -> StoredRevision:
        voice = self.voice(stored)
        is_offices = isinstance(voice, Voice) and voice.role == OFFICE
        return StoredRevision(stored.id, stored.revision, OFFICE, "" if is_offices else Reason.OTHER)

    def _log(self, record: str) -> Sequence[StoredRevision]:
        if record not in self._known:
            self.know({record: revisions_of(self._session, record)})
        return self._known[record]


def _weight(stored: StoredRevision) -> int:
    """Return roughly how many letters an entry is."""
    weight = _OF_ENTRY
    for value in stored.revision.f.values():
        if isinstance(value, str):
            weight += len(value)
        elif isinstance(value, dict):
            weight += _OF_PART * len(value)
    return weight
