"""Looking once through a foreign log: which streams it has, which of its entries counted there, who works with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.kinds import Organisation, Unit
from desktop_app.store.file.creation import ROLES
from desktop_app.store.log.revision import parse, revision_id
from desktop_app.store.log.stream_entries import StreamEntries
from desktop_app.store.trust.seal import ROLES as SEALED_ROLES
from desktop_app.store.trust.seal import Seal
from desktop_app.store.trust.sealed_entries import in_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.store.file.foreign_log import ForeignLog
    from desktop_app.store.log.revision import Revision

_ID = re.compile(r"([0-9a-f]{32})?")


@dataclass(slots=True)
class _Stream:
    """One write stream: its entries with those before them, whose word it is, its last entry."""

    before: dict[str, str | None] = field(default_factory=dict)
    word: tuple[str, str] = ("", "")
    last: tuple[int, str] = (0, "")


@dataclass(slots=True)
class Survey:
    """What one look through the log tells; none of it is more than the file's own word."""

    held: set[str]
    streams: dict[str, _Stream] = field(default_factory=dict)
    named: dict[str, list[str]] = field(default_factory=dict)
    beginner: str = ""

    def seals(self, whose: dict[str, tuple[str, str]]) -> Iterator[Seal]:
        """Yield what lets the entries that counted in the file count on: a note in the new file, signed by nobody.

        `whose` says whose word the streams are; of others their last entry does.
        """
        for lane, stream in self.streams.items():
            unit, role = whose.get(lane, stream.word)
            unit, role = unit if _ID.fullmatch(unit) else "", role if role in SEALED_ROLES else ""
            counting = stream.before.keys() - self.held
            if len(counting) == len(stream.before):
                ends = StreamEntries(stream.before).ends(counting)
                yield from in_parts(Seal(lane=lane, marks=(), unit=unit, role=role, accepts="past"), ends)
            else:
                yield from in_parts(Seal(lane=lane, marks=(), unit=unit, role=role, accepts="these"), counting)

    def profile(self, said: dict[str, str]) -> dict[str, str]:
        """Return who works with the file: as it says where its log knows that bureau and unit, else who began the log.

        Raises `UserError` where the log knows none.
        """
        organisations, units = self.named.get(Organisation.kind, []), self.named.get(Unit.kind, [])
        organisation, unit, role = (said.get(name, "") for name in ("organisation_id", "unit_id", "role"))
        if not (organisation in organisations and unit in units and role in ROLES):
            if not (organisations and units):
                raise UserError(
                    _("登记日志里找不到机关和单位，带不出来。"),
                    _("请新建一份台账，再收下办公室的文件或以前上报过的文件。"),
                )
            role = self.beginner if self.beginner in ROLES else ROLES[0]
            organisation, unit = organisations[0], units[0]
        return {"organisation_id": organisation, "unit_id": unit, "role": role, "person": said.get("person", "")}

    def note(self, identity: str, revision: Revision) -> None:
        """Look at one more entry."""
        stream = self.streams.setdefault(revision.lane, _Stream())
        stream.before[identity] = revision.prev
        stream.word = (revision.unit, revision.role)
        stream.last = max(stream.last, (revision.seq, identity))
        if revision.kind in {Organisation.kind, Unit.kind} and identity not in self.held:
            self.beginner = self.beginner or revision.role
            known = self.named.setdefault(revision.kind, [])
            if revision.rec not in known:
                known.append(revision.rec)


def survey(log: ForeignLog) -> Survey:
    """Look through a foreign log."""
    found = Survey(log.held())
    for body in log.bodies():
        found.note(revision_id(body), parse(body))
    return found
