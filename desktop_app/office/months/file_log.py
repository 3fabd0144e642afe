"""The log of exchanged files (收发记录): every file that came in or went out, with whom and about what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.office.records.listing import titles
from desktop_app.store.log.moments import moment_of
from desktop_app.store.merge.exchanged_files import OUT, FileNote, names_of_pcs, noted_files

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class LoggedFile:
    """One file of the log, with the name of whom it came from or went to."""

    note: FileNote
    partner: str

    @property
    def sent(self) -> bool:
        """Tell whether it went out."""
        return self.note.direction == OUT

    @property
    def at(self) -> dt.datetime:
        """Return when it came or went."""
        return moment_of(self.note.at)

    @property
    def entries(self) -> int:
        """Return how many entries of the log were in it."""
        return self.note.counts.get("revisions", 0)

    def holds(self, words: str) -> bool:
        """Tell whether the partner's or the file's name holds the words, in any case of letters."""
        return words.casefold() in f"{self.partner}\n{self.note.name}".casefold()


def read_file_log(session: Session, role: str) -> list[LoggedFile]:
    """Return all files, the latest first, as a PC of that role names the other side."""
    notes = noted_files(session)
    units = titles(session, "unit", {note.unit for note in notes if note.unit})
    pcs = names_of_pcs(session)
    return [LoggedFile(note, _partner(note, role, units, pcs)) for note in notes]


def _partner(note: FileNote, role: str, units: Mapping[str, str], pcs: Mapping[str, str]) -> str:
    if note.unit:
        return units.get(note.unit) or pcs.get(note.lane) or _("不在名单里的单位")
    if note.direction == OUT:
        return _("各单位") if role == "office" else _("办公室")
    return pcs.get(note.lane) or _("本机发件箱")
