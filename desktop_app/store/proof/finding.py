"""What a proof tells: each thing that isn't as the program left it, under the subject that says what it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import _

if TYPE_CHECKING:
    from desktop_app.store.proof.subjects import Subject


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that isn't as the program left it; `text` names it, `record` is the record it is about."""

    subject: Subject
    text: str
    record: str = ""


def called(record: str) -> str:
    """Return what a record is called whose name isn't known: by its number."""
    return _("记录“{record}”").format(record=record)


def of_record(subject: Subject, said: str, record: str, key: str = "") -> Finding:
    """Return a finding about a record; `said` names it by {record}, and one of its values by {key}."""
    return Finding(subject, said.format(record=called(record), key=key), record)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a proof of the whole file found; `notes` are worth knowing and no sign of a change."""

    findings: tuple[Finding, ...]
    revisions: int
    records: int
    notes: tuple[str, ...] = ()

    @property
    def problems(self) -> tuple[str, ...]:
        """Return the sentences of all findings."""
        return tuple(finding.text for finding in self.findings)

    @property
    def sound(self) -> bool:
        """Tell whether the file is as the program left it, as far as that can be proved."""
        return not self.findings
