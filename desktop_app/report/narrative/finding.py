"""A finding on the text of the report, with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.report.format_file import Level


@dataclass(frozen=True, slots=True)
class TextFinding:
    """What was found in a section: its id, how grave it is, a sentence, and where it stands.

    The place is a passage of the text (`block`, from 0, None for the whole section) and the characters from `start` to
    `end` of it as printed; `line` is the line of the body where its signs can't be read.
    """

    id: str
    level: Level
    text: str
    section: str
    block: int | None = None
    start: int = 0
    end: int = 0
    line: int | None = None
