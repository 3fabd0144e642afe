"""Reading the file of steps that people edit, with every mistake told by its line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.law.step_file import StepFile
from desktop_app.model.law.step_file_checks import step_misfits
from desktop_app.report.rulefiles.decoding import decode_file

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


def is_step_file(text: str) -> bool:
    """Tell whether a file is meant to hold the steps of the procedure and not another sort of rules."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and isinstance(found.get("steps"), list) and "versions" not in found


def read_steps(text: str, name: str, issued_on: Mapping[str, Collection[str]]) -> StepFile:
    """Return the steps of a file; raises `FormatError` with the file, the line and the reason.

    `issued_on` says of each letter on which steps its own file has it issued.
    """
    file, spot = decode_file(text, name, StepFile)
    for misfit in step_misfits(file):
        where = spot
        for way in misfit.way:
            where /= way
        raise where.error(misfit.reason)
    for place, step in enumerate(file.steps):
        if step.letter and step.code not in issued_on.get(step.letter, ()):
            reason = _("文书文件 {letter}.json 的“steps”里没有写“{step}”，请两处都写上。")
            raise (spot / "steps" / place / "letter").error(reason.format(letter=step.letter, step=step.code))
    return file
