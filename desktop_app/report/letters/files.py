"""The letter files of a folder, read and checked once, and the wording for one case chosen from their versions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.model.letter_heads import PASSAGES, own_heads
from desktop_app.paths import resource
from desktop_app.report.letters.file_checks import check_letter, check_passages
from desktop_app.report.letters.file_shape import LetterFile, Passage, PassageFile, Version
from desktop_app.report.rulefiles.decoding import decode_file, read_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_Chosen = TypeVar("_Chosen", Version, Passage)


@dataclass(frozen=True, slots=True)
class LetterFiles:
    """Every letter by its code, and the passages they share."""

    letters: Mapping[str, LetterFile]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What decides which wording is right: rule set, day of the letter, decision, step, whether review comes first."""

    rule_set: str
    day: dt.date
    decision: str = ""
    step: str = ""
    review_first: bool = False


@cache
def letter_files() -> LetterFiles:
    """Return the letters shipped under `resources/letters`."""
    return read_letters(resource("letters"))


def steps_of_letters() -> dict[str, tuple[str, ...]]:
    """Return on which steps each of the program's own letters is issued."""
    return {code: letter.steps for code, letter in letter_files().letters.items()}


def read_letters(folder: Path) -> LetterFiles:
    """Read and check every letter file of a folder; raises `FormatError` with file, line and reason."""
    shared, spot = decode_file(read_text(folder / PASSAGES), PASSAGES, PassageFile)
    check_passages(shared, spot)
    names = {passage.name for passage in shared.parts}
    paths = sorted(path for path in folder.glob("*.json") if path.name != PASSAGES)
    letters = [_read_letter(path, names) for path in paths]
    return LetterFiles({letter.code: letter for letter in letters}, shared.parts)


def _read_letter(path: Path, passages: set[str]) -> LetterFile:
    letter, spot = decode_file(read_text(path), path.name, LetterFile)
    if letter.code != path.stem:
        raise (spot / "code").error(_("文书种类“{code}”与文件名不一致。").format(code=letter.code))
    check_letter(letter, passages, own_heads(), spot)
    return letter


def wording(files: LetterFiles, code: str, situation: Situation) -> Version:
    """Return the wording of a letter for a situation; raises `UserError` where there is none."""
    letter = files.letters.get(code)
    found = choose(letter.versions, situation) if letter else None
    if found is None:
        raise UserError(
            _("“{letter}”没有适用于这一件的文本（{rule_set}）。").format(
                letter=code_text("letter", code), rule_set=code_text("rule_set", situation.rule_set)
            ),
            _("请核对文书种类、办理结果和日期。"),
        )
    return found


def choose(versions: Sequence[_Chosen], situation: Situation) -> _Chosen | None:
    """Return the version that fits most closely: one for just this step or decision goes first, then the newest."""
    fitting = [version for version in versions if _fits(version, situation)]
    return max(fitting, key=_closeness, default=None)


def _fits(version: Version, situation: Situation) -> bool:
    return (
        version.rule_set in {"", situation.rule_set}
        and (version.since is None or version.since <= situation.day)
        and (not version.decisions or situation.decision in version.decisions)
        and (not version.steps or situation.step in version.steps)
        and version.review_first in {None, situation.review_first}
    )


def _closeness(version: Version) -> tuple[bool, bool, bool, dt.date]:
    return bool(version.steps), bool(version.decisions), bool(version.rule_set), version.since or dt.date.min
