"""A finding: what a check has to say, how grave it is, and the cells, records and sentences it speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from desktop_app.report.annex.formats.file_shape import Level

LEVELS: tuple[Level, ...] = ("error", "warn", "info")
"""How grave a finding can be, the gravest first."""

_NAMES = {"error": "错误", "warn": "核实", "info": "提示"}
"""How a file names the levels, whatever the language of the screen."""


@dataclass(frozen=True, slots=True)
class RecordTarget:
    """A record that a finding speaks of: its kind, its id, and what a person calls it (登记号, 标题)."""

    kind: str
    id: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a section of the report: its code, and where the words begin and how long they are, in characters."""

    section: str
    start: int = 0
    length: int = 0


@dataclass(frozen=True, slots=True)
class Explanation:
    """What an officer told the reviewer about a finding: the record that keeps it, the words, who and when."""

    record_id: str
    text: str
    by: str = ""
    on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: its id, how grave it is (错误, 核实, 提示), a sentence, and what it speaks of.

    `subject` tells several findings of one check apart (a cell, a record, a unit); `blocks` is False for an error that
    has happened and that nobody can put right any more, so that it doesn't keep a month from being handed in.
    """

    id: str
    level: Level
    text: str
    cells: tuple[str, ...] = ()
    subject: str = ""
    records: tuple[RecordTarget, ...] = ()
    passages: tuple[Passage, ...] = ()
    hint: str = ""
    blocks: bool = True
    explanation: Explanation | None = None

    @property
    def key(self) -> str:
        """The finding's own name, the same whenever the check is run: an explanation is kept under it."""
        return f"{self.id}:{self.subject}" if self.subject else self.id

    @property
    def stops(self) -> bool:
        """Whether nothing can be handed in while it stands."""
        return self.level == "error" and self.blocks

    @property
    def done(self) -> bool:
        """Whether nothing more is to be done: a hint, or something to verify that has been explained."""
        return self.level == "info" or (self.level == "warn" and self.explanation is not None)


def level_text(level: Level) -> str:
    """Return the word on screen and paper for how grave a finding is."""
    return {"error": _("错误"), "warn": _("核实"), "info": _("提示")}[level]


def gravest_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings in the order of their levels, else as they came."""
    return tuple(sorted(findings, key=lambda finding: LEVELS.index(finding.level)))


def findings_json(findings: Sequence[Finding]) -> list[dict[str, object]]:
    """Return findings as plain data: names, the word for how grave each is, sentence, explanation and targets."""
    return [
        {
            "id": finding.id,
            "key": finding.key,
            "level": _NAMES[finding.level],
            "text": finding.text,
            "hint": finding.hint,
            "cells": list(finding.cells),
            "records": [{"kind": at.kind, "record": at.id, "name": at.name} for at in finding.records],
            "passages": [{"section": at.section, "start": at.start, "length": at.length} for at in finding.passages],
            "explanation": finding.explanation.text if finding.explanation else "",
            "settled": finding.done,
        }
        for finding in findings
    ]
